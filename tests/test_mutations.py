"""Every rule that is on by default finds what it is for, in one table: `python tests/test_mutations.py` writes it.

Mistakes are planted in sound minutes of all styles (`planting.py`), and those of the tests of single families are taken
over. A mistake is caught by its rule where the rule says something that it does not say of the sound document.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

import test_agenda_mutations as agendas
import test_attendance_mutations as attendance
import test_name_mutations as names
import test_number_mutations as numbers
import test_reference_mutations as references
import test_table_mutations as tables
import test_vote_mutations as votes
from desk import loaded
from minutes_lint import Archive
from minutes_lint.archive.archive import summary
from minutes_lint.engine import judge, read, understand
from planting import Documents, Plant, clean, planted

OVERALL, EACH_RULE = 0.95, 0.8
TABLE = Path(__file__).parents[1] / "docs" / "mutations.md"
COLUMNS = ("Rule", "Planted", "Caught by it", "By another only", "Missed")


class Row(NamedTuple):
    """How one rule did: mistakes planted for it, caught by it, by another rule only, and by none."""

    rule: str
    planted: int = 0
    caught: int = 0
    another: int = 0
    missed: int = 0


def content_of(document: str | bytes) -> bytes:
    """The bytes of a file."""
    return document.encode() if isinstance(document, str) else document


@cache
def found(documents: Documents) -> Counter[tuple[str, str, str]]:
    """The rules, severities and messages of what is found in documents that are linted in one run."""
    packs = [understand(read(path, content_of(text), loaded()), loaded()) for path, text in documents]
    archive = Archive(summary(meeting) for pack in packs for meeting in pack.meetings)
    findings = (finding for pack in packs for finding in judge(pack, loaded(), archive=archive))
    return Counter((finding.rule, finding.severity or "", finding.message) for finding in findings)


def new(plant: Plant) -> set[str]:
    """The rules that say of the wrong documents what they do not say of the right ones."""
    return {rule for rule, _, _ in found(plant.wrong) - found(plant.right)}


def of_families() -> Iterator[Plant]:
    """The mistakes that the tests of the families plant, with what is sound about them."""
    for rule, text in numbers.CASES:
        right, wrong = numbers.variants(text)
        yield one(f"numbers/{rule}", numbers.OPENING + right + "\n", numbers.OPENING + wrong + "\n")
    for rule, template, frame in tables.CASES:
        for mutant in tables.mutants(template):
            yield one(rule, frame.format(tables.right(template)), frame.format(mutant))
    for rule, text in references.cases():
        yield one(f"references/{rule}", *references.variants(text))
    for style in attendance.STYLES:
        random = Random(style.__name__)
        meeting = attendance.invented(random)
        for rule, other in attendance.planted(meeting, random):
            yield one(f"attendance/{rule}", style(meeting), style(other))
    for rule, right, wrong in (*votes.planted(), *((rule, *texts) for *texts, rule in names.mutants())):
        yield one(rule, right, wrong)
    for body in agendas.BODIES:
        for pattern in (
            r" at 7 pm| at 2\.00 p\.m\.|, 7\.30 pm|, 6:30 p\.m\.|, 19:00",
            r"in the Corn Hall|The Custom House|, School Library",
        ):
            right = agendas.agenda(body, body.business)
            if (wrong := re.sub(pattern, "", right)) != right:
                yield one("agenda/details", right, wrong)
        for place in range(1, len(body.business) - 1):
            kept = (*body.business[:place], *body.business[place + 1 :])
            agenda = ("agenda.md", agendas.agenda(body, body.business))
            right, wrong = ((agenda, ("minutes.md", agendas.minutes(body, each))) for each in (body.business, kept))
            yield Plant("agenda/coverage", f"{body.name}: an item that was not minuted", right, wrong)


def one(rule: str, right: str, wrong: str) -> Plant:
    """A mistake in one document."""
    return Plant(rule, wrong[-400:], (("draft.md", right),), (("draft.md", wrong),))


@cache
def plants() -> tuple[Plant, ...]:
    """Every mistake."""
    return (*planted(), *of_families())


def rules() -> list[str]:
    """The rules that are on by default."""
    return sorted(rule.id for rule in loaded().plugins.rules.values() if rule.default)


@cache
def rows() -> tuple[Row, ...]:
    """A row for each rule that is on by default, in order of their names."""
    done = {rule: Row(rule) for rule in rules()}
    for plant in plants():
        row, spoke = done[plant.rule], new(plant)
        done[plant.rule] = Row(
            plant.rule,
            row.planted + 1,
            row.caught + (plant.rule in spoke),
            row.another + (plant.rule not in spoke and bool(spoke)),
            row.missed + (not spoke),
        )
    return tuple(done.values())


def total(each: Iterable[Row]) -> Row:
    """The sum of all rows."""
    columns = list(zip(*(row[1:] for row in each), strict=True))
    return Row("all", *(sum(column) for column in columns))


def table() -> str:
    """The rows as a table in Markdown."""
    body = [(row.rule, *map(str, row[1:])) for row in (*rows(), total(rows()))]
    widths = [max(len(line[n]) for line in (COLUMNS, *body)) for n in range(len(COLUMNS))]
    aligned = [
        " | ".join(
            cell.ljust(w) if not n else cell.rjust(w) for n, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in (COLUMNS, *body)
    ]
    rule = "|".join("-" * (w + 2) if not n else "-" * (w + 1) + ":" for n, w in enumerate(widths))
    return "\n".join([f"| {aligned[0]} |", f"|{rule}|", *(f"| {line} |" for line in aligned[1:])])


def missed(rule: str) -> Iterator[str]:
    """What was planted for a rule and not caught by it."""
    for plant in plants():
        if plant.rule == rule and rule not in new(plant):
            yield f"{plant.what}: {difference(plant)} {sorted(new(plant)) or ''}"


def difference(plant: Plant) -> str:
    """What became of what, with a few words around it."""
    if isinstance(plant.wrong[0][1], bytes):
        return "a Word document"
    right, wrong = next(
        (r, w) for (_, r), (_, w) in zip(plant.right, plant.wrong, strict=True) if r != w or len(plant.wrong) == 1
    )
    start = alike(right, wrong)
    same = alike(right[start:][::-1], wrong[start:][::-1])
    before, after = right[max(0, start - 40) : start], right[len(right) - same :][:40]
    return repr(f"{before}«{right[start : len(right) - same]}|{wrong[start : len(wrong) - same]}»{after}")


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@pytest.mark.parametrize("name", clean())
def test_sound_minutes_raise_nothing(name: str) -> None:
    assert not found(((name, clean()[name]),))


def test_what_is_sound_raises_no_error_and_no_warning() -> None:
    spoken = {plant.right: [said for said in found(plant.right) if said[1] != "note"] for plant in plants()}
    assert not {str(right[0][1])[-600:]: said for right, said in spoken.items() if said}


def test_nearly_all_mistakes_are_caught_by_their_rule() -> None:
    whole = total(rows())
    assert whole.caught >= OVERALL * whole.planted, "\n" + table()


@pytest.mark.parametrize("rule", rules())
def test_most_mistakes_for_each_rule_are_caught(rule: str) -> None:
    row = next(row for row in rows() if row.rule == rule)
    assert row.planted >= 5
    assert row.caught >= EACH_RULE * row.planted, "\n".join(("", table(), *missed(rule)))


PAGE = """\
# What is caught

Written by `python tests/test_mutations.py`; do not edit.

Mistakes planted in sound minutes of invented bodies (`tests/minutes` and the tests of the rule families), one at a
time. A mistake is caught where its rule says something that it does not say of the sound document, of which no
rule that is on by default has an error or a warning to report.

{}
"""

if __name__ == "__main__":
    if sys.argv[1:]:
        print("\n".join(missed(sys.argv[1])))
    else:
        TABLE.write_text(PAGE.format(table()), encoding="utf-8")
