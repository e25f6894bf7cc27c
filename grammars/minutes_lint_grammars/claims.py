"""What a text says of its figures: sums, shares, changes and differences, read and worked out again.

The words of a passage become letters, one for each kind of quantity and each word that relates quantities;
`claims.lark` reads those, and this module does the arithmetic. What is not read without doubt is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Literal

from minutes_lint import Claim, Item, Oddity, Paragraph, Quantity, Span
from minutes_lint.values import NamedTuple

from . import conflicts, rounding
from .inline import Inline
from .mentions import Draft, Found
from .parsing import Token, Tree
from .rounding import Interval
from .tables import slip
from .words import either, terminal

GRAMMAR = Inline("claims", window=200)

LETTERS = {
    "TOTAL": "S", "BRING": "R", "WHOM": "W", "PART": "P", "SPLIT": "E", "COMPARED": "C", "ABOVE": "H", "BELOW": "L",
    "EITHER": "N", "LIMIT_LOW": "I", "LIMIT_HIGH": "J", "EXIST": "V", "CARRIED": "Q", "LEAVING": "z",
    "EQUIVALENT": "Z", "BREAK": "~", "LESS": "y", "LOSS": "n", "UP": "U", "DOWN": "D", "CHANGE": "X", "GAP": "G",
    "FROM": "F", "TO": "T", "BY": "B", "OF": "O", "AND": "&", "PLUS": "+", "EQUALS": "=", "RATE": "e", "AT": "t",
    "ADDITIONAL": "A", "REST": "M", "BETWEEN": "K", "ABOUT": "q", "THESE": "Y", "ARTICLE": "a", "STOP": ".",
    "SEMICOLON": ";", "COMMA": ",", "OPEN": "(", "CLOSE": ")", "COLON": ":", "DASH": "-", "WORD": "w",
}  # fmt: skip
"""The letters of words and signs, by the terminals of `claims_words.lark` in the order in which they are tried."""

UNITS = {"": "c", "%": "p", "points": "o", "/": "f"}
"""The letters of quantities by their unit; "m" for money."""

OPENERS = frozenset("cmpfUDXFGOVEKIJS")
"""Letters that a claim may begin with."""

LIST_GAP = frozenset("wa,&+;")
"""Letters that stand between the figures of a list."""

MEASURE_WORDS = """
    second minute hour day week month year mile kilometre metre foot inch yard acre hectare litre gallon ton tonne
    kg km pence penny mph weekly monthly yearly daily hourly annually
"""
MEASURES = frozenset(MEASURE_WORDS.split())
"""What is counted in units that do not add up with others."""

UNSPOKEN = ("signature", "address")
"""Paragraphs that are no sentences."""

SPOKEN = 6
"""The cell of a table that has so many spaces is a sentence."""

HOURS = 24
"""Bare figures up to this one may be times of day."""

ARTICLE = 3
"""A word of no more letters between "of" and a sum of money does not name it."""

TIMES = (2, 3, 4)
"""So many times its parts a total may be, where they are given for one of several."""

TELLING = 4
"""A total with so many digits that is right but for one was not meant to be anything else."""

NEAR_PRICE = ((Decimal("0.5"), Decimal("1.04")), (Decimal("1.28"), Decimal(2)))
"""So many times what its price makes a sum may be that is wrong: between them it may have a tax on it."""

HEDGE = Decimal("0.1")
"""How far a figure may be off that is said to be about right."""

NEAR = 200
"""So many characters before and after a quantity are looked at for what it has to do with others."""

Verdict = Literal["right", "wrong", "open"]
Stated = tuple[str, Quantity]


class Passage(NamedTuple):
    """Sentences that may speak of each other, as letters; words and quantities by their place among them."""

    code: str
    words: tuple[str, ...]
    quantities: dict[int, Quantity]
    item: Item | None


class Reading(NamedTuple):
    """A claim as read: which rule of the grammar, its tokens, and where in the passage it begins and ends."""

    name: str
    tokens: tuple[Token, ...]
    start: int
    end: int
    passage: Passage

    @property
    def figures(self) -> list[Quantity]:
        """The quantities, in order."""
        return [self.quantity(token) for token in self.tokens if token.type == "VALUE"]

    @property
    def stated(self) -> list[Stated]:
        """Each quantity with the terminal before it, which says what part it plays."""
        before, found = "", []
        for token in self.tokens:
            if token.type == "VALUE":
                found.append((before, self.quantity(token)))
                before = ""
            else:
                before = token.type
        return found

    def place(self, token: Token) -> int:
        """The place of a token in the passage."""
        return self.start + token.start_pos

    def quantity(self, token: Token) -> Quantity:
        """The quantity of a VALUE."""
        return self.passage.quantities[self.place(token)]

    def hedged(self) -> bool:
        """Whether one of the figures is said to be about right."""
        places = [self.place(token) for token in self.tokens if token.type == "VALUE"]
        return any("q" in self.passage.code[max(0, at - 2) : at] for at in places)

    def word(self, letters: str) -> str:
        """The first word of the reading whose letter is one of these."""
        for at in range(self.start, self.end):
            if self.passage.code[at] in letters:
                return self.passage.words[at]
        return ""

    def before(self) -> str:
        """The letters between the beginning of the sentence and the reading."""
        code = self.passage.code[max(0, self.start - 200) : self.start]
        return code.replace("/", ".").rpartition(".")[2]

    def after(self) -> str:
        """The letters between the reading and the end of the sentence."""
        return up_to(self.passage.code[self.end : self.end + 200], "./")


def up_to(code: str, ends: str) -> str:
    """The letters before the first of some that end a clause.

    >>> up_to("wc,m;p", ";,"), up_to("wc", ".")
    ('wc', 'wc')
    """
    return code[: min((at for end in ends if (at := code.find(end)) >= 0), default=len(code))]


def settle(draft: Draft) -> Found:
    """The draft's mentions with what the text claims of its quantities."""
    told = list(figures(draft))
    claims: list[Claim] = []
    unread: list[Oddity] = []
    for passage in passages(told):
        read = list(claims_in(passage))
        unread += unread_in(passage, read)
        claims += read
    return {
        **draft.found,
        Claim: [*draft.found.get(Claim, ()), *claims, *conflicts.scan(told), *pages(draft)],
        Oddity: [*draft.found.get(Oddity, ()), *unread],
    }


def pages(draft: Draft) -> Iterator[Claim]:
    """ "Page 7 of 5", wherever it stands: most of them are no part of any paragraph."""
    for match in terminal("quantities_words", "PAGE_OF").finditer(draft.document.text, *draft.span):
        page, last = (
            Quantity(Span(*match.span(group)), match[group], None, Decimal(match[group]), "page") for group in (1, 2)
        )
        assert page.value is not None
        assert last.value is not None
        verdict: Verdict = "right" if page.value <= last.value else "wrong"
        yield Claim(Span(*match.span()), match.group(), None, "range", (page, last), page, verdict, "", "of")


# --- from sentences to letters ----------------------------------------------------------------------


Told = tuple[Paragraph, list[Quantity]]
"""A paragraph and the quantities in it."""


def figures(draft: Draft) -> Iterator[Told]:
    """The paragraphs that are sentences, each with its quantities."""
    quantities = [q for q in draft.found.get(Quantity, ()) if isinstance(q, Quantity)]
    quantities.sort(key=lambda quantity: quantity.span)
    starts = [quantity.span.start for quantity in quantities]
    for paragraph in draft.paragraphs:
        told = paragraph.role != "row" or paragraph.view.text.count(" ") >= SPOKEN
        if told and paragraph.role not in UNSPOKEN:
            span = paragraph.span
            yield paragraph, quantities[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def passages(told: Iterable[Told]) -> Iterator[Passage]:
    """The passages in which two quantities or more stand: a paragraph, or a list with the words that lead to it."""
    for group in groups(told):
        if sum(len(quantities) for _, quantities in group) > 1:
            letters: list[tuple[str, str, Quantity | None]] = []
            for paragraph, quantities in group:
                if quantities:
                    letters += lettered(paragraph, quantities)
                letters.append(("/", "", None))
            yield passage(letters, group[0][0].item)


def groups(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Paragraphs that are read together: the entries of a list, with the paragraph that ends in a colon before them."""
    group: list[Told] = []
    for paragraph, quantities in told:
        goes_on = bool(group) and entry(paragraph) and (entry(group[-1][0]) or leads(group[-1][0]))
        if group and not (goes_on and paragraph.item is group[0][0].item):
            yield group
            group = []
        group.append((paragraph, quantities))
    if group:
        yield group


def entry(paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list, if only by its indent: extracted text may have lost its bullets."""
    return paragraph.role in ("entry", "clause") or (paragraph.role == "text" and paragraph.depth > 0)


def leads(paragraph: Paragraph) -> bool:
    """Whether a paragraph leads to a list: it ends in a colon, with or without a dash."""
    return paragraph.view.text[-2:].rstrip("-–")[-1:] == ":"


def lettered(paragraph: Paragraph, quantities: Iterable[Quantity]) -> Iterator[tuple[str, str, Quantity | None]]:
    """The letters of a paragraph, each with its word, and with its quantity where it stands for one."""
    view, at = paragraph.view, 0
    lower = view.text.lower()
    said = Words(view.text, lower if len(lower) == len(view.text) else view.text)
    for quantity in quantities:
        start = found_at(paragraph, quantity, at)
        if start < 0:
            continue
        yield from spelled(said, at, start)
        at = start + len(quantity.raw)
        yield "~" if quantity.problem else UNITS.get(quantity.unit, "m"), quantity.raw, quantity
    yield from spelled(said, at, len(view.text))


def found_at(paragraph: Paragraph, quantity: Quantity, at: int) -> int:
    """Where in the view a quantity stands, at `at` or after; -1 where it is not shown."""
    view = paragraph.view
    at = view.text.find(quantity.raw, at)
    while at >= 0 and view.offset(at) != quantity.span.start:
        at = view.text.find(quantity.raw, at + 1)
    return at


class Words(NamedTuple):
    """The text of a paragraph, and the same in lower case."""

    text: str
    lower: str


def spelled(said: Words, start: int, end: int) -> Iterator[tuple[str, str, None]]:
    """The letters of the words between two quantities; of a long stretch, those near them."""
    text = said.text
    if end - start > 2 * NEAR:
        yield from spelled(said, start, start + NEAR if start else 0)
        yield "~", "…", None
        start = end - NEAR if end < len(text) else end
    for word in either("claims_words", tuple(LETTERS)).finditer(said.lower, start, end):
        letter, (first, last) = LETTERS[word.lastgroup or ""], word.span()
        if letter == "-" and " " in text[max(0, first - 1) : last + 1]:
            letter = ","
        yield letter, text[first:last], None


CONTEXT = {"IDLE": "w", "HEDGE": "q", "RATED": "r"}


def passage(letters: list[tuple[str, str, Quantity | None]], item: Item | None) -> Passage:
    """A passage of letters: without brackets that hold no figure, and with each letter what it means in its place."""
    code = "".join(letter for letter, _, _ in letters)
    empty = [match.span() for match in terminal("claims_context", "EMPTY").finditer(code)]
    for start, end in reversed(empty):
        del letters[start:end]
    code = "".join(letter for letter, _, _ in letters)
    code = either("claims_context", tuple(CONTEXT)).sub(lambda match: CONTEXT[match.lastgroup or ""], code)
    words = tuple(word for _, word, _ in letters)
    return Passage(code, words, {at: q for at, (_, _, q) in enumerate(letters) if q is not None}, item)


# --- from letters to claims -------------------------------------------------------------------------


def claims_in(passage: Passage) -> Iterator[Claim]:
    """The claims of a passage, in order; what a claim has taken in is not read again as one of its kind."""
    read_to: dict[Callable[[Reading], Iterator[Claim]], int] = {}
    inner = listed(passage)
    for at, letter in enumerate(passage.code):
        if letter not in OPENERS or at in inner:
            continue
        reading = read(passage, at)
        if reading is None:
            continue
        work_out = WORK_OUT[reading.name]
        if at < read_to.get(work_out, 0):
            continue
        claims = list(work_out(reading))
        if claims:
            read_to[work_out] = reading.end
        yield from claims


def listed(passage: Passage) -> set[int]:
    """The places of quantities in the midst of a list of their kind: nothing begins there."""
    places, inner = list(passage.quantities), set()
    for before, at, after in zip(places, places[1:], places[2:], strict=False):
        gaps = passage.code[before + 1 : at] + passage.code[at + 1 : after]
        if passage.code[before] == passage.code[at] == passage.code[after] and LIST_GAP.issuperset(gaps):
            inner.add(at)
    return inner


def read(passage: Passage, at: int) -> Reading | None:
    """What the grammar reads at a place of a passage."""
    found = GRAMMAR.read(passage.code, at)
    if found is None:
        return None
    (tree,) = found.tree.children
    assert isinstance(tree, Tree)
    tokens = tuple(token for token in tree.children if isinstance(token, Token))
    return Reading(str(tree.data), tokens, at, found.end, passage)


def unread_in(passage: Passage, claims: Iterable[Claim]) -> Iterator[Oddity]:
    """What looks like a claim and was not read as one: from its first figure to the one it states."""
    known = {quantity.span for claim in claims for quantity in (*claim.operands, claim.stated)}
    for match in terminal("claims_context", "LIKE").finditer(passage.code):
        stated = passage.quantities[match.end()]
        if stated.span not in known:
            first = next(passage.quantities[at] for at in range(*match.span()) if at in passage.quantities)
            words = " ".join(word for word in passage.words[match.start() : match.end() + 1] if word)
            yield Oddity(Span(first.span.start, stated.span.end), words, passage.item, "unread", "claims")


def claim(
    reading: Reading,
    relation: str,
    operands: Iterable[Quantity],
    stated: Quantity,
    verdict: Verdict,
    expected: str = "",
    word: str = "",
) -> Claim:
    """A claim with its place: from the first of its figures to the last."""
    operands = tuple(operands)
    spans = [quantity.span for quantity in (*operands, stated)]
    words = " ".join(w for w in reading.passage.words[reading.start : reading.end] if w)
    span = Span(min(spans).start, max(span.end for span in spans))
    return Claim(span, words, reading.passage.item, relation, operands, stated, verdict, expected, word)


# --- arithmetic -------------------------------------------------------------------------------------


def standing(quantity: Quantity, pence: bool) -> Interval:
    """The values that a figure may stand for.

    A count is exact, and so is money where pence are given in the same claim; anything else may have been
    rounded or cut off at the last place printed.
    """
    assert quantity.value is not None
    counted = quantity.unit in ("", "/") and quantity.precision == 0
    money = quantity.unit in "£$€" and quantity.unit != "" and quantity.precision >= 0 and pence
    if counted or money:
        return rounding.exact(quantity.value)
    return rounding.printed(quantity.value, rounding.step(quantity.precision))


def standings(quantities: Iterable[Quantity]) -> list[Interval]:
    """The values that figures of one claim may stand for."""
    quantities = tuple(quantities)
    pence = any(quantity.precision > 0 for quantity in quantities)
    return [standing(quantity, pence) for quantity in quantities]


def judged(reading: Reading, stated: Quantity, true: Interval | None, pence: bool = False) -> Verdict:
    """Whether a figure may be what the others make; a hedge leaves it room."""
    if true is None or stated.value is None:
        return "open"
    figure = standing(stated, pence)
    if stated.unit == "" and stated.precision == 0 and true.low != true.high:
        figure = rounding.printed(stated.value, Decimal(1))
    if reading.hedged():
        room = max(abs(stated.value) * HEDGE, rounding.step(stated.precision))
        figure = Interval(figure.low - room, figure.high + room)
    return "right" if figure.meets(true) else "wrong"


def shown(value: Decimal, like: Quantity) -> str:
    """A value printed as another figure is: with its unit, its decimals and commas.

    A figure in words or in millions is answered in full.
    """
    places = max(like.precision, 0)
    if like.unit in "£$€" and like.unit and value != value.to_integral_value() and like.precision >= 0:
        places = max(places, 2)
    rounded = value.quantize(Decimal(1).scaleb(-places)) if places or like.precision >= 0 else value
    if like.precision < 0:
        rounded = value.quantize(Decimal(1))
    money = like.unit if like.unit in "£$€" else ""
    sign = "-" if rounded < 0 else ""
    tail = {"%": "%", "points": " points"}.get(like.unit, "")
    return f"{sign}{money}{abs(rounded):,}{tail}"


def shown_share(part: Decimal, like: Quantity) -> str:
    """A part of one as a percentage, with the decimals of another, and with one where that makes a difference."""
    share = shown(part * 100, like._replace(precision=max(like.precision, 1)))
    return share.replace(".0%", "%") if like.precision == 0 else share


def same_kind(*quantities: Quantity) -> bool:
    """Whether figures have one unit, and count nothing that would not add up."""
    if len({quantity.unit for quantity in quantities}) > 1:
        return False
    heads = {head(quantity) for quantity in quantities}
    return len(heads) == 1 or not heads & MEASURES


def head(quantity: Quantity) -> str:
    """The first word of what is counted, in the singular: "pupil"."""
    return singular(quantity.noun.partition(" ")[0])


def singular(word: str) -> str:
    """A noun without the ending of its plural, in lower case.

    >>> singular("Pupils"), singular("Boss")
    ('pupil', 'boss')
    """
    word = word.casefold().rstrip("’'")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def comparable(first: Quantity, last: Quantity) -> bool:
    """Whether two figures may be two values of one thing: neither counts what the other does not."""
    if first.value is None or last.value is None or not same_kind(first, last):
        return False
    return first.unit != "" or not (head(first) and head(last)) or head(first) == head(last)


# --- each relation ----------------------------------------------------------------------------------


def changes(reading: Reading) -> Iterator[Claim]:
    """ "From a to b, a rise of d (p%)": the direction, the amount and the share."""
    base = now = None
    stated = []
    for role, quantity in reading.stated:
        if role in ("FROM", "UP_FROM", "BACK"):
            base = quantity
        elif role == "TO" or (role == "" and now is None and reading.name == "raised"):
            now = quantity
        else:
            stated.append(quantity)
    if base is None or now is None or not comparable(base, now):
        return
    if any(quantity.unit == now.unit and not comparable(now, quantity) for quantity in stated):
        return  # "from 60 to 50 mph, an increase of 2 signs"
    assert base.value is not None
    assert now.value is not None
    between = "".join(token for token in reading.tokens if token.type != "VALUE")
    turn = next((letter for letter in between if letter in "UDX"), "")
    if turn in ("U", "D"):
        fits = now.value > base.value if turn == "U" else now.value < base.value
        yield claim(reading, "change", (base, now), now, "right" if fits else "wrong", "", reading.word("UD"))
        if not fits:
            return
    for quantity in stated:
        yield from by(reading, base, now, quantity)


def by(reading: Reading, base: Quantity, now: Quantity, stated: Quantity, relation: str = "change") -> Iterator[Claim]:
    """One amount or share by which a figure is said to differ from another."""
    if base.value is None or now.value is None or (stated.unit == base.unit and not same_kind(base, now, stated)):
        return
    first, last, _ = standings((base, now, stated))
    pence = any(quantity.precision > 0 for quantity in (base, now, stated))
    apart = last.minus(first)
    amount = apart if apart.low >= 0 or now.value >= base.value else Interval(-apart.high, -apart.low)
    value = abs(now.value - base.value)
    if stated.unit == base.unit or (stated.unit == "points" and base.unit in ("%", "")):
        verdict = judged(reading, stated, amount, pence)
        if verdict == "wrong" and stated.unit == "%" and relative(reading, stated, amount, first) == "right":
            verdict = "right"
        yield claim(reading, relation, (base, now), stated, verdict, shown(value, stated))
    elif stated.unit == "%" and base.value > 0:
        verdict = relative(reading, stated, amount, first)
        yield claim(reading, relation, (base, now), stated, verdict, shown_share(value / base.value, stated))


def relative(reading: Reading, stated: Quantity, amount: Interval, base: Interval) -> Verdict:
    """Whether an amount is the share of its base that is stated."""
    over = amount.over(base)
    return judged(reading, stated, over.times(100) if over else None)


def comparisons(reading: Reading) -> Iterator[Claim]:
    """ "A compared with b, a rise of d" and "a against b, a gap of d"."""
    stated = reading.stated
    compared = [quantity for role, quantity in stated if role in ("", "COMPARED")]
    rest = [(role, quantity) for role, quantity in stated if role not in ("", "COMPARED")]
    now, base = compared[0], compared[1]
    if not rest or not comparable(base, now) or len(compared) > 2:
        return
    assert base.value is not None
    assert now.value is not None
    if UNITS.get(base.unit, "m") in up_to(reading.after(), ",;"):
        return  # "an increase of 5 on the 45 of last year"
    role, first = rest[0]
    if role in ("GAP", "AHEAD"):
        doubtful = role == "AHEAD" and UNITS.get(now.unit, "m") in reading.before()
        for found in by(reading, base, now, first, "difference"):
            yield found._replace(verdict="open") if doubtful and found.verdict == "wrong" else found
        return
    turn = next(letter for token in reading.tokens if token.type == "WHICH" for letter in token if letter in "UDX")
    if turn in "UD":
        fits = now.value > base.value if turn == "U" else now.value < base.value
        yield claim(reading, "change", (base, now), now, "right" if fits else "wrong", "", reading.word("UD"))
        if not fits:
            return
    for _, quantity in rest:
        yield from by(reading, base, now, quantity)


def gaps(reading: Reading) -> Iterator[Claim]:
    """ "The gap between a and b is d"."""
    first, last, stated = reading.figures
    if comparable(first, last):
        yield from by(reading, first, last, stated, "difference")


def two_apart(reading: Reading) -> Iterator[Claim]:
    """ "Income was a and expenditure b, a surplus of d": open where others may count too, before it or "with" it."""
    first, last, stated = reading.figures
    if first.unit == stated.unit and comparable(first, last) and not earned(reading):
        for found in by(reading, first, last, stated, "difference"):
            other = UNITS.get(first.unit, "m") in reading.before() or "~" in reading.after()
            other = other and found.verdict == "wrong"
            yield found._replace(verdict="open") if other else found


def earned(reading: Reading) -> bool:
    """Whether a net figure follows two that are not said to be what came in and what it cost, or is of another time."""
    gap = reading.start + reading.passage.code[reading.start : reading.end].find("G")
    if terminal("claims_words", "NET").match(reading.passage.words[gap].casefold()) is None:
        return False
    one, other, stated = (reading.place(token) for token in reading.tokens if token.type == "VALUE")
    cost = terminal("claims_words", "COST").search(" ".join(reading.passage.words[one + 1 : other]).casefold())
    plain = terminal("claims_words", "NET").fullmatch(" ".join(reading.passage.words[gap:stated]).casefold())
    return cost is None or plain is None


def apart(reading: Reading) -> Iterator[Claim]:
    """ "A, d above b": the distance and its direction; open where another figure before it may be meant."""
    now, stated, base = reading.figures
    if now.value is None or base.value is None or stated.value is None or now.unit != base.unit:
        return
    if not comparable(now, base) or (stated.unit != now.unit and stated.unit not in ("%", "points")):
        return
    word = "".join(token for token in reading.tokens if token.type == "ABOVE")
    above = now.value > base.value if "N" in word else "H" in word
    letter = UNITS.get(now.unit, "m")
    doubtful = letter in reading.before()
    doubtful = doubtful or letter in up_to(reading.after(), ",;")
    fits = (now.value > base.value) == above or now.value == base.value
    for found in by(reading, base, now, stated, "difference"):
        if not fits or found.verdict == "wrong":
            verdict: Verdict = "open" if doubtful else "wrong"
            expected = found.expected if found.verdict == "wrong" else ""
            yield found._replace(verdict=verdict, expected=expected, word="" if fits else reading.word("HL"))
        else:
            yield found


def less(reading: Reading) -> Iterator[Claim]:
    """ "A less b leaves c"."""
    whole, part, stated = reading.figures
    if same_kind(whole, part, stated) and whole.value is not None and part.value is not None:
        first, second, _ = standings((whole, part, stated))
        pence = any(quantity.precision > 0 for quantity in (whole, part, stated))
        verdict = judged(reading, stated, first.minus(second), pence)
        letter = UNITS.get(whole.unit, "m")
        if reading.name == "left" and verdict == "wrong" and (letter in reading.before() or "~" in reading.after()):
            return  # "£200 and £900, of which £300 was spent, leaving £800", "leaving £500 after the gate"
        yield claim(reading, "difference", (whole, part), stated, verdict, shown(whole.value - part.value, stated))


def shares(reading: Reading) -> Iterator[Claim]:
    """ "X of y (p%)", in any order of the three."""
    figures = reading.figures
    if reading.name == "share":
        if "O" in reading.before()[-3:]:
            return  # "3 of 4 of 10 (30%)"
        part, whole, share = figures
    elif reading.name == "share_first":
        share, part, whole = figures
        if any(token.type == "COUNT" for token in reading.tokens):
            share, whole, part = figures
    elif reading.name == "share_whom":
        whole, part, share = figures
    elif reading.name == "share_or":
        part, share, whole = figures
    else:
        named = reading.passage.words[reading.start + 1 : reading.place(reading.tokens[1])]
        if UNITS.get(figures[0].unit, "m") != "m" or all(len(word) <= ARTICLE for word in named):
            yield from parts_of(reading, figures[0], figures[1:])
        return  # "cost of sales £1,201, gross profit £983 or 45%"
    yield from share_of(reading, part, whole, share)


def parts_of(reading: Reading, whole: Quantity, rest: list[Quantity]) -> Iterator[Claim]:
    """ "Of the y, x (p%) … and z (q%)"."""
    for part, share in zip(rest[::2], rest[1::2], strict=True):
        yield from share_of(reading, part, whole, share)


def share_of(reading: Reading, part: Quantity, whole: Quantity, share: Quantity) -> Iterator[Claim]:
    """A part, its whole and the share that it is said to be."""
    if part.unit != whole.unit or share.unit != "%" or not part.value or not whole.value or whole.value <= 0:
        return
    top, bottom, _ = standings((part, whole, share))
    over = top.over(bottom)
    verdict = judged(reading, share, over.times(100) if over else None)
    yield claim(reading, "percent", (part, whole), share, verdict, shown_share(part.value / whole.value, share))


def fractions(reading: Reading) -> Iterator[Claim]:
    """ "3/7 (43%)"."""
    part, share = reading.figures
    if part.unit == "/" and share.unit == "%" and part.value is not None:
        verdict = judged(reading, share, rounding.exact(part.value * 100))
        yield claim(reading, "percent", (part,), share, verdict, shown_share(part.value, share))


def parts(reading: Reading) -> Iterator[Claim]:
    """ "354 of the children (18%)": of the one count of children before it.

    "354 children (18%)" does not say of what: it is right where it is the share of that count, and open otherwise.
    """
    part, share = reading.figures
    token = reading.tokens[1]
    of = token.type == "PART"
    place = reading.place(token)
    after = reading.passage.words[place + 1 : place + 3] if of else [part.noun.partition(" ")[0]]
    nouns = {singular(word) for word in after if word}
    seen = {
        whole.value: whole
        for at, whole in reading.passage.quantities.items()
        if at < reading.start and whole.unit == part.unit and head(whole) in nouns
    }
    if len(seen) == 1:
        (whole,) = seen.values()
        for found in share_of(reading, part, whole, share):
            yield found if of or found.verdict == "right" else found._replace(verdict="open")


def too_many(reading: Reading) -> Iterator[Claim]:
    """ "15 out of 12", "15 of the 12": no part is more than its whole."""
    part, whole = reading.figures
    if part.unit != whole.unit or part.unit != "" or part.value is None or whole.value is None:
        return
    words = " ".join(reading.passage.words[reading.start + 1 : reading.end - 1]).casefold()
    if words.startswith("out of") or words == "of the":
        yield claim(reading, "range", (part, whole), part, "right" if part.value <= whole.value else "wrong", "", "of")


def sums(reading: Reading) -> Iterator[Claim]:
    """ "A, b and c, a total of d": wrong only where nothing before may belong to it, and no part is more than it."""
    *added, total = reading.figures
    if not same_kind(*added, total) or any(quantity.value is None for quantity in (*added, total)):
        return
    yield from summed(reading, added, total)


def summed(reading: Reading, added: list[Quantity], total: Quantity) -> Iterator[Claim]:
    """Parts and the total they are said to have."""
    values = [quantity.value for quantity in added if quantity.value is not None]
    pence = any(quantity.precision > 0 for quantity in (*added, total))
    *intervals, _ = standings((*added, total))
    verdict = judged(reading, total, rounding.total(intervals), pence)
    tails = (rounding.total(intervals[i:]) for i in range(1, len(added) - 1))
    if verdict == "wrong" and (
        doubtful(reading, added, total)
        or each(values, total)
        or any(judged(reading, total, tail, pence) == "right" for tail in tails)
    ):
        verdict = "open"
    yield claim(reading, "sum", added, total, verdict, shown(sum(values, Decimal(0)), total))


def each(values: list[Decimal], total: Quantity) -> bool:
    """Whether a total may be that of several times the parts: "£100, £60 and £40 (men and women), £400 in all"."""
    assert total.value is not None
    once = sum(values, Decimal(0))
    return once > 0 and total.value / once in TIMES


def doubtful(reading: Reading, added: list[Quantity], total: Quantity) -> bool:
    """Whether a sum that does not come out may have been read wrongly."""
    assert total.value is not None
    before = reading.before().rpartition(":")[2]
    letter = UNITS.get(total.unit, "m")
    priced = letter == "m" and terminal("claims_context", "PRICED").search(before) is not None
    largest = max(quantity.value for quantity in added if quantity.value is not None)
    return letter in before or priced or total.value < largest


def totals(reading: Reading) -> Iterator[Claim]:
    """ "A total of a (b and c)": where it is called a total, the parts are joined by "plus", or they do add up.

    Or would but for a digit, where it has digits enough for that to be no chance.
    """
    total, *added = reading.figures
    joins = [token for token in reading.tokens if token.type == "SEPARATOR"]
    named = any(token.type == "TOTAL_OF" for token in reading.tokens) and "&" in joins[-1]
    called = named or any("+" in token for token in joins)
    if not same_kind(total, *added) or any(q.value is None for q in (total, *added)):
        return
    after = up_to(reading.after(), ").;/")
    if {UNITS.get(total.unit, "m"), "&", ","} & {*after}:
        return
    for found in summed(reading, added, total):
        if called or found.verdict == "right" or (digits(total) >= TELLING and slip(total, added)):
            yield found


def partly(reading: Reading) -> Iterator[Claim]:
    """ "£a, of which £b … and £c …": the parts need not be all, but do not exceed it, nor miss it by a slip."""
    total, *added = reading.figures
    after = up_to(reading.after(), ".;/")
    if not same_kind(total, *added) or any(q.value is None for q in (total, *added)) or "m" in after:
        return
    for found in summed(reading, added, total):
        *parts, most = standings((*added, total))
        low = rounding.total(parts).low
        others = ([*added[:at], *added[at + 1 :]] for at in range(len(added)))
        slipped = any(
            mistyped(part, [total, *(other._replace(value=-(other.value or Decimal(0))) for other in rest)])
            for part, rest in zip(added, others, strict=True)
        )
        if found.verdict == "right" or low > most.high or slipped or mistyped(total, added):
            yield found._replace(verdict="right" if found.verdict == "right" else "wrong")


def mistyped(figure: Quantity, parts: list[Quantity]) -> bool:
    """Whether a figure is what others make but for two digits exchanged, or for one of many: no round sum is."""
    due = abs(sum((part.value or Decimal(0) for part in parts), Decimal(0)))
    stated, meant = (str(value).replace(".", "").rstrip("0") for value in (figure.value, due))
    telling = sorted(stated) == sorted(meant) or len(stated) > TELLING
    return figure.precision >= 0 and len(stated) >= TELLING - 1 and telling and slip(figure, parts)


def digits(quantity: Quantity) -> int:
    """How many digits a figure is written with."""
    return sum(character.isdigit() for character in quantity.raw)


def products(reading: Reading) -> Iterator[Claim]:
    """ "£540 (18 at £30)", "24 at £210 each (£5,040)": what only follows may be another sum, and more be with tax."""
    stated, count, price = reading.figures if reading.name == "priced" else (reading.figures[i] for i in (2, 0, 1))
    if not same_kind(stated, price) or stated.value is None or not count.value or not price.value:
        return
    due = price.value * count.value
    verdict = judged(reading, stated, rounding.exact(due), stated.precision > 0 or price.precision > 0)
    said = reading.name == "priced" or not {"S", "="}.isdisjoint(reading.tokens[-2])
    near = any(low <= stated.value / due <= high for low, high in NEAR_PRICE)
    more = reading.name == "product" and not {"c", "m"}.isdisjoint(reading.before().rpartition(":")[2])
    more = more or not {"~", "+"}.isdisjoint(reading.after())
    meant = mistyped(stated, [price._replace(value=due)])
    if verdict == "wrong" and (more or not (meant or (said and near))):
        verdict = "open"
    yield claim(reading, "product", (count, price), stated, verdict, shown(due, stated))


def undone(reading: Reading) -> Iterator[Claim]:
    """ "12 of 18 were sent, 6 were not", also with the share that the twelve are."""
    part, whole, *share, rest = reading.figures
    for stated in share:
        yield from share_of(reading, part, whole, stated)
    words = " ".join(reading.passage.words[reading.end : reading.end + len(reading.after()) + 1]).strip().casefold()
    left = terminal("claims_words", "NOT_DONE").match(words) is not None
    if left and same_kind(part, whole, rest) and part.value is not None and whole.value is not None:
        due = whole.value - part.value
        verdict = judged(reading, rest, rounding.exact(due))
        yield claim(reading, "difference", (part, whole), rest, verdict, shown(due, rest))


def halves(reading: Reading) -> Iterator[Claim]:
    """ "26 children: 14 girls and 12 boys": where they are opposites; after a comma, they but miss it by a digit."""
    total, *added = reading.figures
    words = reading.passage.words[reading.start : reading.end + len(reading.after())]
    opposed = terminal("claims_words", "OPPOSITE").search(" ".join(words).casefold()) is not None
    loose = reading.tokens[0].type == "VALUE" and reading.tokens[1][-1] in ",;"
    if same_kind(total, *added) and all(q.value is not None for q in (total, *added)):
        for found in summed(reading, added, total):
            if found.verdict == "right" or (opposed and (not loose or slip(total, added))):
                yield found


def splits(reading: Reading) -> Iterator[Claim]:
    """ "A, made up of b and c": open where more follows in the sentence."""
    whole, *added = reading.figures
    letter = UNITS.get(whole.unit, "m")
    if not same_kind(whole, *added) or any(q.value is None for q in (whole, *added)):
        return
    for found in summed(reading, added, whole):
        yield found._replace(verdict="open") if letter in reading.after() and found.verdict == "wrong" else found


def carried(reading: Reading) -> Iterator[Claim]:
    """ "There were a new ones. There were a further b that remained open, bringing the number to c".

    What was there at first is looked for among all counts before it; where none fits, the one said to be there.
    """
    first, added, total = reading.figures
    if first.value is None or added.value is None or total.value is None:
        return
    earlier = [q for at, q in reading.passage.quantities.items() if at < reading.start + len(reading.tokens[0]) + 1]
    if any(q.value is not None and q.unit == "" and q.value + added.value == total.value for q in earlier):
        return
    verdict: Verdict = "right" if first.value + added.value == total.value else "wrong"
    yield claim(reading, "sum", (first, added), total, verdict, shown(first.value + added.value, total))


def wholes(reading: Reading) -> Iterator[Claim]:
    """ "60% …, 30% … and the remaining 10%": shares that make up a whole."""
    added = reading.figures
    if len(added) < 2 or any(q.unit != "%" or q.value is None for q in added):
        return
    if reading.name == "shared" and "p" in reading.after():
        return
    exactly = sum((q.value for q in added if q.value is not None), Decimal(0))
    verdict: Verdict = "right" if whole(added) else "wrong"
    doubted = "p" in reading.before() or "O" in "".join(reading.tokens) or reading.hedged()
    if verdict == "wrong" and (doubted or any(whole(added[i:]) for i in range(1, len(added) - 1))):
        verdict = "open"
    yield claim(reading, "partition", added[:-1], added[-1], verdict, shown(exactly, added[0]))


def whole(shares: list[Quantity]) -> bool:
    """Whether shares may make 100%."""
    return rounding.total(standings(shares)).meets(rounding.exact(Decimal(100)))


def in_figures(reading: Reading) -> Iterator[Claim]:
    """ "Fifteen (15)": words and the figures that repeat them."""
    first, last = reading.figures
    worded = first.raw[:1].isalpha() != last.raw[:1].isalpha()
    if worded and first.unit == last.unit and first.value is not None and last.value is not None:
        yield claim(reading, "words", (first,), last, "right" if first.value == last.value else "wrong")


def ranges(reading: Reading) -> Iterator[Claim]:
    """ "Between a and b", "a minimum of a and a maximum of b", "£a-£b": the first is not the larger."""
    low, high = reading.figures
    if reading.tokens[0].type == "BETWEEN" and "G" in reading.passage.code[max(0, reading.start - 5) : reading.start]:
        return  # "the difference between 5 and 3"
    if reading.tokens[0].type == "BETWEEN" and low.unit == "" and (low.precision or (low.value or 0) <= HOURS):
        return  # "between 11.30 and 3.30"
    if reading.tokens[0].type == "BETWEEN" and low.unit == "" and not (head(high) and high.noun[0].islower()):
        return  # "between 1,000 and 900 BC"
    if reading.word("J").casefold() == "up to":
        return  # "at least 10 and up to 5 more"
    if reading.tokens[0].type == "HIGH_FIRST":
        low, high = high, low
    if head(high) in MEASURES or not comparable(low, high) or low.value is None or high.value is None:
        return
    yield claim(reading, "range", (low,), high, "right" if low.value <= high.value else "wrong")


WORK_OUT: dict[str, Callable[[Reading], Iterator[Claim]]] = {
    "change": changes, "back": changes, "raised": changes, "compared": comparisons, "gap": gaps, "apart": apart,
    "less": less, "left": less, "two_apart": two_apart, "share_or": shares, "share": shares, "share_first": shares,
    "share_all": shares, "share_whom": shares,
    "fraction": fractions, "share_part": parts, "part": too_many, "sum": sums, "total_first": totals,
    "of_which": partly, "split": splits, "carried": carried, "remainder": wholes, "shared": wholes,
    "product": products, "priced": products, "halves": halves, "undone": undone,
    "words": in_figures, "between": ranges, "limits": ranges, "dash": ranges,
}  # fmt: skip
"""What works out the claims in each reading, by the rule of the grammar."""
