import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.layout import fit, flatten


@pytest.mark.parametrize(
    ("sentence", "flat"),
    [
        ("one\ntwo", "one two"),
        ("one \r\n   two", "one two"),
        ("one\n> two\n> three", "one two three"),
        ("a\t b\u00a0c\u2003d", "a b c d"),
        ("a\u200bb\ufeffc\0d\x07", "abcd"),
        ("soft\u00adhyphen", "softhyphen"),
        ("👩\u200d🚀 flies", "👩\u200d🚀 flies"),
        ("  x  ", "x"),
        ("5 > 3", "5 > 3"),
        ("", ""),
    ],
)
def test_flatten(sentence, flat):
    assert flatten(sentence) == flat


@pytest.mark.parametrize(
    ("source", "rewrite", "fitted"),
    [
        # the first letter
        ("the cat sat.", "The cat was seated.", "the cat was seated."),
        ("The cat sat.", "there sat the cat.", "There sat the cat."),
        ("the cat and I sat.", "I sat with the cat.", "I sat with the cat."),
        ("it rained in London.", "London had rain.", "London had rain."),
        ("the big London fog", "London's fog is big", "London's fog is big"),
        ("it uses DNA.", "DNA is used.", "DNA is used."),
        ("Phones are good.", "iPhone is good.", "iPhone is good."),
        ("STOP THAT NOW.", "Stop it at once.", "Stop it at once."),
        # capitals inside
        (
            "A fermion field solves it.",
            "It is solved by a Fermion field.",
            "It is solved by a fermion field.",
        ),
        ("We saw the sun. It rose", "It rose. The sun, we saw", "It rose. The sun, we saw"),
        ("He said: go home.", "“Go home,” he said: Home", "“Go home,” he said: Home."),
        # the first word of the source inside
        ("Thick fog came.", "It came, Thick fog.", "It came, thick fog."),
        ("Nadia left as it rained.", "As it rained, nadia left.", "As it rained, Nadia left."),
        ("Nadia’s car broke.", "It broke, nadia’s car.", "It broke, Nadia’s car."),
        ("Mark it in red.", "In red, Mark it.", "In red, Mark it."),
        ("The Hague is nice.", "Nice is the Hague.", "Nice is the Hague."),
        ("Usually Anna left.", "Anna Usually left.", "Anna usually left."),
        (
            "Human Growth Factor rose.",
            "We saw that human Growth Factor rose.",
            "We saw that Human Growth Factor rose.",
        ),
        ("Human growth is slow.", "Slow is Human growth.", "Slow is human growth."),
        # the end
        ("The cat sat!", "The cat was seated.", "The cat was seated!"),
        ("Is it?", "Is it so", "Is it so?"),
        ("A heading", "A title.", "A title"),
        ("Dear John,", "My dear John.", "My dear John,"),
        ("We saw three:", "Three were seen.", "Three were seen:"),
        ("Really?!", "Truly?", "Truly?!"),
        ("Wait…", "Hold on...", "Hold on…"),
        ("We met at 5 p.m.", "At 5 p.m., we met.", "At 5 p.m., we met."),
        ("At 5 we met", "We met at 5 p.m.", "We met at 5 p.m."),
        ("Who came at 5?", "Who arrived at 5 p.m.", "Who arrived at 5 p.m.?"),
        # what closes the end
        ("“Go.”", '"Leave"', "“Leave.”"),
        ('He said "no".', '"No" was what he said', '"No" was what he said.'),
        ('He saw "x" today.', 'Today, he saw "x."', 'Today, he saw "x."'),
        ('Did he see "x" today?', 'Today, did he see "x"', 'Today, did he see "x"?'),
        ("See it (soon).", "See that (in a bit)", "See that (in a bit)."),
        ("(It rained.)", "(There was rain)", "(There was rain.)"),
        ("*Wow.*", "*Great*", "*Great.*"),
        # typography
        ("It’s “fine” today.", 'Today it\'s "fine".', "Today it’s “fine”."),
        ("It's fine.", "It’s okay.", "It's okay."),
        ("‘Odd,’ he said.", "He said 'odd'.", "He said ‘odd’."),
        (
            "'Paul,' says the man, 'you're live.'",
            '"Paul," the man says, "you\'re on."',
            "'Paul,' the man says, 'you're on.'",
        ),
        ("‘Odd,’ he said.", 'He said "odd".', "He said ‘odd’."),
        ("The dogs' bowls are full.", 'The "bowls" are full.', 'The "bowls" are full.'),
        ("I think - maybe - yes.", "I think — perhaps — yes.", "I think - perhaps - yes."),
        ("I think—maybe—yes.", "I think - perhaps - yes.", "I think—perhaps—yes."),
        (
            "It took—in all—5–10 days.",
            "In all—it took 5–10 well-spent days.",
            "In all—it took 5–10 well-spent days.",
        ),
        ("Two  words.", "Both  words.", "Both words."),
        ("x", "", ""),
    ],
)
def test_fit(source, rewrite, fitted):
    assert fit(source, rewrite) == fitted


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n  ", "\r\n> "])
def test_lines_are_wrapped_as_in_the_source(line_end):
    source = line_end.join(["I have been thinking about this", "thing for a long while, and I", "think so."])
    rewrite = "This thing is what I have been thinking about for quite a long while now."
    lines = fit(source, rewrite).split(line_end)
    assert " ".join(lines) == rewrite
    assert len(lines) == 3
    assert max(map(len, lines)) <= 31


def test_a_source_on_one_line_gives_one_line():
    assert "\n" not in fit("A short one.", "word " * 100)


AWKWARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("aAI. !?\"'“”‘’()…—–-\n\r>*_:;\0\ud800\u200b😀א1"),
        st.characters(exclude_categories=()),
    ),
    max_size=60,
)


@given(AWKWARD, AWKWARD)
def test_what_fits_stays_as_it_is(source, rewrite):
    fitted = fit(source, rewrite)
    assert fit(source, fitted) == fitted


@given(AWKWARD)
def test_flatten_is_final(text):
    flat = flatten(text)
    assert flatten(flat) == flat
    assert "\n" not in flat
    assert "  " not in flat


PIECES = ["The", "cat", "“sat”", "on’t.", "Why?", "(no)", "well-known", "a—b", "–", "U.S.", "end…", "I’m"]


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_a_clean_sentence_fits_its_own_place(pieces):
    sentence = " ".join(pieces)
    assert fit(sentence, sentence) == sentence
