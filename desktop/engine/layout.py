"""How a sentence sits in its text: takes it out for the student, and fits the rewrite in its place."""

import re
import unicodedata
from functools import lru_cache

from desktop.engine.capitals import is_name, may_be_name
from desktop.engine.exchange import FIXED
from desktop.engine.lexicon import listed
from desktop.engine.segment import SOFT_BREAK, ZERO_WIDTH

_DROPPED = {ord(mark): None for mark in ZERO_WIDTH} | {
    code: None for code in range(0x100) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()
}

_CURLY = re.compile("[‘’]")
_CURLY_DOUBLE = re.compile("[“”]")
_STRAIGHTENED = str.maketrans({"‘": "'", "’": "'"})
_STRAIGHTENED_DOUBLE = str.maketrans({"“": '"', "”": '"'})
_OPENING_PLACE = re.compile(r"(?:^|[\s(\[{<«“‘\"—–/-])$")

# A dash between parts of a sentence; between figures ("5–10") and inside words ("well-known") it is none.
_DASH = re.compile(r"(?P<left>\s?)(?:—|--|(?<=\s)[–-](?=\s)|(?<=[^\W\d])–(?=[^\W\d]))(?P<right>\s?)")
# Between single marks: what begins a word, and ends one or a sentence.
_QUOTED = re.compile(r"(?<!\w)['‘]\w.*?[\w,.!?;…-]['’](?!\w)")
_ELLIPSIS = re.compile(r"…|\.{3}")

_FIRST = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_CLOSERS = frozenset("\"'”’)]»*_}")
_MARKS = frozenset(".!?…:;,")
_ALL_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_PRONOUN_I = frozenset({"I", "I'm", "I've", "I'll", "I'd", "I’m", "I’ve", "I’ll", "I’d"})
# "Human Trajectory Prediction": the first word belongs to a name.
_CAPITAL_BEHIND = re.compile(r" ((?!I\b)[^\W\d_a-zß-öø-ÿ]\w*)")
# What a capital may follow inside a text: the end of a sentence, a colon, an opening mark.
_CAPITAL_PLACE = re.compile(r"[.!?:;…][\"'”’)\]*_]*\s*$|[\"'“‘(\[*_]$")
# Their full stop is part of the word.
_LONGEST_ABBREVIATION = 40
_ABBREVIATED = re.compile(r"(?:\b(?:[^\W\d_]\.)+[^\W\d_]|\b(?:etc|Jr|Sr|Inc|Ltd|Co|Corp|al|St|vs))\.$")


def flatten(sentence: str) -> str:
    """`sentence` on one line, as the student reads it.

    Line ends (with the marks of quoted mail behind them) and other white space become single spaces;
    zero-width marks and control characters go.
    """
    return " ".join(SOFT_BREAK.sub(" ", sentence).translate(_DROPPED).split())


def straighten(text: str) -> str:
    """`text` with straight quotation marks and apostrophes, character for character."""
    return text.translate(_ALL_STRAIGHT)


def fit(source: str, rewrite: str) -> str:
    """`rewrite` made to sit where `source` sat.

    It begins with a capital or not, ends with the mark, has the kind of quotation marks, apostrophes,
    dashes and ellipses, and is wrapped to lines as the source is.

    Args:
        source: the sentence as it stands in the text.
        rewrite: any text, on one line or several.
    """
    text = flatten(rewrite)
    plain_source = flatten(source)
    if not text:
        return text
    # A dash of the source may bring its spaces along, also where the rewrite begins or ends with one.
    text = _with_typography(plain_source, text).strip()
    text = _with_end(plain_source, text)
    text = _with_first_letter(plain_source, text)
    text = _without_new_capitals(plain_source, text)
    text = _with_first_word(plain_source, text)
    return _wrapped(source, text)


def _with_typography(source: str, text: str) -> str:
    if '"' in text and '"' not in source and not _CURLY_DOUBLE.search(source) and _QUOTED.search(source):
        # Whoever quotes with single marks does so throughout.
        text = text.replace('"', "'")
    if '"' in source and not _CURLY_DOUBLE.search(source):
        text = text.translate(_STRAIGHTENED_DOUBLE)
    elif '"' not in source and _CURLY_DOUBLE.search(source):
        text = _curled(text, '"', "“", "”")
    if "'" in source and not _CURLY.search(source):
        text = text.translate(_STRAIGHTENED)
    elif "'" not in source and _CURLY.search(source):
        # A single opening mark is only sure where the source uses them; else it is an apostrophe.
        text = _curled(text, "'", "‘" if "‘" in source else "’", "’")
    found = _ELLIPSIS.search(source)
    if found and len(set(_ELLIPSIS.findall(source))) == 1:
        text = _ELLIPSIS.sub(found[0], text)
    dashes = {match[0] for match in _DASH.finditer(source)}
    if len(dashes) == 1:
        text = _DASH.sub(dashes.pop(), text)
    return text


def _curled(text: str, straight: str, opening: str, closing: str) -> str:
    if straight not in text:
        return text
    parts = text.split(straight)
    out = parts[0]
    for part in parts[1:]:
        opens = _OPENING_PLACE.search(out[-1:]) is not None and part[:1].isalnum()
        out += (opening if opens else closing) + part
    return out


def _with_end(source: str, text: str) -> str:
    """Give `text` the final mark of `source`, inside or outside of what closes it."""
    inner, closers, outer = _tail(source)
    own_inner, own_closers, own_outer = _tail(text)
    body = text[: len(text) - len(own_inner + own_closers + own_outer)]
    if not body.strip() or (inner, closers, outer) == (own_inner, own_closers, own_outer):
        return text
    final = outer or inner
    body = body.rstrip()
    if not own_closers:
        if own_inner.startswith(".") and not own_inner.startswith("..") and _abbreviated(body + "."):
            return body + "." + final.removeprefix(".")
        return body + final
    if closers.translate(_ALL_STRAIGHT) == own_closers.translate(_ALL_STRAIGHT):
        return body + inner + own_closers + outer
    if final and own_inner == final:
        return body + own_inner + own_closers
    # A mark that belongs to what is quoted stays with it.
    return body + ("" if own_inner.strip("!?…") else own_inner) + own_closers + final


def _abbreviated(text: str) -> bool:
    """Whether the full stop at the end belongs to the last word."""
    # From the start, a long run of single letters would take quadratic time.
    return _ABBREVIATED.search(text, max(0, len(text) - _LONGEST_ABBREVIATION)) is not None


def _tail(text: str) -> tuple[str, str, str]:
    """The marks before the closing quotation marks and brackets at the end, those, and the marks behind."""
    end = len(text)
    while end and (text[end - 1] in _MARKS or text[end - 1] in _CLOSERS):
        end -= 1
    tail = text[end:]
    closing = [index for index, character in enumerate(tail) if character in _CLOSERS]
    if not closing:
        return tail, "", ""
    return tail[: closing[0]], tail[closing[0] : closing[-1] + 1], tail[closing[-1] + 1 :]


def _with_first_letter(source: str, text: str) -> str:
    theirs, ours = _FIRST.search(source), _FIRST.search(text)
    if not theirs or not ours:
        return text
    word = ours[0]
    if theirs[0][0].islower() and word[0].isupper():
        # Camel case, acronyms, "I", and what has its capital inside the source are names of sorts.
        if word[1:].lower() == word[1:] and word not in _PRONOUN_I and not _holds(source, word):
            word = word[0].lower() + word[1:]
    elif theirs[0][0].isupper() and word[0].islower() and word[1:].lower() == word[1:]:
        word = word[0].upper() + word[1:]
    return text[: ours.start()] + word + text[ours.end() :]


def _without_new_capitals(source: str, text: str) -> str:
    """`text` with small letters where only it has a capital inside the sentence ("the Fermion field")."""
    small = {word for word in _FIRST.findall(source) if word.islower()}

    def plain(found: re.Match[str]) -> str:
        word = found[0]
        lower = word.lower()
        capitalised = word[0].isupper() and word[1:] == lower[1:] and len(word) > 1
        if not capitalised or lower not in small or word in _PRONOUN_I or _holds(source, word):
            return word
        before = text[max(0, found.start() - 4) : found.start()]
        return word if not before or _CAPITAL_PLACE.search(before) else lower

    return _FIRST.sub(plain, text) if small else text


def _with_first_word(source: str, text: str) -> str:
    """`text` with the source's first word as it is written inside a sentence, where it stands inside."""
    found = _FIRST.search(source)
    if not found or not (found[0][0].isupper() and found[0][1:].islower()) or found[0] in _PRONOUN_I:
        return text
    word, lower, rest = found[0], found[0].lower(), source[found.end() :]
    if re.search(rf"\b{re.escape(word)}\b", rest):
        return text
    bare = straighten(lower).removesuffix("'s")
    capital_behind = _CAPITAL_BEHIND.match(rest)
    if bare in FIXED or bare.endswith("ly") or len(bare) <= 3:
        capital_behind = None
    wanted, unwanted, behind = word, lower, ""
    if capital_behind:
        # "Aunt Mary" may be "my aunt Mary".
        if may_be_name(capital_behind[1].lower()):
            return text
        behind = capital_behind[0]
    elif listed(bare) and not may_be_name(bare):
        wanted, unwanted = lower, word
    elif not is_name(bare):
        return text

    def inside(found: re.Match[str]) -> str:
        ahead = text[max(0, found.start() - 4) : found.start()]
        if found[0] != unwanted or not ahead or _CAPITAL_PLACE.search(ahead):
            return found[0]
        return wanted if text.startswith(behind, found.end()) else unwanted

    return _FIRST.sub(inside, text)


def _holds(source: str, word: str) -> bool:
    return straighten(word).removesuffix("'s") in _bare_words(source)


# Many rewrites of one source are fitted one after the other, and each may ask for many words.
@lru_cache(maxsize=4)
def _bare_words(source: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in _FIRST.findall(straighten(source)))


def _wrapped(source: str, text: str) -> str:
    """Wrap `text` where `source` is wrapped, with the same line ends and the same start of lines."""
    soft_break = SOFT_BREAK.search(source)
    if not soft_break:
        return text
    joint = soft_break[1] + soft_break[2]
    lines = SOFT_BREAK.split(source)[:: SOFT_BREAK.groups + 1]
    # The first line shares its room with what stands before the sentence, the last is seldom full.
    room, column = len(lines[0]), max(map(len, lines))
    wrapped, width = [], 0
    for word in text.split(" "):
        if width and width + 1 + len(word) > room:
            wrapped.append(joint)
            width, room = 0, column
        elif width:
            wrapped.append(" ")
            width += 1
        wrapped.append(word)
        width += len(word)
    return "".join(wrapped)
