"""The page of models: looking, importing, verifying, removing, and writing with another one."""

import json
import shutil
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.engine.errors import BundleError
from desktop.engine.rewriter import student_bundle
from desktop.engine.shelf import Shelf
from desktop.storage import declared
from desktop.window.background.session import State
from desktop.window.pages.model_details import details
from desktop.window.pages.models_page import Part
from tests.desktop.window.conftest import FakeRewriter

TEXT = "Alpha beta gamma. Delta epsilon zeta."


class Loader:
    """Makes a fake rewriter for each model; those whose folder is in `refused` cannot be loaded."""

    def __init__(self):
        self.made, self.refused = [], set()

    def __call__(self, folder=""):
        name = folder.rpartition("/")[2]
        if name in self.refused:
            raise BundleError(f"The bundle “{name}” is damaged; import it again.")
        rewriter = FakeRewriter()
        rewriter.name = name or "embedded"
        self.made.append(rewriter)
        return rewriter

    @property
    def writing(self):
        return [rewriter.name for rewriter in self.made if rewriter.runs]


@pytest.fixture
def shelve(places):
    """Puts a copy of the embedded student on the shelf, or anywhere, under another name."""

    def go(name, folder=None, **changes):
        place = (folder or places.models) / name
        shutil.copytree(student_bundle().folder, place)
        manifest = json.loads((place / "bundle.json").read_text("utf-8"))
        (place / "bundle.json").write_text(json.dumps(manifest | {"name": name} | changes), "utf-8")
        return place

    return go


@pytest.fixture
def models(qtbot, qapp, places):
    """A program whose models are fakes, on the page of models."""
    from desktop.window.program import Program

    load = Loader()
    program = Program(load, places)
    qtbot.addWidget(program.window)
    program.window.show()
    page, banner = program.models.page, program.window.banner

    def idle():
        qtbot.waitUntil(
            lambda: page.take_in.isEnabled() and not page.progress.isVisible() and page.list.count() > 0,
            timeout=60_000,
        )

    def show(name="flan-t5-small"):
        program.window.book["rewrite.models"].trigger()
        qtbot.waitUntil(lambda: page.list.count() > 0)
        look(name)

    def look(name):
        idle()
        names = [page.list.item(row).text().partition("\n")[0] for row in range(page.list.count())]
        page.list.setCurrentRow(names.index(name))
        qtbot.waitUntil(lambda: page.title.text() == name and bool(page.text.toPlainText()))

    def write():
        program.desk.source.set_text(TEXT)
        program.rewriting.rewrite()
        settle()

    def settle():
        qtbot.waitUntil(lambda: program.session.state is State.FINISHED, timeout=10_000)

    def told(part):
        qtbot.waitUntil(lambda: banner.isVisible() and part in banner.messages[-1].text, timeout=60_000)

    def standing():
        return [page.list.item(row).text().partition("\n")[::2] for row in range(page.list.count())]

    yield SimpleNamespace(
        program=program,
        page=page,
        load=load,
        show=show,
        look=look,
        idle=idle,
        write=write,
        settle=settle,
        told=told,
        standing=standing,
    )
    program.window.close()


def test_what_comes_with_the_program_is_shown_with_all_about_it(models):
    models.show()
    assert models.standing() == [
        ("flan-t5-small", "Comes with the program; writes now"),
        ("all-minilm-l6-v2", "Comes with the program; measures meaning"),
    ]
    page = models.page
    assert "MB" in page.facts.text()
    assert "Apache-2.0" in page.facts.text()
    assert "Rewrites an English sentence in other words." in page.text.toPlainText()
    page.part.choose(Part.FIGURES)
    assert "conversion › pieces" in page.text.toPlainText()
    page.part.choose(Part.LICENCE)
    assert "Apache License" in page.text.toPlainText()
    assert not page.use.isEnabled()
    assert not page.remove.isEnabled()
    models.look("all-minilm-l6-v2")
    assert not page.use.isEnabled()
    assert page.verify.isEnabled()


def test_another_model_writes_at_once_what_the_one_before_had_begun(qtbot, models, shelve):
    shelve("mine")
    models.program.desk.source.set_text(TEXT)
    models.program.engine.warm()
    qtbot.waitUntil(lambda: bool(models.load.made))
    first = models.load.made[0]
    first.gate.clear()
    models.program.rewriting.rewrite()
    qtbot.waitUntil(lambda: bool(first.runs))
    models.show("mine")
    models.page.use.click()
    assert models.page.state.text() == "Loading “mine”…"
    assert not models.page.take_in.isEnabled()
    models.settle()
    models.idle()
    assert models.load.writing == ["embedded", "mine"]
    assert models.program.desk.rewrite.text_between(0, 100).startswith("New40 beta best gamma.")
    assert models.program.preferences.get(declared.MODEL) == "mine"
    assert ("mine", "Imported; writes now") in models.standing()
    assert not models.page.use.isEnabled()
    models.look("flan-t5-small")
    models.page.use.click()
    models.idle()
    assert models.program.preferences.get(declared.MODEL) == ""
    assert models.program.model.used == ""


def test_a_model_that_does_not_load_leaves_the_one_before_in_use(models, shelve):
    shelve("mine")
    models.load.refused.add("mine")
    models.write()
    models.show("mine")
    models.page.use.click()
    models.told("The bundle “mine” is damaged")
    models.idle()
    assert models.program.model.used == ""
    assert models.program.preferences.get(declared.MODEL) == ""
    assert models.page.use.isEnabled()
    assert models.load.writing == ["embedded"]


def test_a_reset_of_the_setting_has_the_embedded_one_write(qtbot, models, shelve):
    shelve("mine")
    models.show("mine")
    models.page.use.click()
    qtbot.waitUntil(lambda: models.program.preferences.get(declared.MODEL) == "mine")
    models.program.preferences.reset(declared.MODEL)
    qtbot.waitUntil(lambda: models.program.model.used == "")
    writes = ("flan-t5-small", "Comes with the program; writes now")
    qtbot.waitUntil(lambda: writes in models.standing())


def test_a_model_in_use_is_removed_and_the_embedded_one_writes_on(models, shelve, answer):
    place = shelve("mine")
    models.program.preferences.set(declared.MODEL, "mine")
    models.show("mine")
    models.write()
    answer("Cancel", "Remove")
    models.page.remove.click()
    assert place.exists()
    models.page.remove.click()
    models.told("“mine” is gone; the model that comes with the program writes now.")
    models.idle()
    models.settle()
    assert not place.exists()
    assert models.program.preferences.get(declared.MODEL) == ""
    assert models.load.writing[-1] == "embedded"
    assert [name for name, _ in models.standing()] == ["flan-t5-small", "all-minilm-l6-v2"]


def test_a_whole_model_is_verified_and_a_broken_one_in_use_gives_way(qtbot, models, shelve):
    place = shelve("mine")
    models.program.preferences.set(declared.MODEL, "mine")
    models.show("mine")
    qtbot.waitUntil(lambda: models.program.model.used == "mine")
    models.idle()
    models.page.verify.click()
    qtbot.waitUntil(lambda: models.page.state.text() == "All 6 files are as they should be.", timeout=20_000)
    content = (place / "shared_vocabulary.json").read_bytes()
    (place / "shared_vocabulary.json").write_bytes(content[:-2] + b" ]")
    models.page.verify.click()
    models.told("Until then, the model that comes with the program writes.")
    assert models.program.window.banner.messages[-1].text == (
        "Files of “mine” are not as they should be: import it again or choose another model. "
        "Until then, the model that comes with the program writes."
    )
    models.idle()
    assert models.program.model.used == ""
    assert models.program.preferences.get(declared.MODEL) == "mine"
    # It is shown as what it was found to be, until its files are as they should be again.
    models.page.list.setCurrentRow([name for name, _ in models.standing()].index("mine"))
    models.idle()
    assert dict(models.standing())["mine"] == "Broken"
    assert not models.page.use.isEnabled()
    qtbot.waitUntil(lambda: "changed or damaged" in models.page.text.toPlainText())
    (place / "shared_vocabulary.json").write_bytes(content)
    models.page.verify.click()
    qtbot.waitUntil(lambda: models.page.state.text() == "All 6 files are as they should be.", timeout=20_000)
    assert dict(models.standing())["mine"] == "Imported"
    assert models.page.use.isEnabled()
    models.page.list.setCurrentRow(0)
    assert models.page.state.text() == ""  # which was said of another one


def test_of_a_broken_one_that_does_not_write_and_of_the_programs_own_it_is_told_what_to_do(
    models, shelve, monkeypatch
):
    (shelve("mine") / "model.bin").write_bytes(b"short")
    models.show("mine")
    models.page.verify.click()
    models.told("Files of “mine” are not as they should be: import it again or choose another model.")
    models.idle()
    assert models.load.writing == []
    assert dict(models.standing())["mine"] == "Broken"

    def damaged(folder):
        raise BundleError(f"The bundle “{folder}” has no model.bin; install it again.")

    monkeypatch.setattr("desktop.engine.bundle.load", damaged)
    models.look("flan-t5-small")
    models.page.verify.click()
    models.told("Files of “flan-t5-small” are not as they should be: install the program again.")
    models.idle()
    assert dict(models.standing())["flan-t5-small"] == "Comes with the program; writes now"


def test_a_model_is_imported_tried_out_and_can_write(models, shelve, tmp_path, monkeypatch):
    place = shelve("mine", tmp_path / "elsewhere")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(place))
    models.show()
    models.page.take_in.click()
    assert models.page.progress.isVisible()
    assert models.page.state.text() == "Checking “mine” and trying it out…"
    models.idle()
    models.look("mine")
    assert models.page.use.isEnabled()
    assert ("mine", "Imported") in models.standing()


def test_what_is_no_bundle_is_refused_in_a_sentence(models, shelve, tmp_path):
    shelf = models.program.store.places.models
    models.show()
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "bundle.json").write_text('{"format": 1, "name": "../../etc"}')
    beside = shelve("beside", tmp_path)
    (beside / "run.py").write_text("print('hello')")
    for folder, part in (
        (tmp_path / "missing", "is not a folder"),
        (strange, "that cannot be used"),
        (beside, "run.py"),
        (student_bundle().folder, "ships with the program"),
    ):
        models.program.models.take_in(folder)
        models.told(part)
        models.idle()
        said = models.program.window.banner.messages[-1].text
        assert "\n" not in said
        assert said.endswith(".")
        assert models.page.take_in.isEnabled()
    assert not [each for each in shelf.glob("*") if not each.name.startswith(".")]


def test_a_broken_model_on_the_shelf_says_what_is_wrong_and_can_be_removed(models, shelve):
    (shelve("mine") / "bundle.json").write_text("{}")
    models.show("mine")
    assert ("mine", "Broken") in models.standing()
    told = models.page.text.toPlainText()
    assert told.startswith("The bundle “mine” ")
    assert "without a format version" in told
    assert not models.page.use.isEnabled()
    assert not models.page.verify.isEnabled()
    assert models.page.remove.isEnabled()


def test_a_card_of_a_stranger_is_only_text(shelve, places):
    evil = (
        "# Card\n\n<script>alert(1)</script> <img src='http://example.org/a.png'> "
        "![x](http://example.org/b.png) [click](http://example.org/c) <b>bold</b>\n\n" + "> " * 500 + "deep"
    )
    place = shelve("mine", figures={"a": {"b<i>": {"c": 0.123456, "d": True}}, "n": 12345678, "x": "y" * 500})
    (place / "CARD.md").write_text(evil + "\n\nlong " * 20_000)
    manifest = json.loads((place / "bundle.json").read_text())
    manifest["files"]["CARD.md"] = record(place / "CARD.md")
    (place / "bundle.json").write_text(json.dumps(manifest))
    found = details(next(each for each in Shelf(places.models).bundles() if each.name == "mine"))
    assert "<h1>Card</h1>" in found.card
    for live in ("<script", "<img", "<a ", "<b>"):
        assert live not in found.card
    assert "It goes on in the file CARD.md" in found.card
    assert len(found.card) < 100_000
    assert "a › b&lt;i&gt; › c</td><td>0.1235" in found.figures
    assert "12,345,678" in found.figures
    assert "y" * 81 not in found.figures


def record(path):
    import hashlib

    content = path.read_bytes()
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
