"""The numbered lines of a meeting that are one run, and which run is that of its items.

A number inside a paragraph may fill a gap in a run of items, but opens one only where a program has joined the lines
of the whole meeting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from minutes_lint import Mark
from minutes_lint.values import NamedTuple

from .marks import ENOUGH

KINDS = 12
"""At most this many runs of a meeting, each of its own form and indent, are weighed against one another."""

WIDEST_GAP = 8
"""At most this many numbers may be missing between two items of one run."""

LONG = 6
"""At least this many items in a row are a run even where each of them stands inside a paragraph."""


class Candidate(NamedTuple):
    """A numbered segment that may be an item: where in the stream, its mark, and how its line is dressed."""

    order: int
    mark: Mark
    dress: str
    inline: bool

    @property
    def value(self) -> int:
        """Its place in the count."""
        return self.mark.value or 0


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


def items(candidates: list[Candidate], length: int) -> list[Candidate]:
    """Those of the candidates that are items: the weightiest run, what strays from it, and what is below it."""
    tops = [candidate for candidate in candidates if not below(candidate)]
    if not tops:
        return dotted(candidates, length)
    best = outermost(tops, length)
    if best is None or (best.before is None and not heads_alone(best.last, tops)):
        return glued(tops, candidates, length)
    run = best.members()
    return with_sub_items(in_order([*run, *strays(run, tops)]), candidates)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates by their place in the meeting."""
    return sorted(candidates, key=lambda candidate: candidate.order)


def outermost(tops: list[Candidate], length: int) -> Chain | None:
    """The weightiest of the best runs of each level that no other one of them holds."""
    runs = (best_run([c for c in tops if level(c) == shared], length) for shared in sorted(set(map(level, tops))))
    ranked = sorted((run for run in runs if run), key=lambda run: (run.score(length), run.begins), reverse=True)[:KINDS]
    return next((run for run in ranked if not any(holds(other, run) for other in ranked)), None)


def holds(outer: Chain, inner: Chain) -> bool:
    """Whether one run of three or more holds another: all of that stands inside one item and is indented farther.

    So do paragraphs that are numbered on through the meeting, under items that bear its minute numbers.
    """
    members = [candidate.order for candidate in outer.members()]
    if len(members) < ENOUGH or not members[0] < inner.begins:
        return False
    (form, indent), (inner_form, inner_indent) = level(outer.last), level(inner.last)
    if "/" in outer.last.mark.form:
        return inner_form == "n" and members[-1] > (inner.begins + inner.last.order) / 2
    deeper = inner_form == form and inner_indent > indent
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
    best = best_run([candidate._replace(inline=False) for candidate in tops if not weak(candidate)], length)
    run = best.members() if best else []
    if len(run) < LONG or run[0].value > 2 or covered(run, length) < 0.5:
        return []
    return with_sub_items(run, candidates)


def weak(candidate: Candidate) -> bool:
    """Whether a mark is one only in a run: a bare number, a roman numeral, or a number after letters."""
    return candidate.mark.form[:1] in ("I", "x") or candidate.mark.form == "n"


def below(candidate: Candidate) -> bool:
    """Whether a mark is one of a sub-item: "5.1"."""
    return candidate.mark.form.startswith("n.n")


def heads_alone(candidate: Candidate, tops: list[Candidate]) -> bool:
    """Whether the only numbered line of its form is an item: one that is set off as a heading, or stands alone."""
    return not weak(candidate) and not candidate.inline and (bool(candidate.dress.strip()) or len(tops) == 1)


def covered(run: list[Candidate], length: int) -> float:
    """The share of the meeting's segments that a run spans."""
    return (run[-1].order - run[0].order + 1) / length if run else 0


def best_run(candidates: list[Candidate], length: int) -> Chain | None:
    """The ascending run in candidates of one form that looks most like a meeting's items."""
    ends: dict[tuple[str, int], Chain] = {}
    best: Chain | None = None
    for candidate in candidates:
        chain = longest(candidate, ends)
        if chain is None:
            continue
        key = candidate.mark.series, candidate.value
        if key not in ends or chain.weight >= ends[key].weight:
            ends[key] = chain
        if best is None or chain.score(length) > best.score(length):
            best = chain
    return best


def longest(candidate: Candidate, ends: dict[tuple[str, int], Chain]) -> Chain | None:
    """The weightiest run that ends in a candidate: after the number right before it, or after a gap in a run
    of lines dressed alike; inside a paragraph only the former.
    """
    loose = candidate.inline and "/" not in candidate.mark.form
    best = None if loose else Chain(weight(candidate), candidate.order, candidate, None)
    for gap in range(1, 2 if loose else WIDEST_GAP + 1):
        before = ends.get((candidate.mark.series, candidate.value - gap))
        if before is None or (gap > 1 and written(before.last) != written(candidate)):
            continue
        gained = joined(before, candidate) - 0.4 * (gap - 1)
        if best is None or gained > best.weight:
            best = Chain(gained, before.begins, candidate, before)
    return best


def weight(candidate: Candidate) -> float:
    """How much a candidate by itself looks like an item: one that is set off does more."""
    return 1.5 if candidate.dress.strip() else 1.0


def joined(run: Chain, candidate: Candidate) -> float:
    """The weight of a run together with a candidate: more where its line is dressed as the last of the run."""
    own = 0.8 if candidate.inline else weight(candidate)
    return run.weight + own + (0.3 if run.last.dress == candidate.dress else 0)


def written(candidate: Candidate) -> tuple[str, str]:
    """How a candidate's line is dressed, and its mark written."""
    return candidate.dress, candidate.mark.form


def strays(run: list[Candidate], tops: list[Candidate]) -> Iterator[Candidate]:
    """Candidates that look like the run's but stand out of its order: repeated, or going back.

    A list that counts from one is none of them.
    """
    usual = usual_dress(run)
    members = {candidate.order for candidate in run}
    after = (c for c in tops if run[0].order < c.order and c.order not in members)
    for together in counting_on([candidate for candidate in after if level(candidate) == level(run[0])]):
        if together[0].value != 1 and len(together) <= 2:
            yield from (c for c in together if not (c.inline or weak(c)) and c.dress == usual)


def counting_on(candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates in groups, in each of which one has the number right after the other."""
    for _, group in groupby(enumerate(candidates), key=lambda pair: pair[1].value - pair[0]):
        yield [candidate for _, candidate in group]


def usual_dress(run: list[Candidate]) -> str:
    """How most items of a run are set off; of two ways as frequent the one that comes first."""
    return Counter(candidate.dress for candidate in run).most_common(1)[0][0]


def with_sub_items(run: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """A run, with the "5.1", "5.1.2" … that stand under item 5."""
    return in_order([*run, *sub_items(run, candidates)])


def sub_items(run: list[Candidate], candidates: list[Candidate]) -> Iterator[Candidate]:
    """The "5.1", "5.1.2" … that stand under item 5."""
    numbers = {candidate.order: str(candidate.value) for candidate in run}
    current = ""
    for candidate in candidates:
        if candidate.order in numbers:
            current = numbers[candidate.order]
        elif below(candidate) and candidate.mark.series.partition(".")[0] == current:
            yield candidate


def in_letters(found: Iterable[Candidate], length: int) -> list[Candidate]:
    """The run "A.", "B." … of a meeting whose items have letters: from A on, through most of the meeting."""
    lines = list(found)
    best = best_run(lines, length)
    run = best.members() if best else []
    if len(run) < ENOUGH or run[0].value != 1 or covered(run, length) < 0.5:
        return []
    if all(other.value - one.value == 1 for one, other in pairwise(run)):
        return run
    return miscounted([c for c in lines if run[0].order <= c.order <= run[-1].order])


def miscounted(run: list[Candidate]) -> list[Candidate]:
    """A long run of letters where each but one is the letter of its place: "A", "B", "B", "D"."""
    wrong = sum(candidate.value != place for place, candidate in enumerate(run, 1))
    return run if wrong == 1 and len(run) >= LONG else []
