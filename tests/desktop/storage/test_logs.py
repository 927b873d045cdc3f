import errno
import logging
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.storage.errors import StorageError
from desktop.storage.logs import DiscreetFormatter, close_log, log_crashes, log_start, open_log

SECRET = "My dear diary"


def test_no_text_gets_into_the_log(tmp_path):
    handler = open_log(tmp_path / "logs")
    log = logging.getLogger("desktop.test_logs")
    try:
        log.info("Opened %s with %d words in %.1f s: %s", SECRET, 3, 0.25, [SECRET])
        try:
            int(SECRET)
        except ValueError:
            log.exception("It failed")
        logging.getLogger("someone.else").warning(SECRET)
    finally:
        close_log(handler)
    log.info("Too late")
    text = (tmp_path / "logs" / "phrasewright.log").read_text()
    assert SECRET not in text
    assert "INFO desktop.test_logs: Opened <13 long> with 3 words in 0.2 s: <list>" in text
    assert "builtins.ValueError" in text
    assert "at test_logs.py:" in text
    assert "Too late" not in text


@given(st.text("αβγδ", min_size=1))
def test_whatever_is_passed_as_text_stays_out(text):
    record = logging.LogRecord("desktop", logging.INFO, "x.py", 1, "%s %r", (text, {text: text}), None)
    assert not set(text) & set(DiscreetFormatter().format(record))


@pytest.mark.parametrize("arguments", [(), ("a", "b"), ({"a": 1},)])
def test_a_wrong_message_is_no_matter(arguments):
    record = logging.LogRecord("desktop", logging.INFO, "x.py", 1, "100 %", arguments, None)
    assert "100 %" in DiscreetFormatter().format(record)


def test_where_nothing_can_be_written_nothing_is_logged(tmp_path):
    (tmp_path / "file").write_text("")
    handler = open_log(tmp_path / "file" / "logs")
    logging.getLogger("desktop.test_logs").error("x")
    close_log(handler)
    assert isinstance(handler, logging.NullHandler)


def test_a_long_log_begins_anew_and_the_last_one_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.storage.logs._LARGEST", 100)
    handler = open_log(tmp_path)
    try:
        for number in range(9):
            logging.getLogger("desktop.test_logs").info("Saved %d", number)
    finally:
        close_log(handler)
    lines = [
        line
        for name in ("phrasewright.log.1", "phrasewright.log")
        for line in (tmp_path / name).read_text().splitlines()
    ]
    assert len(lines) < 9
    assert lines[-1].endswith("Saved 8")
    assert [line[-1] for line in lines] == [str(number) for number in range(9 - len(lines), 9)]
    assert {each.name for each in tmp_path.iterdir()} == {"phrasewright.log", "phrasewright.log.1"}


def test_what_led_to_an_error_is_told_without_its_words(tmp_path):
    handler = open_log(tmp_path)
    try:
        try:
            try:
                raise OSError(errno.ENOSPC, "full", f"/home/{SECRET}.txt")  # noqa: TRY301
            except OSError as error:
                raise StorageError(f"“{SECRET}” could not be saved.") from error
        except StorageError:
            logging.getLogger("desktop.test_logs").warning("Told", exc_info=True)
    finally:
        close_log(handler)
    text = (tmp_path / "phrasewright.log").read_text()
    assert SECRET not in text
    assert text.index("builtins.OSError ENOSPC") < text.index("desktop.storage.errors.StorageError")


def test_the_start_says_what_runs_where(tmp_path):
    handler = open_log(tmp_path)
    log_start("Qt 6.0 on offscreen")
    close_log(handler)
    text = (tmp_path / "phrasewright.log").read_text()
    assert re.search(
        r"INFO desktop\.storage\.logs: Phrasewright [\d.]+\S*, from Python's packages, "
        r"Python 3\.\d+\.\d+\S*, "
        r"Qt 6\.0 on offscreen, \w+ \S+ \w+, \d+ processors\n",
        text,
    )


@pytest.mark.skipif(os.name != "posix", reason="ends by a signal")
def test_a_crash_of_native_code_leaves_places_and_no_text(tmp_path):
    crash = (
        "import os, sys; from pathlib import Path; from desktop.storage.logs import log_crashes\n"
        "log_crashes(Path(sys.argv[1]))\n"
        f"def unhappy(text): os.abort()\nunhappy({SECRET!r})"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", crash, tmp_path], capture_output=True, check=False)
        assert done.returncode < 0
        assert not done.stderr
    text = (tmp_path / "crashes.txt").read_text()
    assert text.count("Aborted") == 2
    assert "in unhappy" in text
    assert SECRET not in text
    assert (tmp_path / "crashes.txt").stat().st_mode & 0o777 == 0o600


def test_where_no_crash_can_be_written_down_nothing_is_said(tmp_path):
    log_crashes(tmp_path / "nowhere")
