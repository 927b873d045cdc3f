import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.block import Replacement
from desktop.documents.comparison.page import page
from desktop.documents.plain import PlainDocument


class Cells(HTMLParser):
    """Gathers the text of the cells, tag balance checked."""

    def __init__(self, html):
        super().__init__()
        self.cells = []
        self.open = []
        self.marked = {"ins": [], "del": []}
        self.feed(html[html.index("<tbody>") : html.index("</tbody>")])

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        if tag == "td":
            self.cells.append("")
        elif tag in self.marked:
            self.marked[tag].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "td" in self.open:
            self.cells[-1] += data
        if self.open[-1] in self.marked:
            self.marked[self.open[-1]][-1] += data


def made(old, new, title="a"):
    document = PlainDocument(None, old.encode())
    return page(document, [Replacement(0, 0, len(old), new)], title).decode()


def test_changed_words_are_marked_on_both_sides():
    cells = Cells(made("The cat sat here.", "The dog sat there now."))
    assert cells.cells == ["The cat sat here.", "The dog sat there now."]
    assert cells.marked == {"del": ["cat", "here"], "ins": ["dog", "there now"]}


@given(
    st.text("ab<&>\"' \n", min_size=1).filter(str.strip), st.text("ab<&>\"' \n", min_size=1).filter(str.strip)
)
def test_any_text_stands_there_as_it_is(old, new):
    if old != new:
        assert Cells(made(old, new)).cells == [old, new]


def test_the_page_needs_nothing_else_and_names_what_it_shows():
    html = made("Old.", "New.", "<a> & b.txt")
    assert "<title>&lt;a&gt; &amp; b.txt</title>" in html
    assert "1 sentence changed." in html
    assert not re.search(r"<script|src=|href=|@import|url\(|https?:", html)
    assert "$" not in html


def test_marks_do_not_rely_on_colour():
    style = re.search(r"<style>(.*?)</style>", made("a.", "b."), re.DOTALL)[1]
    assert re.search(r"ins \{[^}]*font-weight: 700;[^}]*text-decoration: underline", style)
    assert "line-through" in style
