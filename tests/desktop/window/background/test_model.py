"""The window writes with the model that the settings name."""

import json
import shutil

import pytest

from desktop.engine.errors import BundleError
from desktop.engine.rewriter import load as load_real
from desktop.engine.rewriter import student_bundle
from desktop.storage import declared
from desktop.window.background.session import State
from desktop.window.look import translation


@pytest.fixture
def imported(places):
    """A bundle under the writer's own models, the embedded student under another name."""
    folder = places.models / "mine"
    shutil.copytree(student_bundle().folder, folder)
    manifest = json.loads((folder / "bundle.json").read_text("utf-8"))
    (folder / "bundle.json").write_text(json.dumps(manifest | {"name": "mine"}), "utf-8")
    return folder


@pytest.fixture
def start(qtbot, qapp, places):
    """Starts the program with this model in the settings and this way to load it; closes it at the end."""
    from desktop.window.program import Program

    made = []

    def go(name, load, text="Alpha beta gamma."):
        places.make()
        (places.settings / "settings.json").write_text(json.dumps({"version": 1, "values": {"model": name}}))
        program = Program(load, places)
        made.append(program)
        assert program.store.settings.get(declared.MODEL) == name
        qtbot.addWidget(program.window)
        program.window.show()
        program.desk.source.set_text(text)
        program.rewriting.rewrite()
        return program

    yield go
    for program in made:
        program.window.close()


class Loader:
    """Remembers what it was asked to load; it may refuse all but the embedded model."""

    def __init__(self, load, refuses=False):
        self.load, self.refuses, self.asked = load, refuses, []

    def __call__(self, bundle=None):
        self.asked.append(bundle)
        if bundle is not None and self.refuses:
            raise BundleError("The bundle “mine” is damaged; import it again.")
        return self.load() if bundle is None else self.load(bundle)


def finished(qtbot, program):
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=10000)
    assert program.desk.rewrite.text_between(0, 100) == "New40 beta best gamma."


def test_the_imported_model_of_the_settings_writes(qtbot, start, imported):
    loader = Loader(load_real)
    text = "The committee postponed its decision until next week."
    program = start("mine", loader, text)
    qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=30000)
    assert loader.asked == [str(imported)]
    assert not program.window.banner.isVisible()
    assert program.desk.rewrite.text_between(0, 200) not in ("", text)


def test_without_a_name_the_embedded_one_writes(qtbot, start, rewriter, imported):
    loader = Loader(lambda *_: rewriter)
    finished(qtbot, start("", loader))
    assert loader.asked == [None]


def test_an_imported_model_is_loaded_from_its_folder(qtbot, start, rewriter, imported):
    loader = Loader(lambda *_: rewriter)
    program = start("mine", loader)
    finished(qtbot, program)
    assert loader.asked == [str(imported)]
    assert not program.window.banner.isVisible()


def told(qtbot, program, sentence):
    banner = program.window.banner
    qtbot.waitUntil(banner.isVisible)
    assert banner.messages[-1].text == f"{sentence} Until then, the model that comes with the program writes."
    finished(qtbot, program)


def test_a_model_that_is_gone_gives_way_and_that_is_told(qtbot, start, rewriter, tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path)  # a folder that happens to have the name is not meant
    loader = Loader(lambda *_: rewriter)
    program = start("gone", loader)
    told(qtbot, program, "The model “gone” of your settings is not there; import it again.")
    assert loader.asked == [None]


def test_a_model_that_does_not_load_gives_way_and_that_is_told(qtbot, start, rewriter, imported):
    loader = Loader(lambda *_: rewriter, refuses=True)
    told(qtbot, start("mine", loader), "The bundle “mine” is damaged; import it again.")
    assert loader.asked == [str(imported), None]


def test_a_model_whose_manifest_is_broken_gives_way_and_that_is_told(qtbot, start, rewriter, imported):
    (imported / "bundle.json").write_text("{")
    program = start("mine", Loader(lambda *_: rewriter))
    qtbot.waitUntil(program.window.banner.isVisible)
    said = program.window.banner.messages[-1].text
    assert "“mine”" in said
    assert str(imported) not in said
    finished(qtbot, program)


def test_a_model_is_called_by_its_name_when_its_files_are_damaged(qtbot, start, rewriter, imported):
    (imported / "model.bin").write_bytes(b"short")

    def load(bundle=None):
        return rewriter if bundle is None else load_real(bundle)

    program = start("mine", load)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=30000)
    said = program.window.banner.messages[-1].text
    assert said.startswith("The bundle “mine” has a model.bin that is shorter than")
    assert said.endswith("Until then, the model that comes with the program writes.")
    finished(qtbot, program)


def test_all_of_that_is_told_in_the_language_of_the_writer(qtbot, start, rewriter, imported, monkeypatch):
    monkeypatch.setattr(translation, "_now", translation._now[:])
    translation.use("de")
    (imported / "model.bin").unlink()
    program = start("mine", lambda *given: load_real(*given) if given else rewriter)
    qtbot.waitUntil(program.window.banner.isVisible, timeout=30000)
    assert program.window.banner.messages[-1].text == (
        "Das Modell „mine“ hat keine model.bin; installieren Sie es neu oder wählen Sie ein anderes. "
        "Bis dahin schreibt das Modell, das zum Programm gehört."
    )
    finished(qtbot, program)


def test_without_any_model_that_is_the_failure(qtbot, start, imported):
    def load(bundle=None):
        raise BundleError("The program holds no student of its own; install it again.")

    program = start("mine", load)
    qtbot.waitUntil(lambda: program.session.state is State.FAILED, timeout=10000)
    assert (
        program.window.banner.messages[-1].text
        == "The program holds no student of its own; install it again."
    )
