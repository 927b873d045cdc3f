"""What a `tokenizer.json` may ask for.

The library does whatever the file says, and a file may say: put a million letters where there was one.
Only the steps that the tokenizers of `converters` are made of are let through, and none of them may make
a text much longer.
"""

import base64
import json
from collections.abc import Mapping
from typing import Any

# Steps that make a text no longer, or hardly.
_NORMALIZERS = frozenset(
    {"BertNormalizer", "Lowercase", "NFC", "NFD", "NFKC", "NFKD", "Nmt", "Strip", "StripAccents"}
)
_SPLITTERS = frozenset(
    {"BertPreTokenizer", "ByteLevel", "Digits", "Metaspace", "Punctuation", "Whitespace", "WhitespaceSplit"}
)
_ENDS = frozenset({"BertProcessing", "ByteLevel", "RobertaProcessing"})
_DECODERS = frozenset({"ByteFallback", "ByteLevel", "Fuse", "Metaspace", "WordPiece"})
_MODELS = frozenset({"BPE", "Unigram", "WordPiece"})
_MOST_STEPS = 8
_MOST_ADDED = 2_000
_LONGEST_TOKEN = 200
"""Characters of a token, or bytes that a single character is spelt out in; the Unicode standard has 33."""


def read_tokenizer(content: bytes) -> dict[str, Any]:
    """Read a `tokenizer.json`.

    Raises:
        ValueError: it is no JSON, or asks for what no tokenizer of this program needs.
    """
    try:
        data = json.loads(content)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(data, dict) or not isinstance(data.get("model"), dict):
        raise ValueError("it is no tokenizer")  # noqa: TRY004 - of the file, not of a call
    _require(data["model"].get("type") in list(_MODELS), "a model")
    _require_steps(data.get("normalizer"), "normalizers", _normalizes)
    _require_steps(data.get("pre_tokenizer"), "pretokenizers", lambda step: step["type"] in _SPLITTERS)
    _require_steps(data.get("post_processor"), "processors", _ends)
    _require_steps(data.get("decoder"), "decoders", lambda step: step["type"] in _DECODERS)
    _require(_are_tokens(data.get("added_tokens")), "added tokens")
    return data


def _require_steps(step: Any, name: str, allows: Any) -> None:
    """See that a step, or each of a sequence of steps, is one of those that are allowed."""
    if step is None:
        return
    steps = step.get(name) if isinstance(step, dict) and step.get("type") == "Sequence" else [step]
    if not isinstance(steps, list) or len(steps) > _MOST_STEPS:
        raise ValueError(f"it asks for too many {name}")
    for each in steps:
        _require(isinstance(each, dict) and isinstance(each.get("type"), str) and allows(each), name)


def _normalizes(step: Mapping[str, Any]) -> bool:
    match step:
        case {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": str(content)}:
            return len(content) <= 1
        case {"type": "Replace", "pattern": {"String": str(pattern)}, "content": str(content)}:
            return len(content) <= len(pattern)
        case {"type": "Prepend", "prepend": str(text)}:
            return len(text) <= 1
        case {"type": "Precompiled", "precompiled_charsmap": None | ""}:
            return True
        case {"type": "Precompiled", "precompiled_charsmap": str(table)}:
            return _spells_short(table)
    return step["type"] in _NORMALIZERS


def _spells_short(table: str) -> bool:
    """Whether SentencePiece's table of characters spells each out in few others.

    It holds the length of an index, the index, and the spellings, each ended by a null.
    """
    try:
        content = base64.b64decode(table, validate=True)
    except ValueError:
        return False
    spellings = content[4 + int.from_bytes(content[:4], "little") :].split(b"\0")
    return len(spellings) > 1 and not spellings[-1] and max(map(len, spellings)) <= _LONGEST_TOKEN


def _ends(step: Mapping[str, Any]) -> bool:
    if step["type"] != "TemplateProcessing":
        return step["type"] in _ENDS
    special = step.get("special_tokens")
    if not isinstance(special, dict) or not all(
        isinstance(token, dict)
        and isinstance(token.get("tokens"), list)
        and isinstance(token.get("ids"), list)
        # Of others the library does not know which are special.
        and len(token["ids"]) == len(token["tokens"]) <= _MOST_STEPS
        for token in special.values()
    ):
        return False
    return all(_is_template(step.get(name), special) for name in ("single", "pair"))


def _is_template(pieces: Any, special: Mapping[str, Any]) -> bool:
    """Whether the pieces of a template are texts and tokens that it knows; the library panics at others."""
    if not isinstance(pieces, list) or len(pieces) > _MOST_STEPS:
        return False
    for piece in pieces:
        match piece:
            case {"Sequence": {"id": "A" | "B"}}:
                continue
            case {"SpecialToken": {"id": str(name)}} if name in special:
                continue
        return False
    return True


def _are_tokens(added: Any) -> bool:
    return (
        isinstance(added, list)
        and len(added) <= _MOST_ADDED
        and all(
            isinstance(token, dict)
            and isinstance(token.get("content"), str)
            and 0 < len(token["content"]) <= _LONGEST_TOKEN
            for token in added
        )
    )


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(f"it asks for {what} that no tokenizer of this program has")
