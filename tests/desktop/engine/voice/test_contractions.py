import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.voice.contractions import conform
from desktop.engine.wordset import word_set


def _check(source, rewrite, wanted):
    assert conform(source, rewrite) == (rewrite if wanted is None else wanted)


@pytest.mark.parametrize(
    ("rewrite", "wanted"),
    [
        ("I don't know.", "I do not know."),
        ("I don’t know.", "I do not know."),
        ("I can't, and won't; they shan't.", "I cannot, and will not; they shall not."),
        ("Don't go.", "Do not go."),
        ("DON'T go, I'M HERE, I CAN'T.", "DO NOT go, I AM HERE, I CANNOT."),
        (
            "I'm here, you're there, they've left, she'll come.",
            "I am here, you are there, they have left, she will come.",
        ),
        ("We could've gone.", "We could have gone."),
        ("Let's go.", "Let us go."),
        # is or has
        ("It's late and that's fine.", "It is late and that is fine."),
        ("It's been fine; he's got it.", "It has been fine; he has got it."),
        ("It's never been fine, it's always late.", "It has never been fine, it is always late."),
        ("He's finished; it's broken.", None),
        ("He's seen by all.", "He is seen by all."),
        ("It's considered rude.", "It is considered rude."),
        ("It's worried me.", None),
        ("She's worried about it.", "She is worried about it."),
        ("It's own goal.", None),
        ("Here's to you, here's the plan.", "Here's to you, here is the plan."),
        ("What's this? What's he doing? What's he want?", "What is this? What is he doing? What's he want?"),
        # would or had
        ("I'd like it.", "I would like it."),
        ("You'd better go; I'd seen it.", "You had better go; I had seen it."),
        ("I'd put it there; he'd come; they'd need it.", "I'd put it there; he'd come; they would need it."),
        # possessives and nouns
        ("John's hat and everyone's dog's bone.", None),
        ("The dos and don'ts at ten o'clock, ma'am.", None),
        # questions
        ("Don't you know?", "Do you not know?"),
        ("You know, don't you?", "You know, do you not?"),
        ("Can't he see?", "Can he not see?"),
        ("Aren't I nice?", "Am I not nice?"),
        ("Isn't there a way?", "Is there not a way?"),
        ("Aren't you guys coming?", None),
        ("Doesn't John know?", None),
        ("Isn't that nice?", None),
        ("Why don't people listen?", None),
        ("Why don't we go?", None),
        ("Who doesn't like it?", "Who does not like it?"),
        ("Don't you dare!", None),
        ("If you don't you lose.", "If you do not you lose."),
        ("He ain't here, y'all, I couldn't've.", None),
        # word for word
        ("She said “I don't” and didn't.", "She said “I don't” and did not."),
        ("Run `don't` now.", None),
        ("Nothing here.", None),
        ("", None),
    ],
)
def test_a_source_that_contracts_nothing(rewrite, wanted):
    _check("He left the dog's bone at five o'clock.", rewrite, wanted)


def test_contractions_in_a_quotation_are_not_the_writers():
    _check("He said “I don't”.", "He didn't say “I don't”.", "He did not say “I don't”.")


@pytest.mark.parametrize(
    ("source", "rewrite", "wanted"),
    [
        ("I don't know.", "I do not know.", "I don't know."),
        ("I don’t know.", "I do not know.", "I don’t know."),
        ("Don't go.", "Do not leave.", "Don't leave."),
        (
            "I don't know.",
            "He cannot tell; she will not; they are not here.",
            "He can't tell; she won't; they aren't here.",
        ),
        ("I don't know.", "I am not sure, I am sorry.", "I'm not sure, I am sorry."),
        ("I don't know.", "I must not, I do NOT, whether or not he is, not only.", None),
        ("I don't know.", "It does not only help, he does not but try.", None),
        ("I don't know.", "His will not to go.", None),
        ("I mustn't go.", "I must not leave.", "I mustn't leave."),
        ("Don't you know?", "Do you not see?", "Don't you see?"),
        ("I don't know why it does not work.", "I do not see why it is not.", "I don't see why it is not."),
        ("It's not bad.", "It is not bad.", "It's not bad."),
        ("It isn't bad.", "It is not bad.", "It isn't bad."),
        # pronouns
        ("It's late.", "It is late and you are tired.", "It's late and you're tired."),
        ("It's late and it is cold.", "It is late.", None),
        ("I'm glad.", "I will stay; I have gone.", None),
        ("I'll stay.", "They will leave and it will rain.", "They'll leave and it'll rain."),
        ("I've gone.", "They have never seen it.", "They've never seen it."),
        ("I've gone.", "I have a car, I have to go, we have limited time.", None),
        ("I've gone.", "I have not gone.", None),
        ("I'd love it.", "I would like it.", "I'd like it."),
        ("I'd love it.", "He would like it.", None),
        ("That's all.", "That is it for now.", "That's it for now."),
        ("It's all.", "That is it for now.", None),
        ("Let's go.", "Let us leave.", "Let's leave."),
        ("Let's go.", "Let us know, they let us go.", None),
        # the end of a clause
        ("I'm glad.", "Yes, I am. You know what it is. I am, too.", None),
        ("I'm glad.", "He is as tall as I am now; nobody is older than they are in fact.", None),
        ("I'm glad.", "The man I am today is the mess you are in.", None),
        ("I'm glad.", "Seeing it is hard, and the rest of it is fine.", None),
        # new contractions may stay
        ("I'm glad.", "I'm sure he doesn't.", None),
        # word for word
        ("I don't know.", "“I do not know.”", None),
    ],
)
def test_a_source_that_contracts(source, rewrite, wanted):
    _check(source, rewrite, wanted)


_WORDS = st.sampled_from(
    sorted(
        word_set(
            """
            I you it he they we that there who what John dog don't do not can't cannot won't will isn't is
            aren't are it's he's John's who's what's I'm am I'd they've have has been seen finished gone by
            to and but why if than , . ? “ ” you’re let's Let us late here now would had better like DON'T
            IT'S
            """
        )
    )
)
_SENTENCES = st.lists(_WORDS, max_size=14).map(" ".join)


@given(_SENTENCES, _SENTENCES)
def test_conform_is_idempotent(source, rewrite):
    once = conform(source, rewrite)
    assert conform(source, once) == once


@given(_SENTENCES)
def test_a_source_fits_itself(source):
    assert conform(source, source) == source


@given(st.text(alphabet="abI 'ntdo’s.?“\n\ud800", max_size=60), st.text(max_size=60))
def test_any_text_is_taken(source, rewrite):
    assert isinstance(conform(source, rewrite), str)
    assert isinstance(conform("I don't.", source), str)
