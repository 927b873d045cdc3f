"""Links and references: addresses, paths, citations, placeholders and tags come through exactly."""

import re
from collections import Counter

from desktop.engine.guards.guard import Guard
from desktop.engine.guards.reading.sentence import Sentence

_LINK = re.compile(
    r"""(?P<url>\b[a-z][a-z0-9+.-]{1,15}://[^\s<>"“”]+ | \bwww\.[^\s<>"“”]+)
    | (?P<mail>[^\s@<>()\[\]"“”,;:]{1,64}@[\w-]+(?:\.[\w-]+)+)
    | (?P<domain>(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.)+(?:com|org|net|edu|gov|io|uk|de|eu|info)\b
        (?:/[^\s<>"“”]*)?)
    | (?P<handle>(?<!\w)[@#]\w+)
    | (?P<path>(?<![\w/\\])(?:[A-Za-z]:[\\/]|~/|\.{1,2}/|/)[\w.~-]+(?:[\\/][\w.~-]*)*)
    | (?P<file>(?<![\w-])[\w-]+\.(?:txt|md|py|js|ts|html?|css|json|ya?ml|toml|xml|csv|pdf|docx?|xlsx?|pptx?
        |png|jpe?g|gif|svg|zip|tar|gz|exe|sh|c|h|cpp|rs|go|java|rb|php|sql|ini|cfg|log|mp3|mp4)\b)
    | (?P<citation>\[\d+(?:[\s,;–-]+\d+)*\] | \((?:see\s+)?[^()]{0,80}?\b(?:1[5-9]|20)\d\d[a-z]?\))
    | (?P<others>\bet\s+al\b) | (?P<entity>&(?:[a-z]{2,20}|\#x?[0-9a-f]{1,6});)
    | (?P<placeholder>\{[^{}\s]*\} | \$\{[^{}]*\} | %\(\w+\)[sd] | %[sd]\b | <[^<>\s][^<>]*>
        | \[\[[^\[\]]*\]\])
    | (?P<latex>\$[^$\s](?:[^$]*[^$\s])?\$(?!\d) | \\[A-Za-z]+)
    | (?P<code>`[^`]+`)
    | (?P<snake>\b\w+_\w+\b | (?<![\w-])--?[a-z][\w-]*\b)""",
    re.VERBOSE | re.IGNORECASE,
)
# Without one of these there is nothing to find. (No part goes far: time stays linear on any text.)
_TRIGGERS = re.compile(r"[/\\@#\[{<$`_%&]|\w\.\w|\([^()\d]{0,80}\d{4}|(?<!\w)-\w|\bet\s+al\b")


def facts(sentence: Sentence) -> Counter[str]:
    """How often each link or mark of reference stands in a sentence."""
    text = sentence.text
    if not _TRIGGERS.search(text):
        return Counter()
    return Counter(found[0].rstrip(".,;:!?'\"’”)") for found in _LINK.finditer(text))


def breaks(source: Counter[str], rewrite: Counter[str]) -> bool:
    """Whether one is lost, changed or new."""
    return source != rewrite


GUARD = Guard("links", facts, breaks)
