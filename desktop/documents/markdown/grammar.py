"""The Markdown that is understood: CommonMark with tables, strikethrough, footnotes and mathematics.

markdown-it-py tells on which lines a block stands, but not where in a paragraph its parts stand. The
rules of the inline parser are therefore wrapped: each notes what it took.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

# `[^1]` and `^[A note in the text.]`
_FOOTNOTE_MARK = re.compile(r"\[\^[^\s\[\]]+\]")
# A bracket in it must be closed in it; every other way to read it ends at the next bracket.
_INLINE_FOOTNOTE = re.compile(r"\^\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]", re.DOTALL)

_NOTES = "phrasewright"
"""Where the notes of a paragraph stand in the environment that markdown-it hands around."""


@dataclass(slots=True)
class Note:
    """What a rule of the inline parser took.

    Attributes:
        rule: the name of the rule.
        start: where it stands in the content, in characters.
        end: where it ends (exclusive).
        tokens: the tokens that came of it.
        final: of these, what became of them when all delimiters had been paired: (type, content, markup).
    """

    rule: str
    start: int
    end: int
    tokens: list[Token]
    final: list[tuple[str, str, str]] = field(default_factory=list)


@cache
def parser() -> MarkdownIt:
    """The parser. It is told to leave paragraphs unparsed; `inline_notes` does that one by one."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    footnote_plugin(markdown, inline=False, move_to_end=False, always_match_refs=True)
    # The plugin's own rules for these take quadratic time on many that are never closed.
    markdown.inline.ruler.at("footnote_ref", _taking("footnote_ref", _FOOTNOTE_MARK))
    markdown.inline.ruler.after("image", "footnote_inline", _taking("footnote_inline", _INLINE_FOOTNOTE))
    # As pandoc has it, so that prices in dollars are no mathematics.
    dollarmath_plugin(markdown, allow_space=False, allow_digits=False, double_inline=True)
    markdown.core.ruler.disable("inline")
    names = markdown.inline.ruler.get_active_rules()
    # Both lists are in order; the text rule takes what is plain, and what is not noted is plain.
    for name, rule in zip(names, markdown.inline.ruler.getRules(""), strict=True):
        if name != "text":
            markdown.inline.ruler.at(name, _noting(name, rule))
    markdown.inline.ruler2.before("fragments_join", _NOTES, _settle)
    return markdown


def inline_notes(content: str, environment: dict[str, Any]) -> list[Note]:
    """What stands in a paragraph besides plain text, in order; of nested things the outermost.

    Args:
        content: the paragraph, without the marks of the blocks that it is in.
        environment: what the block parser learnt about the whole text (link definitions and so on).
    """
    notes: list[Note] = []
    environment[_NOTES] = (content, notes)
    parser().inline.parse(content, parser(), environment, [])
    del environment[_NOTES]
    notes.sort(key=lambda note: (note.start, -note.end))
    outermost: list[Note] = []
    for note in notes:
        if not outermost or note.start >= outermost[-1].end:
            outermost.append(note)
    return outermost


Rule = Callable[[StateInline, bool], bool]


def _taking(name: str, pattern: re.Pattern[str]) -> Rule:
    """A rule that takes whatever a pattern matches."""

    def rule(state: StateInline, silent: bool) -> bool:
        found = pattern.match(state.src, state.pos, state.posMax)
        if found is None:
            return False
        if not silent:
            state.push(name, "", 0)
        state.pos = found.end()
        return True

    return rule


def _noting(name: str, rule: Rule) -> Rule:
    def noting(state: StateInline, silent: bool) -> bool:
        start, count, pending = state.pos, len(state.tokens), bool(state.pending)
        taken = rule(state, silent)
        content, notes = state.env.get(_NOTES, (None, None))
        # An image's description and a footnote's text are parsed as texts of their own.
        if taken and not silent and notes is not None and state.src == content:
            tokens = state.tokens[count:]
            # The text before it becomes a token of its own as soon as there is another.
            notes.append(Note(name, start, state.pos, tokens[1:] if pending and len(tokens) > 1 else tokens))
        return taken

    return noting


def _settle(state: StateInline) -> None:
    """Note what became of the delimiters, before markdown-it joins those that came to nothing."""
    content, notes = state.env.get(_NOTES, (None, None))
    if notes is not None and state.src == content:
        for note in notes:
            note.final = [(token.type, token.content, token.markup) for token in note.tokens]
