"""What each command of `minutes-lint` does, given its arguments; each returns the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .discover import Found, discover
from .errors import CannotRead, CannotRun, did_you_mean
from .report import Problem, Report
from .run import Workspace, lint, pack_of, stale_entries
from .streams import lenient, output

if TYPE_CHECKING:
    from argparse import Namespace

NAMES = ("check", "show", "rules", "explain", "accept", "init")
MANY = 20
"""From this many documents on, somebody at a terminal is shown how far the run has come."""


def check(asked: Namespace) -> int:
    """Lint what was named, and write a report."""
    space, report = linted(asked)
    to = output(asked.color)
    space.reporter(asked.format).write(report, to)
    to.stream.flush()
    complain_of(report.errors)
    for warning in report.warnings:
        complain(warning)
    for entry in stale_entries(report, space):
        what = f"{entry.rule} of {entry.excerpt!r} in {entry.path}"
        complain(f"{entry.place}{what} is accepted and no longer found; delete this entry")
    return report.exit_code


def accept(asked: Namespace) -> int:
    """Write what is found into the file of accepted findings."""
    from . import accepted
    from .files import shown

    space, report = linted(asked)
    complain_of(report.errors)
    if asked.rule is not None:
        known = {rule for checked in report.documents for rule in space.project_of(checked.path).plugins.rules}
        if known and asked.rule not in known:
            raise CannotRun(f"there is no rule {asked.rule}{did_you_mean(asked.rule, known)}")
    entries: dict[Path, list[accepted.Entry]] = {}
    for checked, finding in report.each():
        if checked.path == "-":
            raise CannotRun("what comes from standard input has no path to accept it under; name the file")
        if asked.rule in (None, finding.rule):
            base = space.settings_of(checked.path).base
            entry = accepted.entry(checked.document, finding, base, asked.reason)
            entries.setdefault(base, []).append(entry)
    for base, new in entries.items():
        accepted.add(base, new)
        what = f"{len(new)} finding{'' if len(new) == 1 else 's'}"
        say(f"Accepted {what} in {shown(base / accepted.NAME)}.")
    if not entries:
        say("Nothing was found that is not accepted already.")
    return 2 if report.errors else 0


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
        from .record import VERSION, understood
        from .reporters import write_json

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
        from .reporters import write_json
        from .schema import schema

        write_json(schema(workspace(asked).project_of(".").plugins.rules.values()), output(asked.color))
        return 0
    from .init import start

    say(f"Wrote {start(Path())}; `minutes-lint rules` lists the rules that it can switch.")
    return 0


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
    if len(found.documents) >= MANY and sys.stderr.isatty():
        from .progress import shown

        return space, lint(shown(found.documents), space, found.problems)
    return space, lint(found.documents, space, found.problems)


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
