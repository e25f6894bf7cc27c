"""Where the time of one process goes, stage by stage: `python benchmarks/stages.py [--rules] [PATH …]`.

The documents are invented ones, or those of a PATH; `--rules` has a line for each rule, not for each family. A stage's
time is the processor's and its own: what is called in it and has a line of its own does not count. Each call that is
timed costs about a microsecond. (It is not called `profile.py`, since cProfile imports a module of that name.)
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

from invented import documents


class Clock:
    """Adds up the time of stages that are called from one another."""

    def __init__(self) -> None:
        """No stage has taken any time."""
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self.inner = 0.0

    def timed(self, function: Callable[..., Any], stage: Callable[..., str]) -> Callable[..., Any]:
        """The function with its time added to the stage that is named for its arguments. A generator becomes a list."""

        def run(*arguments: Any, **named: Any) -> Any:
            outside, self.inner = self.inner, 0.0
            start = process_time()
            try:
                result = function(*arguments, **named)
                return iter([*result]) if isinstance(result, Iterator) else result
            finally:
                taken = process_time() - start
                name = stage(*arguments)
                self.seconds[name] += taken - self.inner
                self.calls[name] += 1
                self.inner = outside + taken

        return run

    def watch(self, owner: Any, name: str, stage: str | Callable[..., str]) -> None:
        """Time a function of a module or a class from now on. Raises AttributeError where it is not there."""
        said = stage if callable(stage) else always(stage)
        setattr(owner, name, self.timed(getattr(owner, name), said))


def always(name: str) -> Callable[..., str]:
    """One name for a stage, whatever the arguments."""
    return lambda *_: name


def called(settle: Callable[..., Any]) -> str:
    """What a step is called: its function, or the module whose it is."""
    return settle.__module__.rpartition(".")[2] if settle.__name__ == "settle" else settle.__name__


def watch_everything(clock: Clock, by_rule: bool) -> None:
    """Time all stages from the bytes of a document to its findings."""
    from minutes_lint import engine
    from minutes_lint.rule import Rule
    from minutes_lint_grammars import reading
    from minutes_lint_grammars.attendance import rolls as people
    from minutes_lint_grammars.parser.inline import Inline
    from minutes_lint_grammars.structure import paragraphs

    clock.watch(engine, "read", "bytes to text")
    clock.watch(engine, "recognising", "choosing the style")
    clock.watch(reading, "tree", "lines")
    clock.watch(reading, "stretches", "lines")
    clock.watch(reading, "structure", "items and paragraphs")
    clock.watch(paragraphs, "view_of", "views of paragraphs")
    clock.watch(reading, "sweep", "sweep, the search")
    clock.watch(Inline, "read", lambda inline, *_: f"grammar {inline._path.stem}")
    clock.watch(reading, "meeting", "meeting, the rest")
    clock.watch(people, "attendance", "reading attendance")
    reading.STEPS = tuple(
        step._replace(settle=clock.timed(step.settle, always(f"step {called(step.settle)}"))) for step in reading.STEPS
    )
    for module in vars(reading).values():
        if isinstance(module, ModuleType) and hasattr(module, "SIGHTS"):
            sights = (
                s._replace(read=clock.timed(s.read, lambda *_, to=module: f"sweep, {to.__name__.rpartition('.')[2]}"))
                for s in module.SIGHTS
            )
            vars(module)["SIGHTS"] = tuple(sights)
    clock.watch(Rule, "run", lambda rule, *_: f"rule {rule.id}" if by_rule else f"rules {rule.family}")
    clock.watch(engine, "judge", "findings, the rest")


def lint(texts: Sequence[tuple[str, bytes]], clock: Clock) -> None:
    """Read documents, then judge them with all of them as the archive."""
    from minutes_lint import engine
    from minutes_lint.archive.archive import Archive, summary
    from minutes_lint.config.config import Settings

    loaded = clock.timed(engine.project, lambda *_: "loading plugins")(Settings())
    understand = clock.timed(engine.understand, lambda *_: "understanding, the rest")
    packs = [understand(engine.read(path, content, loaded), loaded) for path, content in texts]
    summaries = clock.timed(
        lambda: [summary(meeting) for pack in packs for meeting in pack.meetings], lambda: "archive"
    )
    archive = clock.timed(Archive, lambda *_: "archive")(summaries())
    for pack in packs:
        engine.judge(pack, loaded, archive=archive)


def shown(clock: Clock, size: int) -> Iterator[str]:
    """The table, what costs most first."""
    whole = sum(clock.seconds.values())
    yield f"{'':<30}{'s':>9}{'share':>9}{'ms/MB':>9}{'calls':>9}{'µs/call':>9}"
    for stage, seconds in sorted(clock.seconds.items(), key=lambda line: -line[1]):
        calls = clock.calls[stage]
        yield (
            f"{stage:<30}{seconds:9.3f}{seconds / whole:9.1%}{seconds * 1e9 / size:9.0f}{calls:9,}"
            f"{seconds * 1e6 / calls:9.0f}"
        )
    yield f"{'all':<30}{whole:9.3f}{'':9}{whole * 1e9 / size:9.0f}"


def main() -> None:
    """Measure, and print the table."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="real documents, not invented ones")
    parser.add_argument("--rules", action="store_true", help="a line for each rule, not for each family")
    options = parser.parse_args()
    if options.paths:
        files = (file for path in options.paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path]))
        texts = [(str(file), file.read_bytes()) for file in files if file.suffix in (".txt", ".md")]
    else:
        texts = [(str(document.path), document.text.encode()) for document in documents(130)]
    size = sum(len(content) for _, content in texts)
    clock = Clock()
    start = process_time()
    watch_everything(clock, options.rules)
    clock.seconds["importing"], clock.calls["importing"] = process_time() - start, 1
    lint(texts, clock)
    print(f"{len(texts):,} documents, {size:,} bytes")
    sys.stdout.writelines(f"{line}\n" for line in shown(clock, size))


if __name__ == "__main__":
    main()
