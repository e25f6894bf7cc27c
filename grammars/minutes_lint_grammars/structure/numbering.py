"""Which numbered lines are items of the meeting's run, and which are entries of a list inside one.

Stands between lexer and parser, because it takes the whole run to tell: a list 1 to 6 inside minute 7 looks
like six minutes. A number inside a paragraph may fill a gap in a run of items, but opens one only where a program has
joined the lines of the whole meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import dropwhile, groupby, pairwise

from minutes_lint import Mark, Span
from minutes_lint.values import NamedTuple

from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.words import terminal

MARKS = Inline("structure/heading", window=48)
ROMAN = {"i": 1, "v": 5, "x": 10}
ENOUGH = 3
"""So many items show how a meeting numbers its business."""

KINDS = 12
"""So many runs of a meeting, each of its own form and indent, are weighed against one another."""

WIDEST_GAP = 8
"""How many numbers may be missing between two items of one run."""

ATTENDED = ("PRESENT", "APOLOGIES", "ATTENDING")
BUSINESS = ("NUMBERED", "RESOLVED", *ATTENDED)
"""What shows that a meeting is under way: another title after it may open another meeting."""

FEW = 3
"""So many numbered lines are no run beside more headings of another kind."""

LONG = 6
"""So many items in a row are a run even where each of them stands inside a paragraph."""

AHEAD = 12
"""Within so many segments after its title a meeting says who was there, or what is on its agenda."""

LETTERS = ("I.", "V.", "X.")
"""Marks that are letters in a run of letters."""

WORDY = 12
"""A line of so many words under a title shows that business has begun."""


class Candidate(NamedTuple):
    """A numbered segment that may be an item: where in the stream, its mark, and how its line is dressed."""

    order: int
    mark: Mark
    dress: str
    inline: bool


class Chain(NamedTuple):
    """The best run that ends in a candidate: its weight, where it begins, that candidate, and the run before it."""

    weight: float
    begins: int
    last: Candidate
    before: Chain | None

    def score(self, length: int) -> float:
        """How much it looks like the run of a meeting's items: heavy, and spread over `length` segments."""
        return self.weight * (0.3 + (self.last.order - self.begins + 1) / length)

    def members(self) -> list[Candidate]:
        """The candidates of the run, in order."""
        found, chain = [], self
        while True:
            found.append(chain.last)
            if chain.before is None:
                return found[::-1]
            chain = chain.before


class Numbering:
    """Turns NUMBERED segments into ITEM, ENTRY or TEXT, and headings into TOPIC where nothing is numbered.

    `names` says what a terminal of the line grammar is called in the style that imports it.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def process(self, stream: Iterable[Token]) -> Iterator[Token]:
        """The same tokens with their types settled."""
        tokens = list(apart(barely(stream)))
        for start, end in meetings(tokens):
            settle(tokens, start, end)
        for token in together(tokens):
            token.type = self.names[token.type]
            yield token


def barely(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the bare names of their terminals as types."""
    for token in tokens:
        token.type = bare(token.type)
        yield token


def apart(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with each row of a table that is the agenda told apart: the item it begins, and its other cells."""
    agenda = False
    for token in tokens:
        if token.type != "ROW":
            agenda = False
            yield token
            continue
        agenda = agenda or terminal("agenda/signals", "AGENDA_TABLE").match(token) is not None
        cells = terminal("agenda/signals", "AGENDA_ROW").match(token) if agenda else None
        if cells is None or cells.end() == len(token):
            yield token
        else:
            yield Token("NUMBERED", cells.group(), token.start_pos)
            yield Token("ROW", token[cells.end() :], token.start_pos + cells.end())


def together(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the rows that begin no item made whole again."""
    begun: Token | None = None
    for token in tokens:
        if begun is not None:
            yield Token("ROW", begun + token, begun.start_pos)
            begun = None
        elif token.type in ("ENTRY", "TEXT") and terminal("agenda/signals", "AGENDA_ROW").fullmatch(token):
            begun = token
        else:
            yield token


@cache
def bare(name: str) -> str:
    """The name of a terminal or rule without the prefix that Lark's imports give it."""
    return name.rpartition("__")[2]


def read_mark(text: str, start: int) -> Mark | None:
    """The mark that a segment begins with; `start` is where the segment stands in the document."""
    reading = MARKS.read(text, 0)
    if reading is None:
        return None
    parts = {str(part.type): part for part in reading.tree.children if isinstance(part, Token)}
    dress = len(parts.get("DRESS", ""))
    written = text[dress : reading.end]
    for kind, letter in (("FIGURE", "n"), ("ROMAN", "i"), ("LETTER", "a")):
        if kind in parts:
            number = str(parts[kind])
            form = written.replace(number, letter if number.islower() or kind == "FIGURE" else letter.upper(), 1)
            return Mark(Span(start + dress, start + reading.end), written, plain(form), value_of(kind, number))
    kind = next(kind for kind in ("SERIAL", "CODED", "DOTTED") if kind in parts)
    form, value, series = counted(kind, str(parts[kind]))
    return Mark(Span(start + dress, start + reading.end), written, form, value, series)


def counted(kind: str, number: str) -> tuple[str, int, str]:
    """The form of a number of several parts, the part that counts, and what stays the same in it.

    The part that counts comes before a year ("172/20", "FGB 98/2122") or has three digits ("TB/19/051").

    >>> counted("SERIAL", "172/20"), counted("SERIAL", "TB/19/051"), counted("CODED", "A12"), counted("DOTTED", "3.0")
    (('n/y', 172, '/20'), ('x/y/n', 51, 'TB/19/'), ('xn', 12, 'A'), ('n.0', 3, ''))
    """
    if kind == "DOTTED":
        series, _, value = number.rpartition(".")
        if value == "0" and series.isdigit():
            return "n.0", int(series), ""
        return "n" + ".n" * number.count("."), int(value), series
    digits = list(terminal("agenda/signals", "FIGURES").finditer(number))
    last = digits[-1]
    dated = len(last.group()) == 3 and (len(digits[0].group()) == 2 or digits[0].group()[:2] in ("19", "20"))
    count = last if len(digits) == 1 or dated else digits[0]
    shape = "".join("n" if part is count else "y" for part in digits)
    prefix = "x" if number[0].isalpha() else ""
    form = prefix + ("" if kind == "CODED" or not prefix else "/") + "/".join(shape)
    return form, int(count.group()), number[: count.start()] + number[count.end() :]


def as_roman(mark: Mark) -> Mark:
    """The mark of an item, in which a capital I, V or X alone is a roman numeral."""
    if not mark.form.startswith("A") or mark.text[:1].lower() not in ROMAN:
        return mark
    return mark._replace(form="I" + mark.form[1:], value=ROMAN[mark.text[0].lower()])


def as_letter(mark: Mark) -> Mark:
    """The mark of an item, in which a capital I, V or X alone is a letter."""
    if not mark.form.startswith("I") or len(mark.text.rstrip(".):")) != 1:
        return mark
    return mark._replace(form="A" + mark.form[1:], value=value_of("LETTER", mark.text[0]))


def year_first(marks: Iterable[Mark | None]) -> bool:
    """Whether the marks of a run begin with the year and count in their last figure: "20/41", "20/42", "20/43"."""
    pairs = [mark for mark in marks if mark is not None and mark.form in ("n/y", "x/n/y")]
    usual = max(Counter(mark.value for mark in pairs).values(), default=0)
    if usual < ENOUGH or usual * 4 < len(pairs) * 3:
        return False
    counts = [counting_on(mark).value or 0 for mark in pairs]
    return sum(one < other <= one + 2 for one, other in pairwise(counts)) > len(pairs) / 2


def counting_on(mark: Mark) -> Mark:
    """The mark of an item of a run that begins with the year, in which its last figure counts."""
    if mark.form not in ("n/y", "x/n/y"):
        return mark
    number = mark.text.strip(" \t\\*_.:)")
    *_, last = terminal("agenda/signals", "FIGURES").finditer(number)
    form = mark.form.replace("n", "y")[:-1] + "n"
    return mark._replace(form=form, value=int(last.group()), series=number[: last.start()])


def plain(form: str) -> str:
    """The form of a mark without Markdown's escapes and emphasis."""
    return form.replace("\\", "").replace("*", "").replace("_", "")


def value_of(kind: str, number: str) -> int:
    """The place in the count that a figure, a roman numeral or a letter stands for.

    >>> value_of("ROMAN", "iv"), value_of("LETTER", "c"), value_of("FIGURE", "12")
    (4, 3, 12)
    """
    if kind == "FIGURE":
        return int(number)
    if kind == "LETTER":
        return ord(number.lower()) - ord("a") + 1
    values = [ROMAN[letter] for letter in number.lower()]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))


def meetings(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of the stream that are one meeting each; title lines that open none become headings."""
    begins, titled, business = 0, False, False
    for index, token in enumerate(tokens):
        if token.type != "TITLE":
            business = business or token.type in BUSINESS or wordy(token)
        elif titled and not (business and opens(tokens, index)):
            retype(tokens, index, "HEADING")
        else:
            if business:
                yield begins, index
                begins = index
            titled, business = True, False
    yield begins, len(tokens)


def opens(tokens: list[Token], index: int) -> bool:
    """Whether a title line is followed by what a meeting or a report begins with."""
    following = [token for token in tokens[index + 1 : index + 3 * AHEAD] if token.type != "BLANK"][:AHEAD]
    attended = any(token.type in ATTENDED for token in following)
    announced = any(token.strip(" *#\r\n").lower() in ("agenda", "minutes") for token in following)
    return attended or announced or "report" in tokens[index].lower()


def wordy(token: Token) -> bool:
    """Whether a segment is text of the business rather than a line of the title."""
    return token.type == "TEXT" and token.count(" ") >= WORDY


def settle(tokens: list[Token], start: int, end: int) -> None:
    """Give the numbered segments and headings of one meeting their types, in place."""
    candidates = list(numbered(tokens, start, end))
    if year_first(candidate.mark for candidate in candidates):
        candidates = [candidate._replace(mark=counting_on(candidate.mark)) for candidate in candidates]
    run = items(candidates, end - start)
    letters = in_letters(tokens, start, end)
    if letters and (not run or covered(run, end - start) < covered(letters, end - start) / 2):
        run, candidates = letters, [*candidates, *letters]
    topics = topics_of(tokens, start, end, run)
    chosen = {candidate.order for candidate in (run if not topics else beside(topics, tokens, run, candidates))}
    for candidate in candidates:
        other = "TEXT" if candidate.inline or weak(candidate) else "ENTRY"
        retype(tokens, candidate.order, "ITEM" if candidate.order in chosen else other)
    for index in topics:
        retype(tokens, index, "TOPIC")
    for index in range(start, end):
        if tokens[index].type == "HEADING" and runs_on(tokens[index]):
            retype(tokens, index, "TEXT")
    lettered = [index for index in range(start, end) if tokens[index].type == "LETTERED"]
    listed = set(lists(tokens, lettered))
    for index in lettered:
        retype(tokens, index, "CLAUSE" if index in listed else "TEXT")


def in_letters(tokens: list[Token], start: int, end: int) -> list[Candidate]:
    """The lines "A. Call to order", "B. Minutes" … of a meeting whose items have letters, most of it in their run."""
    found = []
    for index in range(start, end):
        token = tokens[index]
        if token.type == "LETTERED" or (token.type == "NUMBERED" and token.lstrip(" \t\xa0#*_>")[:2] in LETTERS):
            mark = read_mark(token, token.start_pos)
            if mark is not None and mark.form.startswith("A"):
                found.append(Candidate(index, mark, "", inline=False))
    best = best_run(found, end - start)
    run = best.members() if best else []
    whole = len(run) > 2 and run[0].mark.value == 1 and covered(run, end - start) >= 0.5
    if whole and all(one.mark.value == other.mark.value - 1 for one, other in pairwise(run)
                     if one.mark.value and other.mark.value):  # fmt: skip
        return run
    return miscounted(run, found) if whole else []


def miscounted(run: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    """A run of letters from its first to its last where each but one is the letter of its place: "A", "B", "B", "D"."""
    among = [c for c in found if run[0].order <= c.order <= run[-1].order]
    wrong = [place for place, c in enumerate(among, 1) if c.mark.value != place]
    return among if len(wrong) == 1 and len(among) >= LONG else []


def lists(tokens: list[Token], lettered: list[int]) -> Iterator[int]:
    """The lines "A. …", "B. …" that count on from A: others begin with somebody's initial."""
    run: list[int] = []
    last = 0
    for index in lettered:
        value = value_of("LETTER", tokens[index].lstrip(" \t\xa0#*_>")[0])
        if value == 1 or not last < value <= last + 2:
            yield from run if len(run) > 1 else ()
            run = []
        if value == 1 or run:
            run.append(index)
            last = value
    yield from run if len(run) > 1 else ()


def topics_of(tokens: list[Token], start: int, end: int, run: list[Candidate]) -> list[int]:
    """The headings that are the meeting's items: Markdown's where numbers do not outweigh them, else plain ones."""
    if len(run) <= FEW and (bullets := bold_bullets(tokens, start, end)):
        return bullets
    if run and usual_dress(run).strip():
        return []
    found = [(index, rank(tokens[index])) for index in range(start, end) if tokens[index].type == "HEADING"]
    ranks = [kind for _, kind in found if kind]
    top = min((kind for kind in ranks if ranks.count(kind) > 1), default=0)
    whole = bool(run) and covered(run, end - start) >= 0.5
    if top:
        topics = [index for index, kind in found if kind >= top]
        topics = topics[1:] if topics and names_meeting(tokens, topics[0], [*topics, end][1]) else topics
        outweighed = whole and len(run) > len(topics)
    else:
        topics = plain_topics(tokens, start, end)
        outweighed = whole or (len(run) > 2 and len(run) * 2 > len(topics))
    return topics if len(topics) >= 3 and not outweighed else []


def names_meeting(tokens: list[Token], index: int, end: int) -> bool:
    """Whether the first heading is that of the meeting itself: "Minutes of the meeting held on 5 March 2024".

    The list of those present follows it, or the next heading; under an item for earlier minutes stands what was done.
    """
    if terminal("agenda/signals", "OWN_TITLE").match(tokens[index]) is None:
        return False
    told = [token.type for token in tokens[index + 1 : end] if token.type != "BLANK"]
    return not told or any(kind in ATTENDED for kind in told)


def bold_bullets(tokens: list[Token], start: int, end: int) -> list[int]:
    """The bullets with a title in bold that stand for the items of a meeting whose numbers a program has lost."""
    found = [at for at in range(start, end) if tokens[at].type == "BULLET" and tokens[at][1:].lstrip()[:2] == "**"]
    headed = any(tokens[at].type == "HEADING" and rank(tokens[at]) for at in range(start, end))
    return found if not headed and len(found) > FEW and (found[-1] - found[0] + 1) * 2 >= end - start else []


def beside(topics: list[int], tokens: list[Token], run: list[Candidate],
           candidates: list[Candidate]) -> Iterator[Candidate]:  # fmt: skip
    """The numbered lines that are items beside those that have lost their numbers: "5.1", or a few in a run."""
    if tokens[topics[0]].type == "BULLET":
        yield from run
        yield from (candidate for candidate in candidates if below(candidate) and not candidate.inline)


def plain_topics(tokens: list[Token], start: int, end: int) -> list[int]:
    """Headings without Markdown, from the first with text under it: in capitals or with a colon, or else in bold."""
    attended = (index for index in range(start, end) if tokens[index].type in ATTENDED)
    begun = next(attended, next((index for index in range(start, end) if tokens[index].type != "BLANK"), end))
    headed = [index for index in range(begun + 1, end) if tokens[index].type == "HEADING"]
    headed = list(dropwhile(lambda at: not (has_text(tokens, at + 1, end) or runs_on(tokens[at])), headed))
    texts = next((index for index in range(begun, end) if wordy(tokens[index])), end)
    titles = sum(1 for index in headed if index < texts) - 1
    headed = headed[titles:] if titles > 0 and tokens[begun].type not in ATTENDED else headed
    once = Counter(tokens[index].strip() for index in headed)
    headed = [index for index in headed if once[tokens[index].strip()] == 1]
    set_off = [index for index in headed if capitals_or_label(tokens[index])]
    return set_off if len(set_off) >= 3 else headed


def has_text(tokens: list[Token], index: int, end: int) -> bool:
    """Whether what follows a heading is text, rather than a further line of a title or who attended."""
    following = next((tokens[i] for i in range(index, end) if tokens[i].type != "BLANK"), None)
    if following is None or following.type in ("HEADING", "TITLE", "SIGNATURE", *ATTENDED):
        return False
    return following.type != "TEXT" or not dated(following)


def dated(token: Token) -> bool:
    """Whether a line is little more than a date, as those of a title are."""
    return token.count(" ") < 6 and any(
        len(figure) == 4 for figure in terminal("agenda/signals", "FIGURES").findall(token)
    )


def capitals_or_label(token: Token) -> bool:
    """Whether a heading is all capitals, a few words and a colon, or known by its words rather than by being bold."""
    text = token.strip(" \t\r\n*_")
    return text.endswith(":") or text.upper() == text or token.lstrip()[:1] not in "*_"


def runs_on(token: Token) -> bool:
    """Whether the text follows on the line of a heading that is no more than a word or two and a colon."""
    text = token.strip()
    return text[0] not in "#*_" and ":" in text[:-1] and text.upper() != text


def retype(tokens: list[Token], index: int, kind: str) -> None:
    """Replace a token by the same text with another type."""
    tokens[index] = Token(kind, tokens[index], tokens[index].start_pos)


def numbered(tokens: list[Token], start: int, end: int) -> Iterator[Candidate]:
    """The numbered segments of a stretch."""
    for index in range(start, end):
        token = tokens[index]
        if token.type == "NUMBERED":
            mark = read_mark(token, token.start_pos)
            if mark is None:
                retype(tokens, index, "TEXT")
                continue
            mark = as_roman(mark)
            before = tokens[index - 1] if index else ""
            yield Candidate(index, mark, dress(token, mark), bool(before) and before[-1] not in "\r\n")


def dress(token: Token, mark: Mark) -> str:
    """How a numbered line is set off: by its indent, by Markdown, by emphasis, by capitals, or not at all."""
    title = str(token)[mark.span.end - token.start_pos :].strip(" \t*_\\")
    letters = [letter for letter in title[:24] if letter.isalpha()]
    capitals = "A" if len(letters) > 3 and all(letter.isupper() for letter in letters[:12]) else ""
    head = str(token).lstrip()
    indent = " " * ((len(token) - len(head)) // 2)
    return indent + (head[:1] if head[:1] in "#*_" else "") + capitals


def items(candidates: list[Candidate], length: int) -> list[Candidate]:
    """Those of the candidates that are items: the weightiest run, what strays from it, and what is below it."""
    tops = [c for c in candidates if not below(c)]
    found = [best_run([c for c in tops if level(c) == form], length) for form in sorted({level(c) for c in tops})]
    ranked = sorted((run for run in found if run), key=lambda run: (run.score(length), run.begins), reverse=True)
    best = next((run for run in ranked[:KINDS] if not any(holds(other, run) for other in ranked[:KINDS])), None)
    if best is None or (best.before is None and (weak(best.last) or not heads_alone(best.last, tops))):
        return dotted(candidates, length) if not tops else glued(tops, candidates, length)
    run = best.members()
    run = sorted({*run, *strays(run, tops)}, key=lambda c: c.order)
    return sorted([*run, *sub_items(run, candidates)], key=lambda c: c.order)


def holds(outer: Chain, inner: Chain) -> bool:
    """Whether one run of three or more holds another: all of that stands inside one item and is indented farther.

    So do paragraphs that are numbered on through the meeting, under items that bear its minute numbers.
    """
    members = [c.order for c in outer.members()]
    if len(members) < ENOUGH or not members[0] < inner.begins:
        return False
    if "/" in outer.last.mark.form:
        return level(inner.last)[0] == "n" and members[-1] > (inner.begins + inner.last.order) / 2
    deeper = level(inner.last)[0] == level(outer.last)[0] and level(inner.last)[1] > level(outer.last)[1]
    return deeper and not any(inner.begins < order < inner.last.order for order in members)


def level(candidate: Candidate) -> tuple[str, int]:
    """What the members of one run share: the form of their marks, and how far they are indented."""
    return candidate.mark.form.rstrip(".:"), len(candidate.dress) - len(candidate.dress.lstrip())


def dotted(candidates: list[Candidate], length: int) -> list[Candidate]:
    """The run of a meeting whose items all begin with its own number, "64.1", "64.2", or end in its year: "43.15"."""
    pairs = [c for c in candidates if c.mark.form == "n.n"]
    for choice in (pairs, list(map(yearly, pairs))):
        best = best_run(choice, length)
        if best is not None and len(run := best.members()) >= ENOUGH:
            orders = {c.order for c in run}
            return [c for c in pairs if c.order in orders]
    return []


def yearly(candidate: Candidate) -> Candidate:
    """A candidate whose mark counts before the stop rather than after it."""
    mark = candidate.mark
    counted = mark._replace(value=int(mark.series), series=f".{mark.value}")
    return candidate._replace(mark=counted)


def glued(tops: list[Candidate], candidates: list[Candidate], length: int) -> list[Candidate]:
    """The run of a meeting whose line ends were lost, so that even its first item stands inside a paragraph.

    Only a long run that spans most of the meeting is one: elsewhere it is a list in a paragraph.
    """
    best = best_run([c._replace(inline=False) for c in tops if not weak(c)], length)
    run = best.members() if best else []
    if len(run) < LONG or (run[0].mark.value or 0) > 2 or covered(run, length) < 0.5:
        return []
    return sorted([*run, *sub_items(run, candidates)], key=lambda c: c.order)


def weak(candidate: Candidate) -> bool:
    """Whether a mark is one only in a run: a bare number, a roman numeral, or a number after letters."""
    return candidate.mark.form[:1] in ("I", "x") or candidate.mark.form == "n"


def below(candidate: Candidate) -> bool:
    """Whether a mark is one of a sub-item: "5.1"."""
    return candidate.mark.form.startswith("n.n")


def heads_alone(candidate: Candidate, tops: list[Candidate]) -> bool:
    """Whether the only numbered line of its form is set off as a heading."""
    return not candidate.inline and (bool(candidate.dress.strip()) or len(tops) == 1)


def covered(run: list[Candidate], length: int) -> float:
    """The share of the meeting's segments that a run spans."""
    return (run[-1].order - run[0].order + 1) / length


def best_run(candidates: list[Candidate], length: int) -> Chain | None:
    """The ascending run in candidates of one form that looks most like a meeting's items."""
    ends: dict[tuple[str, int], Chain] = {}
    best: Chain | None = None
    for candidate in candidates:
        chain = longest(candidate, ends)
        if chain is None:
            continue
        key = candidate.mark.series, candidate.mark.value or 0
        if key not in ends or chain.weight >= ends[key].weight:
            ends[key] = chain
        if best is None or chain.score(length) > best.score(length):
            best = chain
    return best


def longest(candidate: Candidate, ends: dict[tuple[str, int], Chain]) -> Chain | None:
    """The weightiest run that ends in a candidate: after the number right before it, or after a gap in a run
    of lines dressed alike; inside a paragraph only the former.
    """
    serial, own = "/" in candidate.mark.form, 1.5 if candidate.dress.strip() else 1.0
    best = Chain(own, candidate.order, candidate, None) if serial or not candidate.inline else None
    for gap in range(1, 2 if candidate.inline and not serial else WIDEST_GAP + 1):
        before = ends.get((candidate.mark.series, (candidate.mark.value or 0) - gap))
        if before is None or (gap > 1 and written(before.last) != written(candidate)):
            continue
        alike = 0.3 if before.last.dress == candidate.dress else 0
        gained = before.weight + (0.8 if candidate.inline else own) + alike - 0.4 * (gap - 1)
        if best is None or gained > best.weight:
            best = Chain(gained, before.begins, candidate, before)
    return best


def written(candidate: Candidate) -> tuple[str, str]:
    """How a candidate's line is dressed, and its mark written."""
    return candidate.dress, candidate.mark.form


def strays(run: list[Candidate], tops: list[Candidate]) -> Iterator[Candidate]:
    """Candidates that look like the run's but stand out of its order: repeated, or going back.

    A list that counts from one is none of them.
    """
    usual = usual_dress(run)
    members = {c.order for c in run}
    rest = [c for c in tops if c.order not in members and level(c) == level(run[0]) and run[0].order < c.order]
    for _, group in groupby(enumerate(rest), key=lambda pair: (pair[1].mark.value or 0) - pair[0]):
        together = [c for _, c in group]
        listed = together[0].mark.value == 1 or len(together) > 2
        if not listed:
            yield from (c for c in together if not c.inline and not weak(c) and c.dress == usual)


def usual_dress(run: list[Candidate]) -> str:
    """How most items of a run are set off."""
    dresses = [c.dress for c in run]
    return max(set(dresses), key=dresses.count)


def sub_items(run: list[Candidate], candidates: list[Candidate]) -> Iterator[Candidate]:
    """The "5.1", "5.1.2" … that stand under item 5."""
    numbers = {c.order: str(c.mark.value) for c in run}
    current = ""
    for candidate in candidates:
        if candidate.order in numbers:
            current = numbers[candidate.order]
        elif below(candidate) and candidate.mark.series.partition(".")[0] == current:
            yield candidate


def rank(token: Token) -> int:
    """The level of a Markdown heading; 0 for one in capitals or bold."""
    head = token.lstrip()
    return len(head) - len(head.lstrip("#"))
