"""Prompts: files with a name and a version, so that a pair can say what was asked for.

The files that ship stand in trainer/prompts. A change to one is a new version, never an edit: pairs
and caches refer to what stood there.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from trainer.errors import TrainerError

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*@[0-9]+")
_FIELDS = {"about", "system", "user", "styles"}

Message = dict[str, str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a teacher is told.

    Attributes:
        name: name@version.
        system: what holds for every sentence; "" for none.
        user: the request, with $sentence, $count and $wanted.
        styles: how a rewrite is asked to differ, by the style's name.
    """

    name: str
    system: str
    user: str
    styles: dict[str, str]

    def messages(self, sentence: str, styles: Sequence[str]) -> list[Message]:
        """The chat that asks for rewrites of a sentence.

        Args:
            sentence: to be rewritten.
            styles: names of `self.styles`, one for each rewrite.
        """
        wanted = "\n".join(f"{number}. {self.styles[style]}" for number, style in enumerate(styles, 1))
        request = Template(self.user).substitute(sentence=sentence, count=len(styles), wanted=wanted)
        system = [{"role": "system", "content": self.system}] if self.system else []
        return [*system, {"role": "user", "content": request}]

    def chosen(self, styles: Sequence[str], count: int) -> list[str]:
        """The styles of `count` rewrites: those given, or all of the prompt, taken in turn.

        Raises:
            TrainerError: the prompt has no such style.
        """
        for style in styles:
            if style not in self.styles:
                raise TrainerError(
                    f"The prompt {self.name} has no style {style!r}; it has {', '.join(self.styles)}."
                )
        wanted = list(styles) or list(self.styles)
        return [wanted[number % len(wanted)] for number in range(count)]


def load(name: str) -> Prompt:
    """Load a prompt.

    Args:
        name: name@version of one that ships, or the path of a file name@version.toml.

    Raises:
        TrainerError: there is none, or it is not what a prompt must be.
    """
    if name.endswith(".toml"):
        place, stem = Path(name), Path(name).stem
    else:
        place, stem = Path(str(files("trainer") / "prompts" / f"{name}.toml")), name
    if not _NAME.fullmatch(stem):
        raise TrainerError(
            f"{name}: a prompt is called name@version in small letters, such as numbered@1 or mine@2.toml."
        )
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TrainerError(
            f"There is no prompt {name}; those that ship are {', '.join(shipped())}."
        ) from None
    except OSError as error:
        raise TrainerError(f"The prompt {name} cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TrainerError(f"The prompt {name} is not valid TOML: {error}.") from None
    return _prompt(stem, table)


def shipped() -> list[str]:
    """The names of the prompts that ship."""
    return sorted(
        entry.name.removesuffix(".toml")
        for entry in (files("trainer") / "prompts").iterdir()
        if entry.name.endswith(".toml")
    )


def _prompt(name: str, table: dict[str, Any]) -> Prompt:
    system, user, styles = table.get("system", ""), table.get("user", ""), table.get("styles", {})
    if unknown := sorted(table.keys() - _FIELDS):
        raise TrainerError(f"The prompt {name} has an unknown field {unknown[0]!r}.")
    if not isinstance(system, str) or not isinstance(user, str):
        raise TrainerError(f"The prompt {name} does not fit: system and user must be text.")
    if (
        not isinstance(styles, dict)
        or not styles
        or not all(isinstance(text, str) for text in styles.values())
    ):
        raise TrainerError(f"The prompt {name} does not fit: [styles] must give at least one style as text.")
    template = Template(user)
    if not template.is_valid() or {"sentence", "wanted"} - set(template.get_identifiers()):
        raise TrainerError(f"The prompt {name} does not fit: user must hold $sentence and $wanted.")
    if strange := sorted(set(template.get_identifiers()) - {"sentence", "wanted", "count"}):
        raise TrainerError(f"The prompt {name} does not fit: nobody knows what ${strange[0]} is.")
    return Prompt(name, system.strip(), user.strip(), dict(styles))
