"""The pieces of motions and votes: who moves, who seconds, how many are for, what became of it.

Only paragraphs in which something is put or decided are read; ballots.py puts the pieces together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from minutes_lint import Decision, Item, Paragraph, Proposal, Span, Table, View
from minutes_lint.values import NamedTuple

from ..parser.drafts import Draft
from ..parser.inline import END, Inline
from ..parser.parsing import Token
from ..parser.sweep import Read, Sight, sweep
from ..parser.words import either, terminal
from ..structure.views import view_of

WINDOW = 240
GRAMMAR = Inline("votes/votes", window=WINDOW)
NARROW = 600
LONGEST = 120
"""A name, with what stands before and after it, is no longer."""

VOTERS = (Inline("votes/voters", window=NARROW), Inline("votes/voters", window=200_000))
"""The list of names on one side; the wide one is for lists that fill the narrow one."""

FIRST = (
    "CUT", "MOVED", "SECONDED", "MOVES", "SECONDS", "COUNT", "LABEL_FOR", "LABEL_AGAINST", "LABEL_ABSTAIN", "PASSED",
    "FAILED", "DECIDED", "OTHERWISE", "UNANIMOUS", "EVERYONE", "NEARLY", "CASTING", "REQUIRED", "SPECIAL", "AFRESH",
    "VOTED", "SIDE_FOR", "SIDE_AGAINST", "SIDE_ABSTAIN", "SIDE_OTHER", "VOICED_FOR", "VOICED_AGAINST", "VOICED_ABSTAIN",
)  # fmt: skip
"""The terminals that a piece may begin with."""

WORDS = """
    0 2nd abstain abstained abstaining abstains abstention abstentions absolute accepted adjourned adopted
    against agreed all almost alternative amended amendment another appointed approved authorised authorized aye
    ayes carried carries casting confirmed co coopted councillor councillors counter decided defeated deciding deferred
    died duly elected endorsed fails failed fell final first for fresh further granted in lack lapsed lost made
    main makes making member members motion motioned move moved mover moves must nay nays near nearly necessary
    need needs negatived nem new next no nobody noes none not noted opposed original other passed passes postponed
    previous prop proposal proposed proposer proposes proposition put puts qualified quorum ratified recommendation
    referred sec m s refused rejected required requires requiring resolution resolved ruled second seconded seconder
    seconds separate so special substantive super supermajority supported tabled third three two unanimity
    unanimous unanimously vote voted votes voting want withdrawn withdrew yea yeas yes zero nil one four five
    six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
    thirty forty fifty ar tá níl i
"""
"""What a piece may begin with."""

HEADS = """
    for against abstain abstained abstaining abstentions ayes noes nays yeas yes in votes vote voting moved mover
    motion second seconded seconder proposed proposer all councillors those ar tá níl
"""
"""Words that open a paragraph of a vote, whether or not it decides anything in so many words."""

TELLING = """
    prop move moti seco carr vote voti aye ayes yea yeas nay nays abst unan all favo majo lost defe fail
"""
"""What a word of a decision or a proposal begins with that speaks of a motion or a vote."""

SOON = 12
"""So many paragraphs after a motion its result may stand."""

UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
NUMBERS = {word: value for value, word in enumerate(UNITS.split())}
NUMBERS |= {"nil": 0, "no": 0, "none": 0, "nobody": 0, "thirty": 30, "forty": 40, "fifty": 50}

FIGURES = ("COUNT", "SECONDED", "SECONDS", "SPECIAL")
"""The terminals that a figure may begin."""

OPTIONS = {"FOR": "for", "AGAINST": "against", "ABSTAIN": "abstain"}
BEHIND = 70
"""So many characters before a verb the name that it goes with may begin."""

BEYOND = 40
"""So many characters after a list of names may hold nothing but its total."""

Kind = Literal[
    "moved", "seconded", "counted", "listed", "voiced", "passed", "failed", "decided", "otherwise", "unanimous",
    "everyone", "casting", "required", "special", "afresh", "cut",
]  # fmt: skip


class Count(NamedTuple):
    """How many are for one option; `labelled` says that the text names the option."""

    option: str
    value: int
    span: Span
    labelled: bool = True


class Said(NamedTuple):
    """One piece: what kind, and the name, the option, the counts or the names in it."""

    span: Span
    raw: str
    item: Item | None
    kind: Kind
    name: str = ""
    named: Span | None = None
    """Where the name stands."""

    option: str = ""
    counts: tuple[Count, ...] = ()
    names: tuple[str, ...] = ()
    complete: bool = False
    """Whether the names are all of that side."""

    strong: bool = False
    """Whether it is said in words of a vote: "made a motion", "6 votes for", not "proposed", "6 for"."""

    text: str = ""
    """The words of the motion, where they stand in a table."""


def pieces(draft: Draft, paragraphs: list[Paragraph]) -> list[Said]:
    """All pieces of a meeting, in order of place; `paragraphs` are those to look at."""
    cells = dict(motion_cells(draft))
    plain = [paragraph for paragraph in paragraphs if paragraph.span.start not in cells]
    found = [said for said in sweep(plain, SIGHTS).get(Said, ()) if isinstance(said, Said)]
    found = [whole for said in found if not strange(said, draft) and (whole := listed(said, draft)) is not None]
    found += in_cells(draft.paragraphs, cells)
    return sorted(found, key=lambda said: said.span)


def sentence_before(draft: Draft, span: Span) -> str:
    """The words of the sentence in which something stands, up to there."""
    text = draft.document.text[max(draft.span.start, span.start - WINDOW) : span.start]
    return text.replace("\n\n", ". ").replace("\n", " ").rpartition(". ")[2]


def strange(said: Said, draft: Draft) -> bool:
    """Whether a tally is of letters, replies or people who are not of the meeting: "9 letters against and 4 for"."""
    if said.kind != "counted" or not all(count.labelled for count in said.counts):
        return False
    words = sentence_before(draft, said.span)
    if terminal("votes/votes_words", "OURS").search(words):
        return False
    answers = said.raw[:3].casefold() == "yes"  # "Do you support it? Yes 121, No 98"
    return answers or terminal("votes/votes_words", "RETURNS").search(words) is not None


def candidates(draft: Draft) -> Iterator[Paragraph]:
    """The paragraphs that speak of a motion or a vote, or open as votes do, and those that decide soon after."""
    heads, telling = frozenset(HEADS.split()), frozenset(TELLING.split())
    said = sorted(
        (mention.span.start, any(word[:4] in telling for word in mention.raw.casefold().split()))
        for kind in (Decision, Proposal)
        for mention in draft.find(kind)
    )
    starts = [start for start, _ in said]
    near, item = 0, None
    for paragraph in draft.paragraphs:
        first, last = bisect_left(starts, paragraph.span.start), bisect_left(starts, paragraph.span.end)
        opening = paragraph.text[:12].split(" ", 1)[0].strip(":.,;–-()").casefold()
        near = near - 1 if paragraph.item is item else 0
        item = paragraph.item
        headed = opening in heads and (opening != "yes" or paragraph.role != "row")
        if headed or any(tells for _, tells in said[first:last]):
            near = SOON
            yield paragraph
        elif near > 0 and (last > first or (opening == "no" and paragraph.role != "row")):
            yield paragraph


# --- one piece --------------------------------------------------------------------------------------


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The piece that begins at `start`."""
    first = either("votes/votes", FIGURES if view.text[start].isdigit() else FIRST)
    if first.match(view.text[start : start + WINDOW] + END) is None:  # a parser costs ten times as much to say no
        return None
    reading = GRAMMAR.read(view.text, start)
    if reading is None:
        return None
    tokens = [token for token in reading.tree.children if isinstance(token, Token)]
    said = tuple(piece(view, start, item, tokens))
    return Read(reading.end, said) if said else None


SIGHTS = (Sight(frozenset(WORDS.split()), read),)


def piece(view: View, start: int, item: Item | None, tokens: list[Token]) -> Iterator[Said]:
    """What the tokens of one reading say."""
    head = tokens[0]
    kind = head.type
    span, raw = spanned(view, start, tokens[0], tokens[-1]), view.text[start : start + ends(tokens[-1])]
    said = Said(span, raw, item, "decided")
    if kind == "SECONDED" and head.strip(" .:").casefold() in ("sec", "s") and not abbreviated(view.text, start):
        return  # "Sec: J. Hall", the secretary
    if kind == "SECONDED" or (kind == "MOVED" and not (nominates(tokens) and behind(view, start, "BEFORE"))):
        named = spanned(view, start, tokens[1], tokens[1])
        strong = "mo" in head.casefold() or kind == "SECONDED"
        yield said._replace(
            kind="moved" if kind == "MOVED" else "seconded", name=tokens[1].strip(), named=named, strong=strong
        )
    elif kind in ("MOVED", "MOVES", "SECONDS"):
        yield from acting(view, start, said, head)
    elif kind in ("COUNT", "LABEL_FOR", "LABEL_AGAINST", "LABEL_ABSTAIN"):
        counts = tuple(tally(view, start, tokens))
        word = raw.strip("0123456789 :=–—-").casefold()
        if len(counts) == 1 and word in ("no", "yes"):
            return  # "Item No: 14"
        strong = len(counts) > 1 or "vot" in word or word not in ("for", "against")
        yield said._replace(kind="counted", counts=counts, strong=strong)
    elif kind.startswith("SIDE_"):
        if opens(view.text, start) or heads(view.text, start, start + len(head)):
            yield side(view, start + ends(head), said, head)
        elif kind != "SIDE_OTHER":
            yield from voice(view, start, said, OPTIONS[kind.removeprefix("SIDE_")])
    elif kind.startswith("VOICED_"):
        yield from voice(view, start, said, OPTIONS[kind.removeprefix("VOICED_")])
    elif kind == "CUT":
        if start + ends(head) >= len(view.text.rstrip(" .")) and unfinished(view.text):
            yield said._replace(kind="cut")
    elif kind != "NEARLY":
        yield from result(view, start, said, tokens)


def abbreviated(text: str, start: int) -> bool:
    """Whether who moves stands shortly before `start`, in short: "Prop. K. Hill", "M: Hill"."""
    before = text[max(0, start - BEHIND) : start].casefold()
    return any(sign in before for sign in ("prop.", "prop:", "m:"))


def result(view: View, start: int, said: Said, tokens: list[Token]) -> Iterator[Said]:
    """What became of a vote, with the unanimity and the score stated in the same breath."""
    head = tokens[0]
    if head.type in ("PASSED", "DECIDED") and view.text[max(0, start - 4) : start].casefold().endswith((" be ", "to ")):
        return  # "that the minutes be accepted"
    if head.type != "VOTED":
        yield said._replace(kind=head.type.lower(), span=spanned(view, start, head, head), raw=head.strip())  # type: ignore[arg-type]
    for token in tokens[1:]:
        if token.type == "UNANIMOUSLY":
            lead = len(token) - len(token.lstrip(" ,("))
            place = view.span(start + begins(token) + lead, start + ends(token))
            yield said._replace(kind="unanimous", span=place, raw=token.strip(" ,("))
    figures = [token for token in tokens if token.type == "FIGURE"]
    if figures:
        options = ("for", "against", "abstain")
        counts = tuple(
            Count(option, number(token), spanned(view, start, token, token), labelled=option == "abstain")
            for option, token in zip(options, figures, strict=False)
        )
        span = spanned(view, start, figures[0], figures[-1])
        raw = view.text[start + begins(figures[0]) : start + ends(figures[-1])]
        strong = head.type not in ("PASSED", "FAILED") or head.casefold() not in ("lost", "passed", "failed")
        strong = (
            strong
            or terminal("votes/votes_words", "SUBJECT").search(view.text[max(0, start - BEHIND) : start]) is not None
        )
        yield said._replace(kind="counted", span=span, raw=raw, counts=counts, strong=strong)


def acting(view: View, start: int, said: Said, head: Token) -> Iterator[Said]:
    """Somebody moves or seconds: the name stands before the verb."""
    named = behind(view, start, "BEFORE")
    if named and head.type == "SECONDS" and view.text[:start].rpartition(named[0])[0].rstrip().endswith(" by"):
        named = None  # "moved by Mr Reed, seconded formally"
    verb = head.casefold()
    if head.type.startswith("SECOND"):
        if named or verb.endswith("seconded"):
            yield named_as(said._replace(kind="seconded", strong=True), named)
        return
    if named or verb.startswith(("propos", "so", "made", "make", "put")) or (verb.startswith("mo") and "ed" in verb):
        yield named_as(said._replace(kind="moved", strong="mo" in verb), named)


def nominates(tokens: list[Token]) -> bool:
    """Whether the name after "proposed" may be that of somebody proposed, or of the seconder: one word, and no "by"."""
    return tokens[0].casefold().strip() in ("proposed", "moved") and " " not in tokens[1].strip()


def named_as(said: Said, named: tuple[str, Span] | None) -> Said:
    """A piece with the name of who said it, and its place, where these are known."""
    return said._replace(name=named[0], named=named[1]) if named else said


def behind(view: View, start: int, pattern: str) -> tuple[str, Span] | None:
    """The name, or the names, that end right before `start`."""
    begin = max(0, start - BEHIND)
    found = terminal("votes/votes_words", pattern).search(view.text[begin:start])
    if found is None:
        return None
    name = found.group().strip(" ,:–-")
    for word in (" then", " also", " duly", " hereby", " both", " all", " had"):
        name = name.removesuffix(word)
    name = name.strip(" ,:–-")
    return (name, view.span(begin + found.start(), begin + found.start() + len(name))) if name else None


def voice(view: View, start: int, said: Said, option: str) -> Iterator[Said]:
    """One or a few members say how they vote: the names stand before the word."""
    alone = said.raw.casefold().startswith(("aye", "yea", "nay", "yes"))
    named = behind(view, start, "BEFORE" if alone else "BEFORE_LIST")
    if named is None:
        return
    reading = VOTERS[0].read(named[0], 0)
    names = (
        tuple(t.strip() for t in reading.tree.children if isinstance(t, Token) and t.type == "NAME") if reading else ()
    )
    yield said._replace(
        kind="voiced",
        option=option,
        names=names or (named[0],),
        span=Span(named[1].start, said.span.end),
        complete=len(names) > 1 and view.text[: start - len(named[0])].rstrip().endswith("("),
    )


def tally(view: View, start: int, tokens: list[Token]) -> Iterator[Count]:
    """The counts of a tally: before their option, or after it."""
    for before, token in pairwise(tokens):
        if token.type in OPTIONS:
            yield Count(OPTIONS[token.type], number(before), spanned(view, start, before, token, "(,;.&/–- "))
        elif token.type == "FIGURE" and before.type == "VERSUS":
            stated = tokens[tokens.index(before) - 1]
            yield Count("for", number(stated), spanned(view, start, stated, stated, "(,;.&/–- "), labelled=False)
            yield Count("against", number(token), spanned(view, start, token, token), labelled=False)
        elif token.type == "FIGURE":
            option = OPTIONS[before.type.removeprefix("LABEL_")]
            yield Count(option, number(token), spanned(view, start, before, token, "(,;.&/–- "))


def number(token: Token) -> int:
    """The number in a count: the first word or figure that is one."""
    for word in token.casefold().replace("/", " ").split():
        word = word.strip(",;.&/(–-")
        if word.isdecimal():
            return int(word)
        if word in NUMBERS:
            return NUMBERS[word]
    return 0


def begins(token: Token) -> int:
    """Where a token begins, counted from where the reading does."""
    return token.start_pos


def ends(token: Token) -> int:
    """Where a token ends, without the spaces at its end."""
    return begins(token) + len(token.rstrip())


def spanned(view: View, start: int, first: Token, last: Token, lead: str = " ") -> Span:
    """The place in the document from one token to another."""
    skipped = len(first) - len(first.lstrip(lead))
    for word in ("and ", "with ", "to "):
        if first[skipped:].casefold().startswith(word) and lead != " ":
            skipped += len(word)
    return view.span(start + begins(first) + skipped, start + ends(last))


def unfinished(text: str) -> bool:
    """Whether a text ends without a full stop."""
    return text.rstrip()[-1:] not in ".!?:;"


# --- names on one side ------------------------------------------------------------------------------


def opens(text: str, start: int) -> bool:
    """Whether a paragraph, a sentence or a bracket begins here: elsewhere "for:" is no heading."""
    return start == 0 or text[max(0, start - 3) : start].rstrip()[-1:] in (*".;:)(,/|–-",)


def heads(text: str, start: int, end: int) -> bool:
    """Whether words head a list wherever they stand: "Against (2): …", "the following voted aye: …"."""
    after = text[end : end + 8].replace(" ", "")
    return ("vot" in text[start:end].casefold() and text[:end].rstrip().endswith(":")) or (
        after[:1] == "(" and "):" in after
    )


def side(view: View, end: int, said: Said, head: Token) -> Said:
    """The heading of one side, with the names after it in the same paragraph."""
    option = OPTIONS.get(head.type.removeprefix("SIDE_"), head.strip(" :")[4:])
    said = said._replace(kind="listed", option=option)
    lead = len(view.text[end : end + 3]) - len(view.text[end : end + 3].lstrip())
    return gathered(said, view, end + lead) or said if end + lead < len(view.text) else said


def gathered(said: Said, view: View, at: int = 0, whole: bool = False) -> Said | None:
    """A side with the names and the total that stand at a place of a view; None where none do, or not `whole`."""
    reading = VOTERS[0].read(view.text, at)
    if reading is not None and reading.end > at + NARROW - LONGEST:
        reading = VOTERS[1].read(view.text, at)
    if reading is None or (whole and view.text[reading.end : reading.end + LONGEST].strip(" .;)")):
        return None
    tokens = [token for token in reading.tree.children if isinstance(token, Token)]
    names = tuple(token.strip() for token in tokens if token.type == "NAME")
    counts = tuple(
        Count(said.option, number(token), view.span(at + begins(token), at + ends(token)))
        for token in tokens
        if token.type == "FIGURE"
    )
    after = view.text[reading.end : reading.end + 3]
    complete = (
        tokens[-1].type != "COMMA" and after[:1] in ("", ".", ";", ")", " ", "(") and not after.strip()[:1].islower()
    )
    closes = ";" in tokens[-1] and terminal("attendance/people_words", "SIDE").match(view.text, reading.end) is not None
    complete = closes or complete  # "the following voted aye: Reed and Hill; nay: Moss"
    complete = complete and (bool(said.names or names) or not any(count.value for count in counts))
    end = view.offset(reading.end - 1) + 1
    return said._replace(
        span=Span(said.span.start, end), names=said.names + names, counts=said.counts + counts, complete=complete
    )


def listed(said: Said, draft: Draft) -> Said | None:
    """A side with the names in the paragraphs after its heading; None where no names are given."""
    if said.kind != "listed":
        return said
    paragraphs = draft.paragraphs
    at = bisect_right(paragraphs, said.span.start, key=lambda paragraph: paragraph.span.start)
    own = paragraphs[at - 1] if at else None
    while own is not None and own.span.end <= said.span.end + 2 and not said.counts:
        said = totalled(
            said, draft, own.span.end, paragraphs[at].span.start if at < len(paragraphs) else draft.span.end
        )
        if said.counts or at == len(paragraphs) or paragraphs[at].item is not own.item:
            break
        more = gathered(said, paragraphs[at].view, whole=True)
        if more is None or (said.names and own.text.endswith(".")):
            break
        torn = bool(said.names) and len(more.names) > len(said.names)
        said, own, at = more._replace(complete=more.complete and not torn), paragraphs[at], at + 1
    return said if said.names or said.counts else None


def totalled(said: Said, draft: Draft, start: int, end: int) -> Said:
    """A side with the total that stands alone between two paragraphs: "(4)", which reads like the mark of a clause."""
    if end - start > BEYOND:
        return said
    lines = []
    for line in draft.document.text[start:end].splitlines(keepends=True):
        lines.append((start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    view = view_of(draft.document.text, lines)
    more = gathered(said, view) if view.text[:1] == "(" else None
    return said if more is None else more._replace(complete=said.complete or more.counts[0].value == 0)


# --- tables of motions ------------------------------------------------------------------------------


def columns(table: Table) -> Iterator[tuple[Span, str]]:
    """The cells of a table that say who moved, who seconded and what became of it, by row or by column."""
    head = [column(cell) for cell in table.rows[0].cells]
    motions = "moved" in head or (
        "decided" in head and any("motion" in cell.casefold() for cell in table.rows[0].cells)
    )
    if motions and len(table.rows[0].cells) > 2:
        for row in table.rows[1:]:
            if len(row.spans) == len(head):  # a blank cell has no span, and shifts the others
                yield from ((span, kind or "text") for span, kind in zip(row.spans, head, strict=True))
        return
    sides = [column(row.cells[0]) if row.cells else "" for row in table.rows]
    if "moved" in sides:
        for row, kind in zip(table.rows, sides, strict=True):
            if kind and len(row.spans) > 1:
                yield row.spans[1], kind


def column(cell: str) -> str:
    """What a column or a row of a table of motions holds, by its heading."""
    words = cell.strip("*_ ")
    for kind, name in (("moved", "MOVER_COLUMN"), ("seconded", "SECONDER_COLUMN"), ("decided", "RESULT_COLUMN")):
        if terminal("votes/votes_words", name).search(words):
            return kind
    return ""


def motion_cells(draft: Draft) -> Iterator[tuple[int, str]]:
    """Where the paragraphs begin that are cells of tables of motions, and what each cell holds."""
    tables = draft.find(Table)
    starts = [paragraph.span.start for paragraph in draft.paragraphs if paragraph.role == "row"]
    for span, kind in (cell for table in tables for cell in columns(table)):
        at = bisect_left(starts, span.start)
        if at < len(starts) and starts[at] < span.end:
            yield starts[at], kind


def in_cells(paragraphs: tuple[Paragraph, ...], cells: dict[int, str]) -> Iterator[Said]:
    """The pieces that the cells of tables of motions are."""
    text, before = "", ""
    for paragraph in paragraphs:
        kind = cells.get(paragraph.span.start) if paragraph.role == "row" else None
        if kind is None:
            continue
        said = Said(paragraph.span, paragraph.text, paragraph.item, "decided", text=text)
        if before != "text" and kind in ("text", "moved"):  # another row
            yield said._replace(kind="afresh", span=Span(paragraph.span.start, paragraph.span.start))
        before = kind
        if kind == "text":
            text = paragraph.text
        elif kind in ("moved", "seconded"):
            reading = VOTERS[0].read(paragraph.text, 0)
            whole = reading is not None and reading.end == len(paragraph.text) and len(reading.tree.children) == 1
            named = {"name": paragraph.text, "named": paragraph.span} if whole else {}
            yield said._replace(kind=kind, **named, strong=True)  # type: ignore[arg-type]
        else:
            yield from in_result(said, paragraph)


def in_result(said: Said, paragraph: Paragraph) -> Iterator[Said]:
    """What the cell for the result says; any words in it are one."""
    found = [other for other in sweep((paragraph,), SIGHTS).get(Said, ()) if isinstance(other, Said)]
    yield from found
    if not any(other.kind in ("passed", "failed", "decided", "otherwise") for other in found):
        yield said
