"""Every text in another language."""

import ast
import re
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest

import desktop.window
from desktop.storage.declared import LANGUAGE
from desktop.window.look import translation
from desktop.window.look.translation import LANGUAGES, chosen, counted, languages, numeral, said, tr
from tests.languages import texts

NAMES = re.compile(r"<[^>]*>|Phrasewright")
FIELD = re.compile(r"\{[^{}]*\}")
OTHERS = languages()[1:]


@pytest.fixture
def german():
    translation.use("de")
    yield
    translation.use("en")


def messages(language):
    """(context, source, the one form, translations, whether unfinished) of every message in a file."""
    for context in Xml.parse(LANGUAGES / f"{language}.ts").iter("context"):  # noqa: S314 - our own
        for message in context.iter("message"):
            translated = message.find("translation")
            forms = [each.text or "" for each in translated] or [translated.text or ""]
            yield (
                context.findtext("name") or "",
                message.findtext("source"),
                message.findtext("comment"),
                forms,
                translated.get("type"),
            )


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language):
    """`python -m tests.languages` brings the files up to date; then translate what is new."""
    wanted, found = texts(), list(messages(language))
    assert {source for name, source, one, *_ in found if not name and one is None} == wanted.plain
    assert {(one, source) for _, source, one, *_ in found if one is not None} == wanted.counted
    assert {source for name, source, *_ in found if name} == wanted.sentences
    unfinished = [source for _, source, _, forms, kind in found if kind is not None or not all(forms)]
    assert unfinished == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_fields_and_ends(language):
    for _, source, _, forms, _ in messages(language):
        for form in forms:
            assert sorted(FIELD.findall(form)) == sorted(FIELD.findall(source)), source
            assert form.endswith("…") == source.endswith("…"), source
            assert ("&" in form.replace("&&", "")) == ("&" in source.replace("&&", "")), source


@pytest.mark.parametrize("language", languages())
def test_no_menu_has_one_letter_twice_among_its_mnemonics(language):
    from desktop.window.views.actions import declared, menu_titles

    translation.use(language)
    try:
        places = {}
        for action in declared():
            places.setdefault((action.menu, action.submenu), []).append(action.text)
        places["bar"] = list(menu_titles().values())
        for names in places.values():
            letters = [match[1].lower() for name in names if (match := re.search(r"&(\w)", name))]
            assert len(letters) == len(set(letters)), names
    finally:
        translation.use("en")


def test_no_text_of_the_window_goes_by_without_being_translated():
    """A literal of several words that is set on a widget, or told to the writer, must come through `tr`."""
    speaking = re.compile(
        r"^(set(Text|Title|WindowTitle|ToolTip|PlaceholderText|AccessibleName|AccessibleDescription"
        r"|InformativeText|Suffix|Prefix)|say|tell|announce|addAction|addMenu|addItem|QLabel|QPushButton|QCheckBox)$"
    )
    unwrapped = []
    for path in Path(desktop.window.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if not speaking.match(name):
                continue
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Call | ast.Subscript):
                    break
                words = part.value if isinstance(part, ast.Constant) else None
                if isinstance(words, str) and re.search(r"[A-Za-z]{2}", NAMES.sub("", words)):
                    unwrapped.append((path.name, node.lineno, words))
    assert unwrapped == []


def test_a_text_is_said_in_the_language_in_use(german):
    assert tr("Saved as {name}.", name="x.txt") == "Gespeichert als x.txt."
    assert counted(2000, "{number} word", "{number} words") == "2.000 Wörter"
    assert counted(1, "{number} word", "{number} words") == "1 Wort"
    assert numeral(1234567) == "1.234.567"


def test_what_is_not_translated_stays_english(german):
    assert tr("No such text.") == "No such text."
    assert counted(1, "{number} snark", "{number} snarks") == "1 snark"
    assert said("No such sentence.") == "No such sentence."


def test_english_needs_no_file():
    assert tr("Stop") == "Stop"
    assert counted(2000, "{number} word", "{number} words") == "2,000 words"


def test_what_a_writer_named_may_hold_braces(german):
    assert tr("Saved as {name}.", name="{x}.txt") == "Gespeichert als {x}.txt."


def test_the_floors_below_are_understood_whatever_they_name(german):
    sentence = "“{a} is.docx” could not be saved: no space left on device; try another folder or disk."
    heard = said(sentence)
    assert heard != sentence
    assert "“{a} is.docx”" in heard or "„{a} is.docx“" in heard
    assert "space" not in heard


ENGLISH = re.compile(
    r"\b(the|is|has|have|had|was|not|that|this|which|and|or|with|than|it|its|could|cannot|must|choose|try|save|get"
    r"|bundle|settings|file|folder|system|longer|shorter|holds|lists|student|open|no)\b",
    re.IGNORECASE,
)
REMEDY = "install it again or choose another bundle"


def clauses():
    """What the engine says of a bundle, with something in its fields."""
    for source in sorted(texts().sentences):
        if re.match(r"(has|holds|is|lists|was|changed|stands) ", source):
            yield re.sub(r"\{[^{}]*\}", "x-1", source)


def test_there_are_clauses():
    assert len(list(clauses())) > 15


@pytest.mark.parametrize("clause", list(clauses()))
@pytest.mark.parametrize("remedy", [REMEDY, "nothing was taken in: get it anew or choose another bundle"])
def test_no_part_of_a_sentence_that_was_put_together_stays_english(german, clause, remedy):
    heard = said(f"The bundle “/home/me/mine” {clause}; {remedy}.")
    assert heard.startswith("Das Modell „/home/me/mine“ ")
    assert not ENGLISH.findall(heard), heard


def made_bundle(folder, **changes):
    """A folder that claims to be a bundle."""
    import json

    folder.mkdir()
    (folder / "bundle.json").write_text(json.dumps({"format": 1, **changes}), encoding="utf-8")
    return folder


def test_what_really_goes_wrong_is_told_in_german(german, tmp_path):
    from desktop.documents.errors import DocumentError
    from desktop.documents.opening import open_document
    from desktop.engine import bundle
    from desktop.engine.errors import EngineError
    from desktop.storage.declared import SETTINGS

    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "bundle.json").write_text("[]", encoding="utf-8")
    files = {
        "Brief.docx": b"PK nothing",
        "Alt.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "Bild.txt": bytes(50),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    attempts = [
        lambda: bundle.load(tmp_path / "nowhere"),
        lambda: bundle.load(broken),
        lambda: bundle.load(tmp_path / "x", bundle.Kind.STUDENT),
        lambda: bundle.load(made_bundle(tmp_path / "new", format=99)),
        lambda: bundle.load(made_bundle(tmp_path / "empty")),
        lambda: bundle.load(made_bundle(tmp_path / "named", name="a b", kind="student")),
        lambda: open_document(tmp_path),
        lambda: open_document(tmp_path / "Fehlt.txt"),
        *[lambda name=name: open_document(tmp_path / name) for name in files],
        *[lambda setting=setting: setting.checked(object()) for setting in SETTINGS],
    ]
    told = []
    for attempt in attempts:
        try:
            attempt()
        except (EngineError, DocumentError, ValueError) as error:
            told.append(said(str(error)))
    assert len(told) == len(attempts)
    # Names stay what they are.
    english = {
        sentence: words
        for sentence in told
        if (words := ENGLISH.findall(re.sub(r"„[^“]*“|\S+\.json", "", sentence)))
    }
    assert english == {}


def test_what_a_writer_named_is_not_translated(german):
    assert "„history.txt“" in said("“history.txt” is a folder: choose a file in it.")
    assert "„draft“" in said("“draft” is a folder: choose a file in it.")
    assert said(
        "The draft could not be saved: no space left on device; it is kept in memory until it can be."
    ) == (
        "Nicht zu speichern (Entwurf): auf dem Datenträger ist kein Platz mehr; "
        "bis es geht, bleibt es im Arbeitsspeicher."
    )


@pytest.mark.parametrize(
    ("wanted", "desktops", "language"),
    [
        ("", ["de-AT", "de"], "de"),
        ("", ["de_DE.UTF-8"], "de"),
        ("", ["fr-FR", "de"], "de"),
        ("", ["fr-FR"], "en"),
        ("en", ["de-DE"], "en"),
        ("de", ["en-US"], "de"),
        ("", [], "en"),
    ],
)
def test_the_writer_has_the_say_and_then_the_desktop(wanted, desktops, language):
    assert chosen(wanted, desktops) == language


def test_every_language_can_be_chosen():
    assert [value for value, _ in LANGUAGE.choices] == ["", *languages()]
