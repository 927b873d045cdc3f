"""What a student is asked for a sentence, where the engine's own plan is not to have a say."""

from desktop.engine.codes import CodeScheme
from desktop.engine.layout import flatten, straighten
from trainer.settings.evaluate import Asked


def prompt(source: str, asked: Asked, scheme: CodeScheme) -> str:
    """The codes of what is asked for, and the sentence as the engine hands it over."""
    request = asked.request()
    codes = scheme.codes(request.lexical / 100, request.syntactic / 100, request.length.ratio)
    return scheme.prompt(codes, straighten(flatten(source)))
