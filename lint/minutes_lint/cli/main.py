"""The command line: what may be asked for, and the exit code.

0 nothing was found that fails the run, 1 something was, 2 something could not be linted.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from .. import __version__
from ..errors import CannotRun, blame
from ..model.findings import SEVERITIES
from . import commands

INTERRUPTED, BROKEN_PIPE = 130, 141

WIDTH = 78
"""Characters to a line of usage that nobody asked for."""

INTRODUCTION = """\
Finds where agendas and minutes contradict themselves, their calendar, their
arithmetic or the minutes they cite.
"""
EXAMPLES = """\
commands (check where none is named):
  check PATH...         lint files, folders, patterns, or - for standard input
  show FILE...          what was understood of a document
  rules                 all rules, with their severity
  explain RULE          the page of a rule, with examples
  accept PATH...        accept what is found, in minutes-lint-accepted.yaml
  init                  write a first minutes-lint.yaml
  test-rules [FILE...]  run the examples of your own rules

examples:
  minutes-lint draft.txt
  minutes-lint minutes/ 'agendas/2024-*.md'
  minutes-lint --format html minutes/ > report.html
  minutes-lint --fix draft.txt
  minutes-lint explain dates/weekday
  minutes-lint accept --reason "printed so in the summons" draft.txt

exit codes: 0 nothing found, 1 findings, 2 something could not be linted
"""
SUMMARIES = {
    "check": INTRODUCTION,
    "show": "Shows what was understood of documents: meetings, items, dates, references.",
    "rules": "Lists all rules with the severity they have under the configuration here.",
    "explain": "Prints the page of a rule: why it matters, what it flags, what it accepts.",
    "accept": "Accepts what is found now, so that it no longer fails a run, in minutes-lint-accepted.yaml.",
    "test-rules": "Runs the examples of rules of your own: phrases in a .yaml file, and the pages of rules in Python.",
    "init": "Writes a commented minutes-lint.yaml into this folder; one that exists is left as it is.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and return its exit code."""
    gc.set_threshold(200_000, 20, 20)  # a document leaves few cycles behind; looking for them takes time
    atexit.register(gc.freeze)  # nor need they be looked for once more when all ends
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = given.pop(0) if given and given[0] in commands.NAMES else "check"
    asked = parser(name, wide="-h" in given or "--help" in given).parse_args(given)
    try:
        code: int = getattr(commands, name.replace("-", "_"))(asked)
        sys.stdout.flush()
    except CannotRun as problem:
        commands.complain(str(problem))
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        with suppress(OSError, ValueError):  # what is buffered goes nowhere, rather than fail again at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as problem:
        commands.complain(f"this is a mistake in the program: {blame(problem)}")
        return 2
    return code


def parser(name: str, wide: bool = True) -> ArgumentParser:
    """The parser of one command's arguments, whose help is as wide as the terminal, or as most are.

    To ask how wide it is imports more than a document needs to be linted.
    """
    default = name == "check"
    made = ArgumentParser(
        prog="minutes-lint" if default else f"minutes-lint {name}",
        description=SUMMARIES[name],
        epilog=EXAMPLES if default else None,
        formatter_class=partial(RawDescriptionHelpFormatter, width=None if wide else WIDTH),
        allow_abbrev=False,
    )
    add = made.add_argument
    if default:
        add("--version", action="version", version=f"minutes-lint {__version__}")
        add("--format", default="text", metavar="FORMAT", help="text (the default), json, github, sarif or html")
        mending = made.add_mutually_exclusive_group()
        mending.add_argument("--fix", action="store_true", help="make the repairs that are certain, report the rest")
        mending.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")
        mending.add_argument("--annotate", metavar="OUT", help="copy Word drafts there, with a comment at each finding")
        add("--fail-on", choices=SEVERITIES, help="the least severity for exit code 1 (default: warning)")
    if name == "show":
        add("--format", default="text", choices=("text", "json"), help="text (the default) or json")
        add("--lines", action="store_true", help="each line, with the terminal of the style that recognised it")
    if name == "explain":
        add("rule", metavar="RULE", help="such as dates/weekday")
    if name == "accept":
        ways = made.add_mutually_exclusive_group()
        ways.add_argument("--reason", help="why it is right as it is; has to be said")
        ways.add_argument("--prune", action="store_true", help="remove what is accepted and no longer found")
        add("--rule", metavar="RULE", help="only what this rule finds")
    if name == "init":
        add("--schema", action="store_true", help="print the JSON Schema of the configuration, for editors")
    if name == "test-rules":
        add("files", nargs="*", metavar="FILE", help="a .yaml or .py file; the plugins of the configuration otherwise")
    if name in ("check", "show", "accept"):
        add("paths", nargs="*", metavar="PATH", help="a file, folder or pattern, or - for standard input")
        if name != "show":
            add("--jobs", type=processes, metavar="N", help="so many processes (default: a core each, where it pays)")
            add("--no-cache", action="store_true", help="lint what has not changed too; only the archive stays indexed")
        add("--style", metavar="STYLE", help="auto (the default), a style's name, or a path to a .lark file")
    add("--config", metavar="FILE", help="this configuration, not the minutes-lint.yaml nearest above")
    add("--color", action=BooleanOptionalAction, default=None, help="or set NO_COLOR or FORCE_COLOR")
    return made


def processes(given: str) -> int:
    """The value of --jobs. Raises ArgumentTypeError for what is no number from 1 on."""
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise ArgumentTypeError(f"{given!r} is no number from 1 on")
    return int(given)
