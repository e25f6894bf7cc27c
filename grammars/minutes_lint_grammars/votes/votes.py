"""One piece of a motion or a vote: who moves, who seconds, how many are for, what became of it.

There is a step for each kind of piece that votes.lark reads; ballots.py puts the pieces together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from minutes_lint import Item, Span, View
from minutes_lint.values import NamedTuple

from ..parser.inline import END, Inline
from ..parser.parsing import Token
from ..parser.sweep import Read, Sight
from ..parser.words import either, openers, terminal
from .said import Count, Kind, Said, ends, number, tokens_of
from .sides import gathered, heads, names_in, opens, voters

WINDOW = 240
WORDS = "votes/votes_words"
GRAMMAR = Inline("votes/votes", window=WINDOW)

FIGURES = ("COUNT", "SECONDED", "SECONDS", "SPECIAL")
"""The terminals that a figure may begin."""

OPTIONS = {"FOR": "for", "AGAINST": "against", "ABSTAIN": "abstain"}

BECAME: Mapping[str, Kind] = {
    "PASSED": "passed",
    "FAILED": "failed",
    "DECIDED": "decided",
    "OTHERWISE": "otherwise",
    "UNANIMOUS": "unanimous",
    "EVERYONE": "everyone",
    "CASTING": "casting",
    "REQUIRED": "required",
    "SPECIAL": "special",
    "AFRESH": "afresh",
}
"""What the words of one terminal say without a name or a figure."""

BEHIND = 70
"""At most this many characters before a verb begins the name that it goes with."""


class Phrase(NamedTuple):
    """Words that were read as one piece, token by token from `start` on, and what holds whatever the piece says."""

    view: View
    start: int
    tokens: list[Token]
    said: Said

    @property
    def head(self) -> Token:
        """The token that says what kind of piece it is."""
        return self.tokens[0]

    @property
    def option(self) -> str:
        """The option that the head names: SIDE_FOR, VOICED_FOR."""
        return OPTIONS[self.head.type.partition("_")[2]]

    def place(self, first: Token, last: Token) -> Span:
        """Where the words from one token to another stand in the document."""
        begin = first.start_pos + len(first) - len(first.lstrip(" "))
        return self.view.span(self.start + begin, self.start + ends(last))

    def count_place(self, first: Token, last: Token) -> Span:
        """Where a count stands, without what joins it to the one before: ", and "."""
        joined = terminal(WORDS, "COUNT_JOINED").match(first)
        skipped = joined.end() if joined else 0
        return self.view.span(self.start + first.start_pos + skipped, self.start + ends(last))

    def before(self, most: int) -> str:
        """The text right before it: at most this many characters."""
        return self.view.text[max(0, self.start - most) : self.start]


Step = Callable[[Phrase], Iterator[Said]]
"""What the phrases of one kind say."""


def read(view: View, start: int, item: Item | None) -> Read | None:
    """The piece that begins at `start`."""
    first = either("votes/votes", FIGURES if view.text[start].isdigit() else FIRST)
    if first.match(view.text[start : start + WINDOW] + END) is None:  # a parser costs ten times as much to say no
        return None
    reading = GRAMMAR.read(view.text, start)
    if reading is None:
        return None
    tokens = tokens_of(reading)
    end = start + ends(tokens[-1])
    begin = start + tokens[0].start_pos + len(tokens[0]) - len(tokens[0].lstrip(" "))
    phrase = Phrase(view, start, tokens, Said(view.span(begin, end), view.text[start:end], item, "decided"))
    said = tuple(STEPS[phrase.head.type](phrase))
    return Read(reading.end, said) if said else None


SIGHTS = (Sight(lambda: openers("votes/votes") - openers(WORDS, "LEADS_ON"), read),)


# --- who moves, who seconds -------------------------------------------------------------------------


def moved(phrase: Phrase) -> Iterator[Said]:
    """Somebody moves: "moved by Mr Reed"; but in "Mr Reed proposed Hill" it is the one before the verb."""
    if nominates(phrase.tokens) and behind(phrase, "BEFORE"):
        yield from moves(phrase)
    else:
        yield naming(phrase, "moved", strong=says("SAYS_MOVED", phrase.head))


def seconded(phrase: Phrase) -> Iterator[Said]:
    """Somebody seconds: "seconded by Mrs Hill", "Prop: Reed, Sec: Hill"; "Sec: J. Hall" alone is the secretary."""
    if not terminal(WORDS, "SECONDER_CUT").fullmatch(phrase.head) or says("MOVER_CUT", phrase.before(BEHIND)):
        yield naming(phrase, "seconded", strong=True)


def moves(phrase: Phrase) -> Iterator[Said]:
    """Somebody moves, named before the verb: "Mr Reed moved that …"; or nobody is named: "it was proposed"."""
    named = behind(phrase, "BEFORE")
    if named or terminal(WORDS, "MOVES_ALONE").match(phrase.head):
        yield named_as(phrase.said._replace(kind="moved", strong=says("SAYS_MOVED", phrase.head)), named)


def seconds(phrase: Phrase) -> Iterator[Said]:
    """Somebody seconds, named before the verb; in "moved by Mr Reed, seconded formally" that is the mover."""
    named = behind(phrase, "BEFORE")
    if named and says("BY", phrase.view.text[: phrase.start].rpartition(named[0])[0][-4:]):
        named = None
    if named or says("SECONDED_ALONE", phrase.head):
        yield named_as(phrase.said._replace(kind="seconded", strong=True), named)


def naming(phrase: Phrase, kind: Kind, strong: bool) -> Said:
    """A piece with the name that follows its head."""
    name = phrase.tokens[1]
    return phrase.said._replace(kind=kind, name=name.strip(), named=phrase.place(name, name), strong=strong)


def named_as(said: Said, named: tuple[str, Span] | None) -> Said:
    """A piece with the name of who said it, and its place, where these are known."""
    return said._replace(name=named[0], named=named[1]) if named else said


def nominates(tokens: list[Token]) -> bool:
    """Whether the name after "proposed" may be that of somebody proposed, or of the seconder: one word, and no "by"."""
    return terminal(WORDS, "ONE_NAMED").fullmatch(tokens[0]) is not None and " " not in tokens[1].strip()


def says(words: str, text: str) -> bool:
    """Whether words of a kind stand in a text."""
    return terminal(WORDS, words).search(text) is not None


def behind(phrase: Phrase, pattern: str) -> tuple[str, Span] | None:
    """The name, or the names, that end right before a phrase."""
    before = phrase.before(BEHIND)
    found = terminal(WORDS, pattern).search(before)
    if found is None:
        return None
    name = terminal(WORDS, "VERB_JOINED").sub("", found.group().strip(" ,:–-")).strip(" ,:–-")
    begin = phrase.start - len(before) + found.start()
    return (name, phrase.view.span(begin, begin + len(name))) if name else None


# --- how many, and who ------------------------------------------------------------------------------


def tallied(phrase: Phrase) -> Iterator[Said]:
    """How many are for each option: "7 for, 0 against"; "Item No: 14" is no tally."""
    counts = tuple(tally(phrase))
    word = phrase.said.raw.strip("0123456789 :=–—-").casefold()
    if len(counts) > 1 or word not in openers(WORDS, "YES_OR_NO"):
        strong = len(counts) > 1 or word not in openers(WORDS, "FOR_OR_AGAINST")
        yield phrase.said._replace(kind="counted", counts=counts, strong=strong)


def tally(phrase: Phrase) -> Iterator[Count]:
    """The counts of a tally: before their option, or after it."""
    for before, token in pairwise(phrase.tokens):
        if token.type in OPTIONS:
            yield Count(OPTIONS[token.type], number(before), phrase.count_place(before, token))
        elif token.type == "FIGURE" and before.type == "VERSUS":
            stated = phrase.tokens[phrase.tokens.index(before) - 1]
            yield Count("for", number(stated), phrase.count_place(stated, stated), labelled=False)
            yield Count("against", number(token), phrase.place(token, token), labelled=False)
        elif token.type == "FIGURE":
            option = OPTIONS[before.type.removeprefix("LABEL_")]
            yield Count(option, number(token), phrase.count_place(before, token))


def sided(phrase: Phrase) -> Iterator[Said]:
    """The heading of one side, "Against: Reed, Hill and Moss"; where it is none, one or a few say how they vote."""
    text, start = phrase.view.text, phrase.start
    if opens(text, start) or heads(text, start, start + len(phrase.head)):
        yield side(phrase)
    elif phrase.head.type != "SIDE_OTHER":
        yield from voiced(phrase)


def side(phrase: Phrase) -> Said:
    """The heading of one side, with the names after it in the same paragraph."""
    view, head, end = phrase.view, phrase.head, phrase.start + ends(phrase.head)
    option = head.strip(" :").partition(" ")[2] if head.type == "SIDE_OTHER" else phrase.option
    said = phrase.said._replace(kind="listed", option=option)
    lead = len(view.text[end : end + 3]) - len(view.text[end : end + 3].lstrip())
    return gathered(said, view, end + lead) or said if end + lead < len(view.text) else said


def voiced(phrase: Phrase) -> Iterator[Said]:
    """One or a few members say how they vote, named before the word: "Reed and Hill abstained"."""
    alone = terminal(WORDS, "VOICE").match(phrase.said.raw) is not None
    named = behind(phrase, "BEFORE" if alone else "BEFORE_LIST")
    if named is None:
        return
    reading = voters(named[0], 0)
    names = names_in(reading) if reading else ()
    yield phrase.said._replace(
        kind="voiced",
        option=phrase.option,
        names=names or (named[0],),
        span=Span(named[1].start, phrase.said.span.end),
        complete=len(names) > 1 and phrase.view.text[: phrase.start - len(named[0])].rstrip().endswith("("),
    )


# --- what became of it ------------------------------------------------------------------------------


def became(phrase: Phrase) -> Iterator[Said]:
    """What became of a vote, with the unanimity and the score stated in the same breath."""
    head = phrase.head
    yield phrase.said._replace(kind=BECAME[head.type], span=phrase.place(head, head), raw=head.strip())
    yield from unanimously(phrase)
    yield from scored(phrase)


def done(phrase: Phrase) -> Iterator[Said]:
    """That it was carried or decided; not where that is only asked for: "that the minutes be accepted"."""
    if not says("ASKED_FOR", phrase.before(4)):
        yield from became(phrase)


def unanimously(phrase: Phrase) -> Iterator[Said]:
    """That a result, "carried (unanimously)", was one without a vote against."""
    for token in phrase.tokens[1:]:
        if token.type == "UNANIMOUSLY":
            begin = phrase.start + token.start_pos + len(token) - len(token.lstrip(" ,("))
            place = phrase.view.span(begin, phrase.start + ends(token))
            yield phrase.said._replace(kind="unanimous", span=place, raw=token.strip(" ,("))


def scored(phrase: Phrase) -> Iterator[Said]:
    """The score after a result, "carried 4-0"; a team, too, may have "lost 3-2"."""
    figures = [token for token in phrase.tokens if token.type == "FIGURE"]
    if not figures:
        return
    counts = tuple(
        Count(option, number(token), phrase.place(token, token), labelled=option == "abstain")
        for option, token in zip(OPTIONS.values(), figures, strict=False)
    )
    yield phrase.said._replace(
        kind="counted",
        span=phrase.place(figures[0], figures[-1]),
        raw=phrase.view.text[phrase.start + figures[0].start_pos : phrase.start + ends(figures[-1])],
        counts=counts,
        strong=not plays(phrase.head) or of_motion(phrase),
    )


def plays(head: Token) -> bool:
    """Whether a result may be that of a team."""
    return head.type in ("PASSED", "FAILED") and terminal(WORDS, "PLAYED").fullmatch(head) is not None


def of_motion(phrase: Phrase) -> bool:
    """Whether what was lost or passed is a motion, as the words before say."""
    return says("SUBJECT", phrase.before(BEHIND))


def cut(phrase: Phrase) -> Iterator[Said]:
    """A tally that breaks off at the end of its paragraph: "carried by 7 votes to"."""
    text = phrase.view.text
    if phrase.start + ends(phrase.head) >= len(text.rstrip(" .")) and text.rstrip()[-1:] not in ".!?:;":
        yield phrase.said._replace(kind="cut")


def nothing(_phrase: Phrase) -> Iterator[Said]:
    """What is read only so that a part of it is not: "almost unanimous"."""
    return iter(())


STEPS: Mapping[str, Step] = {
    "CUT": cut,
    "MOVED": moved,
    "SECONDED": seconded,
    "MOVES": moves,
    "SECONDS": seconds,
    "COUNT": tallied,
    "LABEL_FOR": tallied,
    "LABEL_AGAINST": tallied,
    "LABEL_ABSTAIN": tallied,
    "PASSED": done,
    "FAILED": became,
    "DECIDED": done,
    "OTHERWISE": became,
    "UNANIMOUS": became,
    "EVERYONE": became,
    "NEARLY": nothing,
    "CASTING": became,
    "REQUIRED": became,
    "SPECIAL": became,
    "AFRESH": became,
    "VOTED": scored,
    "SIDE_FOR": sided,
    "SIDE_AGAINST": sided,
    "SIDE_ABSTAIN": sided,
    "SIDE_OTHER": sided,
    "VOICED_FOR": voiced,
    "VOICED_AGAINST": voiced,
    "VOICED_ABSTAIN": voiced,
}
"""What a piece says, by the terminal that it begins with."""

FIRST = tuple(STEPS)
