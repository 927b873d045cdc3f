import gzip
import json
import lzma
from pathlib import Path

import pytest

from trainer.errors import TrainerError
from trainer.sources import published
from trainer.sources.records import Record

SAME = ((0, 1),)
COCO = {
    "info": {"year": 2017},
    "annotations": [
        {"image_id": 7, "id": 1, "caption": "A dog runs."},
        {"image_id": 9, "id": 2, "caption": "A cat sits."},
        {"image_id": 7, "id": 3, "caption": "A dog is running."},
        {"image_id": 7, "id": 4, "caption": "The dog ran."},
    ],
}


def read(path: Path, kind: str, text: str) -> list[Record]:
    path.write_text(text, encoding="utf-8")
    return list(published.read(kind, [path]))


QUORA = """\
id\tqid1\tqid2\tquestion1\tquestion2\tis_duplicate
0\t1\t2\t"What is ""it""?"\tWhat's it?\t1
1\t3\t4\tWho?\t"Where
to?"\t0
"""
PAWS = "id\tsentence1\tsentence2\tlabel\n1\tA to B .\tB to A .\t0\n2\tSo .\tThus .\t1\n"
PAWS_QQP = "id\tsentence1\tsentence2\tlabel\n1\tb'Caf\\xc3\\xa9 ?'\tb\"It's ?\"\t1\n"
MRPC = """\
\ufeffQuality\t#1 ID\t#2 ID\t#1 String\t#2 String
1\t10\t11\tHe said "no.\tHe declined.
0\t1\t2\tA.\tB.
"""
TWITTER = """\
a b\tc d\t(4, 6)\thttp://t.co/1
e f\tg h\t(3, 6)\thttp://t.co/2
i j\tk l\t(1, 6)\thttp://t.co/3
"""
FORMS = [
    ("quora", "quora_duplicate_questions.tsv", QUORA,
     [Record(('What is "it"?', "What's it?"), SAME), Record(("Who?", "Where\nto?"))]),
    ("quora", "test.tsv", "id\tquestion1\tquestion2\n0\tWho?\tWhere?\n", [Record(("Who?", "Where?"))]),
    ("paws", "train.tsv", PAWS, [Record(("A to B .", "B to A .")), Record(("So .", "Thus ."), SAME)]),
    ("paws", "qqp.tsv", PAWS_QQP, [Record(("Café ?", "It's ?"), SAME)]),
    ("paws", "positives.tsv", "So it is .\tThus it is .\n", [Record(("So it is .", "Thus it is ."), SAME)]),
    ("mrpc", "msr_paraphrase_train.txt", MRPC,
     [Record(('He said "no.', "He declined."), SAME), Record(("A.", "B."))]),
    ("mscoco", "captions.json", json.dumps(COCO),
     [Record(("A dog runs.", "A dog is running.", "The dog ran."), SAME), Record(("A cat sits.",))]),
    ("wikianswers", "test.csv", 'source,target\n"Who, then?",Who?\n', [Record(("Who, then?", "Who?"), SAME)]),
    ("wikianswers", "word_alignments.txt", "who be it ?\twho be that ?\t0-0 1-1\n",
     [Record(("who be it ?", "who be that ?"), SAME)]),
    ("wikianswers", "part-00000.txt", "q:Who?\tq:Which man?\tq:What man?\ta:him\n",
     [Record(("Who?", "Which man?", "What man?"), SAME)]),
    ("twitter-url", "Twitter_URL_Corpus_train.txt", TWITTER,
     [Record(("a b", "c d"), SAME), Record(("e f", "g h")), Record(("i j", "k l"))]),
    ("twitter-url", "train.tsv", "a b\tc d\n", [Record(("a b", "c d"), SAME)]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "text", "expected"), FORMS)
def test_every_published_form_is_read(
    tmp_path: Path, kind: str, name: str, text: str, expected: list[Record]
) -> None:
    assert read(tmp_path / name, kind, text) == expected
    for suffix, pack in ((".xz", lzma.compress), (".gz", gzip.compress)):
        packed = tmp_path / f"{name}{suffix}"
        packed.write_bytes(pack(text.encode()))
        assert list(published.read(kind, [packed])) == expected


def test_one_side_a_file(tmp_path: Path) -> None:
    source, target = tmp_path / "train.src", tmp_path / "train.tgt.xz"
    source.write_text("Who?\nWhere?\n", encoding="utf-8")
    target.write_bytes(lzma.compress(b"Which man?\nTo what place?\n"))
    assert list(published.read("quora", [source, target])) == [
        Record(("Who?", "Which man?"), SAME), Record(("Where?", "To what place?"), SAME)
    ]  # fmt: skip
    source.write_text("Who?\n", encoding="utf-8")
    with pytest.raises(TrainerError, match=r"train\.tgt\.xz, line 2: has no counterpart"):
        list(published.read("quora", [source, target]))
    source.write_text("Who?\n" * 3, encoding="utf-8")
    with pytest.raises(TrainerError, match=r"train\.src, line 3: has no counterpart"):
        list(published.read("quora", [source, target]))


@pytest.mark.parametrize(
    ("kind", "text", "line"),
    [
        ("quora", "", ""),
        ("quora", "id\tq1\tq2\n", "line 1: has no column 'question1'"),
        ("quora", "question1\tquestion2\tis_duplicate\na\tb\t1\na\tb\n", "line 3: has 2 cells where 3"),
        ("quora", "question1\tquestion2\tis_duplicate\na\tb\tmaybe\n", "line 2: says 'maybe'"),
        ("paws", "a\tb\n\n a\tb\tc\n", "line 3: has 3 cells"),
        ("paws", "1\tb'a\\xZZ'\tb\t1\n", "line 1: has a cell that begins like bytes"),
        ("mrpc", "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n1\ta\n", "line 2: has 2 cells where 5"),
        ("mscoco", '{"annotations": [\n{"image_id": 1,]}', "line 2: is no JSON"),
        ("mscoco", '{"images": []}', "line 1: holds no annotations"),
        ("mscoco", "[1]", "line 1: holds no annotations"),
        ("wikianswers", "only one\n", "line 1: has neither two questions"),
        ("twitter-url", "a\tb\tmany\tu\n", "line 1: is neither two sentences"),
    ],
)
def test_a_fault_is_one_sentence_with_file_line_and_where_to_get_it(
    tmp_path: Path, kind: str, text: str, line: str
) -> None:
    path = tmp_path / "broken.txt"
    with pytest.raises(TrainerError) as caught:
        read(path, kind, text)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert line in message
    assert published.SETS[kind].where in message
    assert "\n" not in message


@pytest.mark.parametrize("kind", published.SETS)
def test_a_missing_file_says_where_it_is_had(tmp_path: Path, kind: str) -> None:
    with pytest.raises(TrainerError, match=r"nowhere\.txt: cannot be read") as caught:
        list(published.read(kind, [tmp_path / "nowhere.txt"]))
    assert published.SETS[kind].where in str(caught.value)
