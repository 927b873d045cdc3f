"""The page with the rewrite shows what the draft says, whatever comes in whatever order."""

import random

import pytest

from desktop.engine.request import Request
from desktop.window.text.draft import Draft
from desktop.window.text.pieces import Choice, Decision
from desktop.window.text.wish import Wish
from desktop.window.views.rewrite_pane import RewritePane
from tests.desktop.window.text.test_draft import rewrites

PARTS = ["One two.", "Two 😀 words.", "Three now here.", "Go.", " ", "\n\n", "\n", "no break"]


@pytest.fixture
def pane(qtbot):
    made = RewritePane()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(pane):
    return pane.document().toRawText().replace("\u2029", "\n")


def play(pane, draft, chance, size):
    """One thing that a writer or an engine does."""
    match chance.randrange(5):
        case 0:
            place = chance.randrange(len(draft.text) + 1)
            end = min(len(draft.text), place + chance.randrange(size))
            typed = "".join(chance.choices(PARTS, k=chance.randrange(size)))
            edit = draft.set_text(draft.text[:place] + typed + draft.text[end:])
            pane.apply([edit] if edit else [])
        case 1:
            pane.apply(draft.ask(Wish(Request(lexical=chance.randrange(3)))))
        case 2 if draft.pieces:
            index = chance.randrange(len(draft.pieces))
            options = draft.pieces[index].options
            if options:
                option = chance.choice(options)
                pane.apply(draft.choose(index, Choice(option, chance.choice(list(Decision)))))
        case _:
            run = draft.next_run(chance.randrange(len(draft.text) + 1))
            if run is not None:
                at = run.start
                for rewrite in rewrites(draft.text[run.start : run.end], run.request.lexical):
                    if chance.random() < 0.1:
                        return
                    pane.apply(draft.settle(run, at, rewrite))
                    at = run.start + rewrite.end
                pane.apply(draft.finish(run, at))


@pytest.mark.parametrize("seed", range(6))
def test_the_page_is_what_the_draft_says(qtbot, pane, seed):
    chance = random.Random(seed)
    draft = Draft()
    pane.begin(draft)
    for _ in range(60):
        play(pane, draft, chance, 12)
        assert shown(pane) == "".join(piece.shown for piece in draft.pieces)


@pytest.mark.parametrize("seed", range(3))
def test_a_long_page_is_so_when_all_of_it_is_there(qtbot, pane, seed):
    chance = random.Random(seed)
    draft = Draft()
    pane.begin(draft)
    pane.apply([draft.set_text("One two. Three now here.\n\nTwo 😀 words. " * 2500)])
    for _ in range(12):
        for _ in range(4):
            play(pane, draft, chance, 3000)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: pane._filled is None, timeout=20000)
    assert shown(pane) == "".join(piece.shown for piece in draft.pieces)
