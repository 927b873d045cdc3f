"""A model's tokens as CTranslate2's loaders ask for them."""

from collections.abc import Sequence

from converters.errors import ConversionError


class Tokens:
    """Stands in for the tokenizer of transformers, which knows its own ids, not the model's rows.

    Args:
        rows: the token of each row.
        unknown: the token of what cannot be spelt.

    Raises:
        ConversionError: there is no padding or no end.
    """

    def __init__(self, rows: Sequence[str], unknown: str) -> None:
        self._rows = rows
        self.unk_token = unknown
        self.pad_token = self._first("<pad>", "[PAD]")
        self.eos_token = self._first("</s>", "[SEP]")
        self.bos_token = "<s>" if "<s>" in rows else None

    def get_vocab(self) -> dict[str, int]:
        """Each token's row."""
        return {token: row for row, token in enumerate(self._rows)}

    def convert_ids_to_tokens(self, row: int) -> str:
        """The token of a row."""
        return self._rows[row]

    def _first(self, *names: str) -> str:
        found = next((name for name in names if name in self._rows), None)
        if found is None:
            raise ConversionError(f"The tokenizer has no special token {' or '.join(names)}.")
        return found
