"""What a person sees while a teacher is at work: on stderr, for stdout has the report."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


def say(sentence: str) -> None:
    """Say something to the person."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - the verb's own voice


def first_line(error: Exception) -> str:
    """What an exception of a library says, as far as it fits into a sentence."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]


@contextmanager
def hushed() -> Iterator[None]:
    """Keep transformers from talking of its own progress, and of packages that can be done without."""
    import transformers

    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
