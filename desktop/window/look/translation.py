"""Every text that the writer reads comes through here, so that it can be said in another language.

English stands in the code; other languages are in the folder `languages`, in the format of Qt's tools (TS),
which `python -m tests.languages` keeps in step with the code. They are read without Qt, so that the program
can also say what keeps it from opening a window.
"""

import os
import re
import xml.etree.ElementTree as Xml
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

LANGUAGES = Path(__file__).parent / "languages"
"""Where they are: `de.ts` is German."""

ENGLISH = "en"

_FORMS: dict[str, Callable[[int], int]] = {"de": lambda number: int(number != 1)}
"""Which of its forms a language uses for so many things."""

_GROUPED = {"de": "."}
"""What stands between thousands where it is no comma."""

_FIELD = re.compile(r"\{[^{}]*\}")
_ANYTHING = "(.+?)"


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """A language.

    Attributes:
        name: its code.
        texts: English text -> how it is said, with the same fields in braces.
        counted: English text for many -> how it is said, by form.
        sentences: what the floors below say: how to recognise it, and how it is said, its fields in order.
    """

    name: str = ENGLISH
    texts: dict[str, str] = field(default_factory=dict)
    counted: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sentences: list[tuple[re.Pattern[str], str]] = field(default_factory=list)


_now = [_Catalogue()]


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are, English first."""
    return ENGLISH, *sorted(path.stem for path in LANGUAGES.glob("*.ts"))


def chosen(wanted: str, desktops: Iterable[str] = ()) -> str:
    """The language to use.

    Args:
        wanted: the code of the one that the writer has set; "" for that of the desktop.
        desktops: the codes of those that the desktop prefers, the best first, like "de-AT" or "de_AT.UTF-8".
    """
    there = languages()
    for each in (wanted, *desktops):
        code = re.split(r"[-_.@]", each)[0].lower()
        if code in there:
            return code
    return ENGLISH


def of_environment() -> list[str]:
    """What the environment says of the language, where it does, as on Linux."""
    named = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((each for each in named if each), "")
    return [*os.environ.get("LANGUAGE", "").split(":"), first] if first not in {"C", "POSIX"} else []


def use(language: str) -> None:
    """Say everything in a language from now on; what it has no words for stays English.

    Args:
        language: one of `languages()`.
    """
    _now[0] = _Catalogue() if language == ENGLISH else _read(language)


def language() -> str:
    """The code of the language in use."""
    return _now[0].name


def tr(text: str, **fields: object) -> str:
    """`text` in the writer's language.

    Args:
        text: in English, as a literal, so that it can be found; fields stand in braces.
        fields: their values.
    """
    said_so = _now[0].texts.get(text, text)
    return said_so.format(**fields) if fields else said_so


def counted(number: int, one: str, many: str) -> str:
    """`one` or `many` in the writer's language, with the number for the field `{number}`.

    Args:
        number: how many there are.
        one: for one thing, as a literal.
        many: for any other number of them, as a literal.
    """
    catalogue = _now[0]
    forms = catalogue.counted.get(many, (one, many))
    form = _FORMS[catalogue.name](number) if many in catalogue.counted else int(number != 1)
    return forms[form].format(number=numeral(number))


def numeral(number: int) -> str:
    """A whole number as the writer's language writes it."""
    return f"{number:,}".replace(",", _GROUPED.get(_now[0].name, ","))


def said(sentence: str) -> str:
    """What the floors below say in English, in the writer's language, where that has the words.

    Args:
        sentence: the message of an error.
    """
    for pattern, template in _now[0].sentences:
        match = pattern.fullmatch(sentence)
        if match is not None:
            parts = zip(match.groups(), _named(pattern.pattern), strict=True)
            return template.format(*(part if name else said(part) for part, name in parts))
    # A setting and its values are called in such a sentence what they are called in the window.
    return ", ".join(_now[0].texts.get(each, each) for each in sentence.split(", "))


def numbered(template: str) -> str:
    """A template of a sentence with its fields numbered: "{0} could not be saved: {1}"."""
    numbers = iter(range(1000))
    return _FIELD.sub(lambda _: f"{{{next(numbers)}}}", template)


def _read(language: str) -> _Catalogue:
    found = _Catalogue(language)
    for context in Xml.parse(LANGUAGES / f"{language}.ts").iter("context"):  # noqa: S314 - a file of our own
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.find("translation")
            if translation is None or translation.get("type") is not None:
                continue
            if message.get("numerus") == "yes":
                found.counted[source] = tuple(each.text or "" for each in translation)
            elif context.findtext("name"):
                found.sentences.append((_recognised(source), translation.text or ""))
            else:
                found.texts[source] = translation.text or ""
    # Those with most words of their own first: "{0}: {1}" would recognise everything.
    found.sentences.sort(key=lambda each: -len(each[0].pattern.replace(_ANYTHING, "")))
    return found


def _named(pattern: str) -> list[bool]:
    """Of each field, whether it stands between quotation marks: then it is a name, which stays as it is."""
    parts = pattern.split(_ANYTHING)
    return [before.endswith("“") and behind.startswith("”") for before, behind in pairwise(parts)]


def _recognised(source: str) -> re.Pattern[str]:
    return re.compile(_ANYTHING.join(map(re.escape, _FIELD.split(source))), re.DOTALL | re.IGNORECASE)
