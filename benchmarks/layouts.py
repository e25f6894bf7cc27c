"""How invented minutes of each style are laid out. What stands in braces is a fact: see `invented.Facts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


class Layout(NamedTuple):
    """The templates of one style."""

    style: str
    bodies: tuple[str, ...]
    listed: str
    """How one person is written in a list of attendance."""

    called: str
    """How one person is called in the text."""

    head: str
    """Everything before the first item."""

    first: tuple[tuple[str, str], ...]
    """The titles and texts of the business that every meeting begins with."""

    motions: tuple[str, ...]
    """How a decision is recorded."""

    last: tuple[str, str]
    """The title and text of the item that ends every meeting."""

    dates: str = "{day.day} {day:%B} {day.year}"
    """How dates are written, of `day` and `ordinal`."""

    item: str = "\n{number}. {title}\n\n"
    """The heading of an item, from its number and title to its text."""

    close: str = ""
    suffix: str = ".txt"
    currency: str = "£"
    capitals: bool = False
    """Whether titles are in capitals."""

    continued: bool = False
    """Whether numbers run on from meeting to meeting."""

    tabs: bool = False
    """Whether the cells of tables stand between tabs, not in Markdown."""

    length: int = 5
    """The most paragraphs that an item has before its list, table and decision."""

    start: int = 1
    """The number of the first item after the head."""

    every: bool = False
    """Whether every item ends in a decision."""

    cites: tuple[str, ...] = ()
    """How an earlier item or a page is referred to."""

    def spelled(self, day: date) -> str:
        """A date as the style writes it."""
        return self.dates.format(day=day, ordinal=f"{day.day}{ORDINALS.get(day.day, 'th')}")

    def titled(self, title: str) -> str:
        """A title as the style writes it."""
        return title.upper() if self.capitals else title

    def list(self, people: Iterable[Any], mark: str = "P") -> str:
        """A list of attendance, in which a grid has this mark beside each name."""
        comma = "" if self.listed.startswith("\n") else ", "
        return comma.join(self.listed.format(one=one, mark=mark) for one in people)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        """A table as the style draws it."""
        if self.tabs:
            return "\n".join("\t".join(row) for row in [heads, *rows])
        return "\n".join("| " + " | ".join(row) + " |" for row in [heads, ["---"] * len(heads), *rows])


PLAIN = Layout(
    style="plain",
    bodies=("{place} Allotment Holders", "{place} Bell Ringers", "{place} Walking Club"),
    listed="{one.first} {one.last}",
    called="{one.first}",
    head="Minutes of the {body}\n{weekday} {day}, 10.00 am\n\nPresent: {chair}, {present}\nApologies: {absent}\n",
    item="\n{number}. {title}\n",
    first=(("Last minutes", "The minutes of {previous} were agreed."),),
    motions=("It was agreed that {decision}.", "All agreed that {decision}, and {mover} will see to it."),
    last=("Next meeting", "{following}"),
)
COUNCIL = Layout(
    style="uk-council",
    bodies=("{place} Streets Committee", "{place} Housing Select Commission", "{place} Leisure and Culture Panel"),
    dates="{ordinal} {day:%B}, {day.year}",
    listed="{one.last}",
    called="Councillor {one.last}",
    head="""\
{capitals}
{weekday}, {day}

Present:- Councillor {chair} (in the Chair); Councillors {present}.

Apologies for absence were received from Councillor {absent}.
""",
    item="\n{number}.    {title}\n\n",
    first=(
        ("Declarations of Interest", "There were no declarations of interest."),
        (
            "Minutes of the Previous Meeting held on {previous}",
            "Resolved:-  That the minutes of the previous meeting held on {previous} be approved as a correct record.",
        ),
    ),
    motions=(
        "Resolved:-  That {decision}.",
        "Resolved:-  (1)  That {decision}.\n\n(2)  That {decision}.",
        "On being put to the vote, the motion was carried with {ayes} votes in favour and {noes} against.\n\n"
        "Resolved:-  That {decision}.",
    ),
    last=(
        "Date and Time of the Next Meeting",
        "Resolved:-  That the next meeting be held on {following}, at 5.30 p.m.",
    ),
    capitals=True,
    continued=True,
    tabs=True,
    every=True,
    cites=("Further to Minute No. {cited}, the contractor had been asked to keep off the grass.",),
)
PARISH = Layout(
    style="uk-parish",
    bodies=("{place} Parish Council", "{place} Town Council"),
    listed="Cllr {one.first} {one.last}",
    called="Cllr {one.last}",
    head="""\
{body}

Minutes of the meeting held in the Village Hall on {weekday} {day} at 7.30 pm

Present: {chair} (Chairman), {present}; the Clerk (Mrs E Lamb); 3 members of the public.
""",
    item="\n{number}. {title}\n",
    first=(
        ("Apologies for absence", "Apologies were received from {absent}."),
        ("Declarations of interest", "None."),
        ("Minutes of the meeting of {previous}", "Proposed by {mover}, seconded by {seconder}, all agreed."),
    ),
    motions=(
        "Proposed by {mover}, seconded by {seconder}, all agreed that {decision}.",
        "{mover} proposed and {seconder} seconded that {decision}. Carried.",
        "Resolved: that {decision}.",
    ),
    last=("Date of next meeting", "{following} at 7.30 pm."),
    close="\nThe meeting closed at 9.05 pm.\n",
)
IRISH = Layout(
    style="ie-council",
    bodies=("Municipal District of {place}", "{place} County Council"),
    dates="{ordinal} {day:%B}, {day.year}",
    listed="{one.first[0]}. {one.last}",
    called="Councillor {one.last}",
    head="""\
MINUTES OF PROCEEDINGS AT MONTHLY MEETING OF {capitals} HELD IN THE CIVIC OFFICES, ON {weekday}, {day}, AT 10.00 A.M.

PRESENT IN THE CHAIR: Councillor {chair}, Cathaoirleach.

MEMBERS PRESENT:

Councillors {present}.

Apologies: Councillor {absent}.

OFFICIALS IN ATTENDANCE:

Director of Services (Mr. D. Keogh), Senior Engineer (Ms. L. Prunty), Meetings Administrator (Ms. S. Foyle).
""",
    first=(
        (
            "Adoption of Minutes",
            "Circulated, copy of draft Minutes of Monthly Meeting held on {previous}.\n\n"
            "Proposed by {mover};\nSeconded by {seconder};\nAnd Resolved:\n\n"
            "“That the draft Minutes, as circulated, be taken as read and adopted and signed.”",
        ),
    ),
    motions=(
        "Proposed by {mover};\nSeconded by {seconder};\nAnd Resolved:\n\n“That {decision}.”",
        "On the proposal of {mover}, seconded by {seconder}, it was agreed that {decision}.",
    ),
    last=("Next Meeting", "The next Meeting would be held on {following}."),
    close="\nThis concluded the Meeting.\n",
    currency="€",
)
AMERICAN = Layout(
    style="us-council",
    bodies=("{place} City Council", "Village of {place} Board of Trustees", "Town of {place} Planning Commission"),
    dates="{day:%B} {day.day}, {day.year}",
    listed="{one.last}",
    called="Member {one.last}",
    head="""\
{capitals}
REGULAR MEETING
{weekday}, {day}

Members Present: {chair}, {present}
Members Absent: {absent}
Staff Present: City Clerk Ellen Moyer
""",
    first=(
        ("CALL TO ORDER", "The meeting was called to order at 6:00 p.m. A quorum was present."),
        (
            "APPROVAL OF MINUTES",
            "Motion by {mover}, second by {seconder}, to approve the minutes of {previous}. "
            "Motion carried {ayes}-{noes}.",
        ),
    ),
    motions=(
        "Motion by {mover}, second by {seconder}, that {decision}. Motion carried {ayes}-{noes}.",
        "{mover} made a motion, second by {seconder}, that {decision}. Ayes: {ayes}. Nays: {noes}. Motion carried.",
    ),
    last=("ADJOURNMENT", "The next meeting is on {following}. The meeting was adjourned at 8:15 p.m."),
    currency="$",
    capitals=True,
)
ASSOCIATION = Layout(
    style="au-association",
    bodies=("{place} Potters Society Inc", "{place} Cycling Club Inc"),
    listed="\n- {one.first} {one.last}",
    called="{one.first} {one.last}",
    head="""\
# Committee Meeting of the {body}

Held on {day} at the clubhouse. Meeting opened at 7:05pm.

## Attendees

### Committee Members
{chair}{present}

### Apologies
{absent}
""",
    item="\n## {title}\n\n",
    first=(
        ("Minutes of the previous meeting", "Moved: {mover}  Seconded: {seconder}  Carried\n\n(held on {previous})"),
        ("Treasurer's Report", "The balance of the account is {money}."),
    ),
    motions=(
        "| Motion | Moved by | Seconded by | Status |\n|---|---|---|---|\n"
        "| That {decision} | {mover} | {seconder} | Carried |",
        "Motion: That {decision}.\n\nMoved: {mover}  Seconded: {seconder}  Carried",
        "ACTION: {mover} will ask for quotations.",
    ),
    last=("Next Meeting", "{following}"),
    close="\nMeeting closed at 8:50pm.\n",
    suffix=".md",
    currency="$",
)
SCHOOL = Layout(
    style="school-governors",
    bodies=("{place} Primary School", "{place} Academy"),
    listed="\n| {one.first} {one.last} ({one.first[0]}{one.last[0]}) | Co-opted Governor | {mark} |",
    called="{one.first[0]}{one.last[0]}",
    head="""\
{body}

Minutes of the Full Governing Body held on {weekday} {day} at 6.00 pm

| Name | Role | P/A |
|---|---|---|{chair}{present}{absent}

In attendance: Joy Kemp (Clerk)
""",
    first=(
        ("Welcome and apologies", "Apologies were accepted. The meeting was quorate."),
        ("Minutes of the last meeting", "The minutes of {previous} were agreed and signed."),
    ),
    motions=(
        "Governors approved the plan, and resolved that {decision}.",
        "It was RESOLVED that {decision}.",
        "ACTION: {mover} to bring a plan by {future}.",
    ),
    last=("Date of next meeting", "{following} at 6.00 pm"),
)
BOARD = Layout(
    style="board",
    bodies=("{place} Software Foundation", "{place} Public Library"),
    dates="{day:%B} {day.day}, {day.year}",
    listed="\n      {one.first} {one.last}",
    called="{one.first} {one.last}",
    head="""\
                 The {body}

                Board of Directors Meeting Minutes

                        {day}

1. Call to order

    The meeting began at 10:33 when a quorum was recognised by the chair.

2. Roll Call

    Directors Present:
{chair}{present}

    Directors Absent:
{absent}
""",
    start=3,
    first=(("Minutes from previous meetings", "    The minutes of {previous} were approved."),),
    motions=(
        "RESOLVED, that {decision}.",
        "{mover} moved and {seconder} seconded that {decision}. The motion carried by a vote of {ayes} to {noes}.",
    ),
    last=("Adjournment", "    The board will meet next on {following}. Adjourned at 11:40."),
    currency="$",
)
PROJECT = Layout(
    style="project",
    bodies=("{place} Build WG", "{place} Release Team", "{place} Docs SIG"),
    dates="{day:%Y-%m-%d}",
    listed="\n* {one.first} {one.last} @{one.first}{one.last[0]}",
    called="{one.first}",
    head="""\
# {body} meeting {day}

## Links

* [Agenda](https://example.org/build/issues/{number})
* [Minutes of {previous}](https://example.org/build/minutes/{previous})

## Attendees
{chair}{present}

## Regrets
{absent}
""",
    item="\n## {title}\n\n",
    first=(),
    motions=("Action: {mover} to open an issue.", "ACTION: {mover} to make sure that {decision}."),
    last=("Next meeting", "{following}"),
    suffix=".md",
    currency="$",
    cites=("See [#{number}](https://example.org/build/issues/{number}) for the details.",),
)
LAYOUTS = (COUNCIL, PARISH, IRISH, AMERICAN, ASSOCIATION, SCHOOL, BOARD, PROJECT, PLAIN)
