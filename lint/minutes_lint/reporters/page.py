"""The report as one web page: the documents, with their findings in the margin.

The page is one file that loads nothing. What it says can be read without its script, which only highlights both
sides of a contradiction and filters. Its Content-Security-Policy lets nothing else run.
"""

from __future__ import annotations

from base64 import b64encode
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from ..model.document import Document
from ..model.findings import SEVERITIES, Finding, Note
from ..model.spans import Span
from ..report import Checked, Output, Reading, Report
from ..values import NamedTuple
from .markup import Markup, element, joined, words
from .words import found, many, printable, read, spot

LONGEST = 4_000
"""A line of more characters is shown in several pieces: some minutes are one line long."""

MARKED = 600
"""At most this many characters of a finding are marked in the text."""

CHUNKS = (100, 10)
"""Lines stand in elements of 100, and the rest in those of 10: a browser lays out only those in sight."""

LONG = 2_000
"""A document of more lines than this is divided in such a way."""

ECHOES = 3
"""At most this many findings whose notes point at a line are named beside it; more are folded away."""

WORST = tuple(reversed(SEVERITIES))
KINDS = (*WORST, "accepted", "against")
"""How a text may be marked, the most important first."""


def write(report: Report, output: Output) -> None:
    """Write the page; in ASCII where the stream is not UTF-8, as a page may be read in any encoding that way."""
    whole = page(report)
    output.stream.write(whole if output.is_utf8 else whole.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def page(report: Report) -> str:
    """The whole page of a report."""
    style, script = (Path(__file__).with_name(f"page.{kind}").read_text("utf-8") for kind in ("css", "js"))
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    told = tuple(tell(report))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", words(f"{headline(report)} – minutes-lint")),
        element("style", Markup(style)),
    )
    on_page = by_document(told)
    sheets = joined(
        sheet(number, checked, on_page[checked.path])
        for number, checked in enumerate(report.documents, 1)
        if checked.path in on_page
    )
    body = element(
        "body",
        element("a", words("Skip to the documents"), href="#documents", class_="skip"),
        banner(report, told, on_page),
        element("main", sheets, stepper() if told else Markup(""), id="documents", tabindex="-1"),
        element("footer", words(f"Made by minutes-lint {report.version}. {read(report) if report.documents else ''}")),
        element("script", Markup(script)),
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def digest(code: str) -> str:
    """The hash by which a Content-Security-Policy allows a style or script."""
    return f"sha256-{b64encode(sha256(code.encode()).digest()).decode()}"


def headline(report: Report) -> str:
    """How much was found, in a few words."""
    open_ = sum(1 for _ in report.each())
    return f"{many(open_, 'finding') if open_ else 'Nothing found'} in {many(len(report.documents), 'document')}"


# --- Findings and their places ----------------------------------------------------------------------


class Other(NamedTuple):
    """The place of a note, where it is in a document of this run."""

    note: Note
    checked: Checked | None
    anchor: str


class Told(NamedTuple):
    """A finding, what it is called on the page, and the places it compares itself with."""

    id: str
    checked: Checked
    finding: Finding
    others: tuple[Other, ...]

    @property
    def kind(self) -> str:
        """Its severity, or "accepted"."""
        return "accepted" if self.finding.accepted is not None else self.finding.severity or "error"

    @property
    def anchor(self) -> str:
        """What its place in the text is called."""
        return f"{self.id}-at"


def tell(report: Report) -> Iterator[Told]:
    """All findings of a report, accepted ones too, in order."""
    documents = {checked.path: checked for checked in report.documents}
    number = 0
    for checked in report.documents:
        for finding in checked.findings:
            number += 1
            others = (
                Other(note, documents.get(note.path or checked.path), f"f{number}-{count}")
                for count, note in enumerate(finding.notes, 1)
            )
            yield Told(f"f{number}", checked, finding, tuple(others))


class Places(NamedTuple):
    """What the text of a document is marked with: its own findings, and those that compare themselves with it."""

    own: list[Told]
    others: list[tuple[Told, Other]]


def by_document(told: Iterable[Told]) -> dict[str, Places]:
    """The places in each document that has any, by its path; only the text of these is on the page."""
    places: dict[str, Places] = defaultdict(lambda: Places([], []))
    for each in told:
        places[each.checked.path].own.append(each)
        for other in each.others:
            if other.checked is not None:
                places[other.checked.path].others.append((each, other))
    return dict(places)


class Mark(NamedTuple):
    """A marked place: of which finding, what the place is called, and how it is marked."""

    start: int
    end: int
    of: str
    anchor: str
    kind: str


def marks(places: Places) -> Iterator[Mark]:
    """What is marked in a document."""
    for each in places.own:
        yield mark(each.finding.span, each, each.anchor, each.kind)
    for each, other in places.others:
        yield mark(other.note.span, each, other.anchor, "against")


def mark(span: Span, told: Told, anchor: str, kind: str) -> Mark:
    """The mark of a span: it has a width, and not all of a long one is marked."""
    end = min(max(span.end, span.start + 1), span.start + MARKED)
    return Mark(span.start, end, told.id, anchor, kind)


class Segment(NamedTuple):
    """A stretch of text and all marks on it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(marks: Iterable[Mark]) -> Iterator[Segment]:
    """The stretches of text that are marked, in order, each with the same marks from end to end."""
    begin, end = defaultdict(list), defaultdict(list)
    for mark in marks:
        begin[mark.start].append(mark)
        end[mark.end].append(mark)
    active: dict[Mark, None] = {}
    for here, next_ in pairwise(sorted({*begin, *end})):
        active |= dict.fromkeys(begin[here])
        for mark in end[here]:
            active.pop(mark, None)
        if active:
            yield Segment(here, next_, tuple(active))


# --- The text ---------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A line, or a piece of a long one: its characters end at `end`, the next row begins at `stop`."""

    start: int
    end: int
    stop: int
    number: int | None
    """The number of the line; None for a piece that goes on."""


def rows(document: Document) -> Iterator[Row]:
    """The lines of a document; a last one that is empty is none."""
    text = document.text
    starts = [start for start in document.line_starts if start < len(text)] or [0]
    for number, (start, stop) in enumerate(pairwise((*starts, len(text) + 1)), 1):
        end, first = start + len(text[start:stop].rstrip("\r\n")), True
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
            yield Row(start, cut, cut, number if first else None)
            start, first = cut, False
        yield Row(start, end, stop, number if first else None)


def line(text: str, row: Row, pieces: Iterable[Segment]) -> Markup:
    """A row with what is marked in it."""
    content, at = [], row.start
    for piece in pieces:
        start, end = min(max(piece.start, row.start), row.end), min(piece.end, row.end)
        content += [words(text[at:start]), marked(text[start:end], piece, piece.start >= row.start)]
        at = max(start, end)
    content.append(words(text[at : row.end]))
    number = str(row.number) if row.number else None
    return element("div", *content, class_="l", data_n=number)


def marked(text: str, piece: Segment, begins: bool) -> Markup:
    """A marked stretch as a link to what is said of it; what begins here can be linked to."""
    first = min(piece.marks, key=lambda mark: KINDS.index(mark.kind))
    here = [mark.anchor for mark in piece.marks if begins and mark.start == piece.start]
    own = first.anchor if first.anchor in here else None
    anchors = joined(element("span", id=anchor) for anchor in here if anchor != own)
    of = " ".join(dict.fromkeys(mark.of for mark in piece.marks))
    shown = words(text or "¶")
    link = element("a", shown, id=own, class_=f"mark {first.kind}", href=f"#{first.of}", data_of=of)
    return joined((anchors, link))


# --- The margin -------------------------------------------------------------------------------------


def card(told: Told) -> Markup:
    """What is said of a place."""
    finding, document = told.finding, told.checked.document
    severity = finding.severity or "error"
    brief = document.is_text(finding.span.start)
    title = element(
        "a",
        element("span", words(severity), class_="severity"),
        element("span", words(f" {spot(document, finding)}: "), class_="where" if brief else "where long"),
        element("span", words(printable(finding.message)), class_="message"),
        href=f"#{told.anchor}",
    )
    parts = [element("h3", title, id=told.id, tabindex="-1")]
    if told.others:
        parts.append(element("ul", *(compared(told, other) for other in told.others), class_="others"))
    repairs = dict.fromkeys(repair.message for repair in (finding.fix, *finding.suggestions) if repair)
    if repairs:
        chips = (element("li", words(printable(repair))) for repair in repairs)
        label = element("span", words("Perhaps "), class_="label")
        parts.append(element("div", label, element("ul", *chips), class_="repairs"))
    if finding.accepted is not None:
        label = element("span", words("Accepted: "), class_="label")
        parts.append(element("p", label, words(printable(finding.accepted)), class_="reason"))
    parts.append(element("p", words(finding.rule), class_="rule"))
    family = finding.rule.partition("/")[0]
    return element("li", *parts, class_=f"finding {told.kind}", data_of=told.id, data_kind=severity, data_family=family)


def compared(told: Told, other: Other) -> Markup:
    """One of the places that a finding compares its own with."""
    said = words(f" {printable(other.note.message)}")
    if other.checked is None:
        return element("li", words(f"{printable(other.note.path or '')}: "), said)
    at = spot(other.checked.document, other.note)
    named = at if other.checked is told.checked else f"{printable(other.checked.path)}, {at}"
    return element("li", element("a", words(named), href=f"#{other.anchor}"), said)


def echo(told: Told, here: Checked) -> Markup:
    """Beside a line that a finding elsewhere compares itself with: the way back to that finding."""
    at = spot(told.checked.document, told.finding)
    if at.startswith(("in ", "before ")):
        at = f"what stands {at}"
    named = at if told.checked is here else f"{printable(told.checked.path)}, {at}"
    return element(
        "li",
        element("span", words("Compared with "), class_="label"),
        element("a", words(named), href=f"#{told.id}"),
        class_="echo",
        data_of=told.id,
    )


def margin(cards: list[Markup], echoes: list[Markup], name: str) -> Markup:
    """What stands beside a row."""
    content = cards + echoes[:ECHOES]
    if further := echoes[ECHOES:]:
        summary = element("summary", words(f"and with {many(len(further), 'more place')}"))
        content.append(element("li", element("details", summary, element("ul", *further, role="list")), class_="more"))
    return element("ul", *content, class_="margin", role="list", aria_label=f"Beside {name}")


# --- A document -------------------------------------------------------------------------------------


def sheet(number: int, checked: Checked, places: Places) -> Markup:
    """A document with its findings beside it, and after it those that were accepted."""
    document = checked.document
    lines = tuple(rows(document))
    starts = [row.start for row in lines]
    pieces: dict[int, list[Segment]] = defaultdict(list)
    for piece in segments(marks(places)):
        for index in range(bisect_right(starts, piece.start) - 1, bisect_right(starts, piece.end - 1)):
            pieces[index].append(piece)
    beside = margins(checked, places, starts)
    text = joined(blocks(document, lines, pieces, beside))
    accepted = [card(each) for each in places.own if each.kind == "accepted"]
    title = element("h2", words(printable(name(checked))), id=f"d{number}", tabindex="-1")
    about = element("p", words(" · ".join(meetings(checked))), class_="about")
    parts = [element("header", title, about, counts(checked)), element("div", text, class_=f"sheet {typed(document)}")]
    if accepted:
        heading = element("h3", words("Accepted as it is"))
        parts.append(element("section", heading, element("ul", *accepted, role="list"), class_="accepted"))
    return element("article", *parts, aria_labelledby=f"d{number}")


def margins(checked: Checked, places: Places, starts: list[int]) -> dict[int, Markup]:
    """What stands beside the rows of a document that have something beside them."""
    cards: dict[int, list[Markup]] = defaultdict(list)
    echoes: dict[int, list[Markup]] = defaultdict(list)
    own: dict[str, int] = {}
    for each in places.own:
        own[each.id] = bisect_right(starts, each.finding.span.start) - 1
        if each.kind != "accepted":
            cards[own[each.id]].append(card(each))
    for each, other in places.others:
        row = bisect_right(starts, other.note.span.start) - 1
        if row != own.get(each.id) and each.kind != "accepted":
            echoes[row].append(echo(each, checked))
    named = {row: checked.document.spot(starts[row]) for row in {*cards, *echoes}}
    return {row: margin(cards[row], echoes[row], name) for row, name in named.items()}


def blocks(
    document: Document, lines: tuple[Row, ...], pieces: dict[int, list[Segment]], beside: dict[int, Markup]
) -> Iterator[Markup]:
    """The text in blocks: a line with something beside it begins one, and the lines up to the next belong to it."""
    drawn = [line(document.text, row, pieces.get(index, ())) for index, row in enumerate(lines)]
    begins = sorted({0, *beside})
    for start, stop in pairwise((*begins, len(lines))):
        if start in beside:
            content = [element("div", drawn[start], class_="first"), beside[start]]
            start += 1
        else:
            content = []
        rest = chunks(drawn[start:stop], CHUNKS if len(lines) > LONG else ())
        yield element("div", *content, element("div", *rest, class_="rest"), class_="block")


def chunks(drawn: list[Markup], sizes: tuple[int, ...]) -> Iterator[Markup]:
    """Rows in elements of these sizes, the largest first; what is left over stands by itself."""
    if not sizes:
        yield from drawn
        return
    size, whole = sizes[0], len(drawn) - len(drawn) % sizes[0]
    for at in range(0, whole, size):
        yield element("div", *drawn[at : at + size], class_=f"chunk of-{size}")
    yield from chunks(drawn[whole:], sizes[1:])


def typed(document: Document) -> str:
    """Whether a text is laid out by its blanks, so that each character has to be as wide as the next."""
    return "typed" if any(blank in document.text for blank in ("\t", "|", ".    ")) else "prose"


def name(checked: Checked) -> str:
    """What a document is called on the page."""
    return "standard input" if checked.path == "-" else checked.path


def meetings(checked: Checked) -> list[str]:
    """Of which meeting a document is, or of how many."""
    if len(checked.meetings) != 1:
        return [many(len(checked.meetings), "meeting")]
    (meeting,) = checked.meetings
    return [part for part in (kind(meeting), body(meeting), day(meeting)) if part]


def kind(meeting: Reading) -> str:
    """Minutes, agenda, notes or report."""
    return "" if meeting.kind == "unknown" else meeting.kind.capitalize()


def body(meeting: Reading) -> str:
    """Whose meeting it was."""
    return printable(meeting.body)


def day(meeting: Reading) -> str:
    """On which day: "12 March 2024"."""
    date = meeting.date
    return f"{date.day} {date:%B} {date.year}" if date else ""


# --- The head of the page ---------------------------------------------------------------------------


def banner(report: Report, told: tuple[Told, ...], on_page: Collection[str]) -> Markup:
    """What was found, the filter, the list of documents, and what could not be linted."""
    parts = [element("p", words("minutes-lint"), class_="brand"), element("h1", words(headline(report)))]
    if report.errors:
        parts.append(problems(report))
    if any(each.kind != "accepted" for each in told):
        parts.append(filters(told))
    if len(report.documents) != len(on_page) or len(on_page) > 1:
        parts.append(contents(report, on_page))
    return element("header", *parts, class_="banner")


def problems(report: Report) -> Markup:
    """What could not be linted, and why."""
    listed = (
        element("li", element("b", words(printable(each.path))), words(f": {printable(each.message)}"))
        for each in report.errors
    )
    title = element("h2", words(found(report).rpartition("; ")[2].capitalize()))
    return element("section", title, element("ul", *listed), class_="problems")


def filters(told: tuple[Told, ...]) -> Markup:
    """A box to tick for each severity and family there is, with how often it was found."""
    open_ = [each.finding for each in told if each.kind != "accepted"]
    severities = Counter(finding.severity or "error" for finding in open_)
    families = Counter(finding.rule.partition("/")[0] for finding in open_)
    return element(
        "form",
        boxes("Severity", "kind", {s: severities[s] for s in WORST if severities[s]}),
        boxes("Family of rules", "family", dict(sorted(families.items()))),
        element(
            "p",
            element("button", words("Show all"), type="reset"),
            element("output", words(f"{many(len(open_), 'finding')} shown"), id="shown", aria_live="polite"),
            class_="result",
        ),
        class_="filter",
        aria_label="Filter the findings",
        autocomplete="off",
    )


def boxes(legend: str, field: str, counts: dict[str, int]) -> Markup:
    """The boxes of one filter, all of them ticked; the script makes them work."""
    choices = (
        element(
            "label",
            element("input", type="checkbox", name=field, value=value, checked=True),
            element("span", words(f"{count:,}"), class_="count"),
            words(f" {many(count, value).partition(' ')[2] if field == 'kind' else value}"),
            class_=f"choice {value}" if field == "kind" else "choice",
        )
        for value, count in counts.items()
    )
    return element("fieldset", element("legend", words(legend)), *choices, class_=field)


def contents(report: Report, on_page: Collection[str]) -> Markup:
    """The documents, each with what was found in it."""
    entries = []
    for number, checked in enumerate(report.documents, 1):
        title = words(printable(name(checked)))
        linked = element("a", title, href=f"#d{number}") if checked.path in on_page else element("span", title)
        entries.append(element("li", linked, counts(checked)))
    title = element("h2", words("Documents"), id="contents")
    return element("nav", title, element("ul", *entries), aria_labelledby="contents")


def counts(checked: Checked) -> Markup:
    """How much was found in a document, by severity."""
    severities = Counter(finding.severity or "error" for finding in checked.open)
    said = [element("span", words(many(severities[s], s)), class_=f"tally {s}") for s in WORST if severities[s]]
    accepted = len(checked.findings) - len(checked.open)
    if accepted:
        said.append(element("span", words(f"{accepted:,} accepted"), class_="tally accepted"))
    return element("span", *(said or [element("span", words("nothing found"), class_="tally clean")]), class_="tallies")


def stepper() -> Markup:
    """The way from finding to finding, which the script makes work."""
    return element(
        "div",
        element("button", words("Previous"), type="button", id="previous"),
        element("output", id="said", aria_live="polite"),
        element("button", words("Next"), type="button", id="next"),
        class_="stepper",
        role="group",
        aria_label="Go through the findings",
    )
