"""The whole verb, with the embedded encoder and the embedded student."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.engine.guards import GuardedSource
from desktop.engine.patterns import collection, judgement
from desktop.engine.patterns.rebuilding import rebuilt
from desktop.engine.readsource import ReadSource
from trainer import __main__, config
from trainer.errors import TrainerError
from trainer.judging import reading
from trainer.patterns import lists, states
from trainer.patterns.patterns import run
from trainer.patterns.trying import Lines
from trainer.settings.patterns import Patterns

PLACES = ["house", "shop", "farm", "hall", "school", "station"]
PEOPLE = ["He", "She", "They", "We", "The man", "The cook", "My aunt"]
RIGHT, WRONG = "^S because T$ => because T, S", "^S because T$ => because S, T"
DECIDE, UNUSED, GUARDED = "=make a decision => =decide", "in spite of => despite", "two => three"
FIRST, SECOND = f"# Moves.\n{RIGHT}\n{WRONG}\n", f"{DECIDE}\n\n{UNUSED}\n{GUARDED}\n"
FILES = "patterns.txt", "patterns.npz"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def written(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def turned(who: str, place: str) -> list[dict[str, Any]]:
    """What the first list makes of a sentence, marked."""
    left = f"{who} left the {place}"
    source, inside = f"{left} because it rained.", left[:1].lower() + left[1:]
    return [
        {"source": source, "text": f"Because it rained, {inside}.", "right": True},
        {"source": source, "text": f"Because {inside}, it rained.", "right": False},
    ]


MARKS = [
    *(mark for place in PLACES for who in PEOPLE for mark in turned(who, place)),
    *(
        {"source": f"{who} made a decision.", "text": f"{who} decided.", "right": who != "We"}
        for who in ("She", "They", "We", "He")
    ),
]
DOUBTED = {"source": "You made a decision.", "text": "You decided."}
LEFT_OUT = [
    DOUBTED | {"right": True},
    DOUBTED | {"right": False},
    {"source": "She made a decision.", "text": "She chose.", "right": True},
    {"source": "Nothing fits here.", "text": "Here nothing fits.", "right": True},
]


def experiment(folder: Path, **settings: Any) -> config.Experiment:
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    section = {
        "lists": [folder / "first.txt", folder / "second.txt"],
        "marks": [folder / "marks.jsonl"],
        "output": folder / "out",
        "least": 0.0,
    }
    return config.Experiment(name="test", patterns=Patterns(**section | settings))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the verb has run."""
    folder = tmp_path_factory.mktemp("done")
    write(folder / "marks.jsonl", *MARKS, *LEFT_OUT)
    run(experiment(folder))
    return folder


def shares(folder: Path) -> dict[str, int]:
    rows = [line.split("\t") for line in (folder / "patterns.txt").read_text("utf-8").splitlines()]
    return {line: int(percent) for _, percent, line in rows}


def test_right_patterns_have_a_higher_share(done: Path) -> None:
    found = shares(done / "out")
    assert found[RIGHT] > 80
    assert found[WRONG] < 20
    # By no mark of its own, as the others of its list.
    assert 20 < found[UNUSED] == found[GUARDED] < 80


def test_each_form_of_a_verb_is_a_line_and_all_have_one_share(done: Path) -> None:
    found = {line: share for line, share in shares(done / "out").items() if "decision" in line}
    # Marked in the past alone.
    assert list(found) == [
        "made a decision => decided",
        "make a decision => decide",
        "makes a decision => decides",
        "making a decision => deciding",
    ]
    assert len(set(found.values())) == 1


@pytest.fixture
def engine(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine with the files that were written, read as it reads its own."""
    for module, name in ((collection, "_embedded"), (judgement, "_weights")):
        with monkeypatch.context() as patched:
            patched.setattr(module, "files", lambda _package: done / "out")
            read = getattr(module, name).__wrapped__()
        monkeypatch.setattr(module, name, lambda read=read: read)


@pytest.mark.usefixtures("engine")
def test_the_engine_finds_what_was_written() -> None:
    found = dict(collection.outcomes("The girl is making a decision because it rained."))
    assert set(found) == {
        "The girl is deciding because it rained.",
        "Because it rained, the girl is making a decision.",
        "Because the girl is making a decision, it rained.",
    }
    assert found["Because it rained, the girl is making a decision."] > 0.8


@pytest.mark.usefixtures("engine")
def test_the_engine_puts_what_was_right_above_what_was_wrong() -> None:
    source = "My uncle left the shop because it rained."
    right, wrong = "Because it rained, my uncle left the shop.", "Because my uncle left the shop, it rained."
    # As sure by their patterns, so that the networks have to tell.
    read = ReadSource(source, reading.encoder(), reading.student())
    stands, falls = judgement.judged(read, [(right, 0.5), (wrong, 0.5)])
    assert 0 <= falls < 0.5 < stands <= 1
    shown = rebuilt(read, lambda _text: None, 0.5)
    assert [text for text, _ in shown] == [right]


def test_the_report_tells_what_became_of_the_marks(done: Path) -> None:
    report = json.loads((done / "out" / "report.json").read_text())
    assert (report["patterns"], report["written"]) == (5, 8)
    assert (report["marks"], report["sentences"]) == (88, 46)
    assert report["right"] == round(45 / 88, 4)
    assert report["left_out"] == {"no pattern makes it": 2, "marked both ways": 1}
    assert set(report["auc"]) == {"prior", "network", "together"}
    assert report["auc"]["together"] > 0.9
    assert sum(each["count"] for each in report["calibration"]) == 88
    assert "to_mark" not in report
    assert not (done / "out" / "to-mark.jsonl").exists()
    assert json.loads((done / "out" / "experiment.json").read_text())["patterns"]["least"] == 0.0


def test_run_again_nothing_is_read_twice_and_the_same_is_written(
    done: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [(done / "out" / name).read_bytes() for name in FILES]
    monkeypatch.setattr(states, "measured", lambda _rows: pytest.fail("read again"))
    run(experiment(done))
    assert [(done / "out" / name).read_bytes() for name in FILES] == before
    run(experiment(done, seed=2))
    assert [(done / "out" / name).read_bytes() == each for name, each in zip(FILES, before, strict=True)] == [
        True, False,
    ]  # fmt: skip
    run(experiment(done, least=0.5))
    assert RIGHT in shares(done / "out")
    assert WRONG not in shares(done / "out")
    run(experiment(done))
    assert [(done / "out" / name).read_bytes() for name in FILES] == before
    with pytest.raises(pytest.fail.Exception):
        run(experiment(done, marks=[write(done / "other.jsonl", *MARKS[2:])]))


def test_stopped_it_goes_on_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "marks.jsonl", *MARKS)
    monkeypatch.setattr("trainer.patterns.patterns._CHUNK", 30)
    read: list[int] = []
    measured = states.measured

    def stopping(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        read.append(len(rows))
        if len(read) == 2:
            raise KeyboardInterrupt
        return measured(rows)

    monkeypatch.setattr(states, "measured", stopping)
    stale = tmp_path / "out" / "chunks-of-before"
    stale.mkdir(parents=True)
    with pytest.raises(KeyboardInterrupt):
        run(experiment(tmp_path))
    assert stale.exists()
    assert not (tmp_path / "out" / "patterns.txt").exists()
    run(experiment(tmp_path))
    assert read == [30, 16, 16]
    assert (tmp_path / "out" / "patterns.txt").exists()
    assert not stale.exists()
    assert not list((tmp_path / "out").glob("*.partial"))


def sentences(folder: Path) -> Path:
    lines = [
        *(f"{who} sang because it rained." for who in PEOPLE),
        *(f"{who} made a decision." for who in PEOPLE),
        *(f"{who}  walked in spite of it." for who in PEOPLE),
        *(f"{who} saw two men." for who in PEOPLE),
        "",
        "We walked in spite of it.",
    ]
    path = folder / "sentences.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def proposed(folder: Path, *marks: dict[str, Any], **settings: Any) -> list[dict[str, Any]]:
    """What is to be marked next; the marks are too few to be learnt from and stop the verb behind it."""
    named = {"marks": [write(folder / "some.jsonl", *marks)], "sentences": [sentences(folder)]}
    if marks:
        with pytest.raises(TrainerError, match="too few"):
            run(experiment(folder, **named | settings))
    else:
        run(experiment(folder, **named | settings))
    return written(folder / "out" / "to-mark.jsonl")


def test_of_each_pattern_so_many_outcomes_are_to_be_marked(tmp_path: Path) -> None:
    found = proposed(tmp_path, each=3)
    lines = Lines(lists.read([tmp_path / "first.txt", tmp_path / "second.txt"]))
    made = Counter(number for row in found for number in lines.outcomes(row["source"])[row["text"]])
    # RIGHT, DECIDE and UNUSED; what WRONG and GUARDED make breaks a guard, and so would not be shown.
    assert made == {0: 3, 2: 3, 3: 3}
    assert all(GuardedSource(row["source"]).broken(row["text"]) is None for row in found)
    assert len({(row["source"], row["text"]) for row in found}) == 9
    assert set(found[0]) == {"source", "text"}
    assert not any("  " in row["source"] for row in found)
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report == {"patterns": 5, "to_mark": 9}
    assert not (tmp_path / "out" / "patterns.txt").exists()


def test_what_breaks_a_guard_would_have_been_made(tmp_path: Path) -> None:
    experiment(tmp_path)
    lines = Lines(lists.read([tmp_path / "first.txt", tmp_path / "second.txt"]))
    assert lines.outcomes("He saw two men.") == {"He saw three men.": {4}}
    assert set(lines.outcomes("He sang because it rained.")) == {
        "Because it rained, he sang.",
        "Because he sang, it rained.",
    }


def test_what_is_marked_counts_and_does_not_come_again(tmp_path: Path) -> None:
    marked = [mark for mark in MARKS if mark["text"].endswith("decided.")]
    found = proposed(tmp_path, *marked, *LEFT_OUT, each=6)
    decided = [row["source"] for row in found if row["text"].endswith("decided.")]
    # Four of six are marked; of seven sentences three are left.
    assert len(decided) == 2
    assert not {mark["source"] for mark in marked} & set(decided)
    assert len(found) == 2 + 6 + 6


def test_what_is_marked_both_ways_is_not_asked_again(tmp_path: Path) -> None:
    doubted = {"source": "The cook made a decision.", "text": "The cook decided."}
    found = proposed(tmp_path, MARKS[0], doubted | {"right": True}, doubted | {"right": False}, each=9)
    assert sum(row["text"].endswith("decided.") for row in found) == len(PEOPLE) - 1


def test_another_seed_draws_other_sentences_and_the_same_the_same(tmp_path: Path) -> None:
    first, again, other = (proposed(tmp_path, each=2, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    more = proposed(tmp_path, each=3)
    assert all(row in more for row in first)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"marks": ["empty"]}, "marks: there is no mark that can be used, and no sentences"),
        ({"marks": []}, "marks: there is no mark that can be used, and no sentences"),
        ({"marks": ["strange"]}, "marks: no pattern of the lists makes any of the marked texts"),
        ({"marks": ["few"]}, "1 right ones and 1 wrong ones can be used, which is too few"),
        ({"marks": ["nowhere"]}, "nowhere: cannot be read"),
        ({"marks": ["broken"]}, "broken, line 3: is not a mark with source, text and right"),
        ({"lists": ["empty"]}, "lists: the files hold no pattern"),
        ({"lists": ["nowhere"]}, "nowhere: cannot be read"),
        ({"lists": ["first.txt", "broken"]}, "broken, line 1: is no pattern"),
        ({"sentences": ["nowhere"]}, "nowhere: cannot be read"),
        ({"sentences": ["latin"]}, "latin: is no text in UTF-8"),
        ({"least": 1.0}, "least: no pattern has a share of 1.0 or more"),
    ],
)
def test_what_cannot_be_made_is_told_in_one_sentence(done: Path, settings: dict[str, Any], said: str) -> None:
    (done / "empty").write_text("")
    (done / "latin").write_bytes("Café.".encode("latin-1"))
    write(done / "few", *MARKS[:2])
    write(done / "strange", *LEFT_OUT[2:])
    write(done / "broken", *MARKS[:2], MARKS[0] | {"right": "yes"})
    named = {
        name: [done / each for each in value] if isinstance(value, list) else value
        for name, value in settings.items()
    }
    with pytest.raises(TrainerError, match=said) as caught:
        run(experiment(done, output=done / "refused", **named))
    assert "\n" not in str(caught.value)
    assert not (done / "refused" / "patterns.txt").exists()
    assert not (done / "refused" / "patterns.npz").exists()


def test_the_weights_have_the_size_that_the_engine_asks_for(done: Path) -> None:
    with np.load(done / "out" / "patterns.npz") as found:
        shapes = {name: found[name].shape[0] for name in ("states_hidden", "together_hidden")}
    assert shapes == {"states_hidden": 6 * reading.encoder().dimension + 9, "together_hidden": 9}


def test_without_its_section_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.toml").write_text('name = "x"\n')
    assert __main__.main(["patterns", "--config", str(tmp_path / "x.toml")]) == 1
    assert "no [patterns] section; add one (see docs/training.md)" in capsys.readouterr().err
