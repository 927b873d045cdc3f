"""A reader's marks: what is preferred to what, what is left out, and the verb that makes it of files."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pairs import PAIRS

from desktop.engine.codes import CodeScheme
from desktop.engine.measures import lexical_diversity, syntactic_diversity
from trainer import __main__, config
from trainer.errors import TrainerError
from trainer.making.stages import stages
from trainer.pairs import files as pairs
from trainer.preferences import files, marks, prefer
from trainer.preferences.marks import Mark, Marked
from trainer.settings.prefer import Marks, Prefer

SOURCE = "The small house stood at the end of the lane."
LIGHT = "The little house stood at the end of the lane."
BOLD = "A little cottage was at the end of the lane."
WRONG_LIGHT = "The tiny house stood at the end of the road."
WRONG_BOLD = "At the end of the road was a hut."
MENDED = "The tiny house stood at the end of the lane."
SCHEME = CodeScheme()


def found(*of: Mark, **settings: Any) -> Marked:
    return marks.marked(of, Marks(files=[Path("m")], **settings), SCHEME, seed=1)


def told(of: Marked) -> set[tuple[str, str]]:
    return {(each.paraphrase, each.rejected) for each in of.preferences}


def right(text: str) -> Mark:
    return Mark(SOURCE, text, True)


def wrong(text: str, mended: str = "") -> Mark:
    return Mark(SOURCE, text, False, mended)


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_mended_rewrite_is_preferred_to_the_wrong_one() -> None:
    done = found(Mark(SOURCE, WRONG_LIGHT, False, MENDED, "mine/a"))
    (one,) = done.preferences
    assert (one.source, one.paraphrase, one.rejected) == (SOURCE, MENDED, WRONG_LIGHT)
    assert (one.kind, one.probability, one.rejected_probability) == ("truth", 1.0, 0.0)
    assert (one.origin, one.teacher) == ("mine/a", marks.READER)
    assert one.codes == SCHEME.measure(SOURCE, MENDED)
    assert (done.rewrites, done.mended) == (1, 1)


def test_a_right_one_is_preferred_to_the_wrong_one_that_changes_most_nearly_as_much() -> None:
    of = right(LIGHT), right(BOLD), wrong(WRONG_LIGHT), wrong(WRONG_BOLD)
    assert told(found(*of)) == {(LIGHT, WRONG_LIGHT), (BOLD, WRONG_BOLD)}
    assert {each.teacher for each in found(*of).preferences} == {""}
    assert told(found(*of, beside=2)) == {(a, b) for a in (LIGHT, BOLD) for b in (WRONG_LIGHT, WRONG_BOLD)}
    assert not told(found(*of, beside=0))
    assert not told(found(right(LIGHT), right(BOLD)))


def test_order_counts_half_of_words() -> None:
    words = "one two three four five six seven eight nine ten"
    refused = words.replace("one two", "a b")
    moved = "ten nine eight seven six five four three two a"
    exchanged = "a b c d e f g h nine ten"
    assert lexical_diversity(words, moved) == pytest.approx(0.1)
    assert syntactic_diversity(words, moved) == 1
    assert lexical_diversity(words, exchanged) == pytest.approx(0.8)
    # From the wrong one, which has exchanged .2 of the words, both are .6 away: a word more or less decides.
    nearer = exchanged.replace("h nine", "eight nine")
    of = [Mark(words, refused, False), Mark(words, moved, True)]
    assert told(found(*of, Mark(words, nearer, True))) == {(nearer, refused)}
    farther = exchanged.replace("nine", "i")
    assert told(found(*of, Mark(words, farther, True))) == {(moved, refused)}


def test_near_copies_are_not_preferred() -> None:
    done = found(right(SOURCE), right(SOURCE.upper()), wrong(WRONG_LIGHT, SOURCE), wrong(WRONG_BOLD))
    assert not done.preferences
    assert not done.pairs
    assert done.left_out == {"near copy": 3}
    assert told(found(right(LIGHT), wrong(WRONG_BOLD), change=0.3)) == set()


def test_what_a_guard_stops_is_mended_badly() -> None:
    source = "The shop had 12 chairs left at the end of the day."
    bad = "The store had 13 chairs left at the end of the day."
    worse = "The shop had many chairs over at the end of the day."
    done = found(Mark(source, worse, False, bad))
    assert not done.preferences
    assert done.stopped == {"numbers": 1}


def test_what_readers_do_not_agree_on_is_left_out() -> None:
    done = found(
        right(LIGHT), wrong(LIGHT, MENDED), wrong(WRONG_BOLD, WRONG_LIGHT), wrong(WRONG_LIGHT, LIGHT)
    )
    assert not done.preferences
    assert done.left_out == {"marked both ways": 1, "mended to a wrong one": 2}


def test_one_that_is_right_and_mended_to_counts_once() -> None:
    done = found(right(MENDED), wrong(WRONG_LIGHT, MENDED))
    assert told(done) == {(MENDED, WRONG_LIGHT)}
    assert len(done.preferences) == len(done.pairs) == 1
    assert done.preferences[0].teacher == ""


TEXTS = [
    SOURCE,
    LIGHT,
    BOLD,
    WRONG_LIGHT,
    WRONG_BOLD,
    MENDED,
    "It stood there.",
    "No house at all was there.",
]
TEXT = st.sampled_from(TEXTS)
MARKS = st.lists(st.builds(right, TEXT) | st.builds(wrong, TEXT, TEXT | st.just("")), min_size=1, max_size=9)


@given(MARKS, st.integers(0, 3), st.randoms())
def test_nothing_that_was_refused_is_preferred_and_nothing_accepted_refused(
    of: list[Mark], beside: int, random: Any
) -> None:
    accepted = {each.text for each in of if each.right}
    refused = {each.text for each in of if not each.right}
    mended = {(each.mended, each.text) for each in of}
    done = found(*of, beside=beside)
    assert len(told(done)) == len(done.preferences)
    for each in done.preferences:
        assert each.rejected in refused - accepted
        assert each.paraphrase not in refused
        assert each.paraphrase in accepted or (each.paraphrase, each.rejected) in mended
        assert each.codes == SCHEME.measure(SOURCE, each.paraphrase)
        measures = lexical_diversity, syntactic_diversity
        assert max(measure(SOURCE, each.paraphrase) for measure in measures) >= 0.02
    for text in refused:
        unmended = {
            pair for pair in told(done) if pair[1] == text and pair not in mended and pair[0] in accepted
        }
        assert len(unmended) <= beside
    assert {each.paraphrase for each in done.preferences} <= {each.paraphrase for each in done.pairs}
    shuffled = list(of)
    random.shuffle(shuffled)
    assert found(*shuffled, beside=beside) == done


def test_marks_are_read_on_one_line_and_with_straight_quotation_marks(tmp_path: Path) -> None:
    row = {"source": "It’s\nlate.", "text": "“Late”  it is.", "right": False, "mended": None, "origin": "a/b"}
    with gzip.open(tmp_path / "m.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    (mark,) = marks.read(tmp_path / "m.jsonl.gz")
    assert mark == Mark("It's late.", '"Late" it is.', False, "", "a/b")


WHOLE = {"source": SOURCE, "text": LIGHT, "right": True}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"source": SOURCE, "text": LIGHT}, "'right'"),
        (WHOLE | {"right": "yes"}, "right is neither true nor false"),
        (WHOLE | {"right": 1}, "right is neither true nor false"),
        (WHOLE | {"text": " "}, "text is empty"),
        (WHOLE | {"source": ""}, "source is empty"),
        (WHOLE | {"text": 5}, "text is no text"),
        (WHOLE | {"mended": MENDED}, "what is right is not mended"),
        ([SOURCE, LIGHT, True], "indices"),
    ],
)
def test_what_is_no_mark_is_named_with_its_line(tmp_path: Path, row: Any, why: str) -> None:
    path = write(tmp_path / "m.jsonl", WHOLE, row)
    with pytest.raises(TrainerError, match=rf"m\.jsonl, line 2: is not a mark with .*{why}") as caught:
        list(marks.read(path))
    assert "\n" not in str(caught.value)


def test_sentences_that_are_kept_apart_are_not_learnt_from(tmp_path: Path) -> None:
    other = {"source": PAIRS[2][0], "text": PAIRS[2][1], "right": True}
    first, second = write(tmp_path / "1.jsonl", WHOLE, other), write(tmp_path / "2.jsonl", WHOLE)
    apart = write(tmp_path / "apart.jsonl", {"source": "x", "paraphrase": PAIRS[2][0].upper()})
    asked = Marks(files=[first, second])
    settings = Prefer(marks=asked, output=tmp_path, apart=[apart])
    assert marks.sentences(settings, asked) == [[right(LIGHT), right(LIGHT)]]


EXPERIMENT = """
name = "marks"

[prefer]
output = "out"
held_out = 0.4
seed = 2

[prefer.marks]
files = ["marks.jsonl"]
labelled = true
"""


def test_the_command_makes_preferences_and_pairs_that_tune_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [{"source": source, "text": rewrite, "right": True} for source, rewrite in PAIRS]
    refused = " ".join(PAIRS[0][1].split()[::-1])
    rows += [
        {"source": source, "text": f"{refused} {n}", "right": False} for n, (source, _) in enumerate(PAIRS)
    ]
    rows.append({"source": SOURCE, "text": WRONG_LIGHT, "right": False, "mended": MENDED})
    write(Path("marks.jsonl"), *rows)
    Path("x.toml").write_text(EXPERIMENT)
    command = ["prefer", "--config", "x.toml"]
    assert __main__.main(command) == 0
    train, dev = (list(files.read(Path("out") / f"{part}.jsonl")) for part in ("train", "dev"))
    assert len(train) + len(dev) == len(PAIRS) + 2
    assert not {each.source for each in train} & {each.source for each in dev}
    assert (MENDED, WRONG_LIGHT) in {(each.paraphrase, each.rejected) for each in train + dev}
    for part, preferred in (("train", train), ("dev", dev)):
        labelled = list(pairs.read(Path("out") / f"pairs-{part}.jsonl"))
        assert {(each.source, each.paraphrase) for each in preferred} == {
            (each.source, each.paraphrase) for each in labelled
        }
        assert all(each.codes == SCHEME.measure(each.source, each.paraphrase) for each in labelled)
    report = json.loads(Path("out/report.json").read_text())
    assert report == json.loads(capsys.readouterr().out)
    assert (report["train"], report["dev"], report["sentences"]) == (len(train), len(dev), len(PAIRS))
    assert (report["rewrites"], report["rewrites_of_teachers"]) == (len(rows), 1)
    assert (report["without_preferences"], report["left_out"]) == (0, {})
    # The order of the lines makes no difference.
    before = {file.name: file.read_bytes() for file in Path("out").glob("*.jsonl")}
    write(Path("marks.jsonl"), *reversed(rows))
    assert __main__.main(command) == 0
    assert {file.name: file.read_bytes() for file in Path("out").glob("*.jsonl")} == before
    write(Path("marks.jsonl"), *rows, {"source": SOURCE})
    assert __main__.main(command) == 1
    assert f"marks.jsonl, line {len(rows) + 1}: is not a mark" in capsys.readouterr().err


def test_marks_of_which_nothing_is_wrong_teach_nothing(tmp_path: Path) -> None:
    asked = Marks(files=[write(tmp_path / "m.jsonl", WHOLE)])
    with pytest.raises(TrainerError, match=r"1 sentences were marked; mark more"):
        prefer.run(config.Experiment(name="x", prefer=Prefer(marks=asked, output=tmp_path / "out")))


def test_make_looks_at_the_marks_and_waits_for_the_pairs() -> None:
    asked = Marks(files=[Path("m.jsonl")], labelled=True)
    (stage,) = stages(config.Experiment(name="x", prefer=Prefer(marks=asked, output=Path("out"))))
    assert list(stage.reads) == [Path("m.jsonl")]
    assert {path.name for path in stage.leaves} >= {"train.jsonl", "pairs-train.jsonl", "pairs-dev.jsonl"}
