import pytest

from desktop.engine.guards import GuardedSource
from desktop.engine.patterns import rebuilding
from desktop.engine.patterns.rebuilding import rebuilt
from desktop.engine.readsource import ReadSource

SOURCE = "The match was cancelled because it rained."
LEAST = 0.3
TURNED = "Because it rained, the match was cancelled."


def safe(_text):
    return None


@pytest.fixture
def standing(monkeypatch):
    """Lets outcomes of a test's own come of patterns, and a judge of a test's own read them."""

    def stand(listed, judge):
        monkeypatch.setattr(rebuilding, "outcomes", lambda _source: listed)
        monkeypatch.setattr(
            rebuilding, "judged", lambda _source, found, *_rest: [judge(each) for each, _ in found]
        )

    return stand


def test_what_everybody_would_turn_round_is_offered(encoder, student):
    found = rebuilt(ReadSource(SOURCE, encoder, student), GuardedSource(SOURCE, ()).broken, LEAST)
    assert TURNED in dict(found)
    assert all(LEAST <= sure <= 1 for _, sure in found)
    assert [sure for _, sure in found] == sorted((sure for _, sure in found), reverse=True)


def test_what_breaks_a_guard_is_not_offered(encoder, student):
    assert TURNED not in dict(
        rebuilt(ReadSource(SOURCE, encoder, student), lambda text: "any" if text == TURNED else None)
    )
    assert rebuilt(ReadSource(SOURCE, encoder, student), lambda _text: "any") == []


def test_a_first_name_keeps_its_capital(encoder, student):
    source = "Anna stayed at home because it rained."
    found = rebuilt(ReadSource(source, encoder, student), GuardedSource(source, ()).broken)
    assert not any("anna" in text for text, _ in found)


@pytest.mark.parametrize("source", ["", " ", "Zebu.", "\ud800\0", "Кот сидит.", "because " * 300])
def test_where_nothing_fits_nothing_is_offered(encoder, student, source):
    assert rebuilt(ReadSource(source, encoder, student), safe) == []


def test_the_surest_by_the_judge_come_first_and_the_doubtful_not_at_all(standing, encoder, student):
    sureness = {"a": 0.5, "b": 0.1, "c": 0.9, "d": 0.5, "e": LEAST}
    standing([(text, 0.5) for text in "adbce"], sureness.get)
    assert rebuilt(ReadSource("x", encoder, student), safe, LEAST) == [
        ("c", 0.9),
        ("a", 0.5),
        ("d", 0.5),
        ("e", LEAST),
    ]


def test_only_the_surest_by_their_patterns_are_looked_at(standing, encoder, student):
    standing([(f"{place:02}", 1 - place / 100) for place in range(50)], lambda _text: 0.9)
    most = rebuilding._MOST_LISTED
    found = rebuilt(ReadSource("x", encoder, student), lambda text: "any" if int(text) % 2 else None)
    assert [text for text, _ in found] == [f"{place:02}" for place in range(0, 2 * most, 2)]
