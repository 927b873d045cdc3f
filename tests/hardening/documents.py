"""Hostile documents at the door: `python -m tests.hardening.documents [WORD ...]` tells what came of each.

Each is opened by `open_document` in a process of its own, a sentence of it is changed where it has any, and
it is saved and opened again. Told are the seconds of processor time, the most memory that the process held,
and what the writer is told. A document passes where it opens and comes back whole or is refused with one
sentence, within `_SECONDS` and `_MEGABYTES`; the original must be as it was.
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from word_files import document_xml, member, styles_xml, with_body, word_file

_SECONDS, _MEGABYTES = 30.0, 1_500
_HANGS_S = 300
_LIMIT = 6 * 1024**3

_WORDS = "<w:p><w:r><w:t>Some words that may be changed here.</w:t></w:r></w:p>"


def _paragraph(inside: str) -> str:
    return f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>"


def _archive(*members: tuple[str, bytes]) -> bytes:
    """The members of a sound document, and these."""
    target = io.BytesIO(with_body(_WORDS))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def _doctype(declarations: str, text: str) -> bytes:
    xml = document_xml(_paragraph(text)).replace("?>\n", f"?>\n<!DOCTYPE w [{declarations}]>", 1)
    return word_file(xml)


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _lying() -> bytes:
    """A member whose directory says that it has ten bytes and that has a hundred million."""
    data = bytearray(with_body("", word__media=b"0" * 100_000_000))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            if b"word/media" in data[start : start + 80]:
                data[start + place : start + place + 4] = (10).to_bytes(4, "little")
    return bytes(data)


def _overlapping(count: int) -> bytes:
    """Many entries of the directory that all mean the same compressed megabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"0" * 20_000_000)
        first = archive.infolist()[0]
        for number in range(count):
            copy = zipfile.ZipInfo(f"a{number}")
            copy.compress_type, copy.CRC = first.compress_type, first.CRC
            copy.compress_size, copy.file_size = first.compress_size, first.file_size
            copy.header_offset = first.header_offset
            archive.filelist.append(copy)
    return target.getvalue()


def _cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


def _relationships(content: bytes) -> bytes:
    data = with_body(_WORDS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(each.filename, archive.read(each)) for each in archive.infolist()]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in members:
            archive.writestr(name, content if name == "_rels/.rels" else old)
    return target.getvalue()


def _chain(count: int) -> bytes:
    styles = [(f"s{n}", f"name {n}", f"s{n + 1}") for n in range(count)]
    return with_body(_WORDS, word__styles=styles_xml(*styles))


_NAMESPACES = " ".join(f'xmlns:n{n}="u{n}"' for n in range(5_000))

CASES: dict[str, Callable[[], bytes]] = {
    "a.docx: bomb of 600 MB": lambda: _archive(("word/media/a.png", b"\0" * 600_000_000)),
    "b.docx: text of 70 MB unpacked": lambda: word_file(document_xml(" " * 70_000_000)),
    "c.docx: member that lies about its size": _lying,
    "d.docx: a thousand entries for the same 20 MB": lambda: _overlapping(1_000),
    "e.docx: a hundred thousand members": lambda: _archive(*((f"m/{n}", b"") for n in range(100_000))),
    "f.docx: billion laughs": lambda: _doctype(f'<!ENTITY l0 "ha">{_LAUGHS}', "&l9;"),
    "g.docx: entity from a file (XXE)": lambda: _doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "h.docx: entity from the network": lambda: _doctype('<!ENTITY x SYSTEM "http://a.invalid/">', "&x;"),
    "i.docx: entities in its styles": lambda: with_body(
        _WORDS, word__styles=f'<!DOCTYPE s [<!ENTITY l0 "ha">{_LAUGHS}]><s>&l9;</s>'
    ),
    "j.docx: nested a million deep": lambda: with_body("<w:tbl>" * 1_000_000),
    "k.docx: nested 250 deep": lambda: with_body("<w:tbl>" * 250 + _WORDS + "</w:tbl>" * 250),
    "l.docx: table of 150,000 cells": lambda: with_body(
        "<w:tbl>" + ("<w:tr>" + f"<w:tc>{_paragraph('In it.')}</w:tc>" * 50 + "</w:tr>") * 3_000 + "</w:tbl>"
    ),
    "m.docx: 2.1 million tags": lambda: with_body("<w:p/>" * 2_100_000),
    "n.docx: one paragraph of 30 MB": lambda: with_body(_paragraph("Some words of it. " * 1_700_000)),
    "o.docx: one tag with 300,000 attributes": lambda: with_body(
        "<w:p " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>" + _WORDS
    ),
    "p.docx: 5,000 namespaces, 20,000 paragraphs": lambda: word_file(
        document_xml(_WORDS * 20_000).replace("<w:body>", f"<w:body {_NAMESPACES}>")
    ),
    "q.docx: a chain of 4,000 styles": lambda: _chain(4_000),
    "r.docx: relationships without an end": lambda: _relationships(b"<" + b"Relationship " * 200_000),
    "s.docx: relationships of 60 MB": lambda: _relationships(b"<Relationship " * 4_000_000),
    "t.docx: names that climb out": lambda: _archive(("../../evil", b"x"), ("/etc/evil", b"x")),
    "u.docx: text in a name that climbs out": lambda: _relationships(
        member(with_body(""), "_rels/.rels").replace(b"word/document.xml", b"../../../etc/passwd")
    ),
    "v.docx: wrong content types": lambda: _archive(("[Content_Types].xml", b"<x/>")),
    "w.docx: old .doc under another name": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
    "x.docx: the first half of a file": lambda: _cut(with_body(_WORDS), 0.5),
    "y.docx: all but its last byte": lambda: with_body(_WORDS)[:-1],
    "z.docx: UTF-16 inside": lambda: word_file(document_xml(_WORDS).encode("utf-16")),
    "aa.docx: HTML under another name": lambda: b"<html><body>x</body></html>",
    "ab.docx: 100,000 open fields": lambda: with_body(
        "<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 100_000 + "</w:p>" + _WORDS
    ),
    "ac.docx: a paragraph of 200,000 runs": lambda: with_body(
        "<w:p>" + "<w:r><w:t>word </w:t></w:r>" * 200_000 + "</w:p>"
    ),
    "ad.docx: a paragraph of 100,000 links": lambda: with_body(
        "<w:p>" + "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>" * 100_000 + "</w:p>"
    ),
    "a.md: quotations 100,000 deep": lambda: b"> " * 100_000 + b"words",
    "b.md: lists 20,000 deep": lambda: b"\n".join(b" " * (2 * n) + b"- a" for n in range(1_200)),
    "c.md: 190,000 open brackets": lambda: b"[" * 190_000,
    "d.md: 190,000 stars": lambda: b"*a " * 190_000,
    "e.md: 190,000 accents": lambda: b"".join(b"`" * (n % 600 + 1) + b"a" for n in range(1_250)),
    "f.md: 190,000 open images": lambda: b"![" * 190_000,
    "g.md: a line of 8 MB": lambda: b"word " * 1_600_000,
    "h.md: a table of 20,000 columns": lambda: b"|a" * 20_000 + b"|\n" + b"|-" * 20_000 + b"|\n",
    "i.md: a table of 99,000 rows": lambda: b"|a|b|\n|-|-|\n" + b"|some words|more words|\n" * 99_000,
    "j.md: 100,000 definitions of links": lambda: b"".join(b"[a%d]: b\n" % n for n in range(100_000)),
    "k.md: 130,000 open tags": lambda: b"<a " * 130_000,
    "l.md: 130,000 entities": lambda: b"&amp;" * 130_000,
    "m.md: too many marks": lambda: b"*" * 500_000,
    "n.md: 8 MB of short lines": lambda: b"a\n\n" * 2_700_000,
    "n2.md: 195,000 short paragraphs": lambda: b"a\n\n" * 195_000,
    "o.md: 390,000 hard breaks": lambda: b"a  \n" * 390_000,
    "p.md: a front matter without an end": lambda: b"---\n" + b"a: b\n" * 390_000,
    "q.md: lists in quotations": lambda: (b"> - " * 60 + b"a\n") * 2_000,
    "r.md: 190,000 footnotes": lambda: b"[^a]" * 190_000,
    "s.md: 130,000 formulas": lambda: b"$a$ " * 130_000,
    "a.txt: 60 MB of nulls": lambda: bytes(60_000_000),
    "b.txt: 60 MB in one line": lambda: b"word " * 12_000_000,
    "c.txt: 60 MB of line ends": lambda: b"\r\n" * 30_000_000,
    "d.txt: UTF-16 cut in a character": lambda: "\ufeffwords".encode("utf-16-le") + b"\x00\xd8\x61",
    "e.txt: claims to be UTF-32": lambda: b"\xff\xfe\x00\x00abc",
    "f.txt: a claim of UTF-8 that is none": lambda: b"\xef\xbb\xbf\xff\xfe",
    "g.txt: bytes of no encoding": lambda: b"Some words \x81\x8d\x8f\x90\x9d here.",
    "h.txt: a program": lambda: Path(sys.executable).resolve().read_bytes()[:1_000_000],
    "i.txt: a Word document": lambda: with_body(_WORDS),
    "j.txt: half a surrogate pair": lambda: "\ufeffA \ud800 word.".encode("utf-16-le", "surrogatepass"),
    "k.txt: empty": lambda: b"",
}  # fmt: skip


def opened(path: Path) -> dict[str, Any]:
    """Open, change, save and open again; what became of it."""
    from desktop.bench.memory import peak_memory
    from desktop.documents.block import Replacement
    from desktop.documents.errors import DocumentError
    from desktop.documents.opening import open_document

    before = path.read_bytes()
    fault = outcome = ""
    try:
        document = open_document(path)
        old = [block.text for block in document.blocks]
        number = next((n for n, text in enumerate(old) if "words" in text), None)
        changes = []
        if number is not None:
            place = old[number].index("words")
            changes.append(Replacement(number, place, place + 5, "terms"))
        saved = path.with_name(f"new-{path.name}")
        refused = document.save(saved, changes).refused
        again = [block.text for block in open_document(saved).blocks]
        if changes and not refused:
            old[number or 0] = old[number or 0].replace("words", "terms", 1)
        if again != old:
            fault = "comes back otherwise"
        outcome = f"opens: {len(old):,} blocks, {sum(map(len, old)):,} characters" + ", kept" * bool(refused)
    except DocumentError as error:
        outcome = str(error)
        if "\n" in outcome or not outcome.endswith("."):
            fault = "says no single sentence"
    if path.read_bytes() != before:
        fault = "the original has changed"
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, peak_memory() / 1e6
    if seconds > _SECONDS:
        fault = "takes too long"
    if megabytes > _MEGABYTES:
        fault = "takes too much memory"
    return {"seconds": seconds, "megabytes": megabytes, "outcome": outcome, "fault": fault}


def main() -> int:
    """The command: 1 where a document broke something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.open:
        resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT))
        print(json.dumps(opened(chosen.open)))
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, make in CASES.items():
            if chosen.words and not any(word in name for word in chosen.words):
                continue
            path = Path(scratch) / name.partition(":")[0]
            path.write_bytes(make())
            size, began = path.stat().st_size, time.monotonic()
            command = [sys.executable, "-m", "tests.hardening.documents", "--open", str(path)]
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=_HANGS_S, check=False)
                row = json.loads(done.stdout) if done.returncode == 0 else None
                fault = row["fault"] if row else f"exit code {done.returncode}: {done.stderr[-200:]}"
            except subprocess.TimeoutExpired:
                row, fault = None, f"no end within {time.monotonic() - began:.0f} s"
            failed += bool(fault)
            figures = (
                f"{row['seconds']:.1f} s | {row['megabytes']:.0f} MB | {row['outcome']}" if row else "| |"
            )
            print(f"| {name} | {size / 1e6:.2f} MB | {figures} {f'**{fault}**' * bool(fault)} |", flush=True)
            for left in Path(scratch).iterdir():
                left.unlink()
    print(f"\n{failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
