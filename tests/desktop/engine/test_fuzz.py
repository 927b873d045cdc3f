"""Any text at all goes through the whole facade. `tests/fuzz/engine.py` does the same for longer."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fuzz.bench import Bench, BrokenError, check
from fuzz.engine import any_request, queries
from fuzz.fakes import EvenEncoder, HostileStudent
from fuzz.scaling import parts, too_slow
from fuzz.shrink import shrunk
from fuzz.texts import SHAPES, any_text, long_texts, repeated
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.request import Request
from desktop.engine.result import Alternative, Reason, Rewrite
from desktop.engine.rewriter import Rewriter, load

LONG = long_texts(100_000)
# Time on a busy machine may seem to grow threefold; with a careless pattern it grows a hundredfold.
CARELESS = 40.0
PARTS = parts()

HOSTILE = {
    "lone surrogates": "\ud800 The cat sat on the mat \udfff today.",
    "null characters": "The cat\0 sat on\0\0 the mat.\0\0 It was\0tired and it wanted to sleep.\0",
    "control characters": "\x1b[31mThe cat\x07 sat on the mat\x1b[0m.\x0b\x0cIt was\x08 tired of it all.\x7f",
    "zero width": "\ufeffThe\u200b cat\u2060 sat\u00ad on the mat\u200b.\u200b \u200bIt was tired\u200d.",
    "right to left": "\u202eThe cat sat on the mat.\u202c \u2067It was tired, שלום, of it all.\u2069",
    "mixed scripts": "The cat said привет and 今日は and مرحبا to the dog. Кот сидит на столе. It was tired.",
    "line ends": "The cat sat\r\non the\rmat\n\ron it.\r\r\nIt was very\u2028tired\x85of it all.\r",
    "combining marks": f"The c{chr(0x301) * 3_000}at sat on the mat today. It was tired of it all.",
    "emoji": f"The cat {chr(0x200D).join('👩' * 500)} sat on the mat 🇬🇧🇬. It was 👍🏽 tired of it.",
    "nested": f"The cat {'(' * 200}sat{')' * 200} on {'“‘' * 200}the{'’”' * 200} mat. “It was “tired” of it.",
    "huge numbers": f"The cat ate {'9' * 5_000} mice and 1e{'9' * 400} more of them. It had ½ of ①².",
    "mark-up": "> # **The `cat` sat _on_ [the](http://a.b/c_(d)?e=f#g) mat.**\n> - <b>It</b> was {tired}.",
    "special tokens": "</s> The cat <pad> sat <extra_id_0> on <unk> the mat. paraphrase 4 4 2: It was tired.",
}


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    bench = Bench(Rewriter(HostileStudent(), EvenEncoder()))
    yield bench
    bench.close()


@pytest.fixture(scope="module")
def real() -> Iterator[Bench]:
    bench = Bench(load(), patience=300)
    yield bench
    bench.close()


@pytest.mark.parametrize("seed", range(4))
def test_any_text_comes_back_whole_from_a_hostile_student(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(20):
        request = any_request(chance)
        for query in queries(bench.run(any_text(chance), request), request, chance):
            bench.ask(query)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(text=st.text(st.characters(), max_size=120), seed=st.integers(0, 3))
def test_any_characters_come_back_whole(bench: Bench, text: str, seed: int) -> None:
    bench.run(f"The cat sat {text} on the mat today. {text}", Request(seed=seed))


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_texts_come_back_in_time(bench: Bench, text: str) -> None:
    bench.run(text, Request(alternatives=4))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_come_back_whole_whatever_is_asked_for(bench: Bench, text: str) -> None:
    for request in (Request(), Request(100, 100, alternatives=20, seed=7), Request(0, 0, keep=("*", text))):
        bench.run(text, request)


def test_the_real_models_take_hostile_texts(real: Bench) -> None:
    for name in ("lone surrogates", "mixed scripts", "special tokens"):
        real.run(HOSTILE[name], Request(seed=7))


def test_what_the_student_cannot_handle_comes_back_with_the_reason(real: Bench) -> None:
    texts = {
        LONG["one sentence of many words"]: Reason.TOO_LONG,
        "Кот сидит на столе и смотрит в окно.": Reason.NOT_ENGLISH,
        "Le chat est sur la table et il ne veut pas descendre.": Reason.NOT_ENGLISH,
        "今日は良い天気です。": Reason.NOT_ENGLISH,
        LONG["digits"]: Reason.NOT_PROSE,
        LONG["letters without a space"]: Reason.TOO_SHORT,
    }
    for text, reason in texts.items():
        assert {rewrite.reason for rewrite in real.run(text, Request())} == {reason}


@pytest.mark.parametrize("name", [name for name in PARTS if name != "guards"])
def test_time_grows_with_the_text_and_not_with_its_square(name: str) -> None:
    texts = {shape: (repeated(shape, 400), repeated(shape, 4_000)) for shape in SHAPES}
    assert too_slow(name, PARTS[name], texts, CARELESS) == []


def test_a_failure_is_shrunk_to_its_core() -> None:
    assert shrunk("some text with an X in it", lambda text: "X" in text) == "X"
    assert shrunk("a(b(c)d)e", lambda text: text.count("(") == text.count(")") == 2) == "(())"


TEXT = "The cat sat on the mat. Yes."
WELL = [
    Rewrite(0, "The cat sat on the mat.", (Alternative("On the mat sat the cat.", 0.9, 0.0, 0.5),)),
    Rewrite.keeping(24, "Yes.", Reason.TOO_SHORT),
]


def _offering(well: Rewrite, text: str) -> Rewrite:
    """The sentence kept for doubt, with one rewrite behind it."""
    doubtful = Alternative(text, 0.9, 0.0, 0.5)
    return Rewrite.keeping(well.start, well.source, Reason.DOUBTFUL, [doubtful])


def test_what_is_well_passes() -> None:
    check(TEXT, Request(), WELL)
    check(TEXT, Request(alternatives=2), [_offering(WELL[0], "On the mat sat the cat."), WELL[1]])


@pytest.mark.parametrize(
    ("spoil", "failure"),
    [
        (lambda well: well[:1], "sentences come back otherwise"),
        (lambda well: [_saying(well[0], ""), well[1]], "an alternative is empty"),
        (lambda well: [_saying(well[0], "On the mat sat 2 cats."), well[1]], "an alternative breaks a guard"),
        (lambda well: [_saying(well[0], "On the mat\0 sat the cat."), well[1]], "new control characters"),
        (
            lambda well: [_saying(well[0], "The cat  sat on the mat."), well[1]],
            "an alternative is the source",
        ),
        (lambda well: [well[0], _saying(well[1], "Yes!")], "an unchanged sentence is changed"),
        (lambda well: [well[0], replace(well[1], reason=None)], "what is not for the student is rewritten"),
        (lambda well: [_offering(well[0], "On the mat sat 2 cats."), well[1]], "too few or many"),
    ],
)
def test_what_is_not_well_is_told(spoil: Callable[[list[Rewrite]], list[Rewrite]], failure: str) -> None:
    with pytest.raises(BrokenError, match=failure):
        check(TEXT, Request(), spoil(WELL))


def test_what_is_offered_beside_a_kept_sentence_is_checked_too() -> None:
    with pytest.raises(BrokenError, match="an alternative breaks a guard"):
        check(TEXT, Request(alternatives=2), [_offering(WELL[0], "On the mat sat 2 cats."), WELL[1]])


def _saying(rewrite: Rewrite, text: str) -> Rewrite:
    return replace(rewrite, alternatives=(replace(rewrite.alternatives[0], text=text),))
