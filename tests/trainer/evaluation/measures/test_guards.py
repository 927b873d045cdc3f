from trainer.evaluation.items import Item
from trainer.evaluation.measures.guards import FACTS, NAMES, Guards, broken_guards

SOURCE = "In 2019 Maria Jones did not sell 40 of the houses."


def test_facts_are_among_the_guards() -> None:
    assert set(FACTS) <= set(NAMES)


def test_what_a_rewrite_broke_is_named() -> None:
    rewrites = [
        SOURCE,
        "In 2019, Maria Jones did not sell 40 houses.",
        "In 2018 Maria Jones did not sell 40 of the houses.",
        "In 2019 Maria Smith did not sell 40 of the houses.",
        "In 2019 Maria Jones did sell 40 of the houses.",
        "Did Maria Jones not sell 40 of the houses in 2019?",
    ]
    found = Guards().measure([Item(SOURCE)] * len(rewrites), rewrites)
    assert found["facts"].tolist() == [1, 1, 0, 0, 0, 1]
    assert found["guarded"].tolist() == [1, 1, 0, 0, 0, 0]
    broken = [broken_guards(SOURCE, rewrite) for rewrite in rewrites]
    assert broken[0] == ()
    assert [each for each, name in zip(broken[2:5], FACTS, strict=True) if name not in each] == []
    assert "question" in broken[5]


def test_an_odd_sentence_breaks_nothing_by_itself() -> None:
    odd = "“Not 4 ( of 5] is — not is not it?? No no no no."
    assert broken_guards(odd, odd) == ()
