from dataclasses import dataclass
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.evaluation.items import Item
from trainer.evaluation.measures.trees import Node, Trees, tree

apted = pytest.importorskip("apted")
spacy = pytest.importorskip("spacy")


@dataclass
class Token:
    """As spaCy's, as far as a tree is made of it."""

    i: int
    dep_: str
    head: "Token | None" = None
    is_space: bool = False


def parsed(*tokens: tuple[str, int]) -> list[Token]:
    """Relation and place of the head of each; a root is its own."""
    made = [Token(place, relation, is_space=relation == "") for place, (relation, _) in enumerate(tokens)]
    for token, (_, head) in zip(made, tokens, strict=True):
        token.head = made[head]
    return made


def shape(node: Node) -> tuple[object, ...]:
    return (node.name, *(shape(child) for child in node.children))


def test_a_tree_hangs_words_under_their_heads() -> None:
    # "Dogs  chase cats. Cats run." with a space that is a token.
    made = tree(parsed(("subj", 2), ("", 0), ("root", 2), ("obj", 2), ("subj", 5), ("root", 5)))
    assert shape(made) == ("", ("root", ("subj",), ("obj",)), ("root", ("subj",)))
    assert made.size == 6


def test_the_distance_counts_edits_for_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = {
        "Dogs chase cats.": parsed(("subj", 1), ("root", 1), ("obj", 1)),
        "Hounds hunt cats.": parsed(("subj", 1), ("root", 1), ("obj", 1)),
        "Dogs run.": parsed(("subj", 1), ("root", 1)),
        "Cats are chased.": parsed(("subj-passive", 2), ("aux", 2), ("root", 2)),
    }

    class Parser:
        pipe_names = ("parser",)

        def pipe(self, texts: list[str]) -> list[list[Token]]:
            return [sentences[text] for text in texts]

    monkeypatch.setattr(spacy, "load", lambda _name, **_options: Parser())
    source, *_ = sentences
    found = Trees("any").measure([Item(source)] * 4, list(sentences))["tree"]
    # Nothing; nothing; the object deleted; the subject relabelled, and the object an auxiliary.
    assert found.tolist() == pytest.approx([0, 0, 1 / 5, 2 / 6])


def test_a_pipeline_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(TrainerError, match="no dependency parser"):
        Trees(str(tmp_path / "blank"))
    with pytest.raises(TrainerError, match="cannot be loaded") as caught:
        Trees("no_such_pipeline")
    assert "\n" not in str(caught.value)
