from collections import Counter

from trainer.pairs.tally import Tally


def row(number: int, dropped: str = "", **more: float) -> dict[str, object]:
    return {"source": f"s{number}", "paraphrase": "p", "origin": "o", "dropped": dropped, **more}


def test_every_row_is_counted_once() -> None:
    tally = Tally()
    for number in range(10):
        tally.add(row(number, "short" if number < 4 else "", lexical=number / 10))
    tally.drop({"o": Counter({"over": 2})})
    figures = tally.figures()
    assert figures["read"] == 10
    assert figures["dropped"] == {"short": 4, "over": 2}
    assert figures["origins"] == {"o": {"kept": 4, "dropped": 6}}
    assert len(tally.examples["short"]) == 3
    assert set(tally.spread) == {"lexical"}


def test_a_histogram_keeps_the_spread_of_its_values() -> None:
    tally = Tally()
    for number in range(1000):
        tally.add(row(number, lexical=number / 1000))
        tally.add(row(number, "long", lexical=1.0, length=99.0))
    lexical = tally.spread["lexical"]
    assert sum(lexical.figures()["kept"]) == sum(lexical.figures()["dropped"]) == 1000
    assert lexical.figures()["dropped"][-1] == 1000
    values = lexical.values(kept=True)
    assert abs(values.mean() - 0.5) < 0.01
    # What is beyond the end counts as the end.
    assert tally.spread["length"].figures()["dropped"][-1] == 1000
