"""The draft's promise: a pane that follows its edits always shows a whole and right text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.draft import Draft, Drop, Insert, Keep

SENTENCE = st.sampled_from(["One two.", "Two 😀 words.", "Three now here.", "Go.", "𝔸 b."])
GAP = st.sampled_from([" ", "\n\n", "  ", "\t", " 😀 " * 0 + "\n"])
TEXT = st.lists(st.tuples(SENTENCE, GAP), min_size=1, max_size=7).map(
    lambda parts: "".join(s + g for s, g in parts)
)


def units(text):
    return len(text.encode("utf-16-le")) // 2


def rewrites(text, level=0):
    """A rewrite of each sentence of `text`, which names the level that made it."""
    made = []
    for match in re.finditer(r"[^\s.][^.]*\.", text):
        sentence = match.group()
        if sentence == "Go.":
            made.append(Rewrite.keeping(match.start(), sentence, Reason.TOO_SHORT))
        else:
            options = tuple(
                Alternative(f"L{level} {'😀' * n}{sentence}", 0.9, 0.1 * (n + 1), 0.2) for n in range(3)
            )
            made.append(Rewrite(match.start(), sentence, options))
    return made


class Page:
    """Does what a pane does, on a plain string."""

    def __init__(self):
        self.text = ""
        self.edge = 0

    def begin(self, draft):
        self.edge = 0
        if not draft.has_tail:
            self.text = ""

    def apply(self, edits):
        for edit in edits:
            before, after = self.split(self.edge)
            match edit:
                case Keep(count):
                    self.edge += count
                case Drop(count):
                    self.text = before + after.encode("utf-16-le")[2 * count :].decode("utf-16-le")
                case Insert(text, _):
                    self.text = before + text + after
                    self.edge += units(text)

    def split(self, place):
        data = self.text.encode("utf-16-le")
        return data[: 2 * place].decode("utf-16-le"), data[2 * place :].decode("utf-16-le")

    def at(self, span):
        return self.split(span[1])[0].encode("utf-16-le")[2 * span[0] :].decode("utf-16-le")


def run(page, text, earlier=None, level=0, stop_after=None):
    """A draft of `text`, run to its end, or left after some sentences."""
    draft = Draft(text, earlier)
    page.begin(draft)
    for number, rewrite in enumerate(rewrites(text, level)):
        if stop_after is not None and number >= stop_after:
            return draft
        page.apply(draft.settle(rewrite))
    page.apply(draft.finish())
    return draft


def check(page, draft):
    assert page.text == draft.rewrite
    for index, sentence in enumerate(draft.sentences):
        start, end = draft.rewrite_span(index)
        assert page.at((start, end)) == sentence.text
        assert draft.at_rewrite(start) == index
        source = draft.source_span(index)
        text = draft.text.encode("utf-16-le")[2 * source[0] : 2 * source[1]].decode("utf-16-le")
        assert text == sentence.source
        assert draft.at_source(source[0]) == index
        assert draft.at_source(source[1] - 1) == index


@given(TEXT)
def test_a_finished_draft_is_shown_whole(text):
    page = Page()
    draft = run(page, text)
    check(page, draft)
    gaps = re.sub(r"[^\s.][^.]*\.", "", text)
    assert "".join(re.split(r"L\d [^.]*\.|Go\.", draft.rewrite)) == gaps


@given(TEXT, TEXT, st.integers(0, 7), st.integers(0, 7), st.booleans())
def test_any_draft_may_follow_any_other(first, second, left, stopped, same):
    """One draft is left half done, the next (of the same text or another) stopped half done."""
    page = Page()
    earlier = run(page, first, level=1, stop_after=left)
    draft = run(page, first if same else second, earlier, level=2, stop_after=stopped)
    page.apply(draft.stop())
    if draft.sentences:
        check(page, draft)
    else:
        assert page.text == ""
    last = run(page, second, draft, level=3)
    check(page, last)
    assert "L1" not in last.rewrite
    assert "L2" not in last.rewrite


@given(TEXT, st.integers(0, 30), st.sampled_from(["", "x", " New one. ", "😀"]), st.integers(0, 3))
def test_a_stopped_draft_after_an_edit_loses_nothing_that_was_written(text, place, typed, stopped):
    page = Page()
    earlier = run(page, text, level=1)
    edited = text[:place] + typed + text[place:]
    draft = run(page, edited, earlier, level=2, stop_after=stopped)
    page.apply(draft.stop())
    if draft.sentences:
        check(page, draft)
        as_written = re.sub("L[12] ", "", draft.rewrite)
        assert as_written == edited


def test_stopping_keeps_the_earlier_rewrite_of_what_was_not_reached():
    page = Page()
    text = "One two. Three now here. Two 😀 words. "
    earlier = run(page, text, level=1)
    draft = run(page, text, earlier, level=2, stop_after=1)
    edits = draft.stop()
    page.apply(edits)
    assert draft.rewrite == "L2 One two. L1 Three now here. L1 Two 😀 words. "
    check(page, draft)


@given(TEXT, st.data())
def test_choosing_changes_just_that_sentence(text, data):
    page = Page()
    draft = run(page, text)
    index = data.draw(st.integers(0, len(draft.sentences) - 1))
    option = data.draw(st.integers(0, len(draft.sentences[index].options) - 1))
    before = [sentence.text for sentence in draft.sentences]
    start, end = draft.choose(index, option)
    page.text = page.split(start)[0] + draft.sentences[index].text + page.split(end)[1]
    check(page, draft)
    after = [sentence.text for sentence in draft.sentences]
    assert after[:index] + after[index + 1 :] == before[:index] + before[index + 1 :]


def test_a_pick_holds_for_the_same_sentence_while_it_is_on_offer():
    page = Page()
    text = "One two. One two. Three now here."
    draft = run(page, text)
    draft.choose(1, 2)
    again = run(page, text + " Go.", draft)
    assert [sentence.chosen for sentence in again.sentences] == [0, 2, 0, 0]
    other = run(page, text, again, level=5)
    assert [sentence.chosen for sentence in other.sentences] == [0, 0, 0]


def test_the_own_sentence_can_be_picked_and_is_not_counted_as_rewritten():
    page = Page()
    draft = run(page, "One two. Three now here. Go.")
    assert draft.tally.rewritten == 2
    assert (draft.tally.lexical, draft.tally.syntactic) == (10, 20)
    draft.choose(0, 3)
    assert draft.sentences[0].text == "One two."
    assert draft.tally.rewritten == 1
    draft.choose(1, 1)
    assert draft.tally.lexical == 20
    draft.choose(1, 3)
    assert draft.tally.lexical is None


def test_between_sentences_there_is_none():
    draft = run(Page(), "One two.    Three now here.")
    assert draft.at_source(8) == 0  # right behind it
    assert draft.at_source(10) is None
    assert draft.at_rewrite(len("L0 One two.") + 2) is None


def test_stopping_joins_what_is_kept():
    page = Page()
    text = "One two. " * 200
    earlier = run(page, text)
    edits = run(page, text, earlier, stop_after=3).stop()
    assert len(edits) <= 3
