"""Keeps the languages in step with the code: finds every text and hands it to Qt's tools.

    python -m tests.languages [LANGUAGE ...]

Texts come from `tr` and `counted` in the window, from the declared settings, and from the errors of the
floors below, whose f-strings become sentences with numbered fields. Qt's `lupdate` then brings the files of
the languages up to date, in which Qt Linguist, or any editor, shows what is still to be translated.
"""

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import desktop
from desktop.storage.declaration import Choice, Group, Number
from desktop.storage.declared import SETTINGS
from desktop.window.look.translation import LANGUAGES, languages, numbered

_DESKTOP = Path(desktop.__file__).parent
_BELOW = ("engine", "documents", "storage", "window/background")
_ERRORS = {"EngineError", "BundleError", "ModelFileError", "StorageError", "DocumentError", "BrokenFileError"}
_OF_A_VALUE = "ValueError"
_VALUES_TOLD = {"storage", "engine/bundle.py", "engine/codes.py"}
"""Where that becomes part of a sentence for the writer; elsewhere it is for programmers."""
_MAKERS = {"_refuse", "_sentence"}
"""Functions of the floors below that put a sentence together of clauses, which are their arguments."""
_WORDS = ("student", "encoder", "a student", "a sentence encoder", "longer", "shorter")
"""Words that stand in the fields of such sentences."""
_THINGS = ("settings file", "file with your presets", "draft", "history")
"""What the storage says that it could not read or save."""
_OF_THE_SYSTEM = (
    "no space left on device",
    "permission denied",
    "no such file or directory",
    "read-only file system",
    "is a directory",
    "not a directory",
    "input/output error",
    "file name too long",
    "disk quota exceeded",
    "it is write-protected",
)
"""How `desktop.atomicfile.reason` words what the system reports most."""


@dataclass
class Texts:
    """All that is to be translated.

    Attributes:
        plain: texts of the window and of the settings.
        counted: (for one, for many).
        sentences: of the floors below, fields numbered.
    """

    plain: set[str] = field(default_factory=set)
    counted: set[tuple[str, str]] = field(default_factory=set)
    sentences: set[str] = field(default_factory=set)


def texts() -> Texts:
    """Find every text."""
    found = Texts()
    for path in sorted((_DESKTOP / "window").rglob("*.py")):
        for call in _calls(path):
            name, literals = _name(call.func), [_literal(each) for each in call.args]
            if name == "tr" and literals[0] is not None:
                found.plain.add(literals[0])
            elif name == "counted" and None not in literals[1:3]:
                found.counted.add((literals[1] or "", literals[2] or ""))
    for setting in SETTINGS:
        found.plain |= {setting.label, setting.tooltip}
        if isinstance(setting, Choice):
            found.plain |= {name for _, name in setting.choices}
        if isinstance(setting, Number) and setting.unit:
            found.plain.add(setting.unit)
    found.plain |= {str(group) for group in Group}
    for room in _BELOW:
        for path in sorted((_DESKTOP / room).rglob("*.py")):
            told = {room, path.relative_to(_DESKTOP).as_posix()} & _VALUES_TOLD
            found.sentences |= set(_raised(path, _ERRORS | ({_OF_A_VALUE} if told else set())))
    found.sentences |= {*_OF_THE_SYSTEM, *_THINGS, *_WORDS}
    return found


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _raised(path: Path, errors: set[str]) -> Iterator[str]:
    """The sentences of the errors that a module makes, and the clauses of sentences that it puts together."""
    constants = _constants(path)
    spoken: list[ast.expr] = []
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and _name(node.func) in errors:
            spoken += node.args[:1]
        elif isinstance(node, ast.Call) and _name(node.func) in _MAKERS:
            spoken += node.args
        elif isinstance(node, ast.FunctionDef) and node.name in _MAKERS:
            spoken += [each.value for each in node.body if isinstance(each, ast.Return) and each.value]
            # What a maker adds by itself, such as the same advice to all.
            spoken += [arg for each in node.body for call in _within(each) for arg in call.args]
    for node in spoken:
        template = _template(node, constants)
        if template is not None and " " in template.replace("{}", ""):
            yield numbered(template)


def _within(node: ast.stmt) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call) and _name(each.func) in _MAKERS)


def _constants(path: Path) -> dict[str, str]:
    """The texts that have a name in a module."""
    return {
        target.id: value
        for node in _tree(path).body
        if isinstance(node, ast.Assign) and (value := _literal(node.value)) is not None
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _template(node: ast.expr, constants: dict[str, str]) -> str | None:
    """A literal, a constant, or an f-string, its fields as empty braces; also several of them, added."""
    if isinstance(node, ast.JoinedStr):
        parts = (str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
        return "".join(parts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        both = _template(node.left, constants), _template(node.right, constants)
        return None if both[0] is None or both[1] is None else both[0] + both[1]
    return constants.get(node.id) if isinstance(node, ast.Name) else _literal(node)


def update(language: str, found: Texts) -> None:
    """Bring the file of a language up to date; what is gone is dropped."""
    lines = [f"tr({text!r})" for text in sorted(found.plain)]
    lines += [f"counted({many!r}, {one!r}, n)" for one, many in sorted(found.counted)]
    lines += ["class Sentences:", "    def said(self):"]
    lines += [f"        self.tr({text!r})" for text in sorted(found.sentences)]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.py"
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        target = LANGUAGES / f"{language}.ts"
        lupdate = Path(sys.executable).with_name("pyside6-lupdate")
        options = ["-tr-function-alias", "tr+=counted", "-locations", "none", "-no-obsolete", "-no-ui-lines"]
        command = [lupdate, *options, source, "-target-language", language, "-ts", target]
        subprocess.run(command, check=True)


def main() -> int:
    """Bring languages up to date."""
    parser = argparse.ArgumentParser(description="Brings the files of languages up to date.")
    parser.add_argument("languages", nargs="*", default=languages()[1:], help="codes; by default all")
    found = texts()
    for language in parser.parse_args().languages:
        update(language, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
