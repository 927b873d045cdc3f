"""The quick scenes; the command plays the others, too."""

import os

import pytest
from hardening.canary import TEXT, holds, places, play

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a home and limits of processes")


@pytest.mark.parametrize("scene", ["mistake", "failure", "abort", "terminal that crashes"])
def test_what_was_written_stays_where_it_belongs(scene, tmp_path):
    assert play(scene, tmp_path) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1"])
def test_the_sentence_is_found_wherever_it_stands(encoding, tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "core.1").write_bytes(b"\x7fELF\0" * 99 + TEXT.upper().encode(encoding) + b"\0")
    (tmp_path / "a" / "log").write_text("The committee was late.")
    assert places(tmp_path) == {tmp_path / "a" / "core.1"}


def test_a_word_of_it_is_enough():
    assert holds(b"letter of Kettlewick.docx")
    assert not holds(b"letter of someone else.docx")
