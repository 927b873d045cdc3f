"""The facts about a bundle that no model file tells: its base, data, teachers, terms and limits."""

from dataclasses import dataclass, field
from pathlib import Path

from converters.errors import ConversionError
from converters.layered import read_layered


@dataclass(frozen=True, slots=True)
class Data:
    """One set that a model was trained on.

    Attributes:
        name: of the set.
        teacher: who wrote the paraphrases.
        size: as a person would say it, such as "33,000 pairs".
        terms: its licence, or what is known of it.
    """

    name: str
    teacher: str
    size: str
    terms: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A facts file.

    Attributes:
        title: heading of the card.
        summary: a paragraph: what the model does.
        version: of the bundle.
        languages: language codes.
        licence: SPDX expression of the bundle's own files.
        licence_text: file with the text of that licence, relative to the facts file.
        base: name of the base model.
        base_terms: its licence and where it came from.
        training: a paragraph: how it was trained; empty where nothing was.
        data: what it was trained on.
        notices: what a redistributor has to know; a paragraph each.
        limits: what it does badly; an item each.
    """

    title: str
    summary: str
    version: str
    languages: list[str]
    licence: str
    licence_text: Path
    base: str
    base_terms: str
    training: str = ""
    data: list[Data] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)


def read_facts(path: Path) -> Facts:
    """Read a facts file (TOML), which may extend another (`converters.layered`).

    Raises:
        ConversionError: it cannot be read, or a field is missing, unknown or of the wrong type.
    """
    try:
        table = read_layered(path)
        table["data"] = [Data(**row) for row in table.get("data", [])]
        table["licence_text"] = path.parent / table["licence_text"]
        facts = Facts(**table)
    except (OSError, ValueError) as error:
        raise ConversionError(f"The facts file {path} cannot be read: {error}.") from error
    except (TypeError, KeyError) as error:
        raise ConversionError(f"The facts file {path} does not fit: {error}.") from error
    for name in ("title", "summary", "version", "licence", "base", "base_terms", "training"):
        if not isinstance(getattr(facts, name), str):
            raise ConversionError(f"The facts file {path} does not fit: {name} must be text.")
    for name in ("languages", "notices", "limits"):
        value = getattr(facts, name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConversionError(f"The facts file {path} does not fit: {name} must be a list of texts.")
    return facts
