import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.engine.guards import broken_guard
from desktop.engine.swaps import SWAP_SURENESS, swapped

MOVED = [
    (
        "The museum closed its doors because the roof leaked.",
        "Because the roof leaked, the museum closed its doors.",
    ),
    (
        "The museum closed its doors, although the roof was new.",
        "Although the roof was new, the museum closed its doors.",
    ),
    (
        "The guests left the house when the music stopped!",
        "When the music stopped, the guests left the house!",
    ),
    (
        "I will call you as soon as the train arrives.",
        "As soon as the train arrives, I will call you.",
    ),
    (
        "The bus left before the rest arrived.",
        "Before the rest arrived, the bus left.",
    ),
    (
        "Take another piece of bread if you are hungry.",
        "If you are hungry, take another piece of bread.",
    ),
    (
        "I'm staying at home because the weather is bad.",
        "Because the weather is bad, I'm staying at home.",
    ),
    (
        "Until the rain stopped, the guests waited outside the house.",
        "The guests waited outside the house until the rain stopped.",
    ),
    (
        "If the rain has stopped, the guests will leave the house.",
        "The guests will leave the house if the rain has stopped.",
    ),
    (
        "Although Anna was ill, the guests stayed in town.",
        "The guests stayed in town, although Anna was ill.",
    ),
    (
        "The museum opened its new wing last year.",
        "Last year, the museum opened its new wing.",
    ),
    (
        "Our team lost the final in July 2019.",
        "In July 2019, our team lost the final.",
    ),
    (
        "The museum opened its new wing on Monday morning.",
        "On Monday morning, the museum opened its new wing.",
    ),
    (
        "Two weeks ago, the guests visited the museum.",
        "The guests visited the museum two weeks ago.",
    ),
    (
        "In 2019 the museum opened its new wing.",
        "The museum opened its new wing in 2019.",
    ),
    (
        "Yesterday they met Anna in the park.",
        "They met Anna in the park yesterday.",
    ),
    (
        "The minister said that the law was passed too late.",
        "The law was passed too late, the minister said.",
    ),
    (
        "Police said the two men were found in the park.",
        "The two men were found in the park, police said.",
    ),
    (
        "Anna Smith argued that the bridge was closed for repairs.",
        "The bridge was closed for repairs, Anna Smith argued.",
    ),
    (
        "Unfortunately, the museum was closed for repairs.",
        "The museum was closed for repairs, unfortunately.",
    ),
    (
        "The museum closed its doors, however.",
        "However, the museum closed its doors.",
    ),
]

LEFT_ALONE = {
    "while at the end no longer says although": "While the old roof was repaired, the museum was closed.",
    "until at the front takes more with it": "The guests waited outside the house until the rain stopped.",
    "what opens the main clause may be a name": "Mercury closed the old museum because the roof leaked.",
    "what opens the clause may be a name": "The guests left the house when Mercury came home.",
    "what would open the sentence may be a name": "In 2019, Anna opened the new museum.",
    "a name in front of a time": "Anna visited the museum last week.",
    "a name in front of a linking adverb": "Anna closed the doors, however.",
    "a clause may belong to what somebody knows": "They know the museum closed because the roof leaked.",
    "a clause may belong to one of two parts": "The guests ate and slept because the rain went on.",
    "only because": "The guests left the house only because the music was bad.",
    "shortly before": "The guests left the house shortly before the rain stopped.",
    "almost every week": "The guests visited the museum almost every week.",
    "what is denied is denied of the clause": "He didn't stay in town because the weather was bad.",
    "a bent apostrophe denies too": "He didn’t stay in town because the weather was bad.",
    "nobody denies": "Nobody in the house slept because the music was loud.",
    "never on Monday": "The museum never opened its doors on Monday.",
    "no clause follows a preposition": "The bus left the station before the rest of us.",
    "a fixed phrase": "Take another piece of bread if you like.",
    "when goes on with the story": "The guests were walking home when the storm broke out.",
    "when behind a comma goes on too": "The guests left the house, when the music stopped.",
    "others point back": "Some guests left the house because the others were loud.",
    "the other points back": "When the rain has stopped, the other team will leave.",
    "a pronoun before its noun": "When the two men had left Anna, they took a bus.",
    "its before its noun": "Because the roof leaked, the museum closed its doors.",
    "one comma too many": "The old roof leaked, the museum closed because the rain came in.",
    "it is what follows that it tells": "It was late when the guests left the house.",
    "what is to come": "The museum will open its new wing next year.",
    "they at the front may be others": "The guests left the house before they were tired.",
    "while behind a comma no longer says when": "The guests left the house, while the rain was warm.",
    "a wish may hold the clause": "The guests wanted more bread because the soup was good.",
    "Monday last week": "The guests left the house on Monday last week.",
    "two years": "In 2019, the museum sold the cars of 1998.",
    "by somebody last year": "Last year, the bridge was opened by the queen.",
    "the public last year": "The museum opened to the public last year.",
    "if so": "If that is so, the museum will close the doors.",
    "who speaks must be known": "Two men said they were late for the meeting.",
    "a name that may be a month": "May said the law was passed too late.",
    "two things said": "She said that the bridge was closed and the road was open.",
    "a linking adverb for one of two clauses": "However, the museum closed and the library was sold.",
    "a question": "Does the museum close its doors when the roof leaks?",
    "brackets": "The museum closed (for a year) because the roof leaked.",
    "quotation marks": "The “museum” closed its doors because the roof leaked.",
    "two sentences": "The rain came. The museum closed its doors because the roof leaked.",
    "nothing to move": "The museum closed its doors.",
    "nothing": "",
}

MAINS = ["the guests left the house", "I stayed at home", "they lost the final", "Anna sang for us all"]
CLAUSES = ["the rain stopped", "she was tired of waiting", "no one had a key", "Rome was too far away"]
CONJUNCTIONS = ["because", "although", "even though", "when", "if", "unless", "before", "as soon as", "until"]
TIMES = ["last year", "in July 2019", "on Monday", "two weeks ago", "every evening", "tonight"]
SPEAKERS = ["The minister said", "Anna Smith announced", "Police explained", "Two men said"]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


MAIN, CLAUSE, TIME = (st.sampled_from(each) for each in (MAINS, CLAUSES, TIMES))
CONJUNCTION, COMMA, END = st.sampled_from(CONJUNCTIONS), st.sampled_from(["", ","]), st.sampled_from(".!?")
SENTENCE = st.one_of(
    st.builds("{}{} {} {}{}".format, MAIN, COMMA, CONJUNCTION, CLAUSE, END),
    st.builds("{} {}{} {}{}".format, CONJUNCTION, CLAUSE, COMMA, MAIN, END),
    st.builds("{} {}{}".format, MAIN, TIME, END),
    st.builds("{}{} {}{}".format, TIME, COMMA, MAIN, END),
    st.builds("{}{} {}.".format, st.sampled_from(SPEAKERS), st.sampled_from(["", " that"]), MAIN),
    st.builds("{}, {}{}".format, st.sampled_from(["however", "of course", "luckily"]), MAIN, END),
    st.builds("{}, {}{}".format, MAIN, st.sampled_from(["however", "of course", "luckily"]), END),
).map(capital)
PIECES = sorted(
    {word for each in (*MAINS, *CLAUSES, *CONJUNCTIONS, *TIMES, *SPEAKERS) for word in each.split()}
)
JUMBLE = st.lists(st.sampled_from([*PIECES, "that", ",", ".", "İf", "\ud800", "3", "'"]), max_size=20).map(
    " ".join
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\s,.!?]+", text.casefold()))


@pytest.mark.parametrize(("sentence", "moved"), MOVED)
def test_a_part_goes_to_the_other_end(sentence: str, moved: str) -> None:
    assert list(swapped(sentence)) == [moved]
    assert broken_guard(sentence, moved) is None


@pytest.mark.parametrize("sentence", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_in_doubt_a_sentence_is_left_alone(sentence: str) -> None:
    assert list(swapped(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The guests left the house because the music in Rome was loud.",
        "If Anna and Boris came, the guests would leave the house.",
        "The guests met Anna Smith in Rome last year.",
        "On Monday, the guests met Anna Smith in Rome.",
        "Anna Smith said the guests had left the house in Rome.",
    ],
)
def test_names_keep_their_capital(sentence: str) -> None:
    (moved,) = swapped(sentence)
    assert re.findall(r"Anna|Smith|Boris|Rome|Monday", moved)
    assert Counter(re.findall(r"Anna|Smith|Boris|Rome|Monday", moved)) == Counter(
        re.findall(r"Anna|Smith|Boris|Rome|Monday", sentence)
    )


def test_a_long_sentence_is_left_alone() -> None:
    assert list(swapped("The very" + " very" * 20 + " old museum closed because the roof leaked."))
    assert not list(swapped("The very" + " very" * 80 + " old museum closed because the roof leaked."))


def test_what_is_moved_is_sure_but_not_certain() -> None:
    assert 0.5 < SWAP_SURENESS < 1


@given(SENTENCE | JUMBLE | st.text(st.characters(), max_size=80))
@example("Although it was late, I did not leave.")
@example("The minister said that the guests left the house.")
def test_the_same_words_come_out(sentence: str) -> None:
    for moved in swapped(sentence):
        # The "that" of what somebody said goes with its comma.
        assert words(sentence) - words(moved) in (Counter(), Counter(["that"]))
        assert not words(moved) - words(sentence)
        assert moved != sentence
        assert moved[:1] == moved[:1].upper()
        assert moved[-1] == sentence[-1]


@pytest.mark.timeout(60)  # a pattern that runs away takes minutes
@pytest.mark.parametrize(
    "piece",
    [
        "the ", "The ", "because ", "the because ", "a b ", "if the ", "last year ", "Anna ", "said that ",
        "Aa said that the ", "however, ", "a", ", ", "the, ", "in 2019 ", "\ud800 ", "'",
    ],
)  # fmt: skip
def test_no_sentence_keeps_it_long(piece: str) -> None:
    for length in (100, 249, 20_000):
        for opening in ("", "The ", "Anna Smith said that ", "Because ", "Last year, "):
            for end in ("", ".", " because the rain stopped."):
                list(swapped((opening + piece * 20_000)[: length - len(end)] + end))


@pytest.mark.parametrize(
    "sentence",
    [
        "THE MUSEUM CLOSED ITS DOORS BECAUSE THE ROOF LEAKED.",
        "The Hague closed two streets because the march was large.",
    ],
)
def test_what_would_lose_its_capitals_is_left_alone(sentence):
    assert list(swapped(sentence)) == []
