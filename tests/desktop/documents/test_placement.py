import pytest

from desktop.documents.block import Block, Bond, Kind, Part, Replacement
from desktop.documents.placement import place


def block(marked):
    """A block from a text in which `[held]`, `|` (point), `<`, `>` (range) and `{fixed}` mark parts and
    `*bold*` marks a format; with the format of each character."""
    text, parts, formats = "", [], []
    opened, bold = 0, False
    for character in marked:
        if character in "[{":
            opened = len(text)
        elif character in "]}":
            parts.append(Part(opened, len(text), Bond.HELD if character == "]" else Bond.FIXED))
        elif character in "|<>":
            bond = {"|": Bond.POINT, "<": Bond.START, ">": Bond.END}[character]
            parts.append(Part(len(text), len(text), bond))
        elif character == "*":
            bold = not bold
        else:
            text += character
            formats.append("b" if bold else "")
    return Block(0, Kind.PARAGRAPH, text, tuple(parts)), formats


def placed(marked, new, start=0, end=None):
    """The new text with the same marks, or None."""
    old, formats = block(marked)
    stop = len(old.text) if end is None else end
    found = place(
        old,
        Replacement(0, start, stop, new),
        lambda first, last: formats[first:last],
        lambda left, right: min(left, right, key=len),
        "",
    )
    if found is None:
        return None
    marks = {Bond.POINT: "|", Bond.START: "<", Bond.END: ">"}
    out, now = "", ""

    def put(text, style):
        nonlocal out, now
        out += ("*" if style != now else "") + text
        now = style

    at = 0

    def untouched(until, last):
        nonlocal at, out
        for index, part in enumerate(old.parts):
            inside = index in found.parts
            here = at <= part.start and (part.end <= until) and not inside
            if here and part.start == part.end and (part.start < until or last or part.start <= found.start):
                for place_ in range(at, part.start):
                    put(old.text[place_], formats[place_])
                at = part.start
                out += marks[part.bond]
        for place_ in range(at, until):
            put(old.text[place_], formats[place_])
        at = until

    untouched(found.start, last=False)
    for index, segment in enumerate(found.segments):
        for piece in segment:
            put(piece.text, piece.format)
        if index < len(found.parts):
            part = old.parts[found.parts[index]]
            if part.bond is Bond.HELD:
                out += f"[{old.text[part.start : part.end]}]"
            else:
                out += marks[part.bond]
    at = found.end
    untouched(len(old.text), last=True)
    return out + ("*" if now else "")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # a word that survives keeps its format, wherever it goes
        ("He *really* liked it.", "It was really liked by him.", "It was *really* liked by him."),
        # a word takes the format of the one that it stands for
        ("It was *very good* indeed.", "It was most excellent indeed.", "It was *most excellent* indeed."),
        # where several formats are gone, the sentence's own is taken
        ("A *bold* plain word now.", "An entirely new thing now.", "An entirely new thing now."),
        # all bold stays all bold
        ("*All of it is bold.*", "*Everything is bold.*".replace("*", ""), "*Everything is bold.*"),
        # a footnote mark stays behind its word, behind the full stop, or where its neighbour went
        ("It was cold.| Next.", "It was chilly. Next.", "It was chilly.| Next."),
        ("Smith| says that it rains.", "That it rains is said by Smith.", "That it rains is said by Smith|."),
        ("It was cold|, and wet.", "It was chilly, and wet.", "It was chilly|, and wet."),
        # a comment stays on its words, or on those that stand for them
        ("The <quick> fox ran.", "The fast fox ran.", "The <fast> fox ran."),
        ("<The quick fox> ran off.", "The quick fox fled.", "<The quick fox> fled."),
        ("The quick <fox> ran off then.", "Then the speedy fox fled.", "Then the speedy <fox> fled."),
        # a link's words come through
        ("See [the book] for this.", "For this, see the book.", "For this, see [the book]."),
    ],
)  # fmt: skip
def test_parts_and_formats_find_their_places(old, new, wanted):
    assert placed(old, new) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("See [the book] for this.", "Read that volume."),  # the link's words are gone
        ("See [it] if it rains.", "If it rains, see this."),  # one of two remains, which?
        ("Alpha [one] beta [two].", "Two beta, then one alpha two one.".lower()),
        ("Alpha [one] and [two] beta.", "Beta two and one alpha."),  # they would change places
        ("Cold| weather came.", "It grew icy."),  # the word of the mark is gone, and the one behind it
        ("It {was} cold.", "That had been icy."),
        ("It was co{ld an}d wet.", "It was icy."),
    ],
)
def test_what_does_not_fit_is_refused(old, new):
    assert placed(old, new) is None


def test_a_fixed_part_outside_the_changed_words_does_no_harm():
    assert placed("{It} was cold.", "It was icy.") is not None


def test_only_what_lies_between_the_changed_words_is_touched():
    old, formats = block("One two three four five.")
    found = place(old, Replacement(0, 0, 24, "One two 3 four five."), lambda a, b: formats[a:b], min, "")
    assert (old.text[found.start : found.end], found.segments[0][0].text) == ("three", "3")


def test_a_link_at_the_edge_of_the_change_is_not_touched():
    old, formats = block("I like [the big book] a lot.")
    new = "I like the big book."
    found = place(old, Replacement(0, 0, len(old.text), new), lambda a, b: formats[a:b], min, "")
    assert found.parts == ()
    assert found.start >= old.parts[0].end
