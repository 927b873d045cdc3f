"""Texts to break the engine with: real-looking ones, hostile shapes, and mutations of both."""

import random
from collections.abc import Callable

CORPUS = (
    "The committee postponed its decision because several members had not read the report. It met again.",
    (
        "Dear Ms. Hart,\r\n\r\nThank you for your letter of 3 May. We "
        "regret that room 12 is taken.\r\n\r\nYours,\r\nA. Lee"
    ),
    (
        "# Notes\n\n- First, open the lid.\n- Then pour in 2.5 litres of "
        "water (not more!).\n\n1) Wait.\n2) Stir it well.\n"
    ),
    (
        "“I told you,” she said, “that he wouldn't come.” He "
        "shrugged. ‘Perhaps,’ he said, “it's ‘only’ the rain.”"
    ),
    (
        "Profits rose 5% to $1.2 million in 2021, up from €900,000; "
        "see https://example.org/a?b=c#d for more [12]."
    ),
    (
        "As shown by Smith et al. (2020), the value of $x_1$ grows, "
        "cf. Eq. 4 and `run --fast`. It is **never** zero."
    ),
    (
        "> On Monday, Ann wrote:\n> > We should meet before lunch and talk "
        "about the\n> > plan for next year.\n> Fine with me.\n"
    ),
    (
        "| name | age |\n|------|-----|\n| Ann  | 42  "
        "|\n\n```python\nprint('no prose')\n```\nThat was the code we used.\n"
    ),
    ("Le chat est sur la table et il ne veut pas descendre. The cat is on the table and will not come down."),
    "Привет, как дела сегодня? مرحبا بالعالم. 今日は良い天気です。 The weather is good today, they say.",
    ("He said that \"the man who called the 'boss' (his brother [John]) left\" before 9 a.m. on 12/05/2021."),
    "Family 👨‍👩‍👧‍👦 and flags 🇬🇧🇫🇷 are emoji 👍🏽. Do you like them, or don't you? I do… I really do!",
    (
        "To: ann@example.org\nSubject: Fwd: Plans\n\nHi Ann, could "
        "you please send me the files by Friday? Thanks!"
    ),
    (
        "There's no doubt that the U.S. economy grew by a third, "
        "didn't it, Mr. President? Ph.D. students agree."
    ),
    (
        'Dear {name}, click <b>Save</b> or <a href="https://a.org">go '
        "back</a> to C:\\Temp\\x.txt; you have %d mails."
    ),
    (
        "In spite of the heavy rain that had fallen since the morning, the children, who were not used to\n"
        "staying inside for so long, ran out into the garden and played there until their mother called."
    ),
)

AWKWARD = (
    "\0", "\ud800", "\udfff", "\x07", "\x1b[31m", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\r",
    "\n", "\r\n", "\t", "\u200b", "\u200d", "\u200c", "\u00ad", "\ufeff", "\u202e", "\u202d",
    "\u2066", "\u2069", "\u200f", "\u0301", "\u0301" * 40, "\u20dd", "\ufe0f", "👩‍👩‍👧‍👦", "🇩🇪",
    "🏳️‍🌈", "é", "e\u0301", "ß", "ı", "İ", "ﬁ", "Ⅷ", "½", "²", "٣", "①", "\u3000", "\u00a0", "«",
    "»", "“", "”", "‘", "’", '"', "'", "`", "```", "(", ")", "[", "]", "{", "}", "<", ">", "((",
    "))", "…", "...", "—", "–", "--", "-", ". ", "! ", "? ", "?!", ".", ",", ";", ":", "/", "\\",
    "//", "@", "#", "$", "%", "^", "&", "*", "**", "_", "~", "|", "=", "+", "1", "0", "9" * 30,
    "1,000,000.5", "$5", "3/4", "12:30", " ", "  ", "not ", "n't", "never ", "[1]", "(Smith, 2020)",
    "{x}", "%s", "</b>", "http://a.b", "a@b.c", "日本語", "Ω", "العربية", "हिन्दी", "𝔘", "\U0010ffff",
    "</s>", "<pad>", "<extra_id_0>", "<unk>", "paraphrase 4 2 2: ", "\ufffd", "by ", "Tom ",
    "half ", "km", "1960s", "'s",
)  # fmt: skip

# Each is repeated many times: shapes that a careless regular expression takes quadratic time for.
SHAPES = (
    " ", "\t", "\n", "\r", "a", "A", "1", ".", ",", "-", "_", "'", '"', "“", "(", ")", "[", "]",
    "{", "<", ">", "`", "*", "/", "\\", "@", "#", "$", "%", ":", "|", "=", "~", "!", "?", "…",
    "\u0301", "\u200b", "\u200d", "\ud800", "\0", "日", "😀", "a ", "A ", "1 ", ". ", "a.", "a-",
    "a'", "a@", "1.", "1,", "1/", "1:", "1-", "A.", "$a", "$1", "a$", "\\a", "/a", "./", "../",
    "<a", "<a>", "{a", "(a", "[a", "[1", "[1,", "[1 ", '"a', "'a", " 'a", "“a", "«a", "`a", "*a",
    "**a", "~a", "%a", "#a", "@a", "--a", "-a ", "a_", "_a", "> ", ">\n", "- ", "-\n", "# ", "1. ",
    "|a", "| ", "a\n", "a \n", "a\r\n", " \n", "\t\n", "\n\n", "A. ", "a. ", "a? ", "a! ", "a… A",
    "(A. ", "Mr. ", "not ", "no a ", "the ", "never the ", "not a ", "n't ", "one ", "twenty ",
    "half ", "one hundred ", "third ", "and ", "I and ", "by ", "he ", "was by ", "Tom ",
    "Tom saw Ann ", "the dog bit the man ", "is bit by ", "Ann's ", "of the ", "before ", "if ",
    "more than ", "at least ", "only ", "from ", "to ", "from a to b ", "www.", "http://", "a.com/",
    "a@b.", "a.b.", "(see 2", "(a 20", "\\a{", "${", "%(", "<!--", "&", "&amp", "&a;", "[^",
    "et al. ", "5 km ", "$5 ", "5-", "5 to ", "p.m. ", "1st ", "3/4 ", "im", "un", "paraphrase 1 ",
    "paraphrase ", "``", "''", "' ", " '", '" ', "- a ", "— ", "–a", " - ", "a, ", "A, ",
    "because ", "a b ", "a because ", "in 2020 ", "last week ", "e\u0301", "\u202e", "a\u200b",
    "🇩🇪", "👩\u200d", "I… ", "\u2028", "\x85", "```\n", "~~~\n", "    a = b\n", "a | b\n", "---\n",
    "+++\n", "key: a\n", "::", "=>", "&&", "||", "a(", "a()", "a[", "x = ", "; ", "To: ",
    "Chapter ", "</a>", "a://", "\\", "‘a ", "’a ", "«a ", "“a ", "it is ", "it's ", "do not ", "don't ",
    "I'd ", "he'd not ", "an a ", "a an ", "colour ", "organise ", "(a) ", "[a] ", "“a” ", "“‘a’” ",
    "(“a”) ", "1,000,000.", "9.9e", "a,", ",,", "...", "--", "-- ", "A--", "\r\n", "\r\n> ", "> > ", "a\tb\t",
    "!a", "?a", "a\u0301\u200d", "\u2066a", "\ufeff", "\u00a0", "\u3000", "。", "َ", "ก", "𝔘", "ﬁ", "İ",
    "because a b c ", "when a b c, ", "in 2020, ", "${a}", "%(a)s", "[[a]]", "<a b>", "$a b$", "\\(a\\)",
)  # fmt: skip


def repeated(shape: str, length: int, opening: str = "", closing: str = "") -> str:
    """`shape` over and over, `length` characters of it, between two other texts."""
    return opening + (shape * (length // len(shape) + 1))[:length] + closing


def long_texts(length: int) -> dict[str, str]:
    """Texts of about so many characters that leave little to break at, by name."""
    return {
        "one sentence of many words": repeated("cat and the dog ", length, "The ", "sat down."),
        "letters without a space": "a" * length,
        "digits": "1" * length,
        "open brackets": "(" * length,
        "open quotations": repeated("“a", length),
        "combining marks": repeated("\u0301", length // 10, "The cat", " sat on the mat today."),
        "dashes": repeated("a--", length),
        "blank lines": repeated("\n", length // 4, closing="The cat sat on the mat today."),
    }


def _insert(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + chance.choice(AWKWARD) * chance.choice((1, 1, 1, 2, 9)) + text[place:]


def _delete(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return text[:place] + text[place + chance.choice((1, 1, 2, 5, 40)) :]


def _double(text: str, chance: random.Random) -> str:
    begin = chance.randint(0, len(text))
    end = min(len(text), begin + chance.choice((1, 3, 10, 80)))
    return text[:end] + text[begin:end] * chance.choice((1, 1, 3, 20)) + text[end:]


def _character(text: str, chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    return (
        text[:place]
        + chr(chance.choice((chance.randrange(0x250), chance.randrange(0x110000))))
        + text[place + 1 :]
    )


def _words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _splice(text: str, chance: random.Random) -> str:
    other = chance.choice(CORPUS)
    return text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]


def _case(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _spaces(text: str, chance: random.Random) -> str:
    return text.replace(
        " ", chance.choice(("", "\n", "\u00a0", "  ", "\r\n", "\t", "\u200b", " > ")), chance.choice((1, -1))
    )


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _insert, _insert, _insert, _delete, _delete, _double, _character, _words, _words, _splice, _case, _spaces,
)  # fmt: skip


def any_text(chance: random.Random) -> str:
    """A text for one run: mostly a mutated one out of the corpus, at times a hostile shape."""
    kind = chance.random()
    if kind < 0.12:
        around = chance.choice(CORPUS)
        cut = chance.randint(0, len(around))
        text = repeated(chance.choice(SHAPES), chance.choice((3, 30, 300, 3000)), around[:cut], around[cut:])
    elif kind < 0.16:
        text = "".join(chance.choice(SHAPES) for _ in range(chance.randint(1, 200)))
    else:
        text = chance.choice(CORPUS)
    for _ in range(chance.choice((0, 1, 1, 2, 2, 4, 8, 16))):
        text = chance.choice(_MUTATIONS)(text, chance)
    return text
