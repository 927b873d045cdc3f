import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.patterns import matching
from desktop.engine.patterns.matching import Reading, ways
from desktop.engine.patterns.notation import forms, parsed

BECAUSE = "^S because T$ => because T, S"
PATTERNS = [
    parsed(each)
    for line in (
        BECAUSE,
        "^S , so T$ => because S, T",
        "^P Ved X because Q T$ => Q T, so P Ved X",
        "X and Y => Y and X",
        "^there is X in Y$ => Y has X",
        "=make a decision => =decide",
        '^"S ," P said$ => P said, "S"',
        '^P asked , "S ?"$ => "S?" P asked',
        "the N of X => X's N",
        "very A => A",
        "can you V X ? => could you V X",
    )
    for each in forms(line)
]
SENTENCE = st.lists(
    st.sampled_from(["he", "She", "I", "it", "the", "rain", "because", "and", "so", ",", "there", "is", "in"])
    | st.sampled_from(["made", "a", "decision", "very", "big", "dogs", "Anna", '"', "said", "asked", "can"])
    | st.sampled_from(["you", "?", "open", "of", "O'Neil's", "—", "Кот"]),
    max_size=14,
).map(" ".join)
FINAL = st.sampled_from(["", ".", "!", "?", "...", '."', '?"'])


def made(line, sentence):
    return [text for each in forms(line) for text in ways(parsed(each), Reading.of(sentence))]


@pytest.mark.parametrize(
    ("line", "sentence", "expected"),
    [
        (BECAUSE, "The match ended because it rained.", "Because it rained, the match ended."),
        ("^there is X in Y$ => Y has X", "There is a hole in the roof.", "The roof has a hole."),
        ("X gave Y to Z$ => X gave Z Y", "Nobody gave books to children.", "Nobody gave children books."),
        ("in spite of => despite", "We went in spite of the rain.", "We went despite the rain."),
        ("^it's A that S$ => S", "It’s clear that we won.", "We won."),
    ],
)
def test_what_fits_is_written_in_another_way(line, sentence, expected):
    assert expected in made(line, sentence)


@pytest.mark.parametrize("final", ["", ".", "!", "...", "!!"])
def test_the_final_mark_stays_at_the_end(final):
    assert made(BECAUSE, f"He left because it rained{final}") == [f"Because it rained, he left{final}"]


def test_a_pattern_may_fit_in_several_ways():
    assert made(BECAUSE, "We left because it rained because we could.") == [
        "Because it rained because we could, we left.",
        "Because we could, we left because it rained.",
    ]


def test_not_all_ways_of_a_long_sentence_are_looked_at():
    found = made("X and Y => Y and X", "Cats and dogs and mice and men and birds and fish and bees.")
    assert len(found) == matching._MOST_WAYS


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        ".",
        "?",
        "It rained.",
        "Because it rained.",
        "They stayed because.",
        "Кот сидит, потому что холодно.",
    ],
)
def test_where_nothing_fits_nothing_comes(sentence):
    assert made(BECAUSE, sentence) == []


def test_the_beginning_and_the_end_are_meant():
    sentence = "I think there is hope for us."
    assert made("there is X for Y => Y has X", sentence) == ["I think us has hope."]
    assert made("^there is X for Y => Y has X", sentence) == []
    assert made("there is hope$ => we hope", sentence) == []
    assert made("for us$ => yet", sentence) == ["I think there is hope yet."]


def test_what_stands_around_stays_as_it_is():
    assert made("a lot of => much", "“There is  (still) a lot of “rain”, he - Bob—said.") == [
        "“There is  (still) much “rain”, he - Bob—said."
    ]


@pytest.mark.parametrize(
    ("line", "sentence", "fits"),
    [
        # A phrase has up to eight words and no marks.
        ("^X won$ => X did", "The tall man from the next house over won.", True),
        ("^X won$ => X did", "The very tall man from the next house over won.", False),
        ("^X won$ => X did", "The man, Bob won.", False),
        ("^X won$ => X did", "Won.", False),
        # A clause has two words or more, and commas inside.
        ("^if S$ => when S", "If rain.", False),
        ("^if S$ => when S", "If rain falls.", True),
        ("^if S$ => when S", "If rain falls, we leave.", True),
        ("^if S$ => when S", "If, rain falls.", False),
        ("^if S$ => when S", "If rain falls (here).", False),
        ("^if S$ => when S", f"If{' rain' * 30}.", True),
        ("^if S$ => when S", f"If{' rain' * 31}.", False),
        # A word is one that says something.
        ("^the N won$ => N did", "The dog won.", True),
        ("^the N won$ => N did", "The big dog won.", False),
        ("^the N won$ => N did", "The very won.", False),
        ("^the N won$ => N did", "The 12 won.", False),
        # An adverb is told by its ending.
        ("^he R won$ => R he won", "He easily won.", True),
        ("^he R won$ => R he won", "He fly won.", False),
        ("^he R won$ => R he won", "He never won.", False),
        # A pronoun stands in its case.
        ("^P won$ => P did", "She won.", True),
        ("^P won$ => P did", "Her won.", False),
        ("^P won$ => P did", "Bob won.", False),
        ("saw Po$ => met Po", "We saw him.", True),
        ("saw Po$ => met Po", "We saw he.", False),
        # A verb stands in its form.
        ("to V$ => V", "We want to win.", True),
        ("to V$ => V", "We want to winning.", False),
        ("had Ven X => Ved X", "We had taken it.", True),
        ("had Ven X => Ved X", "We had took it.", False),
    ],
)
def test_a_place_takes_what_its_letter_says(line, sentence, fits):
    assert bool(made(line, sentence)) == fits


@pytest.mark.parametrize(
    ("line", "sentence", "expected"),
    [
        ("^P saw Qo$ => Q was seen by Po", "I saw them.", "They was seen by me."),
        ("^P likes Qp N$ => Qp N pleases Po", "She likes our house.", "Our house pleases her."),
        ("^P hurt Qr$ => it was Po that hurt Qo", "He hurt himself.", "It was him that hurt him."),
        ("^it was Po => P was it", "It was me.", "I was it."),
        ("X told Po => P heard from X", "You say Bob told me.", "You say I heard from Bob."),
        ("had Ven X => Ved X", "We had written it.", "We wrote it."),
        ("to V X => Ving X", "We like to stop trains.", "We like stopping trains."),
        ("here P V X => P Vs X", "Here they carry bags.", "They carries bags."),
        ("who Vs X => Ving X", "A man who tries hard.", "A man trying hard."),
    ],
)
def test_pronouns_and_verbs_change_their_form(line, sentence, expected):
    assert expected in made(line, sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She is making a decision.", "She is deciding."),
        ("She made a decision on Monday.", "She decided on Monday."),
        ("They make a decision.", "They decide."),
        ("Making a decision takes time.", "Deciding takes time."),
    ],
)
def test_a_verb_is_found_in_all_its_forms(sentence, expected):
    assert made("=make a decision => =decide", sentence) == [expected]


@pytest.mark.parametrize(
    ("first", "moved"),
    [
        ("The dog", "the dog"),
        ("Nadia", "Nadia"),
        ("Nadia's dog", "Nadia's dog"),
        ("I", "I"),
        ("I’d", "I’d"),
        ("3 people", "3 people"),
        ("Houses", "houses"),
        ("It's cold and he", "it's cold and he"),
    ],
)
def test_the_first_word_loses_its_capital_where_it_moves_inside(first, moved):
    assert made(BECAUSE, f"{first} stayed because it rained.") == [f"Because it rained, {moved} stayed."]


@pytest.mark.parametrize(
    "name", ["Zorbling", "Mark", "New York", "The United Nations", "BBC staff", "iPhone sales"]
)
def test_what_may_be_a_name_is_not_moved(name):
    assert made(BECAUSE, f"{name} stayed because it rained.") == []
    # Where it stays at the beginning, or is inside already, it does no harm.
    assert made("^X stayed => X was here", f"{name} stayed.") == [f"{name} was here."]
    assert made(BECAUSE, f"It rained because {name} stayed.") == [f"Because {name} stayed, it rained."]


def test_a_name_inside_keeps_its_capital_at_the_beginning_and_inside():
    assert made(BECAUSE, "We stayed because Anna left.") == ["Because Anna left, we stayed."]
    assert made("^S because T$ => T, so S", "We stayed because Anna left.") == ["Anna left, so we stayed."]


def test_a_beginning_that_stays_keeps_its_small_letter():
    assert made("very A => A", "iPhone prices fell very low.") == ["iPhone prices fell low."]


def test_questions_have_patterns_of_their_own():
    assert made(BECAUSE, "Did he leave because it rained?") == []
    line = "^can you V X ? => could you V X ?"
    assert made(line, "Can you open the door?") == ["Could you open the door?"]
    assert made(line, "Can you open the door.") == []
    assert made("^would you like X ? => do you want X", "Would you like tea?") == ["Do you want tea?"]
    assert made("in spite of => despite", "Did he go in spite of it?") == ["Did he go despite it?"]


@pytest.mark.parametrize(
    ("line", "sentence", "expected"),
    [
        ('^"S ," P said$ => P said, "S"', '"We are late," he said.', 'He said, "We are late."'),
        ('^"S ?" P asked$ => P asked, "S?"', '"Are we late?" he asked.', 'He asked, "Are we late?"'),
        ('^"S !" P cried$ => P cried, "S!"', '"We are late!" I cried.', 'I cried, "We are late!"'),
        ('^P said , "S"$ => "S," P said', 'He said, "We are late".', '"We are late," he said.'),
        ('^P asked , "S ?"$ => "S?" P asked', 'He asked, "Are we late?"', '"Are we late?" he asked.'),
        ('said , "S" => said that S', 'He said, "we are late" again.', "He said that we are late again."),
    ],
)
def test_a_quotation_has_its_final_mark_inside(line, sentence, expected):
    assert made(line, sentence) == [expected]


@pytest.mark.parametrize("right", ["X's N", "X 's N"])
def test_an_owner_has_its_s(right):
    assert made(f"^the N of X$ => {right}", "The end of the winter.") == ["The winter's end."]
    assert made(f"the N of X$ => {right}", "We saw the roof of Bob.") == ["We saw Bob's roof."]


def test_a_clause_that_ends_with_a_comma_leaves_none_behind():
    assert made(BECAUSE, "He stayed, then, because it rained.") == []
    assert made("^if S , T$ => T if S", "If it rains, then, we stay.") == [
        "Then, we stay if it rains.",
        "We stay if it rains, then.",
    ]


def test_long_sentences_are_left_alone():
    def fits(count):
        return made("in spite of => despite", "word " * (count - 3) + "in spite of.")

    assert fits(matching._LONGEST)
    assert not fits(matching._LONGEST + 1)


def test_a_reading_parts_the_final_mark():
    reading = Reading.of("It’s Bob, isn't it?!")
    assert (list(reading.plain), reading.final) == (["it's", "bob", ",", "isn't", "it"], "?!")
    assert Reading.of('He said, "No."').final == ""
    assert Reading.of("").final == ""


@pytest.mark.parametrize(
    "text", ["." * 50_000 + "x", " " * 50_000, "and " * 20_000, '"' * 50_000, "?" * 50_000]
)
def test_no_text_takes_long(text):
    started = time.perf_counter()
    for pattern in PATTERNS:
        list(ways(pattern, Reading.of(text)))
    assert time.perf_counter() - started < 10


def test_many_places_and_no_fit_take_no_time():
    started = time.perf_counter()
    assert made("^X and Y and Z so S because T$ => T", "cats and " * 29 + "dogs.") == []
    assert time.perf_counter() - started < 5


@given(SENTENCE, FINAL)
def test_what_comes_of_any_sentence_begins_and_ends_as_one(words, final):
    sentence = (words[:1].upper() + words[1:]).strip() + final
    for pattern in PATTERNS:
        for text in ways(pattern, Reading.of(sentence)):
            assert text == text.strip()
            if sentence[0].isupper() and text[0].isalpha():
                assert text[0].isupper()
            assert text.endswith((Reading.of(sentence).final, '"', "?"))
            assert "  " not in text


@given(st.text(st.characters(), max_size=60))
def test_any_text_can_be_read(text):
    for pattern in PATTERNS:
        list(ways(pattern, Reading.of(text)))
