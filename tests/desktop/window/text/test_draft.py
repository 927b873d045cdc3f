"""The draft's promise: a pane that follows its edits always shows a whole and right text."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.window.text.cells import cuts, cuts_after
from desktop.window.text.draft import Draft
from desktop.window.text.overlap import common_end, common_start
from desktop.window.text.pieces import Choice, Decision, own_option
from desktop.window.text.wish import Wish

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

    def apply(self, edits):
        for edit in edits:
            data = self.text.encode("utf-16-le")
            shown = "".join(piece.shown for piece in edit.pieces)
            self.text = (
                data[: 2 * edit.start].decode("utf-16-le") + shown + data[2 * edit.end :].decode("utf-16-le")
            )

    def at(self, span):
        return self.text.encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")


class Writer:
    """Does what a session does, with an engine that rewrites at once."""

    def __init__(self):
        self.draft = Draft()
        self.page = Page()
        self.runs = []

    def ask(self, text, level=0, frozen=(), scope=None):
        edit = self.draft.set_text(text)
        self.page.apply([edit] if edit else [])
        self.page.apply(self.draft.ask(Wish(Request(lexical=level), frozen, scope)))

    def run(self, near=lambda: 0, sentences=1000):
        """Rewrite what waits, at most so many sentences."""
        for _ in range(1000):
            run = self.draft.next_run(near())
            if run is None:
                return
            assert run not in self.runs[-1:], "the same run twice"
            self.runs.append(run)
            at = run.start
            for rewrite in rewrites(self.draft.text[run.start : run.end], run.request.lexical):
                if not sentences:
                    return
                sentences -= 1
                self.page.apply(self.draft.settle(run, at, rewrite))
                at = run.start + rewrite.end
            self.page.apply(self.draft.finish(run, at))
        raise AssertionError("it never ends")

    def stop(self):
        self.page.apply(self.draft.stop())

    def write(self, text, level=0, **wish):
        self.ask(text, level, **wish)
        self.run()
        return self.check()

    def check(self):
        draft = self.draft
        assert "".join(piece.gap + piece.source for piece in draft.pieces) == draft.text
        assert self.page.text == "".join(piece.shown for piece in draft.pieces)
        for index, piece in enumerate(draft.pieces):
            if piece.rewrite is None:
                continue
            start, end = draft.rewrite_span(index)
            assert self.page.at((start, end)) == piece.text
            assert draft.at_rewrite(start + 1) == index
            source = draft.source_span(index)
            text = draft.text.encode("utf-16-le")[2 * source[0] : 2 * source[1]].decode("utf-16-le")
            assert text == piece.source
            assert draft.at_source(source[0] + 1) == index
        assert draft.unfinished == sum(
            piece.length for index, piece in enumerate(draft.pieces) if draft.pending(index)
        )
        return self.page.text

    @property
    def sentences(self):
        return [piece for piece in self.draft.pieces if piece.rewrite is not None]


def as_rewritten(text, level):
    """The text that a run over all of it gives."""
    parts, end = [], 0
    for rewrite in rewrites(text, level):
        parts += (text[end : rewrite.start], rewrite.text)
        end = rewrite.end
    return "".join([*parts, text[end:]])


@given(TEXT)
def test_a_finished_draft_is_shown_whole(text):
    assert Writer().write(text, 3) == as_rewritten(text, 3)


@settings(deadline=None)
@given(TEXT, TEXT, st.tuples(st.integers(0, 7), st.integers(0, 7)), st.booleans(), st.integers(0, 60))
def test_any_text_may_follow_any_other_in_any_order(first, second, counts, same, near):
    """One run is left half done, the next (of the same text or another) stopped half done."""
    left, stopped = counts
    writer = Writer()
    writer.ask(first, 1)
    writer.run(lambda: near, left)
    writer.ask(first if same else second, 2)
    writer.run(lambda: near // 2, stopped)
    writer.stop()
    assert writer.check() == writer.draft.rewrite
    writer.ask(second, 3)
    writer.run(lambda: near)
    assert writer.check() == writer.draft.rewrite == as_rewritten(second, 3)


@given(TEXT, st.integers(0, 30), st.sampled_from(["", "x", " New one. ", "😀"]), st.integers(0, 3))
def test_a_stop_after_an_edit_loses_nothing_that_was_written(text, place, typed, stopped):
    writer = Writer()
    writer.write(text, 1)
    edited = text[:place] + typed + text[place:]
    writer.ask(edited, 2)
    writer.run(sentences=stopped)
    writer.stop()
    assert re.sub("L[12] ", "", writer.check()) == edited


def test_while_a_changed_sentence_is_awaited_its_old_rewrite_stands_there():
    writer = Writer()
    writer.write("One two. Three now here.", 1)
    writer.ask("One two more. Three now here.", 1)
    assert writer.page.text == "L1 One two. L1 Three now here."
    assert writer.draft.rewrite == "One two more. L1 Three now here."
    writer.stop()
    assert writer.check() == writer.draft.rewrite


def test_what_is_in_sight_comes_first():
    text = "One two. Three now here. " * 400
    assert len(cuts(text)) > 3
    writer = Writer()
    writer.ask(text, 1)
    writer.run(lambda: len(text) // 2, 10)
    (run,) = writer.runs
    assert run.start <= len(text) // 2 < run.end
    assert writer.page.text.startswith("One two. Three")
    assert "L1 One two." in writer.check()
    writer.runs.clear()
    writer.ask(text, 2)
    writer.run(lambda: writer.draft.source_chars(9)[0] + 1, 1)
    assert writer.draft.pieces[0].own


@given(TEXT, st.data())
def test_choosing_changes_just_that_sentence(text, data):
    writer = Writer()
    writer.write(text)
    draft = writer.draft
    index = data.draw(st.sampled_from([i for i, p in enumerate(draft.pieces) if p.rewrite is not None]))
    option = data.draw(st.sampled_from(draft.pieces[index].options))
    before = [piece.text for piece in draft.pieces]
    writer.page.apply(draft.choose(index, Choice(option, Decision.ACCEPTED)))
    writer.check()
    assert draft.pieces[index].text == option.text
    after = [piece.text for piece in draft.pieces]
    assert after[:index] + after[index + 1 :] == before[:index] + before[index + 1 :]


def test_what_was_decided_stays_whatever_the_sliders_say_and_comes_back_with_its_sentence():
    writer = Writer()
    text = "One two. Two 😀 words. Three now here."
    writer.write(text, 1)
    picked = writer.draft.pieces[1].options[2]
    writer.draft.choose(1, Choice(picked, Decision.ACCEPTED))
    writer.draft.choose(2, Choice(own_option("Three now here."), Decision.REJECTED))
    writer.page.text = writer.draft.rewrite
    assert writer.write(text, 5) == f"L5 One two. {picked.text} Three now here."
    writer.write("Three now here.", 5)
    writer.write("Go. " + text, 1)
    assert writer.draft.pieces[2].text == picked.text
    assert writer.draft.pieces[3].own


def test_the_own_sentence_can_be_picked_and_is_not_counted_as_rewritten():
    writer = Writer()
    writer.write("One two. Three now here. Go.")
    draft = writer.draft
    assert draft.tally.sentences == 3
    assert (draft.tally.rewritten, draft.tally.lexical, draft.tally.syntactic) == (2, 10, 20)
    draft.choose(0, Choice(own_option("One two."), Decision.REJECTED))
    assert draft.pieces[0].text == "One two."
    assert draft.tally.rewritten == 1
    draft.choose(1, Choice(draft.pieces[1].options[1], Decision.ACCEPTED))
    assert draft.tally.lexical == 20
    draft.choose(1, Choice(own_option("Three now here."), Decision.REJECTED))
    assert draft.tally.lexical is None


def test_a_frozen_sentence_is_not_rewritten_and_a_frozen_word_is_kept():
    writer = Writer()
    text = "One two. Three now here. Two 😀 words."
    writer.write(text, 1)
    assert writer.write(text, 1, frozen=((9, 24), (31, 36))) == "L1 One two. Three now here. L1 Two 😀 words."
    assert [run.request.keep for run in writer.runs[1:]] == [("words",)]
    assert text[writer.runs[-1].start : writer.runs[-1].end] == " Two 😀 words."
    writer.write(text, 2, frozen=((9, 24), (31, 36)))
    assert writer.draft.rewrite == "L2 One two. Three now here. L2 Two 😀 words."
    assert writer.write(text, 2) == as_rewritten(text, 2)


def test_a_word_that_is_frozen_later_counts_more_than_what_was_accepted_before():
    writer = Writer()
    writer.write("One two. Two 😀 words.", 1)
    for index in (0, 1):
        piece = writer.draft.pieces[index]
        writer.draft.choose(index, Choice(piece.choice.option, Decision.ACCEPTED))
    writer.ask("One two. Two 😀 words.", 1, frozen=((15, 20),))
    assert [piece.decision for piece in writer.draft.pieces[:2]] == [Decision.ACCEPTED] * 2
    writer.ask("One two. Two 😀 words.", 1)
    other = Alternative("L1 nothing of it", 0.9, 0.1, 0.2)
    writer.draft.pieces[1].offer(other)
    writer.draft.choose(1, Choice(other, Decision.ACCEPTED))
    writer.ask("One two. Two 😀 words.", 1, frozen=((15, 20),))
    assert writer.draft.pieces[1].decision is Decision.OPEN
    assert writer.draft.pending(1)


@settings(deadline=None)
@given(TEXT, st.lists(st.integers(0, 60), min_size=2, max_size=6), st.integers(0, 60))
def test_freezing_anything_ends_and_keeps_the_text(text, places, near):
    writer = Writer()
    bounds = sorted({min(place, len(text)) for place in places})
    frozen = tuple(zip(bounds[::2], bounds[1::2], strict=False))
    writer.ask(text, 1, frozen)
    writer.run(lambda: near)
    writer.check()
    for index, piece in enumerate(writer.draft.pieces):
        if piece.rewrite is not None and piece.frozen:
            assert piece.text == piece.source, index
    assert writer.write(text, 1) == as_rewritten(text, 1)


def test_only_the_scope_is_rewritten():
    writer = Writer()
    text = "One two. Three now here. Two 😀 words."
    assert writer.write(text, 1, scope=(10, 12)) == "One two. L1 Three now here. Two 😀 words."
    assert writer.write(text, 2, scope=(10, 12)) == "One two. L2 Three now here. Two 😀 words."
    assert writer.write(text, 2) == as_rewritten(text, 2)


def test_between_sentences_there_is_none():
    writer = Writer()
    writer.write("One two.    Three now here.")
    assert writer.draft.at_source(8) == 0  # right behind it
    assert writer.draft.at_source(10) is None
    assert writer.draft.at_rewrite(len("L0 One two.") + 2) is None


def test_what_was_asked_for_before_is_not_asked_for_again():
    writer = Writer()
    text = "One two. " * 200
    writer.write(text, 1)
    writer.runs.clear()
    writer.write(text + "Go.", 1)
    assert len(writer.runs) == 1
    writer.runs.clear()
    writer.draft.forget()
    writer.run()
    assert writer.runs


@given(st.text(alphabet="ab.\n `~", max_size=200).map(lambda text: text * 200))
def test_cells_cover_the_text(text):
    places = cuts(text)
    assert places[0] == 0
    assert places[-1] == len(text)
    assert all(left < right <= left + 12_010 for left, right in pairwise(places)) or not text


LINES = st.integers(1, 9).map(lambda count: "Words are here. " * 100 * count)  # up to 14,400 characters
BREAK = st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n\n", "\n```\n", "\n~~~\n", "\n```\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(LINES, BREAK), min_size=1, max_size=8), st.data())
def test_cells_of_a_changed_text_are_those_that_it_has_without_the_one_before(parts, data):
    text = "".join(line + end for line, end in parts)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 900, 5000])))
        change = data.draw(st.sampled_from(["x", "", "\n", "\n\n", "\n```\n", "Words are here. " * 400]))
        other = text[:start] + change + text[end:]
        same = common_start(text, other)
        behind = common_end(text, other, same)
        assert cuts_after(cuts(text), other, same, behind) == cuts(other)
        text = other


def test_no_cell_ends_within_a_block_of_code():
    code = "```\n" + "x = 1\n\n" * 700 + "```\n\n"
    text = "Words are here.\n\n" * 100 + code + "Words are here.\n\n" * 300
    inside = range(text.index("```"), text.rindex("```"))
    assert not [place for place in cuts(text) if place in inside]


def test_a_draft_is_put_together_as_it_stood():
    """A novel is put together on another thread, while the writer goes on."""
    writer = Writer()
    text = "One two. Three now here. Go. One two."
    before = writer.write(text, 1)
    standing, changes = writer.draft.standing(), writer.draft.changes()
    assert changes[0] == (0, 8, "L1 One two.")
    first = writer.draft.pieces[0]
    writer.page.apply(writer.draft.choose(0, Choice(first.options[1], Decision.ACCEPTED)))
    assert writer.write(f"{text} Three now here.", 2) != before
    assert standing.text == text
    assert standing.rewrite() == before
    assert standing.changes() == changes
