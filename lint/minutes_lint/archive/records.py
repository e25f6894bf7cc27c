"""What is kept of a meeting for the others: its day, its minutes, what it approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..model.meeting import MeetingKind
from ..model.spans import Span
from ..values import NamedTuple

Day = date


class MinuteRecord(NamedTuple):
    """What the archive keeps of one item: its number, title and heading, and which words stand under it.

    `parent` is the place of the item it stands under in `MeetingRecord.minutes`; `pages` what an agenda says of its
    papers, first and last page. `words` is for `minutes_lint.archive.mentions`.
    """

    number: str
    title: str
    span: Span
    parent: int | None = None
    words: str = ""
    pages: tuple[int, int] | None = None
    routine: bool = False
    """Of an agenda's item: whether it comes before every meeting, so that its minute may stand anywhere or nowhere."""


class PreviousMinutes(NamedTuple):
    """The minutes of an earlier meeting that a meeting deals with; `approved` says that it records their approval."""

    date: date
    span: Span
    approved: bool


class Run(NamedTuple):
    """Minutes numbered without a break, from `first` to `last`; `series` is "20" of "172/20"."""

    first: int
    last: int
    series: str = ""


class MeetingRecord(NamedTuple):
    """What the archive keeps of one meeting in one document. All spans are of the document at `path`.

    `body` is the name of the body as `minutes_lint.archive.body_key` makes it of `name`, empty where the document
    does not say; `span` is that of the meeting's date. `run` is None where the numbering is not without a break.
    `occasion` is "annual", "special" and the like, empty for an ordinary meeting.
    """

    path: str
    kind: MeetingKind
    body: str
    name: str
    date: Day | None
    span: Span
    minutes: Sequence[MinuteRecord] = ()
    run: Run | None = None
    previous: tuple[PreviousMinutes, ...] = ()
    next: Day | None = None
    next_span: Span | None = None
    occasion: str = ""
    draft: bool = False

    @property
    def is_record(self) -> bool:
        """Whether it records what was done (minutes or notes)."""
        return self.kind in ("minutes", "notes")
