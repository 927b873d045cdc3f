import json
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from trainer.errors import TrainerError
from trainer.settings.teach import Local, Teach
from trainer.sources.sentences import Sentence
from trainer.teachers import local, offline, prompts
from trainer.teachers.local import LocalTeacher
from trainer.teachers.prompts import Message
from trainer.teachers.reply import Reply

CHOSEN = [Sentence(f"It is now {hour} on the clock.", "made") for hour in range(10)]


class Model:
    """A language model that says what it was asked, until it is told to fail."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.seeds: list[int] = []
        self.fails_at = 10**9

    def __call__(self, chats: Sequence[list[Message]], seeds: Sequence[int]) -> list[Reply]:
        self.seeds += seeds
        replies = []
        for chat in chats:
            if len(self.asked) >= self.fails_at:
                raise KeyboardInterrupt
            sentence = chat[-1]["content"].split("Sentence: ")[1].splitlines()[0]
            self.asked.append(sentence)
            replies.append(Reply(f"1. First: {sentence}\n2. Second: {sentence}", "stop", 7, 5))
        return replies


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    made = Model()
    monkeypatch.setattr(local, "load", lambda _settings: made)
    return made


def taught(folder: Path, chosen: Sequence[Sentence] = CHOSEN, **values: Any) -> Any:
    teacher = {"batch": 2, **values.pop("teacher", {})}
    settings = Teach(
        sentences=[folder / "s"], output=folder / "out", rewrites=2, chunk=4,
        teacher=Local(**{"kind": "local", "model": "some/model-7b.gguf"} | teacher), **values,
    )  # fmt: skip
    assert isinstance(settings.teacher, Local)
    return offline.by_local(settings, settings.teacher, chosen)


def test_every_sentence_has_its_outcome_in_its_place(tmp_path: Path, model: Model) -> None:
    done = taught(tmp_path)
    assert done.teacher == "model-7b/numbered@1"
    assert [outcome.rewrites for outcome in done.outcomes] == [
        (f"First: {sentence.text}", f"Second: {sentence.text}") for sentence in CHOSEN
    ]
    assert sum(outcome.prompt_tokens for outcome in done.outcomes) == 70
    assert len(set(model.seeds)) == 10


def test_stopped_in_the_middle_it_goes_on_from_the_last_chunk(tmp_path: Path, model: Model) -> None:
    model.fails_at = 6
    with pytest.raises(KeyboardInterrupt):
        taught(tmp_path)
    assert len(model.asked) == 6
    model.fails_at = 10**9
    done = taught(tmp_path)
    # The first chunk of four was finished; the second is done anew.
    assert model.asked[6:] == [sentence.text for sentence in CHOSEN[4:]]
    assert len(done.outcomes) == 10
    assert taught(tmp_path).outcomes == done.outcomes
    assert len(model.asked) == 12


@pytest.mark.parametrize(
    ("values", "anew"),
    [
        ({"teacher": {"temperature": 0.1}}, True),
        ({"teacher": {"prompt": "json@1"}}, True),
        ({"teacher": {"styles": ("brief",)}}, True),
        ({"seed": 2}, True),
        ({"chosen": CHOSEN[1:]}, True),
        ({"limit": 5}, False),
    ],
)
def test_what_changes_the_rewrites_is_done_anew(
    tmp_path: Path, model: Model, values: dict[str, Any], anew: bool
) -> None:
    taught(tmp_path)
    before = len(model.asked)
    taught(tmp_path, **values)
    assert (len(model.asked) > before) == anew


def test_a_prompt_of_ones_own_may_change_under_its_name(tmp_path: Path, model: Model) -> None:
    prompt = tmp_path / "mine@1.toml"
    for number, wish in enumerate(("so", "thus"), 1):
        prompt.write_text(
            f'user = "Sentence: $sentence\\n$wanted"\n[styles]\na = "{wish}"\n', encoding="utf-8"
        )
        taught(tmp_path, teacher={"prompt": str(prompt)})
        assert len(model.asked) == 10 * number


def test_a_chunk_that_was_tampered_with_is_named(tmp_path: Path, model: Model) -> None:
    taught(tmp_path)
    (first, *_others) = sorted((tmp_path / "out").glob("chunks-*/*.jsonl"))
    first.write_text(json.dumps([]) + "x\n", encoding="utf-8")
    with pytest.raises(TrainerError, match="line 1"):
        taught(tmp_path)


def test_a_teacher_can_be_sent_to_another_process(tmp_path: Path, model: Model) -> None:
    prompt = prompts.load("numbered@1")
    teacher = LocalTeacher(Local(kind="local", model="m", styles=("both",)), prompt, ("both",), 1)
    (row,) = pickle.loads(pickle.dumps(teacher))([{"text": "Here it is.", "place": 3}])  # noqa: S301 - our own
    assert row["place"] == 3
    assert row["reply"]["text"] == "1. First: Here it is.\n2. Second: Here it is."


def test_seeds_depend_on_the_sentence_alone() -> None:
    seed: Callable[[int, str], int] = local.seed_of
    assert seed(1, "a") == seed(1, "a")
    assert len({seed(1, "a"), seed(2, "a"), seed(1, "b")}) == 3
    assert all(0 <= seed(number, "x") < 2**31 for number in range(50))
