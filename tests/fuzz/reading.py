"""What each reader owes any bytes whatever: what they say or one sentence why not, soon and nothing lost."""

import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardening.bundles import records
from hardening.models import embedded_manifest, read_model, small_student
from word_files import styles_xml, with_body

from desktop.documents.block import Replacement
from desktop.documents.document import Document
from desktop.documents.docx.document import DocxDocument
from desktop.documents.errors import DocumentError
from desktop.documents.markdown.document import MarkdownDocument
from desktop.documents.plain import PlainDocument
from desktop.engine.bundle import MANIFEST, load, read_manifest
from desktop.engine.errors import BundleError
from desktop.engine.student import Order, Prompt, load_student
from desktop.engine.tokenizer import FastTokenizer
from desktop.storage.declared import FONT_SIZE, SETTINGS
from desktop.storage.draft import Draft, DraftFile
from desktop.storage.errors import StorageError
from desktop.storage.history import History
from desktop.storage.presets import Preset, Presets
from desktop.storage.settings import Settings

from .bench import BrokenError
from .mutations import Spoil, spoilt_archive, spoilt_bytes, spoilt_json, spoilt_model

_PATIENCE_S = 6.0
_BYTES_PER_S = 20_000
"""Seconds of processor time that any input may take, and bytes for which it may take one more."""


@dataclass(frozen=True)
class Reader:
    """Something that reads what others may have written.

    Attributes:
        seeds: sound inputs.
        spoil: makes unsound ones of them.
        read: reads one, and checks what came of it; it may use the folder, which is empty.
    """

    seeds: Sequence[bytes]
    spoil: Spoil
    read: Callable[[bytes, Path], None]


def prove(reader: Reader, content: bytes, folder: Path) -> None:
    """Read some bytes.

    Raises:
        BrokenError: the reader fails otherwise than with a sentence, is slow or loses something.
    """
    began = time.process_time()
    try:
        reader.read(content, folder)
    except (BundleError, DocumentError, StorageError) as refusal:
        _require_sentence(str(refusal))
    _require(time.process_time() - began < _PATIENCE_S + len(content) / _BYTES_PER_S, "takes too long")


def _require(holds: bool, failure: str) -> None:
    if not holds:
        raise BrokenError(failure)


def _require_sentence(message: str) -> None:
    _require(bool(message.strip()) and len(message.splitlines()) == 1, "says no single sentence")
    _require(len(message) < 1_000, "says too much")


# Bundles

_MODEL, _OTHERS = small_student()
_FILES = {**_OTHERS, "model.bin": _MODEL.to_bytes()}


def _read_manifest(content: bytes, folder: Path) -> None:
    (folder / MANIFEST).write_bytes(content)
    bundle = read_manifest(folder)
    for name in bundle.files:
        _require(re.fullmatch(r"[\w.-]+", name) is not None, "lists a file elsewhere")


def _read_model(content: bytes, folder: Path) -> None:
    files = _FILES | {"model.bin": content}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / MANIFEST).write_text(_manifest_of(files))
    student = load_student(load(folder))
    student.write(Order((Prompt("paraphrase 3 1 2: Rain fell on the old roof."),), 2))


def _manifest_of(files: dict[str, bytes]) -> str:
    return json.dumps(json.loads(embedded_manifest().read_text("utf-8")) | {"files": records(files)})


def _spoilt_model(content: bytes, chance: Any) -> bytes:
    return spoilt_model(read_model(content), chance)


def _read_tokenizer(content: bytes, folder: Path) -> None:
    try:
        tokenizer = FastTokenizer(content)
    except ValueError:
        return  # `load_tokenizer` makes a sentence of it
    text = "The café’s “menu” had ﬁne\u0301 soup, 😀 for 5 €. " * 20
    _require(tokenizer.count(text) < 20 * len(text), "makes a text much longer")
    tokenizer.decode(tokenizer.encode_within("Rain fell."))


# A model's tokenizer is long: of a short one more is spoilt.
def _short_tokenizer() -> bytes:
    data = json.loads(_OTHERS["tokenizer.json"])
    data["normalizer"] = {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]}
    data["model"]["vocab"] = data["model"]["vocab"][:60]
    return json.dumps(data).encode()


# Documents


def _read_document(make: Callable[[bytes], Document]) -> Callable[[bytes, Path], None]:
    def read(content: bytes, folder: Path) -> None:
        document = _opened(make, content)
        _require(document.rewritten([]).data == content, "changes what nobody changed")
        old = [block.text for block in document.blocks]
        wanted = [Replacement(number, 0, len(text), _reworded(text)) for number, text in enumerate(old[:12])]
        changed = [each for each in wanted if each.text != old[each.block]]
        outcome = document.rewritten(changed)
        refused = {each.block for each in outcome.refused}
        taken = {each.block: each.text for each in changed if each.block not in refused}
        for each in changed[:3]:
            accepts = document.accepts(each)
            _require(accepts == (each.block not in refused), "refuses what it accepts")
        again = [block.text for block in _opened(make, outcome.data).blocks]
        _require(
            again == [taken.get(number, text) for number, text in enumerate(old)], "loses or alters text"
        )

    return read


def _opened(make: Callable[[bytes], Document], content: bytes) -> Document:
    try:
        return make(content)
    except DocumentError as error:
        # As `open_document` says it.
        raise DocumentError(f"“a” could not be opened: {error}.") from error


def _reworded(text: str) -> str:
    return re.sub(r"\b[a-z]{3,}\b", "other", text, count=2)


_DOCX = (
    with_body(
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A title here</w:t></w:r></w:p>'
        "<w:p><w:r><w:t xml:space='preserve'>The cat </w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>sat</w:t></w:r>"
        "<w:r><w:t xml:space='preserve'> on the mat</w:t><w:tab/><w:t>today.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell of it.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>a link</w:t></w:r></w:hyperlink>'
        "<w:r><w:t> and more.</w:t></w:r>"
        "<w:ins w:id='1' w:author='A'><w:r><w:t>new</w:t></w:r></w:ins></w:p>",
        word__styles=styles_xml(("Heading1", "heading 1", "")),
    ),
    with_body(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>12</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> pages were read.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Some words in a control.</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    ),
)
_MARKDOWN = b"""---
title: x
---
# A **title** here

The _cat_ sat on `the mat`, see [the link](http://a.b "t").  \nIt slept[^1].

> A quotation
> of two lines.

- First, *open* it.
- Then ![a](b) close it.

| a | b |
|---|---|
| some words | more \\| |

```
code here
```

[^1]: A note at the end.

<div>html</div>

$x^2$ costs ~~five~~ $6 &amp; more\\*.
"""
_PLAIN = (
    b"The first line.\r\nThe second line of it.\r\n\r\nA third.\r\n",
    "\ufeffThe café opened.\nIt closed.\n".encode("utf-16"),
    "The caf\xe9 opened early today.".encode("cp1252"),
)

# What is kept

_KEPT = (
    b'{"version": 1, "values": {"font_size": 14, "language": "de", "shortcuts": {"copy": "Ctrl+C"}, '
    b'"model": "x"}}'
)
_PRESETS = b'{"version": 1, "presets": [{"name": "Bold", "lexical": 80, "syntactic": 60, "length": "same"}]}'
_DRAFT = (
    b'{"version": 1, "text": "The cat sat on the mat.", "cursor": 4, "lexical": 40, "syntactic": 25, '
    b'"length": "same", "kept_words": ["cat"], "frozen": [[0, 7], [8, 11]], "document": "/a/b.txt", '
    b'"geometry": "AAEC"}'
)


def _read_settings(content: bytes, folder: Path) -> None:
    path = folder / "settings.json"
    path.write_bytes(content)
    settings = Settings(path, _require_sentence)
    for setting in SETTINGS:
        setting.checked(settings.get(setting))
    settings.set(FONT_SIZE, 33)
    settings.save()
    _require(Settings(path, _require_sentence).get(FONT_SIZE) == 33, "a setting is not kept")
    _require_nothing_lost(content, path)


def _read_presets(content: bytes, folder: Path) -> None:
    path = folder / "presets.json"
    path.write_bytes(content)
    preset = Preset("Mine", 10, 20)
    presets = Presets(path, _require_sentence)
    names = {each.name for each in presets.all}
    presets.put(preset)
    again = {each.name for each in Presets(path, _require_sentence).all}
    _require(again == names | {"Mine"}, "a preset is not kept")
    _require_nothing_lost(content, path)


def _read_draft(content: bytes, folder: Path) -> None:
    path = folder / "draft.json"
    path.write_bytes(content)
    file = DraftFile(path)
    try:
        draft = file.load()
    except StorageError as error:
        _require_sentence(str(error))
        draft = Draft("new")
    _require(draft is not None, "a draft is not there")
    assert draft is not None
    _require(0 <= draft.cursor <= len(draft.text), "the cursor is outside the text")
    file.save(draft)
    _require(file.load() == draft, "a draft comes back otherwise")
    _require_nothing_lost(content, path)


def _require_nothing_lost(content: bytes, path: Path) -> None:
    """A file that could not be read is still there, under another name."""
    asides = list(path.parent.glob(f"{path.stem}.broken-*"))
    _require(
        all(aside.read_bytes() == content for aside in asides), "what was set aside is not what was there"
    )


def _read_history(content: bytes, folder: Path) -> None:
    path = folder / "history.sqlite3"
    path.write_bytes(content)
    history = History(path, _require_sentence)
    for found in history.search("cat", limit=5):
        history.get(found.id)
    history.add("A new source text.", "A new rewrite.", 1, 2)
    # Numbers that were spoilt may put it anywhere.
    mine = next((found for found in history.search(limit=100) if found.rewrite == "A new rewrite."), None)
    _require(mine is not None, "an entry is not kept")
    assert mine is not None
    entry = history.get(mine.id)
    _require(entry is not None and entry.source == "A new source text.", "an entry comes back otherwise")
    history.remove(mine.id)
    history.wipe()
    _require(history.search() == [], "a wiped history holds something")
    history.close()


def _history(folder: Path) -> bytes:
    history = History(folder / "seed.sqlite3", _require_sentence)
    for number in range(6):
        history.add(
            f"The cat number {number} sat on the mat.", f"On the mat sat cat number {number}.", 40, 25
        )
    history.close()
    return (folder / "seed.sqlite3").read_bytes()


def readers(folder: Path) -> dict[str, Reader]:
    """Every reader, by name.

    Args:
        folder: to make seeds in.
    """
    return {
        "manifest": Reader([embedded_manifest().read_bytes()], spoilt_json, _read_manifest),
        "model": Reader([_FILES["model.bin"]], _spoilt_model, _read_model),
        "tokenizer": Reader([_short_tokenizer()], spoilt_json, _read_tokenizer),
        "docx": Reader(_DOCX, spoilt_archive, _read_document(lambda data: DocxDocument(None, data))),
        "markdown": Reader(
            [_MARKDOWN], spoilt_bytes, _read_document(lambda data: MarkdownDocument(None, data))
        ),
        "plain": Reader(_PLAIN, spoilt_bytes, _read_document(lambda data: PlainDocument(None, data))),
        "settings": Reader([_KEPT], spoilt_json, _read_settings),
        "presets": Reader([_PRESETS], spoilt_json, _read_presets),
        "draft": Reader([_DRAFT], spoilt_json, _read_draft),
        "history": Reader([_history(folder)], spoilt_bytes, _read_history),
    }
