"""Files spoilt at random: as bytes, as JSON, as a ZIP archive of XML, as a model."""

import io
import json
import random
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import numpy as np
from hardening.models import Model

_ODD_BYTES = (
    b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\r", b"\n", b"<", b">", b"&",
    b'"', b"'", b"{", b"}", b"[", b"]", b":", b",", b"-", b"9" * 40, b"1e999", b"NaN", b"null", b"\\u0000",
    b"\\ud800", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?a b?>",
    b"<w:p>", b"</w:p>", b"<w:r>", b"</w:r>", b"<w:t>", b"</w:t>", b"<w:t xml:space='preserve'> </w:t>",
    b"<w:tbl><w:tr><w:tc>", b"<w:sdt><w:sdtContent>", b"<w:hyperlink>", b"</w:hyperlink>", b"<w:ins>",
    b"</w:ins>",
    b"<w:fldChar w:fldCharType='begin'/>", b"<w:fldChar w:fldCharType='separate'/>",
    b"<w:fldChar w:fldCharType='end'/>", b"<w:tab/>", b"<w:br/>", b"<mc:AlternateContent>", b" xmlns:w='x'",
    b"<w:bookmarkStart w:id='1'/>", b"<w:rPr><w:vanish/></w:rPr>",
    b"<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    b"**", b"_", b"`", b"~~", b"[a](b)", b"![", b"](", b"> ", b"- ", b"1. ", b"# ", b"| a | b |\n|---|---|\n",
    b"    ", b"```\n", b"$$", b"$", b"[^1]", b"[^1]: ", b"<b>", b"</b>", b"<div>", b"---\n", b"\\", b"&amp;",
    b"  \n", b"\t", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"http://a.b", b"<http://a.b>", b"\x1a",
    b"PK\x03\x04",
)  # fmt: skip
_ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, -0.5, 1e308, "", " ", "a" * 300, "\0", "\ud800",
    "a\nb",
    "../x", "é", [], {}, [[]], [None], [1, 0], {"": {}}, [[0, 1]], [[5, 2]], ["a", 1], {"a": [1]}, "1", "NaN",
)  # fmt: skip

_LONGEST = 1_000_000


def spoilt_bytes(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others, or gone, or there twice, or somewhere else."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        place = chance.randint(0, len(content))
        end = min(len(content), place + chance.choice((1, 2, 8, 40, 400)))
        match chance.randrange(7):
            case 0:
                content = content[:place] + content[end:]
            case 1:
                content = content[:end] + content[place:end] * chance.choice((1, 2, 30)) + content[end:]
            case 2:
                content = content[:place] + chance.randbytes(end - place) + content[end:]
            case 3:
                content = content[:place]
            case 4 if place < len(content):
                content = (
                    content[:place]
                    + bytes([content[place] ^ 1 << chance.randrange(8)])
                    + content[place + 1 :]
                )
            case _:
                odd = chance.choice(_ODD_BYTES) * chance.choice((1, 1, 1, 2, 50))
                content = content[:place] + odd + content[place:]
    return content


def spoilt_json(content: bytes, chance: random.Random) -> bytes:
    """A value somewhere is another, or its name is, or it is gone."""
    if chance.random() < 0.3:
        return spoilt_bytes(content, chance)
    root = [json.loads(content)]
    for _ in range(chance.choice((1, 1, 2, 4))):
        holder: Any = root
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = chance.choice(keys)
            deeper = isinstance(holder[key], dict | list) and holder[key]
            if not deeper or chance.random() < 0.3:
                _spoil_value(holder, key, chance)
                break
            holder = holder[key]
        if not root:
            break
    spoilt = json.dumps(root[0] if root else None).encode()
    return spoilt if len(spoilt) < _LONGEST else spoilt_bytes(content, chance)


def _spoil_value(holder: Any, key: Any, chance: random.Random) -> None:
    kind = chance.randrange(8)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[chance.choice(("", "a" * 200, "\0", "../x", key + "x"))] = holder.pop(key)
    elif kind == 2 and isinstance(holder[key], str):
        holder[key] = spoilt_bytes(holder[key].encode("utf-8", "replace"), chance).decode("latin-1")
    elif kind == 3:
        times = chance.choice((1, 2, 300))
        # Three hundred times three hundred of them would keep the fuzzer busy, and not the reader.
        fits = times * len(json.dumps(holder[key])) < _LONGEST
        holder[key] = [holder[key]] * (times if fits else 2)
    else:
        # A copy: what is put in may be spoilt further, or hold itself in the end.
        holder[key] = deepcopy(chance.choice(_ODD_VALUES))


def spoilt_archive(content: bytes, chance: random.Random) -> bytes:
    """A member of a ZIP archive is spoilt, renamed, gone or there twice; or the archive itself is spoilt."""
    if chance.random() < 0.2:
        return spoilt_bytes(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [(each.filename, archive.read(each)) for each in archive.infolist()]
    place = chance.randrange(len(members))
    if chance.random() < 0.7:  # the text itself
        place = next(number for number, (name, _) in enumerate(members) if name.endswith("document.xml"))
    name, data = members[place]
    match chance.randrange(12):
        case 0:
            members[place] = chance.choice(("../" + name, "/" + name, name.upper(), "", "a" * 300)), data
        case 1:
            del members[place]
        case 2:
            members.append((name, data))
        case _:
            members[place] = name, spoilt_bytes(data, chance)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, data in members:
            archive.writestr(name or "x", data)
    return target.getvalue()


_EXTREMES = (0, 1, -1, 127, 3e38, -3e38, 1e-45, float("nan"), float("inf"))


def spoilt_model(model: Model, chance: random.Random) -> bytes:
    """A variable has another shape, kind, name or content; or the file itself is spoilt near its names."""
    variables = dict(model.variables)
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(list(variables))
        array = variables[name]
        match chance.randrange(7):
            case 0:
                del variables[name]
            case 1:
                variables[chance.choice(list(model.variables))] = array
            case 2:
                shape = [max(0, extent + chance.choice((-1, 0, 1, -extent))) for extent in array.shape]
                variables[name] = np.resize(array, shape)
            case 3:
                shape = list(array.shape)
                chance.shuffle(shape)
                variables[name] = array.reshape(chance.choice((shape, [array.size], [1, *shape])))
            case 4:
                variables[name] = array.astype(
                    chance.choice((np.float32, np.int8, np.int16, np.int32, np.float16))
                )
            case _:
                with np.errstate(all="ignore"):
                    value = np.array(chance.choice(_EXTREMES)).astype(array.dtype)
                variables[name] = np.full(array.shape, value, array.dtype)
    content = replace(model, variables=variables).to_bytes()
    if chance.random() < 0.4:
        place = content.find(chance.choice(list(model.variables)).encode())
        around = slice(max(place - 8, 0), place + 80)
        content = content[: around.start] + spoilt_bytes(content[around], chance) + content[around.stop :]
    return content


Spoil = Callable[[bytes, random.Random], bytes]
