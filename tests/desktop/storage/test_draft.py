import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.request import Length
from desktop.engine.result import Alternative
from desktop.storage.draft import Decided, Draft, DraftFile, Frozen
from desktop.storage.errors import StorageError

TEXT = st.text(st.characters(exclude_categories=()), max_size=40)  # half a surrogate pair too


SHARE = st.floats(-1, 1)
OPTION = st.none() | st.builds(Alternative, TEXT, SHARE, SHARE, SHARE)


@st.composite
def drafts(draw):
    text = draw(TEXT)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    stretches = list(zip(places[::2], places[1::2], strict=False))
    return Draft(
        text,
        draw(st.integers(0, len(text))),
        draw(st.integers(0, 100)),
        draw(st.integers(0, 100)),
        draw(st.sampled_from(Length)),
        tuple(draw(st.lists(TEXT, max_size=3))),
        tuple(Frozen(*pair) for pair in stretches),
        tuple(Decided(*pair, draw(OPTION), draw(st.booleans())) for pair in stretches),
        draw(st.text()),
        draw(st.binary(max_size=20)),
    )


@settings(max_examples=25)  # each waits for the disk
@given(drafts())
def test_everything_is_there_again(tmp_path_factory, draft):
    file = DraftFile(tmp_path_factory.mktemp("draft") / "draft.json")
    file.save(draft)
    assert file.load() == draft


def test_no_draft_is_none_and_a_removed_one_is_gone(tmp_path):
    file = DraftFile(tmp_path / "draft.json")
    assert file.load() is None
    file.save(Draft("x"))
    file.remove()
    assert file.load() is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_the_text_must_be_right(tmp_path):
    path = tmp_path / "draft.json"
    path.write_text(
        json.dumps({"text": "abc", "cursor": 4, "lexical": 101, "length": "vast", "frozen": [[2, 9], [0, 1]]})
    )
    assert DraftFile(path).load() == Draft("abc", frozen=(Frozen(0, 1),))


def test_a_draft_of_an_older_version_still_loads(tmp_path):
    path = tmp_path / "draft.json"
    path.write_text('{"version": 1, "text": "Some words.", "cursor": 4, "frozen": [[0, 4]]}')
    assert DraftFile(path).load() == Draft("Some words.", 4, frozen=(Frozen(0, 4),))


def test_what_is_no_decision_is_left_out_and_nothing_else(tmp_path):
    path = tmp_path / "draft.json"
    right = [0, 4, True, ["Few", 0.9, 0.5, 0.0]]
    wrong = [
        [0, 4, True],
        [2, 6, False, None],
        [5, 99, False, None],
        ["5", 6, True, None],
        7,
        [5, 6, True, ["x"]],
    ]
    path.write_text(json.dumps({"text": "Some words.", "decided": [right, *wrong]}))
    assert DraftFile(path).load() == Draft(
        "Some words.", decided=(Decided(0, 4, Alternative("Few", 0.9, 0.5, 0.0), accepted=True),)
    )


@pytest.mark.parametrize(
    "content", ["", "{}", '{"text": 1}', '{"text": "a", "geometry": "!"}', '{"text": "a", "frozen": 1}']
)
def test_a_broken_draft_is_set_aside_not_lost(tmp_path, content):
    path = tmp_path / "draft.json"
    path.write_text(content)
    with pytest.raises(StorageError, match="set aside"):
        DraftFile(path).load()
    (aside,) = tmp_path.iterdir()
    assert aside.read_text() == content


def test_without_a_file_nothing_is_kept():
    file = DraftFile(None)
    file.save(Draft("x"))
    file.remove()
    assert file.load() is None
