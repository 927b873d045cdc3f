from desktop.engine.pool import Pool
from desktop.engine.ranking import Candidate
from desktop.engine.readsource import ReadSource
from desktop.engine.request import Request

SOURCE = "The committee postponed its decision until the spring."
REWRITES = [
    "The committee delayed its decision until the spring.",
    "The committee put off its decision until spring.",
    "The panel deferred its ruling until the spring.",
    "Until the spring, the committee delayed its decision.",
    "The committee's decision was postponed until the spring.",
    "The committee bought a large red bicycle in Rome.",
]
LISTED = [
    ("The committee put off its decision until the spring.", 0.9),
    ("The committee delayed its decision until the spring.", 0.6),
    ("The committee deferred its decision until the spring.", 0.5),
]
NEAR = [
    f"{who} {verb} {what} until {when}."
    for verb in ("delayed", "put off", "deferred")
    for who in ("The committee", "The panel", "The board")
    for what in ("its decision", "the decision")
    for when in ("the spring", "spring")
]
MOVED = ("Until the spring, the committee postponed its decision.", REWRITES[3])


class Counting:
    """An encoder that counts what it reads."""

    def __init__(self, encoder):
        self.encoder, self.read = encoder, 0

    def encode(self, sentences):
        self.read += len(sentences)
        return self.encoder.encode(sentences)


class Noting:
    """A student that notes what it reads back."""

    def __init__(self, student):
        self.student, self.codes, self.read = student, student.codes, []

    def likelihoods(self, prompts, text):
        self.read += prompts
        return self.student.likelihoods(prompts, text)

    def answers(self, prompt, texts):
        return self.student.answers(prompt, texts)

    def reads_back(self, text):
        return any(prompt.endswith(text) for prompt in self.read)


def listed(base=SOURCE, texts=LISTED):
    return [Candidate.measured(SOURCE, text, 0.0, base, sureness) for text, sureness in texts]


def pool(encoder, student, texts=tuple(REWRITES)):
    candidates = [Candidate.measured(SOURCE, text, -0.3) for text in texts]
    return Pool(ReadSource(SOURCE, encoder, student), candidates)


def test_what_holds_is_measured_and_what_does_not_is_gone(encoder, student):
    held = pool(encoder, student).holding(Request(lexical=60, alternatives=5))
    assert {each.text for each in held} <= set(REWRITES[:5])
    assert held
    for each in held:
        assert each.similarity < 1
        assert 0 < each.faithful < 1


def test_nothing_is_measured_twice_and_earlier_requests_leave_no_trace(encoder, student):
    counting = Counting(encoder)
    used = pool(counting, student)
    asked = [Request(lexical=lexical, alternatives=3) for lexical in (10, 90, 40)]
    first = [used.holding(request) for request in asked]
    read = counting.read
    assert [used.holding(request) for request in asked] == first
    assert counting.read == read
    assert [pool(encoder, student).holding(request) for request in asked] == first


def test_enough_is_enough(encoder, student):
    counting = Counting(encoder)
    candidates = [Candidate.measured(SOURCE, text, -0.1) for text in NEAR]
    held = Pool(ReadSource(SOURCE, counting, student), candidates).holding(
        Request(lexical=20, alternatives=1)
    )
    assert len(held) >= 3
    assert counting.read < len(NEAR) * 2 / 3


def test_no_candidates_hold_nothing(encoder, student):
    assert pool(encoder, student, ()).holding(Request()) == []


def test_words_put_into_the_source_are_as_sure_as_they_were_before_and_not_read_back(encoder, student):
    noting = Noting(student)
    held = Pool(ReadSource(SOURCE, encoder, noting), listed()).holding(Request(lexical=20))
    assert {each.text: each.faithful for each in held} == dict(LISTED)
    assert all(each.similarity < 1 for each in held)
    assert noting.read == []


def test_words_put_into_a_rewrite_are_as_sure_as_both_together(encoder, student):
    noting, base, made = Noting(student), *MOVED
    candidates = [Candidate.measured(SOURCE, base, -0.1), *listed(base, [(made, 0.9)])]
    found = Pool(ReadSource(SOURCE, encoder, noting), candidates).holding(Request(lexical=90))
    held = {each.text: each for each in found}
    assert 0 < held[base].faithful < 1
    assert held[made].faithful == held[base].faithful * 0.9
    assert noting.reads_back(base)
    assert not noting.reads_back(made)


def test_a_part_moved_by_rule_and_then_given_other_words_is_as_sure_as_both(encoder, student):
    moved, made = MOVED
    candidates = [*listed(texts=[(moved, 0.9)]), *listed(moved, [(made, 0.5)])]
    held = {
        each.text: each.faithful
        for each in Pool(ReadSource(SOURCE, encoder, student), candidates).holding(Request(lexical=90))
    }
    assert held == {moved: 0.9, made: 0.45}


def test_words_put_into_what_is_hopeless_are_hopeless(encoder, student):
    base, made = MOVED
    candidates = [Candidate.measured(SOURCE, base, -5.0), *listed(base, [(made, 1.0)])]
    assert Pool(ReadSource(SOURCE, encoder, student), candidates).holding(Request(lexical=90)) == []


def test_what_is_sure_beforehand_has_its_turn_beside_what_lies_nearer(encoder, student):
    near = [Candidate.measured(SOURCE, text, -0.3) for text in NEAR]
    held = Pool(ReadSource(SOURCE, encoder, student), [*near, *listed()]).holding(Request(lexical=10))
    assert {text for text, _ in LISTED} <= {each.text for each in held}
    assert any(each.base is None for each in held)


def test_of_what_is_sure_beforehand_no_more_is_measured_than_can_be_chosen_from(encoder, student):
    counting = Counting(encoder)
    many = listed(texts=[(f"{REWRITES[0]} {place}", 0.9) for place in range(50)])
    held = Pool(ReadSource(SOURCE, counting, student), many).holding(Request(lexical=20))
    assert 5 <= len(held) < 50
    assert counting.read == len(held) + 1


def test_in_any_order_of_requests_what_words_were_put_into_fares_the_same(encoder, student):
    base, made = MOVED
    candidates = [
        *(Candidate.measured(SOURCE, text, -0.3) for text in REWRITES if text != made),
        *listed(),
        Candidate.measured(SOURCE, base, -0.1),
        *listed(base, [(made, 0.9)]),
    ]
    asked = [Request(lexical=lexical, syntactic=90 - lexical) for lexical in (10, 80, 40)]
    used = Pool(ReadSource(SOURCE, encoder, student), candidates)
    alone = [Pool(ReadSource(SOURCE, encoder, student), candidates).holding(request) for request in asked]
    assert [used.holding(request) for request in asked] == alone
    assert [used.holding(request) for request in asked[::-1]] == alone[::-1]
