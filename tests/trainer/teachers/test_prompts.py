from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.teachers import prompts


@pytest.mark.parametrize("name", prompts.shipped())
def test_a_prompt_that_ships_asks_for_what_is_wanted(name: str) -> None:
    prompt = prompts.load(name)
    styles = prompt.chosen((), 3)
    messages = prompt.messages("It costs $5 at $sentence.", styles)
    assert [message["role"] for message in messages] == ["system", "user"]
    assert "It costs $5 at $sentence." in messages[-1]["content"]
    for number, style in enumerate(styles, 1):
        assert f"{number}. {prompt.styles[style]}" in messages[-1]["content"]


def test_styles_are_taken_in_turn() -> None:
    prompt = prompts.load("numbered@1")
    assert prompt.chosen(("order", "brief"), 3) == ["order", "brief", "order"]
    assert prompt.chosen((), 2) == list(prompt.styles)[:2]
    with pytest.raises(TrainerError, match=r"'rhyme'.*words"):
        prompt.chosen(("rhyme",), 1)


def test_a_prompt_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine@7.toml"
    path.write_text('user = "$sentence $wanted"\n[styles]\na = "so"\n', encoding="utf-8")
    prompt = prompts.load(str(path))
    assert prompt.name == "mine@7"
    assert prompt.messages("Hello.", ["a"]) == [{"role": "user", "content": "Hello. 1. so"}]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("user = ", "TOML"),
        ('user = "$wanted"\n[styles]\na = "so"', r"\$sentence"),
        ('user = "$sentence $wanted $"\n[styles]\na = "so"', "user"),
        ('user = "$sentence $wanted $mood"\n[styles]\na = "so"', r"\$mood"),
        ('user = "$sentence $wanted"', "styles"),
        ('user = "$sentence $wanted"\n[styles]\na = 1', "styles"),
        ('user = 1\n[styles]\na = "so"', "must be text"),
        ('user = "$sentence $wanted"\nsytem = "x"\n[styles]\na = "so"', "sytem"),
    ],
)
def test_a_fault_is_one_sentence_that_names_it(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "mine@1.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TrainerError, match=named) as caught:
        prompts.load(str(path))
    assert "\n" not in str(caught.value)


def test_a_prompt_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(TrainerError, match=r"none@1.*numbered@1"):
        prompts.load("none@1")
    with pytest.raises(TrainerError, match="name@version"):
        prompts.load("../secret")
