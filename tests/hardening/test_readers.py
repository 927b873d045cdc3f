"""What once broke a reader, and some spoilt files more; `tests/fuzz/readers.py` does the same for longer."""

import pytest
from fuzz.readers import CORPUS, failure, kept, readers, spoilt

NAMES = (
    "manifest",
    "model",
    "tokenizer",
    "docx",
    "markdown",
    "plain",
    "settings",
    "presets",
    "draft",
    "history",
)
KEPT = [(name, each) for name in NAMES for each in kept(name)]


@pytest.fixture(scope="module")
def every(tmp_path_factory):
    return readers(tmp_path_factory.mktemp("seeds"))


def test_every_reader_is_known(every):
    assert tuple(every) == NAMES
    assert {path.name for path in CORPUS.iterdir()} <= set(NAMES)


@pytest.mark.parametrize(("name", "kept_name"), KEPT)
def test_what_once_broke_a_reader(every, tmp_path, name, kept_name):
    assert failure(every[name], kept(name)[kept_name], tmp_path / "try") is None


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", NAMES)
def test_sound_and_spoilt_files(every, tmp_path, name):
    for seed in every[name].seeds:
        assert failure(every[name], seed, tmp_path / "try") is None
    for number in range(2 if name in {"model", "history"} else 12):
        content = spoilt(every[name], 5, name, number)
        assert failure(every[name], content, tmp_path / "try") is None, content


def test_a_failure_is_seen(every, tmp_path):
    from dataclasses import replace

    def careless(content, folder):
        raise KeyError(content)

    assert (
        failure(replace(every["plain"], read=careless), b"", tmp_path / "try")
        == "KeyError in test_readers.py:careless"
    )
