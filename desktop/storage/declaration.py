"""What a setting is: its name, what values it takes, and how it is shown on the settings page."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Group(StrEnum):
    """The pages of the settings, in the order they are shown."""

    REWRITING = "Rewriting"
    APPEARANCE = "Appearance"
    KEEPING = "Keeping"
    DESKTOP = "Desktop"
    KEYBOARD = "Keyboard"


@dataclass(frozen=True, slots=True)
class Setting(ABC, Generic[T]):
    """A setting, declared once: it is stored, checked and shown by this.

    Attributes:
        key: its name in the settings file.
        default: its value until the writer sets another.
        group: the page that it is shown on.
        label: its name for the writer.
        tooltip: what it does, in a sentence.
    """

    key: str
    default: T
    group: Group
    label: str
    tooltip: str

    @abstractmethod
    def checked(self, value: Any) -> T:
        """`value`, as it came from a file or a form, if it is one that the setting takes.

        Raises:
            ValueError: it is not; says what it takes.
        """

    def stored(self, value: T) -> Any:
        """`value` as it stands in the file."""
        return value


@dataclass(frozen=True, slots=True)
class Switch(Setting[bool]):
    """On or off."""

    def checked(self, value: Any) -> bool:
        """Takes true and false only."""
        if not isinstance(value, bool):
            raise ValueError(f"{self.label} is either on or off")  # noqa: TRY004 - one error for all
        return value


@dataclass(frozen=True, slots=True)
class Number(Setting[int]):
    """A whole number.

    Attributes:
        low: the least that it may be.
        high: the most that it may be.
        unit: what it counts, for the page.
    """

    low: int
    high: int
    unit: str = ""

    def checked(self, value: Any) -> int:
        """Takes whole numbers from `low` to `high`."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            raise ValueError(f"{self.label} must be a whole number from {self.low} to {self.high}")
        return value


@dataclass(frozen=True, slots=True)
class Choice(Setting[str]):
    """One of several values.

    Attributes:
        choices: (value, its name for the writer), in the order they are shown.
    """

    choices: tuple[tuple[str, str], ...]

    def checked(self, value: Any) -> str:
        """Takes the values in `choices`."""
        if value not in [each for each, _ in self.choices]:
            names = ", ".join(name for _, name in self.choices)
            raise ValueError(f"{self.label} must be one of: {names}")
        return str(value)


@dataclass(frozen=True, slots=True)
class Line(Setting[str]):
    """A line of text, which may be empty.

    Attributes:
        longest: the most characters that it may have.
    """

    longest: int = 200

    def checked(self, value: Any) -> str:
        """Takes a text of one line."""
        if not isinstance(value, str) or len(value) > self.longest or len(value.splitlines()) > 1:
            raise ValueError(f"{self.label} must be one line of at most {self.longest} characters")
        return value


class Face(Line):
    """A font, by the name of its face; "" for the usual one."""

    __slots__ = ()


class Keys(Line):
    """A shortcut in Qt's portable notation; "" for none."""

    __slots__ = ()


class Student(Line):
    """A model on the shelf, by name; "" for the one that comes with the program."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Table(Setting[tuple[tuple[str, str], ...]]):
    """Pairs of lines of text, such as actions and their shortcuts, sorted by the first.

    Attributes:
        most: the most pairs that there may be.
    """

    most: int = 500

    def checked(self, value: Any) -> tuple[tuple[str, str], ...]:
        """Takes an object whose values are texts, or pairs of texts."""
        try:
            pairs = dict(value)
        except (TypeError, ValueError):
            raise ValueError(f"{self.label} must be a table") from None
        texts = [text for pair in pairs.items() for text in pair]
        if len(pairs) > self.most or not all(isinstance(text, str) and len(text) <= 200 for text in texts):
            raise ValueError(f"{self.label} must be a table of at most {self.most} short texts")
        return tuple(sorted(pairs.items()))

    def stored(self, value: tuple[tuple[str, str], ...]) -> dict[str, str]:
        """An object."""
        return dict(value)
