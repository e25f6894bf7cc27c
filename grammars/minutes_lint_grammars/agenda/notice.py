"""When an agenda was sent out, by the words before a date or by where it stands, and whether in a hurry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from minutes_lint import DateMention, Paragraph, Span

from ..dates.around import Place, last_sentence, placed
from ..parser.drafts import Draft
from ..parser.words import terminal

LONGEST = timedelta(days=60)
"""An agenda is sent out less than this before its meeting."""

BESIDE = 3
"""Who signs, or whom the letter is to, stands at most this many paragraphs from a date in a paragraph of its own."""


def settle(draft: Draft) -> Draft:
    """A draft with the dates known on which an agenda was issued, and whether in a hurry."""
    own = draft.date
    if draft.kind != "agenda" or own is None or own.date is None:
        return draft
    dates, first = draft.find(DateMention), own.date - LONGEST
    near = [d for d in dates if d.role == "other" and d.date is not None and first < d.date <= own.date]
    issued = set(issues(draft, near))
    return draft.having({DateMention: [d._replace(role="issued") if d.span in issued else d for d in dates]})


def issues(draft: Draft, dates: list[DateMention]) -> Iterator[Span]:
    """Where those of the dates stand that the words before them, or their place, say the agenda was issued on."""
    places = placed(draft.document.text, draft.paragraphs, dates)
    order = {paragraph.span: index for index, paragraph in enumerate(draft.paragraphs)}
    for date in dates:
        place = places[date.span]
        if tells(date, place) or signs(draft, place, order[place.paragraph.span]):
            yield date.span


def short(draft: Draft) -> bool:
    """Whether an agenda says that its meeting is called in a hurry, or goes on with an earlier one."""
    return any(terminal("agenda/notice", "SHORT").search(paragraph.text) is not None for paragraph in draft.paragraphs)


def tells(date: DateMention, place: Place) -> bool:
    """Whether the words right before a date say that the agenda was issued on it."""
    begun = place.before if not cut(date, place) else ""
    return any(
        terminal("agenda/notice", "ISSUED").search(words) is not None for words in (begun, last_sentence(place.before))
    )


def cut(date: DateMention, place: Place) -> bool:
    """Whether there is more of a paragraph before a date than is known of it."""
    return not place.paragraph.text.startswith(place.before + date.raw)


def signs(draft: Draft, place: Place, index: int) -> bool:
    """Whether a date is the whole of the paragraph at `index`, near the name of who signs or of whom a letter is to."""
    labelled = terminal("agenda/notice", "LABEL").match(place.before) is not None
    if place.after.strip(" *_.") or (place.before.strip(" *_") and not labelled):
        return False
    return any(map(signed, draft.paragraphs[max(0, index - BESIDE) : index + BESIDE + 1]))


def signed(paragraph: Paragraph) -> bool:
    """Whether a paragraph names who signs an agenda, or begins a letter."""
    plain = paragraph.mark is None and paragraph.role != "heading"
    return plain and terminal("agenda/notice", "SIGNS").search(paragraph.text) is not None
