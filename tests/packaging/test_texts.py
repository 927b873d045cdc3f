"""What is made from the program's own parser and version: manual, completions, templates."""

import configparser
import gzip
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from shipping import completions, linux, manual, project, publisher, windows

from desktop import __version__
from desktop.cli import _parser

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
PROGRAM = completions.tree(_parser())
MIME_TYPES = {
    "text/plain",
    "text/markdown",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.fixture(autouse=True)
def one_moment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_the_parser_is_seen_whole():
    paths = {command.path for command in PROGRAM.all()}
    assert {(), ("rewrite",), ("alternatives",), ("models", "import"), ("bench",)} <= paths
    rewrite = next(command for command in PROGRAM.all() if command.path == ("rewrite",))
    names = {name for option in rewrite.options for name in option.names}
    assert {"--lexical", "--keep", "--json"} <= names
    bench = next(command for command in PROGRAM.all() if command.path == ("bench",))
    assert "--session" not in {name for option in bench.options for name in option.names}


@pytest.mark.parametrize("make", [completions.bash, completions.zsh, completions.fish])
def test_completions_name_every_command_and_option(make):
    text = make(PROGRAM, "phrasewright")
    for command in PROGRAM.all():
        assert all(word in text for word in command.path)
        for option in command.options:
            spelt = option.names[-1] if make is not completions.fish else f"-l {option.names[-1][2:]}"
            assert spelt in text


@pytest.mark.parametrize(
    ("shell", "make"),
    [("bash", completions.bash), ("zsh", completions.zsh), ("fish", completions.fish)],
)
def test_shells_can_read_them(shell, make, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    script = tmp_path / "completion"
    script.write_text(make(PROGRAM, "phrasewright"), encoding="utf-8")
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (["phrasewright", "re"], {"rewrite"}),
        (["phrasewright", "rewrite", "--le"], {"--lexical", "--length"}),
        (["phrasewright", "rewrite", "--length", ""], {"shorter", "same", "longer"}),
        (["phrasewright", "models", ""], {"list", "verify", "import", "remove", "-h", "--help"}),
    ],
)
def test_bash_completes(line, offered, tmp_path):
    script = tmp_path / "completion"
    script.write_text(completions.bash(PROGRAM, "phrasewright"), encoding="utf-8")
    words = " ".join(f"'{word}'" for word in line)
    ask = f"source {script}; COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _phrasewright 2>/dev/null"
    done = subprocess.run(
        ["bash", "-c", f'{ask}; printf "%s\\n" "${{COMPREPLY[@]}}"'],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(done.stdout.split()) - {"completion"} == offered


def test_the_manual_names_every_command_and_option():
    page = manual.terminal_page(PROGRAM).replace("\\-", "-")
    for command in PROGRAM.all():
        assert " ".join(command.path) in page
        for option in command.options:
            assert all(name in page for name in option.names)
    assert f"Phrasewright {__version__}" in page
    assert "2023-11-14" in page
    assert not re.search(r"^[.'](?!(?:TH|SH|TP|PP|BR?|I|br|nf|fi)\b)", page, re.MULTILINE)


def test_the_window_has_a_page_of_its_own():
    assert "phrasewright\\-window" in manual.window_page()


def test_the_version_stands_in_one_place():
    assert project.version() == __version__
    own = {PACKAGING / "README.md", PACKAGING / "lock.txt"}
    for path in PACKAGING.rglob("*"):
        if (
            path.is_file()
            and path not in own
            and path.suffix in {".py", ".xml", ".iss", ".desktop", ".yml", ".spec"}
        ):
            assert f'"{__version__}"' not in path.read_text(encoding="utf-8"), path


def test_a_template_is_filled_or_refused(tmp_path):
    template = tmp_path / "template"
    template.write_text("@NAME@ and @OTHER@")
    assert project.fill(template, NAME="a", OTHER="b") == "a and b"
    with pytest.raises(project.BuildError, match="@OTHER@"):
        project.fill(template, NAME="a")


def test_the_moment_is_that_of_the_environment(monkeypatch):
    assert project.epoch() == 1_700_000_000
    assert project.day() == "2023-11-14"


def test_a_commit_in_the_middle_of_a_build_changes_no_moment(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    moments = iter(["1600000000", "1650000000"])
    monkeypatch.setattr(
        project.subprocess,
        "run",
        lambda *command, **_: subprocess.CompletedProcess(command, 0, next(moments), ""),
    )
    project._committed.cache_clear()
    try:
        assert [project.epoch(), project.epoch()] == [1_600_000_000, 1_600_000_000]
    finally:
        project._committed.cache_clear()


def test_the_data_of_the_program_ships_and_nothing_else():
    found = {Path(source).relative_to(ROOT).as_posix(): folder for source, folder in project.package_data()}
    assert found["desktop/engine/lexicon.txt"] == "desktop/engine"
    assert "desktop/models/flan-t5-small/model.bin" in found
    assert not [name for name in found if name.endswith((".py", ".pyc")) or "__pycache__" in name]


def test_the_desktop_entry_and_its_description_agree():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string((PACKAGING / "linux" / "phrasewright.desktop").read_text(encoding="utf-8"))
    values = entry["Desktop Entry"]
    assert set(values["MimeType"].rstrip(";").split(";")) == MIME_TYPES
    filled = linux.metainfo()
    component = ET.fromstring(filled)  # noqa: S314 - our own
    assert component.findtext("id") == publisher.publisher().identity
    assert component.findtext("summary") == values["Comment"]
    assert {each.text for each in component.iterfind("provides/mediatype")} == MIME_TYPES
    assert component.find("releases/release").attrib == {"version": __version__, "date": project.day()}


def test_setup_asks_before_it_deletes_and_installs_for_one_user():
    script = (PACKAGING / "windows" / "phrasewright.iss").read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert "IDNO" in script
    asked = script.index("SuppressibleMsgBox(CustomMessage('DeleteData')")
    assert asked < script.index("DelTree(Data")
    # The data folder that the script names is the one that the program uses there.
    assert r"{localappdata}\Phrasewright" in script


def test_a_command_that_signs_reaches_the_compiler_of_the_setup_in_one_piece():
    """As Inno Setup 6.4.1 under Wine took it; with the marks as they are it saw several scripts."""
    given = windows.as_inno_takes(r'"C:\sign tool\signtool.exe" sign /p "a$x b" $f')
    assert given == r"$qC:\sign tool\signtool.exe$q sign /p $qa$$x b$q $f"


def test_a_zipped_text_is_the_same_each_time():
    from shipping.linux import _zipped

    assert _zipped(b"text") == _zipped(b"text")
    assert gzip.decompress(_zipped(b"text")) == b"text"


def test_the_flatpak_takes_nothing_out_of_what_was_checked():
    """By default flatpak-builder splits debugging information off whatever has any, with `eu-strip -f`."""
    manifest = (PACKAGING / "linux" / "flatpak.yml").read_text(encoding="utf-8")
    options = re.search(r"^build-options:\n((?: .*\n)+)", manifest, re.MULTILINE)[1]
    assert {"no-debuginfo: true", "strip: false"} <= {line.strip() for line in options.splitlines()}


def test_the_flatpak_has_no_network_and_no_files_but_those_that_are_given_to_it():
    manifest = (PACKAGING / "linux" / "flatpak.yml").read_text(encoding="utf-8")
    granted = re.findall(r"^  - (--\S+)$", manifest, re.MULTILINE)
    assert "--socket=wayland" in granted
    assert not [
        each for each in granted if "network" in each or "filesystem" in each or "session-bus" in each
    ]
