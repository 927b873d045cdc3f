import math

import pytest

from desktop.engine import substitution
from desktop.engine.guards import GuardedSource
from desktop.engine.readsource import ReadSource
from desktop.engine.splices import Exchange
from desktop.engine.substitution import accepted, substituted

SOURCE = "Nobody wanted to purchase the big house near the river."
NO_ONE = Exchange(0, 1, ("no", " one"), 0, 0.0, 0.95)
BUY = Exchange(3, 4, ("buy",), 0, 0.0, 0.9)
ACQUIRE = Exchange(3, 4, ("acquire",), 0, 0.0, 0.6)
LARGE = Exchange(5, 6, ("large",), 0, 0.0, 0.8)
BUILDING = Exchange(6, 7, ("building",), 0, 0.0, 0.5)
FOUND = [NO_ONE, BUY, LARGE, ACQUIRE, BUILDING]


def found_in(source, encoder, student, keep=()):
    return accepted(ReadSource(source, encoder, student), GuardedSource(source, keep).broken)


def words(found):
    return {"".join(each.other) for each in found}


def test_what_everybody_would_exchange_is_accepted(encoder, student):
    assert {"no one", "buy"} <= words(found_in(SOURCE, encoder, student))
    assert "began" in words(found_in("The concert started late because of the rain.", encoder, student))


def test_the_surest_come_first_and_the_doubtful_not_at_all(encoder, student):
    found = [each.sureness for each in found_in(SOURCE, encoder, student)]
    assert found == sorted(found, reverse=True)
    assert all(0.3 <= each <= 1 for each in found)


def test_what_is_accepted_is_weighed_in_its_place(encoder, student, monkeypatch):
    monkeypatch.setattr(substitution, "substitutes", lambda _source: [NO_ONE, BUY, LARGE])
    monkeypatch.setattr(substitution, "acceptances", lambda *_: [0.01, 0.4, 0.7])
    found = found_in(SOURCE, encoder, student)
    assert [(each.other, each.sureness) for each in found] == [(("large",), 0.7), (("buy",), 0.4)]


def test_what_a_guard_keeps_is_not_exchanged(encoder, student):
    kept = found_in(SOURCE, encoder, student, ("purchase",))
    assert "buy" not in words(kept)
    assert "no one" in words(kept)
    assert accepted(ReadSource(SOURCE, encoder, student), lambda _text: "any") == []


@pytest.mark.parametrize("source", ["", "Zebu, Anna and Boris.", "\ud800\0", "Кот сидит."])
def test_where_nothing_is_listed_nothing_is_accepted(encoder, student, source):
    assert found_in(source, encoder, student) == []


def test_only_the_surest_of_what_is_listed_are_looked_at(encoder, student, monkeypatch):
    looked_at = []

    def noting(_source, rewrites, *_rest):
        looked_at.extend(sureness for _, sureness in rewrites)
        return [1.0] * len(rewrites)

    listed = [Exchange(3, 4, (f"buy{place:02}",), 0, 0.0, place / 100) for place in range(100)]
    monkeypatch.setattr(substitution, "substitutes", lambda _source: listed)
    monkeypatch.setattr(substitution, "acceptances", noting)
    accepted(ReadSource(SOURCE, encoder, student), lambda _text: None)
    most = substitution._MOST_LISTED
    assert looked_at == [place / 100 for place in range(99, 99 - most, -1)]
    looked_at.clear()
    listed[:] = [each for each in listed if each.sureness <= substitution._LEAST_LISTED]
    accepted(ReadSource(SOURCE, encoder, student), lambda _text: None)
    assert looked_at == [substitution._LEAST_LISTED]


def test_the_surest_goes_in_first_and_then_one_more_each():
    made = [text for text, _ in substituted(SOURCE, SOURCE, FOUND)]
    assert made[:3] == [
        "No one wanted to purchase the big house near the river.",
        "No one wanted to buy the big house near the river.",
        "No one wanted to buy the large house near the river.",
    ]


def test_a_text_is_as_sure_as_all_its_exchanges_together():
    found = dict(substituted(SOURCE, SOURCE, FOUND))
    assert found["No one wanted to purchase the big house near the river."] == 0.95
    both = found["No one wanted to buy the large house near the river."]
    assert both == pytest.approx(math.prod((0.95, 0.9, 0.8)))


def test_into_the_source_each_goes_alone_too_and_what_is_less_sure_has_its_turn():
    found = dict(substituted(SOURCE, SOURCE, FOUND))
    for each in FOUND:
        assert each.sureness in found.values()
    assert "Nobody wanted to acquire the big building near the river." in found


def test_none_is_put_beside_or_over_another():
    for text, _ in substituted(SOURCE, SOURCE, FOUND):
        assert "large building" not in text
        assert ("buy" in text) + ("acquire" in text) + ("purchase" in text) == 1


def test_the_base_itself_never_comes():
    same = Exchange(3, 4, ("purchase",), 0, 0.0, 0.9)
    assert list(substituted(SOURCE, SOURCE, [same])) == []
    assert list(substituted(SOURCE, SOURCE, [])) == []


def test_a_base_takes_only_what_stands_beside_the_same_words():
    base = "Near the river, nobody hoped to purchase the big house."
    found = dict(substituted(SOURCE, base, FOUND))
    assert "Near the river, nobody hoped to buy the large house." in found
    assert not any("no one" in text for text in found)
    assert list(substituted(SOURCE, "The house near the river found no buyer.", [BUY, LARGE])) == []


def test_a_base_of_another_order_takes_them_with_its_own_capitals():
    source = "Nobody came because it rained."
    found = dict(substituted(source, "Because it rained, nobody came.", [NO_ONE]))
    assert found == {"Because it rained, no one came.": 0.95}


def test_an_article_follows_its_new_word():
    source = "It was a big mistake."
    found = dict(substituted(source, source, [Exchange(3, 4, ("enormous",), 0, 0.0, 0.8)]))
    assert found == {"It was an enormous mistake.": 0.8}
