"""The terminal, run as a person runs it: as a process."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.engine.rewriter import student_bundle

LINES = [
    "The invoice of 12 March 2024 over €1,250.50 was paid by bank transfer yesterday.",
    "Write to jane.doe@example.com or see https://example.com/a?b=1#c for the whole schedule.",
    "“We will not surrender,” said Dr. Ahmed al-Rashid, who had come from Basra.",
    "Yes.",
    "",
    "   ",
    "Le chat est assis sur la table de la cuisine depuis ce matin.",
    "彼は昨日東京へ行きました。",
    "She didn't know that it wasn't possible to change the date of the meeting.",
    "\tx = f(y) + 3;",
    "1. First, we should look for a cheaper place to stay near the station 😀.",
]
TEXT = "\r\n".join(LINES)


def run(*arguments: str, text: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    content = text if isinstance(text, bytes) else text.encode()
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "desktop.cli", *arguments],
        input=content, capture_output=True, env=kept | environment, check=False, timeout=120,
    )  # fmt: skip


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def awkward() -> list[dict[str, object]]:
    return rows(run("rewrite", "--json", "--alternatives", "3", text=TEXT))


def test_json_has_every_sentence_in_order(awkward: list[dict[str, object]]) -> None:
    place = 0
    for row in awkward:
        place = TEXT.index(str(row["source"]), place) + len(str(row["source"]))
        assert set(row) in ({"source", "alternatives"}, {"source", "alternatives", "unchanged", "reason"})
        for alternative in row["alternatives"]:
            assert set(alternative) == {"text", "similarity", "lexical", "syntactic"}
        assert 1 <= len(row["alternatives"]) <= 3
    sources = " ".join(str(row["source"]) for row in awkward)
    for word in (
        "invoice",
        "jane.doe@example.com",
        "surrender",
        "Yes.",
        "chat",
        "東京",
        "meeting",
        "cheaper",
    ):
        assert word in sources


def test_what_must_stay_stays(awkward: list[dict[str, object]]) -> None:
    for row in awkward:
        for alternative in row["alternatives"]:
            for fact in (
                "€1,250.50",
                "2024",
                "jane.doe@example.com",
                "https://example.com/a?b=1#c",
                "al-Rashid",
            ):
                assert (fact in alternative["text"]) == (fact in row["source"])
        if row.get("unchanged"):
            assert [each["text"] for each in row["alternatives"]] == [row["source"]]
    unchanged = {row["source"] for row in awkward if row.get("unchanged")}
    assert {"Yes.", LINES[6], LINES[7]} <= unchanged
    assert len(unchanged) < len(awkward)


def test_plain_output_is_the_first_alternative_in_its_place(awkward: list[dict[str, object]]) -> None:
    done = run("rewrite", "--alternatives", "3", text=TEXT)
    expected, place = [], 0
    for row in awkward:
        start = TEXT.index(str(row["source"]), place)
        expected += [TEXT[place:start], row["alternatives"][0]["text"]]
        place = start + len(str(row["source"]))
    assert done.stdout.decode() == "".join(expected) + TEXT[place:]
    assert done.stderr == b""


def test_a_file_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "lettre à Zoë.txt"
    path.write_bytes("\ufeffYes.\r\nNon, merci – “ça va”.\r\n".encode())
    done = run("rewrite", str(path), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.stdout == path.read_bytes()
    assert (done.returncode, done.stderr) == (0, b"")


def test_bytes_that_are_no_text_come_through() -> None:
    content = b"Yes.\n\xff\xfe\x00 caf\xe9\n"
    assert run("rewrite", "-", text=content).stdout == content
    for line in run("rewrite", "--json", "-", text=content).stdout.splitlines():
        json.loads(line)


@pytest.mark.parametrize(
    ("arguments", "code", "named"),
    [
        (["rewrite", "--lexical", "101"], 2, "lexical"),
        (["rewrite", "--alternatives", "0"], 2, "alternatives"),
        (["rewrite", "--length", "huge"], 2, "--length"),
        (["rewrite", "--keep", " "], 2, "keep"),
        (["rewrite", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["rewrite", "--bundle", "no-such-bundle"], 1, "no-such-bundle"),
        (["models", "verify", "no-such-bundle"], 1, "no-such-bundle"),
        (["dance"], 2, "dance"),
    ],
)
def test_mistakes_get_one_sentence(arguments: list[str], code: int, named: str) -> None:
    done = run(*arguments, text="A sentence of words.")
    assert done.returncode == code
    message = done.stderr.decode()
    assert named in message
    assert "Traceback" not in message
    assert done.stdout == b""


def test_models_are_listed_and_verified() -> None:
    listed = run("models", "list").stdout.decode()
    assert "student" in listed
    assert "encoder" in listed
    verified = run("models", "verify")
    assert verified.returncode == 0
    assert verified.stdout.decode().count("sound") == len(listed.splitlines())


def test_a_damaged_model_is_reported(tmp_path: Path) -> None:
    (tmp_path / "bundle.json").write_text("{}")
    done = run("models", "verify", str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1


def test_help_reads_well() -> None:
    for arguments in ([], ["rewrite"], ["models"], ["models", "list"], ["models", "import"]):
        done = run(*arguments, "--help")
        assert done.returncode == 0
        assert b"usage: phrasewright" in done.stdout


def test_without_a_display_it_still_rewrites_and_tells_about_the_window() -> None:
    done = run(text="She reads a new book every week.\n")
    assert done.returncode == 0
    assert done.stdout.decode().endswith("\n")
    assert "window" in done.stderr.decode()
    sample = run()
    assert sample.returncode == 0
    assert len(sample.stdout.split()) > 10


def test_a_closed_pipe_is_no_mistake() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop.cli", "rewrite"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdin.write(b"Yes. No. " * 20_000)
    process.stdin.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 0


SENTENCE = "The committee postponed its decision because several members had not read the report."


def test_other_words_are_shown_for_one_word() -> None:
    done = run("alternatives", SENTENCE, "several")
    assert done.returncode == 0, done.stderr
    lines = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert 1 < len(lines) <= 6
    assert all(text == SENTENCE.replace("several", word) for word, text in lines)


def test_in_a_rewrite_the_word_is_found_by_its_number() -> None:
    rewrite = "The committee delayed the decision, as several members had not read the report."
    found = rows(run("alternatives", SENTENCE, "the", "--at", "3", "--rewrite", rewrite, "--json"))
    for row in found:
        assert set(row) == {"word", "text", "similarity", "lexical", "syntactic"}
        assert str(row["text"]).startswith(
            "The committee delayed the decision, as several members had not read"
        )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("alternatives", SENTENCE, "owl"), "owl"),
        (("alternatives", SENTENCE, "several", "--at", "2"), "1 times"),
        (("alternatives", SENTENCE, "several", "--count", "0"), "count"),
    ],
)
def test_a_word_that_is_not_there_gets_one_sentence(arguments: tuple[str, ...], word: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert word in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1


def test_a_model_is_imported_used_and_removed(tmp_path: Path) -> None:
    # Kept beside the program, so that the test leaves the user's own folders alone.
    (tmp_path / "Data").mkdir()
    beside = {"APPIMAGE": str(tmp_path / "Phrasewright.AppImage")}
    theirs = tmp_path / "download"
    shutil.copytree(student_bundle().folder, theirs)
    manifest = json.loads((theirs / "bundle.json").read_text("utf-8"))
    (theirs / "bundle.json").write_text(json.dumps(manifest | {"name": "theirs"}), "utf-8")
    done = run("models", "import", str(theirs), **beside)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"theirs {manifest['version']}: imported".encode())
    assert (tmp_path / "Data" / "models" / "theirs" / "model.bin").is_file()
    listed = run("models", "list", **beside).stdout.decode().splitlines()
    assert [listed[-1].split()[0], listed[-1].split()[5]] == ["theirs", "imported"]
    assert "theirs: sound" in run("models", "verify", **beside).stdout.decode()
    rewritten = rows(run("rewrite", "--bundle", "theirs", "--json", text=SENTENCE, **beside))
    assert rewritten == rows(run("rewrite", "--json", text=SENTENCE, **beside))
    assert run("models", "remove", "theirs", **beside).stdout == b"theirs: removed\n"
    for arguments in (("rewrite", "--bundle", "theirs"), ("models", "remove", "theirs")):
        done = run(*arguments, text=SENTENCE, **beside)
        assert done.returncode == 1
        assert "theirs" in done.stderr.decode()
        assert done.stderr.decode().count("\n") == 1


def test_what_is_no_model_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "Data").mkdir()
    done = run("models", "import", str(tmp_path), APPIMAGE=str(tmp_path / "Phrasewright.AppImage"))
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert not (tmp_path / "Data" / "models").exists()
