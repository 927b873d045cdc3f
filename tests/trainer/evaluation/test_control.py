import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.engine.measures import lexical_diversity, syntactic_diversity
from desktop.engine.request import Length, Request
from desktop.engine.result import Alternative, Reason, Rewrite
from trainer import __main__, config
from trainer.errors import TrainerError
from trainer.evaluation import control
from trainer.evaluation.control import LEAST_SIMILARITY, SLIDERS, Obedience, sweep, table
from trainer.settings.evaluate import Evaluate

# No word occurs twice in one of them.
SENTENCES = (
    "Every morning before breakfast our neighbour walks along the quiet river and feeds ducks with bread.",
    "While her brother repaired that fence, she carried fresh water from this well to his horses.",
)


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """For rewrites that are measured well and make no sense."""
    monkeypatch.setattr(control, "broken_guard", lambda _source, _rewrite: None)


def altered(sentence: str, text: str, similarity: float = 0.9) -> Rewrite:
    return Rewrite(
        0,
        sentence,
        (
            Alternative(
                text, similarity, lexical_diversity(sentence, text), syntactic_diversity(sentence, text)
            ),
        ),
    )


def obedient(sentence: str, request: Request) -> Rewrite:
    """Exchanges as many words as asked, turns round as many as asked, drops or adds as many as asked."""
    words = sentence.rstrip(".").split()
    count = len(words)
    if request.length is not Length.SAME:
        return altered(sentence, " ".join((words * 2)[: round(count * request.length.ratio)]) + ".")
    exchanged = round(count * request.lexical / 100)
    left = words[exchanged:]
    turned = round(len(left) * (request.syntactic / 100) ** 0.5)
    left[:turned] = reversed(left[:turned])
    return altered(sentence, " ".join(["other" + word for word in words[:exchanged]] + left) + ".")


def stubborn(sentence: str, request: Request) -> Rewrite:
    return Rewrite.keeping(0, sentence, Reason.NO_SAFE_REWRITE)


def by_slider(
    rewrite: Callable[[str, Request], Rewrite], sentences: tuple[str, ...] = SENTENCES
) -> dict[str, Obedience]:
    return {obedience.slider: obedience for obedience in sweep(rewrite, sentences)}


@pytest.mark.usefixtures("unguarded")
def test_an_obedient_engine_is_told_so() -> None:
    found = by_slider(obedient)
    assert list(found) == ["lexical", "syntactic", "length"]
    for obedience in found.values():
        assert obedience.spearman > 0.95
        assert obedience.sentence_spearman > 0.95
        assert (obedience.rising, obedience.strictly_rising) == (1.0, 1.0)
        assert obedience.error < 0.06
        assert all(step.unchanged == 0 for step in obedience.steps if step.asked > 0)
    assert found["lexical"].met
    assert [step.asked for step in found["lexical"].steps] == [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert [step.lexical for step in found["lexical"].steps] == pytest.approx(
        [0.0, 0.2, 0.4, 0.6, 0.8, 1.0], abs=0.03
    )
    assert [step.asked for step in found["length"].steps] == [0.8, 1.0, 1.25]


def test_each_slider_moves_alone() -> None:
    heard: list[Request] = []

    def listening(sentence: str, request: Request) -> Rewrite:
        heard.append(request)
        return stubborn(sentence, request)

    by_slider(listening, SENTENCES[:1])
    assert len(heard) == len(set(heard)) == 14
    defaults = Request()
    for request in heard:
        moved = [
            name
            for name in ("lexical", "syntactic", "length")
            if getattr(request, name) != getattr(defaults, name)
        ]
        assert len(moved) <= 1
        assert request.alternatives == 1


def test_an_engine_that_changes_nothing_reaches_nothing() -> None:
    found = by_slider(stubborn)
    lexical = found["lexical"]
    assert (lexical.spearman, lexical.sentence_spearman) == (0.0, 0.0)
    assert lexical.error == pytest.approx(0.5)
    assert (lexical.rising, lexical.strictly_rising) == (1.0, 0.0)
    assert not lexical.met
    for step in lexical.steps:
        assert (step.lexical, step.syntactic, step.length) == (0.0, 0.0, 1.0)
        assert (step.similarity, step.unchanged, step.broken) == (None, 1.0, 0)
    assert found["length"].error == pytest.approx((0.2 + 0.0 + 0.25) / 3)


@pytest.mark.usefixtures("unguarded")
def test_steps_down_are_counted() -> None:
    def contrary(sentence: str, request: Request) -> Rewrite:
        # Falls at one of the five steps: from 20 to 40.
        level = {0: 0, 20: 60, 40: 40}.get(request.lexical, request.lexical)
        return obedient(sentence, Request(lexical=level, syntactic=request.syntactic, length=request.length))

    lexical = by_slider(contrary)["lexical"]
    assert (lexical.rising, lexical.strictly_rising) == (0.8, 0.8)
    assert lexical.spearman < 0.95


def test_a_rewrite_that_breaks_a_guard_is_found_though_the_engine_let_it_pass() -> None:
    sentence = "The company sold 120 houses in March and expects to sell many more before the year ends."

    def careless(text: str, request: Request) -> Rewrite:
        return altered(text, text.replace("120", "130") if request.lexical == 80 else text)

    lexical = by_slider(careless, (sentence, sentence.replace("houses", "flats")))["lexical"]
    assert [step.broken for step in lexical.steps] == [0, 0, 0, 0, 2, 0]
    assert not lexical.met
    assert "2  (aim: 0, not met)" in table(lexical)


def test_what_did_not_change_does_not_count_as_similar() -> None:
    def half(sentence: str, request: Request) -> Rewrite:
        if sentence == SENTENCES[0]:
            return stubborn(sentence, request)
        return altered(sentence, sentence.replace("carried", "brought"), similarity=LEAST_SIMILARITY - 0.01)

    lexical = by_slider(half)["lexical"]
    assert {step.similarity for step in lexical.steps} == {LEAST_SIMILARITY - 0.01}
    assert {step.unchanged for step in lexical.steps} == {0.5}
    assert "(aim: 0.85 or more, not met)" in table(lexical)


@pytest.mark.usefixtures("unguarded")
def test_the_table_says_whether_each_aim_is_met() -> None:
    lines = table(by_slider(obedient)["lexical"]).splitlines()
    assert sum("met)" in line and "not met" not in line for line in lines) == 3
    assert len(lines) == 9 + len(SLIDERS[0].requests)
    assert len({len(line) for line in lines[-7:]}) == 1


def pairs_file(folder: Path, sources: list[str]) -> Path:
    path = folder / "pairs.jsonl"
    rows = [json.dumps({"source": source, "paraphrase": "p"}) for source in sources]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_the_sample_is_of_single_sentences_and_repeats_itself(tmp_path: Path) -> None:
    sources = [f"This is the sentence with the number {number} in it." for number in range(40)]
    path = pairs_file(
        tmp_path, [*sources, *sources[:5], "One sentence is here. Another one follows it.", " "]
    )
    assert control.sample(path, 0, 1) == sources
    drawn = control.sample(path, 10, 1)
    assert len(set(drawn)) == 10
    assert drawn == control.sample(path, 10, 1) != control.sample(path, 10, 2)


def test_a_file_without_a_sentence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"pairs\.jsonl: has no source"):
        control.sample(pairs_file(tmp_path, ["One is here. Another one follows."]), 5, 1)


class FakeRewriter:
    def rewrite(self, text: str, request: Request, cancelled: Callable[[], bool]) -> Iterator[Rewrite]:
        assert not cancelled()
        yield obedient(text, request)


@pytest.fixture
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(control, "load", lambda _bundle: FakeRewriter())


@pytest.mark.usefixtures("fake_engine", "unguarded")
def test_the_verb_prints_tables_and_writes_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = pairs_file(tmp_path, list(SENTENCES))
    report = tmp_path / "new" / "report.json"
    arguments = ["evaluate", "--control", "--pairs", str(pairs), "--json", str(report)]
    assert __main__.main(arguments) == 0
    output = capsys.readouterr()
    assert output.out.split("\n")[0] == "lexical"
    assert len(output.err.splitlines()) == 14
    found = json.loads(report.read_text())
    assert (found["pairs"], found["sentences"], found["seed"]) == ("pairs.jsonl", 2, 1)
    assert [slider["slider"] for slider in found["sliders"]] == ["lexical", "syntactic", "length"]
    for slider in found["sliders"]:
        assert slider["spearman"] > 0.9
        assert slider["met"] is True
    assert all(word not in output.out + output.err + report.read_text() for word in ("neighbour", "fence"))


@pytest.mark.usefixtures("fake_engine", "unguarded")
def test_what_is_given_goes_before_the_experiment(tmp_path: Path) -> None:
    pairs = pairs_file(tmp_path, list(SENTENCES))
    report = tmp_path / "report.json"
    experiment = tmp_path / "experiment.toml"
    experiment.write_text(
        f'name = "x"\n[evaluate]\npairs = {str(pairs)!r}\nlimit = 2\nseed = 7\nreport = {str(report)!r}\n'
    )
    assert __main__.main(["evaluate", "--control", "--config", str(experiment), "--limit", "1"]) == 0
    found = json.loads(report.read_text())
    assert (found["sentences"], found["seed"]) == (1, 7)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "--pairs FILE"),
        (["--pairs", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--pairs", "nowhere.jsonl", "--bundle", "no-such-bundle"], "no-such-bundle"),
        (["--pairs", "nowhere.jsonl", "--limit", "-1"], "limit"),
        (["--config", "nowhere.toml"], "nowhere.toml"),
    ],
)
def test_mistakes_get_one_sentence(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert __main__.main(["evaluate", "--control", *arguments]) == 1
    message = capsys.readouterr().err
    assert named in message
    assert message.count("\n") == 1


def test_the_resolved_experiment_keeps_its_evaluation() -> None:
    section = Evaluate(pairs=Path("dev.jsonl"))
    assert config.evaluation(config.Experiment(name="x", evaluate=section), {"limit": None}) == section
