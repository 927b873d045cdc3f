"""The data sets of the paper, in the forms that they are published in."""

import ast
import json
import lzma
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import TrainerError
from trainer.rows import open_text
from trainer.sources import tables
from trainer.sources.records import Record, fault, pair

_VOTES = re.compile(r"\((\d), ?6\)")
# What PAWS-QQP's script writes: the bytes of Python.
_BYTES = re.compile(r"b(['\"]).*\1", re.DOTALL)

Loader = Callable[[Path], Iterator[Record]]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A published data set.

    Attributes:
        title: its name.
        where: the page that it is had from.
        licence: its terms.
        load: reads one of its files.
    """

    title: str
    where: str
    licence: str
    load: Loader


def quora(path: Path) -> Iterator[Record]:
    """Quora question pairs: the official TSV, or GLUE's train.tsv, dev.tsv and test.tsv.

    Columns: id, qid1, qid2, question1, question2, is_duplicate; GLUE's test.tsv has no qids and no answer.
    Cells are quoted as in CSV and may hold line ends.
    """
    rows = tables.quoted(path)
    head = _head(path, rows)
    places = tables.column(path, head, ["question1", "question2"])
    answer = head[1].index("is_duplicate") if "is_duplicate" in head[1] else None
    for number, cells in rows:
        if len(cells) != len(head[1]):
            raise fault(path, number, f"has {len(cells)} cells where {len(head[1])} are wanted")
        same = answer is not None and _answer(path, number, cells[answer])
        yield pair(*(cells[place] for place in places), same=same)


def paws(path: Path) -> Iterator[Record]:
    """PAWS, Wiki or QQP: id, sentence1, sentence2, label; or two columns, positives only."""
    for number, cells in tables.tabbed(path):
        if number == 1 and cells[1:3] == ["sentence1", "sentence2"]:
            continue
        if len(cells) == 2:
            yield pair(*cells, same=True)
        elif len(cells) == 4:
            same = _answer(path, number, cells[3])
            yield pair(_decoded(path, number, cells[1]), _decoded(path, number, cells[2]), same=same)
        else:
            raise fault(path, number, f"has {len(cells)} cells where 4 are wanted, or 2")


def mrpc(path: Path) -> Iterator[Record]:
    """Microsoft's research paraphrase corpus: Quality, #1 ID, #2 ID, #1 String, #2 String; never quoted."""
    rows = tables.tabbed(path)
    head = _head(path, rows)
    tables.column(path, head, ["Quality", "#1 String", "#2 String"])
    for number, cells in rows:
        if len(cells) != 5:
            raise fault(path, number, f"has {len(cells)} cells where 5 are wanted")
        yield pair(cells[3], cells[4], same=_answer(path, number, cells[0]))


def mscoco(path: Path) -> Iterator[Record]:
    """MSCOCO captions: the official captions_*.json. The captions of an image are a record.

    As Prakash et al. (2016, "Neural Paraphrase Generation with Stacked Residual LSTM Networks") do, they
    are taken two by two, and an odd one has no pair.
    """
    try:
        with open_text(path) as file:
            annotations = json.load(file)["annotations"]
        captions: dict[int, list[str]] = {}
        for each in annotations:
            captions.setdefault(each["image_id"], []).append(str(each["caption"]))
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (EOFError, lzma.LZMAError, zlib.error, UnicodeDecodeError) as error:
        raise TrainerError(f"{path}: breaks off or is damaged ({error}).") from None
    except json.JSONDecodeError as error:
        raise fault(path, error.lineno, f"is no JSON at character {error.colno} ({error.msg})") from None
    except (KeyError, TypeError):
        raise fault(path, 1, "holds no annotations, each with image_id and caption") from None
    for texts in captions.values():
        yield Record(tuple(texts), tuple((at, at + 1) for at in range(0, len(texts) - 1, 2)))


def wikianswers(path: Path) -> Iterator[Record]:
    """WikiAnswers: two columns (.csv), Paralex's word_alignments.txt, or the clusters of the full corpus.

    In word_alignments.txt a line has two questions and how their words are aligned; in the clusters it has
    any number of cells, "q:" before a question and "a:" before an answer.
    """
    if ".csv" in path.suffixes:
        yield from two_columns(path, tables.quoted(path, ","))
        return
    for number, cells in tables.tabbed(path):
        questions = tuple(cell[2:] for cell in cells if cell.startswith("q:"))
        if questions:
            yield Record(questions, tuple((at, at + 1) for at in range(0, len(questions) - 1, 2)))
        elif len(cells) in (2, 3):
            yield pair(cells[0], cells[1], same=True)
        else:
            raise fault(path, number, "has neither two questions nor a cluster of them (q:…)")


def twitter_url(path: Path) -> Iterator[Record]:
    """Twitter URL: sentence1, sentence2, (n, 6) votes of six, url; or two columns, taken to be paraphrases.

    As its makers have it, 4 votes and more are a paraphrase, 2 and fewer none, and 3 say nothing.
    """
    for number, cells in tables.tabbed(path):
        if len(cells) == 2:
            yield pair(*cells, same=True)
            continue
        votes = _VOTES.fullmatch(cells[2].strip()) if len(cells) in (3, 4) else None
        if votes is None:
            raise fault(path, number, "is neither two sentences nor two sentences with (n, 6) votes")
        yield pair(cells[0], cells[1], same=int(votes[1]) >= 4)


def two_columns(path: Path, rows: Iterator[tables.Row]) -> Iterator[Record]:
    """Rows of two sentences that mean the same, below a head of whatever names."""
    _head(path, rows)
    for number, cells in rows:
        if len(cells) != 2:
            raise fault(path, number, f"has {len(cells)} cells where 2 are wanted")
        yield pair(*cells, same=True)


def sides(sources: Path, rewrites: Path) -> Iterator[Record]:
    """One side a file: what stands on a line of one means the same as that line of the other.

    Raises:
        TrainerError: one file is longer.
    """
    left, right = tables.lines(sources), tables.lines(rewrites)
    while (one := next(left, None)) is not None:
        other = next(right, None)
        if other is None:
            raise fault(sources, one[0], f"has no counterpart; {rewrites.name} ends before it")
        yield pair(one[1], other[1], same=True)
    if (rest := next(right, None)) is not None:
        raise fault(rewrites, rest[0], f"has no counterpart; {sources.name} ends before it")


SETS = {
    "quora": DataSet(
        "Quora question pairs", "https://quoradata.quora.com/First-Quora-Dataset-Release-Question-Pairs",
        "Quora's terms of service", quora,
    ),
    "paws": DataSet(
        "PAWS", "https://github.com/google-research-datasets/paws",
        "PAWS: free for any purpose, see its LICENSE", paws,
    ),
    "mrpc": DataSet(
        "MRPC", "https://www.microsoft.com/en-us/download/details.aspx?id=52398",
        "Microsoft research licence", mrpc,
    ),
    "mscoco": DataSet("MSCOCO captions", "https://cocodataset.org/#download", "CC BY 4.0", mscoco),
    "wikianswers": DataSet(
        "WikiAnswers", "https://knowitall.cs.washington.edu/paralex/", "not stated", wikianswers
    ),
    "twitter-url": DataSet(
        "Twitter URL", "https://github.com/lanwuwei/Twitter-URL-Corpus",
        "Twitter's terms of service", twitter_url,
    ),
}  # fmt: skip


def read(kind: str, files: Sequence[Path]) -> Iterator[Record]:
    """Yield the records of a data set.

    Args:
        kind: a key of `SETS`.
        files: of the set; two whose names differ in the ending alone (.src and .tgt) are its two sides.

    Raises:
        TrainerError: a file is missing or not in a form that the set is published in; it names the file,
            the line and the page where the set is had.
    """
    with telling_where(kind):
        if len(files) == 2 and _is_side(files[0]) and _is_side(files[1]):
            yield from sides(*files)
            return
        for path in files:
            yield from SETS[kind].load(path)


@contextmanager
def telling_where(kind: str) -> Iterator[None]:
    """Add to what is wrong with a file of a data set the page where the set is had."""
    try:
        yield
    except TrainerError as error:
        found = SETS[kind]
        message = f"{str(error).rstrip('.')}; {found.title} is had from {found.where} ."
        raise TrainerError(message) from None


def _is_side(path: Path) -> bool:
    name = path.with_suffix("") if path.suffix in (".xz", ".gz") else path
    return name.suffix not in (".tsv", ".csv", ".txt", ".json")


def _head(path: Path, rows: Iterator[tables.Row]) -> tables.Row:
    head = next(rows, None)
    if head is None:
        raise TrainerError(f"{path}: is empty.")
    return head


def _answer(path: Path, number: int, cell: str) -> bool:
    if cell.strip() not in ("0", "1"):
        raise fault(path, number, f"says {cell.strip()[:20]!r} where 0 or 1 is wanted")
    return cell.strip() == "1"


def _decoded(path: Path, number: int, cell: str) -> str:
    """The sentence in a cell, which may be written as Python writes bytes: b'…'."""
    if not _BYTES.fullmatch(cell):
        return cell
    try:
        value = ast.literal_eval(cell)
        return value.decode("utf-8") if isinstance(value, bytes) else cell
    except (ValueError, SyntaxError):
        raise fault(path, number, "has a cell that begins like bytes of Python and is none") from None
