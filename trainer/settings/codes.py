"""[codes] of an experiment."""

from pydantic.dataclasses import dataclass

from desktop.engine.codes import CodeScheme
from trainer.settings.strict import STRICT


@dataclass(frozen=True, kw_only=True, config=STRICT)
class Codes:
    """[codes]: the levels of the diversity codes; see `desktop.engine.codes.CodeScheme`.

    Whatever is left out stands as the engine's default has it.
    """

    template: str = CodeScheme().template
    lexical: tuple[float, ...] = CodeScheme().lexical
    syntactic: tuple[float, ...] = CodeScheme().syntactic
    length: tuple[float, ...] = CodeScheme().length

    def __post_init__(self) -> None:
        self.scheme()

    def scheme(self) -> CodeScheme:
        """The scheme that the engine uses."""
        return CodeScheme(self.template, self.lexical, self.syntactic, self.length)
