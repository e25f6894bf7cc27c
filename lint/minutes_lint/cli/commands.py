"""What each command of `minutes-lint` does, given its arguments; each returns the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import CannotRead, CannotRun, did_you_mean
from ..report import Output, Problem, Report
from ..reporters.streams import lenient, output
from ..run.collect import STDIN
from ..run.discover import Found, discover
from ..run.lint import lint
from ..run.passes import pack_of
from ..run.stale import stale_entries
from ..run.workspace import Workspace
from ..values import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from ..accepted.accepted import Entry
    from ..repairs.fixes import Fixed

NAMES = ("check", "show", "rules", "explain", "accept", "init", "test-rules")
MANY = 20
"""From this many documents on, somebody at a terminal is shown how far the run has come."""


def check(asked: Namespace) -> int:
    """Lint what was named, and write a report."""
    if asked.fix or asked.diff:
        return fix(asked)
    space, report = linted(asked)
    tell(asked, space, report, output(asked.color))
    return annotate(report, Path(asked.annotate)) if asked.annotate else report.exit_code


def annotate(report: Report, out: Path) -> int:
    """Write the Word drafts of a run with comments in them."""
    from ..files.files import shown
    from ..repairs.annotate import write

    made, problems = write(report, out)
    complain_of(problems)
    for target in made:
        complain(f"wrote {shown(target)} with the findings as comments")
    return 2 if problems else report.exit_code


def tell(asked: Namespace, space: Workspace, report: Report, to: Output) -> None:
    """Write the report of a run, and on standard error what there is to say besides."""
    space.reporter(asked.format).write(report, to)
    to.stream.flush()
    complain_of(report.errors)
    for warning in report.warnings:
        complain(warning)
    for _, entry in stale_entries(report, space):
        what = f"{entry.rule} of {entry.excerpt!r} in {entry.path}"
        complain(
            f"{entry.place}{what} is accepted and no longer found; `minutes-lint accept --prune` removes this entry"
        )


def fix(asked: Namespace) -> int:
    """Put right what has one certain repair and report the rest, or show what would be done.

    What was read from standard input goes to standard output, and the report then to standard error.
    """
    from ..repairs import fixes

    space = workspace(asked)
    found = documents(asked, space)
    fixed = fixes.fixed(found.documents, space, found.problems)
    if asked.diff:
        return show_diff(fixed)
    failed = fixes.write(fixed.repairs, space)
    report = lint(found.documents, space, found.problems) if failed else fixed.report
    report = report._replace(errors=(*report.errors, *failed))
    to = output(asked.color)
    if STDIN in space.given:
        sys.stdout.buffer.write(space.given[STDIN])
        to = to._replace(stream=lenient(sys.stderr))
    tell(asked, space, report, to)
    complain_of(fixed.left)
    done = [repair.fixed for path, repair in fixed.repairs.items() if path in space.given]
    rest = len(list(report.each()))
    complain(f"fixed {counted(done)}; {rest} remain{'s' if rest == 1 else ''}")
    return report.exit_code


def show_diff(fixed: Fixed) -> int:
    """Print what would be put right."""
    from ..repairs.fixes import diff
    from ..reporters.words import printable

    to = lenient(sys.stdout)
    for path, repair in fixed.repairs.items():
        for line in diff(path, repair):
            to.write(f"{printable(line[:-1])}\n" if to.isatty() else line)
    to.flush()
    complain_of((*fixed.report.errors, *fixed.left))
    complain(f"would fix {counted([repair.fixed for repair in fixed.repairs.values()])}")
    return 2 if fixed.report.errors else int(bool(fixed.repairs))


def counted(done: list[int]) -> str:
    """How many findings in how many documents: "3 in 2 documents"."""
    return f"{sum(done)} in {len(done)} document{'' if len(done) == 1 else 's'}" if done else "nothing"


def accept(asked: Namespace) -> int:
    """Write what is found into the file of accepted findings, or remove from it what is no longer found."""
    from ..accepted import accepted
    from ..files.files import shown

    if not asked.prune and not (asked.reason or "").strip():
        raise CannotRun('why is it right as it is? say so for those who come after: --reason "as the deed has it"')
    space, report = linted(asked)
    complain_of(report.errors)
    if asked.rule is not None:
        known = {rule for checked in report.documents for rule in space.project_of(checked.path).plugins.rules}
        if known and asked.rule not in known and not asked.prune:
            raise CannotRun(f"there is no rule {asked.rule}{did_you_mean(asked.rule, known)}")
    change: Callable[[Path, list[Entry]], None]
    if asked.prune:
        entries = entries_of(asked.rule, stale_entries(report, space))
        change, said, otherwise = accepted.remove, "Removed {} from {}.", "All that is accepted is still found."
    else:
        entries = entries_of(asked.rule, new_entries(asked.reason, space, report))
        change, said, otherwise = accepted.add, "Accepted {} in {}.", "Nothing was found that is not accepted already."
    for base, each in entries.items():
        change(base, each)
        say(said.format(f"{len(each)} finding{'' if len(each) == 1 else 's'}", shown(base / accepted.NAME)))
    if not entries:
        say(otherwise)
    return 2 if report.errors else 0


def entries_of(rule: str | None, entries: Iterable[tuple[Path, Entry]]) -> dict[Path, list[Entry]]:
    """Entries of a rule, or of all, by the folder whose file they belong in."""
    by_folder: dict[Path, list[Entry]] = {}
    for base, entry in entries:
        if rule in (None, entry.rule):
            by_folder.setdefault(base, []).append(entry)
    return by_folder


def new_entries(reason: str, space: Workspace, report: Report) -> Iterator[tuple[Path, Entry]]:
    """All that was found as it is accepted, each with the folder of its configuration."""
    from ..accepted.accepted import entry

    for checked, finding in report.each():
        if checked.path == "-":
            raise CannotRun("what comes from standard input has no path to accept it under; name the file")
        base = space.settings_of(checked.path).base
        yield base, entry(checked.document, finding, base, reason)


def show(asked: Namespace) -> int:
    """Print what was understood of documents."""
    space = workspace(asked)
    found = documents(asked, space)
    problems, packs = list(found.problems), []
    for path in found.documents:
        try:
            packs.append(pack_of(path, space.project_of(path)))
        except CannotRead as problem:
            problems.append(Problem(path, str(problem)))
    if asked.format == "json":
        from ..reporters import write_json
        from ..reporters.record import VERSION, understood

        write_json({"schema": VERSION, "documents": [understood(pack) for pack in packs]}, output(asked.color))
    else:
        from .show import segments, tree

        for number, pack in enumerate(packs):
            told = segments(pack, space.project_of(pack.document.path)) if asked.lines else tree(pack)
            for line in ([""] if number else []) + list(told):
                say(line)
    complain_of(problems)
    return 2 if problems else 0


def rules(asked: Namespace) -> int:
    """List the rules."""
    from .explain import listed

    project = workspace(asked).project_of(".")
    for line in listed(project.plugins.rules, project.settings):
        say(line)
    return 0


def explain(asked: Namespace) -> int:
    """Print the page of a rule."""
    from .explain import explain as write

    write(asked.rule, workspace(asked).project_of(".").plugins.rules, output(asked.color))
    return 0


def init(asked: Namespace) -> int:
    """Write a first configuration, or print the schema of one."""
    if asked.schema:
        from ..config.schema import schema
        from ..reporters import write_json

        write_json(schema(workspace(asked).project_of(".").plugins.rules.values()), output(asked.color))
        return 0
    from ..config.init import start

    say(f"Wrote {start(Path())}; `minutes-lint rules` lists the rules that it can switch.")
    return 0


def test_rules(asked: Namespace) -> int:
    """Run the examples of rules that are not built in: those of the files named, or of the configuration's plugins."""
    from ..plugins.loading import is_path
    from ..testing import check_rules

    settings = workspace(asked).settings_of(".")
    base = settings.base.absolute()
    plugins = tuple(str((base / name).resolve()) if is_path(name) else name for name in settings.plugins)
    named = [str(Path(file).resolve()) for file in asked.files] or plugins
    if not named:
        raise CannotRun("no file was named; try `minutes-lint test-rules phrases.yaml`, or name it under `plugins:`")
    count, wrong = check_rules(settings._replace(plugins=plugins), named)
    for sentence in wrong:
        say(sentence)
    mistakes = f"{len(wrong) or 'no'} mistake{'' if len(wrong) == 1 else 's'}"
    say(f"Tested {count} rule{'' if count == 1 else 's'}: {mistakes}.")
    return int(bool(wrong))


# --- What the commands have in common ---------------------------------------------------------------


def workspace(asked: Namespace) -> Workspace:
    """The configurations of a run, with what the command line says of them."""
    return Workspace(asked.config, getattr(asked, "style", None), getattr(asked, "fail_on", None))


def documents(asked: Namespace, space: Workspace) -> Found:
    """The documents that were named, or those of `paths:` of the configuration here."""
    if asked.paths:
        return discover(asked.paths, space.settings_of, NAMES)
    settings = space.settings_of(".")
    if not settings.paths:
        raise CannotRun("no file was named; try `minutes-lint draft.txt`, or `minutes-lint --help`")
    here = Path.cwd()
    base = settings.base.absolute()
    named = (path if base == here else str(base / path) for path in settings.paths)
    return discover(named, space.settings_of)


def linted(asked: Namespace) -> tuple[Workspace, Report]:
    """Lint what was named."""
    space = workspace(asked)
    found = documents(asked, space)
    kept = not asked.no_cache
    if len(found.documents) >= MANY and sys.stderr.isatty():
        from .progress import shown

        return space, lint(found.documents, space, found.problems, jobs=jobs(asked), results=kept, watch=shown)
    return space, lint(found.documents, space, found.problems, jobs=jobs(asked), results=kept)


def jobs(asked: Namespace) -> int:
    """The number of processes: what was asked for, or that of the cores that are ours."""
    if asked.jobs:
        return int(asked.jobs)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def say(line: str) -> None:
    """Print a line on standard output, whatever its encoding."""
    print(line, file=lenient(sys.stdout))


def complain(sentence: str) -> None:
    """Print a sentence on standard error, whatever its encoding."""
    print(f"minutes-lint: {sentence}", file=lenient(sys.stderr))


def complain_of(problems: Iterable[Problem]) -> None:
    """Say what could not be linted."""
    for problem in problems:
        complain(f"{problem.path}: {problem.message}")
