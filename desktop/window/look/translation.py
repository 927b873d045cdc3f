"""Every text that the writer reads comes through here, so that it can be said in another language."""

from collections.abc import Mapping

_catalogue: dict[str, str] = {}


def use(catalogue: Mapping[str, str]) -> None:
    """Say texts as `catalogue` does from now on; what is not in it stays English.

    Args:
        catalogue: English text -> its translation, with the same fields in braces.
    """
    _catalogue.clear()
    _catalogue.update(catalogue)


def tr(text: str, **fields: object) -> str:
    """`text` in the writer's language.

    Args:
        text: in English, as a literal, so that it can be found; fields stand in braces.
        fields: their values.
    """
    said = _catalogue.get(text, text)
    return said.format(**fields) if fields else said


def counted(number: int, one: str, many: str) -> str:
    """`one` or `many` in the writer's language, with the number for the field `{number}`.

    Args:
        number: how many there are.
        one: for one thing, as a literal.
        many: for any other number of them, as a literal.
    """
    return tr(one if number == 1 else many, number=f"{number:,}")
