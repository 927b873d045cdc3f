"""Files of one's own: text, tables, JSON lines, Parquet, or a folder of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.engine.layout import flatten
from desktop.engine.segment import split
from trainer import rows
from trainer.errors import TrainerError
from trainer.settings.collect import Source
from trainer.sources import tables
from trainer.sources.records import Record, fault

_PACKED = (".xz", ".gz")
_TEXT = (".txt", ".md")
_KINDS = (*_TEXT, ".csv", ".tsv", ".jsonl", ".parquet")
_ROWS = 4096


def read(source: Source) -> Iterator[Record]:
    """Yield the records of the files, and of all files in the folders, in the order of their names.

    Text is parted into sentences unless `source.whole` says that each line is one; so are the cells of
    a table, unless they have a paraphrase beside them. Rows of JSON lines and Parquet may tell their own
    origin and licence.

    Raises:
        TrainerError: a file is missing, of no such kind, or a line is not what it must be.
    """
    for path in source.files:
        for file in within(path):
            yield from _records(file, source)


def within(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder that can be read, in the order of their names.

    Raises:
        TrainerError: there is none in the folder.
    """
    if not path.is_dir():
        yield path
        return
    found = [each for each in sorted(path.rglob("*")) if each.is_file() and _kind(each) in _KINDS]
    if not found:
        raise TrainerError(f"{path}: holds no file that can be read ({', '.join(_KINDS)}).")
    yield from found


def _kind(path: Path) -> str:
    return (path.with_suffix("") if path.suffix in _PACKED else path).suffix.lower()


def _records(path: Path, source: Source) -> Iterator[Record]:
    kind = _kind(path)
    if kind in _TEXT:
        yield from _from_text(path, source)
    elif kind in (".csv", ".tsv"):
        yield from _from_table(path, "," if kind == ".csv" else "\t", source)
    elif kind == ".jsonl":
        yield from _from_jsonl(path, source)
    elif kind == ".parquet":
        yield from _from_parquet(path, source)
    else:
        raise TrainerError(f"{path}: is no file that can be read ({', '.join(_KINDS)}).")


def _from_text(path: Path, source: Source) -> Iterator[Record]:
    if source.whole:
        for _, line in tables.lines(path):
            if line.strip():
                yield Record((line,))
    else:
        yield from _parted("\n".join(line for _, line in tables.lines(path)))


def _from_table(path: Path, delimiter: str, source: Source) -> Iterator[Record]:
    found = tables.quoted(path, delimiter)
    head = next(found, None)
    if head is None:
        raise TrainerError(f"{path}: is empty.")
    names = [source.text, *([source.paraphrase] if source.paraphrase else [])]
    places = tables.column(path, head, names, "; name others as text and paraphrase")
    for number, cells in found:
        if len(cells) != len(head[1]):
            raise fault(path, number, f"has {len(cells)} cells where {len(head[1])} are wanted")
        yield from _from_row(dict(zip(names, (cells[place] for place in places), strict=True)), source)


def _from_jsonl(path: Path, source: Source) -> Iterator[Record]:
    def records(row: dict[str, Any]) -> list[Record]:
        return list(_from_row(row, source))

    for each in rows.read(path, records, f"a row with {source.text!r}"):
        yield from each


def _from_parquet(path: Path, source: Source) -> Iterator[Record]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise TrainerError(f"{path}: Parquet needs pyarrow; pip install pyarrow.") from None
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            names = set(file.schema_arrow.names)
            wanted = [source.text, *([source.paraphrase] if source.paraphrase else [])]
            for name in wanted:
                if name not in names:
                    raise TrainerError(
                        f"{path}: has no column {name!r}, only {', '.join(sorted(names))[:80]}; "
                        "name others as text and paraphrase."
                    )
            columns = [*wanted, *(name for name in ("origin", "licence") if name in names)]
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                for row in batch.to_pylist():
                    yield from _from_row(row, source)
    except OSError as error:
        raise TrainerError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except pyarrow.ArrowException as error:
        raise TrainerError(f"{path}: is no Parquet file, or a damaged one ({error}).") from None


def _from_row(row: dict[str, Any], source: Source) -> Iterator[Record]:
    text = row[source.text]
    about = str(row.get("origin") or ""), str(row.get("licence") or "")
    if not text:
        return
    if source.paraphrase:
        if other := row[source.paraphrase]:
            yield Record((str(text), str(other)), ((0, 1),), *about)
        else:
            yield Record((str(text),), (), *about)
    elif source.whole:
        yield Record((str(text),), (), *about)
    else:
        yield from _parted(str(text), *about)


def _parted(text: str, origin: str = "", licence: str = "") -> Iterator[Record]:
    """The sentences of a text, each a record."""
    for segment in split(text):
        if segment.sentence:
            yield Record((flatten(segment.text),), (), origin, licence)
