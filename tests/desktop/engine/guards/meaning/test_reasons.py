import pytest

from desktop.engine.guards.meaning import reasons
from desktop.engine.guards.reading.sentence import Sentence


@pytest.mark.parametrize(
    ("source", "rewrite", "broken"),
    [
        ("Although it looks good, the sample is small.", "The sample is small, as it looks good.", True),
        ("It looks good, but the sample is small.", "The sample is small because it looks good.", True),
        ("Although it looks good, the sample is small.", "While it looks good, the sample is small.", False),
        ("Although it looks good, the sample is small.", "The sample is small, but it looks good.", False),
        ("While the tacos are good, the soup is better.", "The soup is better, as the tacos are good.", True),
        ("While eating, we talked.", "As we ate, we talked.", False),
        (
            "The bridge was closed, so we took the long road.",
            "As we took the long road, the bridge was closed.",
            True,
        ),
        (
            "The bridge was closed, so we took the long road.",
            "The bridge was closed because we took the long road.",
            True,
        ),
        (
            "The bridge was closed, so we took the long road.",
            "We took the long road because the bridge was closed.",
            False,
        ),
        (
            "The bridge was closed, so we took the long road.",
            "As the bridge was closed, we took the long road.",
            False,
        ),
        (
            "We took the long road because the bridge was closed.",
            "We took the long road, so the bridge was closed.",
            True,
        ),
        (
            "We took the long road because the bridge was closed.",
            "The bridge was closed, so we took the long road.",
            False,
        ),
        ("Since the shop was shut, we left hungry.", "Since we left hungry, the shop was shut.", True),
        ("We tried, but it failed due to rain.", "It failed due to rain though we tried.", False),
        ("Her uncle drives a bus and never rests.", "Her uncle never rests because he drives a bus.", True),
        ("It is foggy, and so we stay.", "We stay because it is foggy.", False),
        ("He sat there and fed the birds.", "He fed the birds by sitting there.", True),
        ("She fell and hurt her knee using a ladder.", "She hurt her knee by using a ladder.", False),
        ("First he rose and spoke.", "He began by rising and speaking.", False),
        ("They came back and it was evening.", "They came back by evening.", False),
        ("The soup was cold and the waiter was rude.", "The waiter was rude when the soup was cold.", True),
        ("We were looking for it and he led us.", "He led us when we were looking for it.", False),
        ("As paper was rare, they used slate.", "Paper was rare, they used slate.", False),
        ("They used slate because paper was rare.", "They used slate, and paper was rare.", True),
        ("They used slate because paper was rare.", "Paper was rare; they used slate.", False),
        ("They used slate because of the price.", "They used slate on account of the price.", False),
        ("It was late, so we left.", "It was late when we left.", True),
        ("It is cold, but we swim.", "As cold as it is, we still swim.", False),
    ],
)
def test_a_contrast_is_no_reason_and_causes_stay_causes(source: str, rewrite: str, broken: bool) -> None:
    assert reasons.breaks(reasons.facts(Sentence(source)), reasons.facts(Sentence(rewrite))) is broken
