"""How far the grammar of a rewrite lies from its source's: edit distance of dependency trees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.measure import Measure, Values


@dataclass(slots=True)
class Node:
    """A word in its tree.

    Attributes:
        name: its relation to the word above it.
        children: the words below it, in the order of the sentence.
    """

    name: str
    children: list["Node"] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Nodes from here on down."""
        return 1 + sum(child.size for child in self.children)


class Trees:
    """Tree edit distance over dependency parses.

    Args:
        parser: name or folder of a spaCy pipeline with a dependency parser.

    Raises:
        TrainerError: spaCy, apted or the pipeline is not installed, or does not parse.
    """

    measures = (
        Measure(
            "tree", "tree distance",
            "edit distance of the two dependency trees, labelled with relations (Pawlik and Augsten, 2016), "
            "for each node of both; 0 (the same tree) to 1",
        ),
    )  # fmt: skip

    def __init__(self, parser: str) -> None:
        try:
            import apted
            import spacy
        except ImportError as error:
            raise TrainerError(
                f"The tree distance needs {error.name}; pip install 'phrasewright[evaluate]', "
                "or leave `parser` out."
            ) from None
        try:
            self._parser: Any = spacy.load(parser, exclude=["ner", "lemmatizer", "attribute_ruler"])
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).splitlines()[0].rstrip(".")
            raise TrainerError(
                f"The parser {Path(parser).name!r} cannot be loaded ({reason}); install it, or leave it out."
            ) from None
        if "parser" not in self._parser.pipe_names:
            raise TrainerError(f"The spaCy pipeline {parser!r} has no dependency parser; name another.")
        self._distance: Any = apted.APTED
        self._trees: dict[str, Node] = {}

    def measure(self, items: Sequence[Item], rewrites: Sequence[str]) -> Mapping[str, Values]:
        """Measure one rewrite of each item; see `Instrument.measure`."""
        texts = [
            text for item, rewrite in zip(items, rewrites, strict=True) for text in (item.source, rewrite)
        ]
        new = list(dict.fromkeys(text for text in texts if text not in self._trees))
        # Those of the call before may come again, as sources do; older ones would fill the memory.
        known = {text: self._trees[text] for text in texts if text in self._trees}
        parsed = zip(new, self._parser.pipe(new), strict=True)
        self._trees = known | {text: tree(each) for text, each in parsed}
        pairs = zip(texts[::2], texts[1::2], strict=True)
        return {
            "tree": np.array([self._between(self._trees[one], self._trees[other]) for one, other in pairs])
        }

    def _between(self, one: Node, other: Node) -> float:
        # The root is no word of either side.
        nodes = one.size + other.size - 2
        return self._distance(one, other).compute_edit_distance() / nodes if nodes else 0.0


def tree(parsed: Any) -> Node:
    """The dependency tree of a text under a root of its own, as a text may hold several sentences.

    Args:
        parsed: tokens in order, each with `dep_` (its relation), `i` (its place), `head` (the token above
            it, itself for a root) and `is_space`.
    """
    words = [token for token in parsed if not token.is_space]
    nodes = {token.i: Node(token.dep_) for token in words}
    root = Node("")
    for token in words:
        above = root if token.head.i == token.i else nodes.get(token.head.i, root)
        above.children.append(nodes[token.i])
    return root
