"""The steps of understanding stand in an order in which each has what it needs, and say truly what that is."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from minutes_lint import Document, RunningHeader, Span, Table
from minutes_lint_grammars import reading, styles
from minutes_lint_grammars.parser.drafts import Draft, Fact, Step
from minutes_lint_grammars.reading import STEPS

PLAIN = next(style for style in styles() if style.name == "plain")
OUTLINE: frozenset[Fact] = frozenset((Table, RunningHeader))
"""What is there before the first step."""

FIELDS = ("date", "body")
HERE = Path(__file__).parents[1]
TEXTS = [*(HERE / "examples").glob("*.[mt][dx]*"), *(HERE / "rules").glob("minutes_lint_rules/*/*.md")]
"""Minutes and agendas, and the pages of the rules, whose examples hold something of each kind."""


def order(steps: Iterable[Step]) -> dict[int, set[int]]:
    """For each step those that must come before it. Raises ValueError for a need that nothing gives."""
    steps = list(steps)
    before: dict[int, set[int]] = {index: set() for index in range(len(steps))}
    for index, step in enumerate(steps):
        for fact in (*step.needs, *step.changes):
            givers = {at for at, other in enumerate(steps) if fact in other.gives}
            if not givers and fact not in OUTLINE:
                raise ValueError(f"nothing gives {fact}")
            changers = {at for at, other in enumerate(steps) if fact in other.changes}
            before[index] |= givers | (changers if fact in step.needs and fact not in step.changes else set())
        before[index] -= {index}
    return before


def said(steps: Iterable[Step]) -> list[str]:
    """What is wrong with the order of steps."""
    steps = list(steps)
    before = order(steps)
    try:
        tuple(TopologicalSorter(before).static_order())
    except CycleError as cycle:
        return [f"circle: {cycle.args[1]}"]
    late = [(index, other) for index, others in before.items() for other in others if other > index]
    return [f"{steps[index].settle.__module__} stands above {steps[other].settle.__module__}" for index, other in late]


def test_each_step_has_what_it_needs() -> None:
    assert said(STEPS) == []


def nothing(draft: Draft) -> Draft:
    return draft


@pytest.mark.parametrize(
    "steps",
    [
        (Step(nothing, needs=("date",), gives=("body",)), Step(nothing, needs=("body",), gives=("date",))),
        (Step(nothing, needs=("date",)), Step(nothing, gives=("date",))),
        (Step(nothing, gives=("date",)), Step(nothing, needs=("date",)), Step(nothing, changes=("date",))),
        (Step(nothing, changes=("date",)), Step(nothing, gives=("date",))),
    ],
)
def test_circular_and_late_needs_are_found(steps: tuple[Step, ...]) -> None:
    assert said(steps)


def test_a_need_that_nothing_gives_is_found() -> None:
    with pytest.raises(ValueError, match="nothing gives date"):
        said([Step(nothing, needs=("date",))])


def test_nothing_is_given_twice() -> None:
    given = [fact for step in STEPS for fact in step.gives]
    assert sorted(map(str, given)) == sorted(map(str, set(given)))


class Watched(dict[type, Any]):
    """Mentions by their kind, and which kinds were asked for."""

    asked: set[Fact]

    def get(self, kind: type, default: Any = None) -> Any:  # type: ignore[override]
        self.asked.add(kind)
        return super().get(kind, default)


def outlines(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Draft]:
    """The outlines of the meetings in a file."""
    found: list[Draft] = []
    meeting = reading.meeting
    monkeypatch.setattr(reading, "meeting", lambda draft, style: found.append(draft) or meeting(draft, style))
    text = path.read_text(encoding="utf-8")
    tuple(reading.read(Document(path.name, text), PLAIN, Span(0, len(text))))
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_step_asks_and_gives_what_it_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for draft in outlines(path, monkeypatch):
        for step in STEPS:
            watched = Watched(draft.found)
            watched.asked = set()
            after = step.settle(draft._replace(found=watched))
            given = {kind for kind, mentions in after.found.items() if mentions != draft.found.get(kind, [])}
            fields: set[Fact] = {name for name in FIELDS if getattr(after, name) != getattr(draft, name)}
            told = step.settle.__module__
            assert watched.asked <= {*step.needs, *step.gives, *step.changes, *OUTLINE}, told
            assert given | fields <= {*step.gives, *step.changes}, told
            draft = after._replace(found=dict(after.found))
