"""The documents that the benchmarks invent are read in their style, and have the mistakes they are said to have."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import quantiles

import pytest

from minutes_lint import Document, Pack
from minutes_lint.archive.archive import Archive, summary
from minutes_lint.config.config import Settings
from minutes_lint.engine import judge, project, understand

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The modules of the benchmarks can be imported."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))


def packs(number: int, seed: int = 0) -> list[tuple[Pack, str, tuple[str, ...]]]:
    """What is understood of invented documents, their styles, and the rules that have to find something in each."""
    from invented import documents

    loaded = project(Settings())
    return [
        (
            understand(Document(str(made.path), made.text), loaded),
            made.style,
            (made.mistake.rule,) if made.mistake else (),
        )
        for made in documents(number, seed)
    ]


@pytest.mark.parametrize("seed", [0, 1])
def test_only_the_planted_mistakes_are_found(seed: int) -> None:
    loaded, made = project(Settings()), packs(90, seed)
    archive = Archive([summary(meeting) for pack, *_ in made for meeting in pack.meetings])
    for pack, _, mistakes in made:
        findings = judge(pack, loaded, archive=archive)
        assert tuple(finding.rule for finding in findings if finding.severity != "note") == mistakes, pack.document.path
    assert 0 < sum(len(mistakes) for *_, mistakes in made) < 10


def test_every_style_is_there_and_read_as_such() -> None:
    styles = project(Settings()).plugins.styles
    made = packs(2 * len(styles))
    assert {style for _, style, _ in made} == set(styles)
    for pack, style, _ in made:
        (meeting,) = pack.meetings
        assert meeting.style == style
        assert meeting.kind == "minutes" or style == "project"
        assert meeting.date is not None
        assert str(meeting.date.date) in pack.document.path
        assert len(meeting.items) >= 3


def test_the_same_seed_gives_the_same_documents_however_many_there_are() -> None:
    from invented import documents

    assert [*documents(20)] == [*documents(40)][:20]
    assert [*documents(20)] != [*documents(20, seed=1)]
    assert len({made.path for made in documents(1_000)}) == 1_000


def test_sizes_are_those_of_real_minutes() -> None:
    from invented import documents

    *_, median, _, _, _, ninth = quantiles([len(made.text.encode()) for made in documents(900)], n=10)
    assert 7_500 < median < 9_500
    assert 17_000 < ninth < 22_500


def test_a_document_of_a_size_has_it() -> None:
    from invented import minutes

    assert 28_000 < len(minutes(28_000).encode()) < 32_000
    assert not judge(understand(Document("draft.txt", minutes(28_000)), project(Settings())), project(Settings()))


def test_no_module_of_the_benchmarks_hides_one_of_python() -> None:
    assert not {file.stem for file in BENCHMARKS.glob("*.py")} & sys.stdlib_module_names
