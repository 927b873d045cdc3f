"""What encoder and student make of a sentence and its rewrites, clear cases only."""

import pytest

from desktop.engine.readsource import ReadSource

SOURCE = "The concert started late because of the rain."
NONSENSE = "The concert banana late because of the rain."


def test_the_source_is_as_likely_as_itself_and_nonsense_much_less(encoder, student):
    (loss, least), (nonsense, worst) = ReadSource(SOURCE, encoder, student).likelihoods([SOURCE, NONSENSE])
    assert loss == 0
    assert nonsense < -3
    assert worst < least < 0


LONG = "The committee decided on Monday that the old bridge would be closed until the repairs were done."
LONG_REWRITES = [
    LONG.replace("decided", "resolved"),
    LONG.replace("The committee", "A banana"),
    LONG.replace("on Monday that the old", "that the"),
    LONG.replace("repairs were done", "works had ended"),
]


def test_what_stands_far_behind_an_exchange_hardly_counts(encoder, student):
    prompt = student.codes.prompt(student.codes.codes(0.2, 0.0, 1.0), LONG)
    own, *others = student.answers(prompt, [LONG, *LONG_REWRITES])
    whole = [(sum(each) - sum(own), min(each)) for each in others]
    for (loss, least), (whole_loss, whole_least) in zip(
        ReadSource(LONG, encoder, student).likelihoods(LONG_REWRITES), whole, strict=True
    ):
        assert loss == pytest.approx(whole_loss, abs=1.0)
        assert least == pytest.approx(whole_least, abs=0.5)


def test_an_exchange_near_the_end_is_read_to_the_end(encoder, student):
    text = LONG_REWRITES[3]
    prompt = student.codes.prompt(student.codes.codes(0.2, 0.0, 1.0), LONG)
    own, other = student.answers(prompt, [LONG, text])
    assert ReadSource(LONG, encoder, student).likelihoods([text]) == [
        pytest.approx((sum(other) - sum(own), min(other)), abs=1e-3)
    ]


@pytest.mark.parametrize("text", ["", " ", "a", "     a", "done.", "  ".join(LONG.split())])
def test_texts_of_any_kind_have_likelihoods(encoder, student, text):
    assert len(ReadSource(LONG, encoder, student).likelihoods([text])) == 1
    assert len(ReadSource("a      b      c", encoder, student).likelihoods(["x      b      c", text])) == 2


def test_lost_words_cannot_be_recovered(encoder, student):
    source = "The committee put off its decision until the spring."
    kept, lost, other = ReadSource(source, encoder, student).recoveries(
        [
            "The committee postponed its decision until the spring.",
            "The committee put off its decision.",
            "My sister teaches chemistry at a small college in the north.",
        ],
    )
    assert kept > lost > other


def test_a_rewrite_fares_the_same_in_any_company(encoder, student):
    source = "The committee put off its decision until the spring."
    rewrites = [
        "The committee postponed its decision until the spring.",
        "The committee delayed its decision until the spring.",
        "The committee postponed a decision until the spring.",
        "Until spring, it waited.",
        "The committee, which had met for weeks, put off its decision on the matter until the spring.",
    ]
    together = ReadSource(source, encoder, student).recoveries(rewrites)
    assert together == [ReadSource(source, encoder, student).recoveries([rewrite])[0] for rewrite in rewrites]
    assert ReadSource(source, encoder, student).recoveries([]) == []


def test_a_source_read_from_itself_has_lost_nothing(encoder, student):
    source = "The committee put off its decision until the spring."
    rewrites = [source, "The committee put off its decision."]
    itself, lost = ReadSource(source, encoder, student).recoveries(rewrites)
    assert itself == pytest.approx(0, abs=1e-3)
    assert lost < -1


class Counting:
    """Encoder and student that count what they read."""

    def __init__(self, encoder, student):
        self.encoder, self.student, self.codes, self.read = encoder, student, student.codes, []

    def encode(self, sentences):
        self.read += sentences
        return self.encoder.encode(sentences)

    def likelihoods(self, prompts, text):
        self.read += prompts
        return self.student.likelihoods(prompts, text)

    def answers(self, prompt, texts):
        self.read += texts
        return self.student.answers(prompt, texts)

    def answer_tokens(self, text):
        return self.student.answer_tokens(text)


def asked(read, texts):
    own, others = read.encodings(texts)
    return (
        [float(own.embedding @ other.embedding) for other in others],
        read.likelihoods(texts),
        read.likelihoods(texts, 0.3),
        read.recoveries(texts),
    )


def test_what_was_read_is_not_read_again(encoder, student):
    counting = Counting(encoder, student)
    read = ReadSource(LONG, counting, counting)
    assert asked(read, []) == ([], [], [], [])
    first = asked(read, LONG_REWRITES[:2])
    done = len(counting.read)
    assert asked(read, LONG_REWRITES[:2])[:3] == first[:3]
    assert len(counting.read) == done + 2
    asked(read, LONG_REWRITES[2:])
    # Of the sentence itself nothing is read for those that come later.
    assert len(counting.read) == done + 2 + 4 * 2
    assert counting.read.count(LONG) == 3


def test_in_any_company_and_any_order_a_rewrite_fares_the_same_to_the_last_bit(encoder, student):
    texts = [
        *LONG_REWRITES,
        LONG,
        LONG + " It rained.",
        *(LONG.replace("old", word) for word in ("new", "big")),
    ]
    together = asked(ReadSource(LONG, encoder, student), texts)
    read = ReadSource(LONG, encoder, student)
    for place, text in reversed(list(enumerate(texts))):
        assert asked(read, [text]) == tuple([each[place]] for each in together)
        read.forget()


def test_what_was_let_go_is_read_again_but_not_how_likely_the_sentence_is(encoder, student):
    counting = Counting(encoder, student)
    read = ReadSource(LONG, counting, counting)
    first = asked(read, LONG_REWRITES[:1])
    read.forget()
    counting.read.clear()
    assert asked(read, LONG_REWRITES[:1]) == first
    assert counting.read.count(LONG) == 1
