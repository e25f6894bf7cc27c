"""The names on one side of a recorded vote, and how many they are said to be."""

from __future__ import annotations

from bisect import bisect_right

from minutes_lint import Paragraph, Span, View

from ..parser.drafts import Draft
from ..parser.inline import Inline, Reading
from ..parser.parsing import Token
from ..parser.words import terminal
from ..structure.views import view_of
from .said import Count, Said, ends, number, tokens_of

NARROW = 600
LONGEST = 120
"""No name is longer, with what stands before and after it."""

VOTERS = (Inline("votes/voters", window=NARROW), Inline("votes/voters", window=200_000))
"""The list of names on one side; the wide one is for lists that fill the narrow one."""

BEYOND = 40
"""At most this many characters after a list of names may hold nothing but its total."""


def voters(text: str, at: int) -> Reading | None:
    """The list of names and their total that begins at an offset."""
    reading = VOTERS[0].read(text, at)
    return VOTERS[1].read(text, at) if reading is not None and reading.end > at + NARROW - LONGEST else reading


def names_in(reading: Reading) -> tuple[str, ...]:
    """The names in a list."""
    return tuple(token.strip() for token in tokens_of(reading) if token.type == "NAME")


def opens(text: str, start: int) -> bool:
    """Whether a paragraph, a sentence or a bracket begins here: elsewhere "for:" is no heading."""
    return start == 0 or text[max(0, start - 3) : start].rstrip()[-1:] in (*".;:)(,/|–-",)


def heads(text: str, start: int, end: int) -> bool:
    """Whether words head a list wherever they stand: "Against (2): …", "the following voted aye: …"."""
    after = text[end : end + 8].replace(" ", "")
    told = terminal("votes/votes_words", "SAYS_VOTE").search(text, start, end)
    return (told is not None and text[:end].rstrip().endswith(":")) or (after[:1] == "(" and "):" in after)


def gathered(said: Said, view: View, at: int = 0, whole: bool = False) -> Said | None:
    """A side with the names and the total that stand at a place of a view; None where none do, or not `whole`."""
    reading = voters(view.text, at)
    if reading is None or (whole and view.text[reading.end : reading.end + LONGEST].strip(" .;)")):
        return None
    tokens = tokens_of(reading)
    names = said.names + names_in(reading)
    counts = tuple(
        Count(said.option, number(token), view.span(at + token.start_pos, at + ends(token)))
        for token in tokens
        if token.type == "FIGURE"
    )
    named = bool(names) or not any(count.value for count in counts)
    return said._replace(
        span=Span(said.span.start, view.offset(reading.end - 1) + 1),
        names=names,
        counts=said.counts + counts,
        complete=named and closes(tokens[-1], view.text, reading.end),
    )


def closes(last: Token, text: str, end: int) -> bool:
    """Whether a list was read to its end: there ends its sentence or its bracket, or the other side begins."""
    if ";" in last and terminal("attendance/people_words", "SIDE").match(text, end) is not None:
        return True  # "the following voted aye: Reed and Hill; nay: Moss"
    after = text[end : end + 3]
    return last.type != "COMMA" and after[:1] in ("", ".", ";", ")", " ", "(") and not after.strip()[:1].islower()


# --- in the paragraphs after the heading ------------------------------------------------------------


def listed(said: Said, draft: Draft) -> Said | None:
    """A side with the names in the paragraphs after its heading; None where no names are given."""
    if said.kind != "listed":
        return said
    at = bisect_right(draft.paragraphs, said.span.start, key=lambda paragraph: paragraph.span.start)
    more = said if at else None
    while more is not None:
        said = totalled(more, draft, at)
        more, at = continued(said, draft, at), at + 1
    return said if said.names or said.counts else None


def may_go_on(said: Said, own: Paragraph) -> bool:
    """Whether a side fills its paragraph to the end, without a total."""
    return own.span.end <= said.span.end + 2 and not said.counts


def totalled(said: Said, draft: Draft, at: int) -> Said:
    """A side with the total that stands alone before the paragraph at `at`: "(4)", which reads like a clause's mark."""
    start = draft.paragraphs[at - 1].span.end
    end = draft.paragraphs[at].span.start if at < len(draft.paragraphs) else draft.span.end
    if end - start > BEYOND or not may_go_on(said, draft.paragraphs[at - 1]):
        return said
    lines = []
    for line in draft.document.text[start:end].splitlines(keepends=True):
        lines.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    view = view_of(draft.document, lines)
    more = gathered(said, view) if view.text[:1] == "(" else None
    return said if more is None else more._replace(complete=said.complete or more.counts[0].value == 0)


def continued(said: Said, draft: Draft, at: int) -> Said | None:
    """A side with the names that the paragraph at `at` consists of; None where it ends in the paragraph before."""
    own = draft.paragraphs[at - 1]
    if at == len(draft.paragraphs) or draft.paragraphs[at].item is not own.item or not may_go_on(said, own):
        return None
    more = gathered(said, draft.paragraphs[at].view, whole=True)
    if more is None or (said.names and own.text.endswith(".")):
        return None
    torn = bool(said.names) and len(more.names) > len(said.names)
    return more._replace(complete=more.complete and not torn)
