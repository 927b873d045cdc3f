from html.parser import HTMLParser

from trainer.evaluation.html import page, table


class Reader(HTMLParser):
    """Complains about tags that are not closed in order, and gathers text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_is_whole_and_needs_nothing_else() -> None:
    text = page("a < b", ["<h1>x</h1>", table(["", "a & b"], [["row", "<b>1</b>"], ["other", "2"]], "texts")])
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    assert "a < b" in reader.text
    assert "a & b" in reader.text
    assert text.startswith("<!doctype html>")
    assert "src=" not in text
    assert "href=" not in text
    assert "url(" not in text
