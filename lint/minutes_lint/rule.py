"""A rule is one generator function; this module turns it into a value the engine can run.

    @rule(severity="error")
    def weekday(meeting: Meeting) -> Iterator[Finding]: ...

It asks for what it needs by parameter name: `meeting` or `pack`, and after it `archive` where it looks at other
documents, and `profile` where it depends on what the law demands (`minutes_lint.profile`). Its options are its
keyword-only parameters, its summary is the first line of its module's docstring, and its id is its address:
`minutes_lint_rules/dates/weekday.py` is `dates/weekday`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType

from .archive.archive import Archive
from .model.findings import Finding, Severity
from .model.meeting import Pack
from .profile import Profile
from .values import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

Check = Callable[..., Iterator[Finding]]
SUBJECTS = ("meeting", "pack")
ARCHIVE, PROFILE = "archive", "profile"


class Rule(NamedTuple):
    """A check with its id, default severity, options and defaults, and the page that explains it."""

    id: str
    check: Check
    severity: Severity
    default: bool
    subject: str
    options: Mapping[str, Any]
    summary: str
    file: str
    """The module it is defined in, or the file of phrases."""

    archive: bool = False
    """Whether it looks at other documents."""

    profile: bool = False
    """Whether it depends on the profile of the document's style."""

    text: str = ""
    """What explains it, where it has no page of its own."""

    @property
    def page(self) -> Path:
        """The file that explains it: its page beside its module, or the file of phrases."""
        file = Path(self.file)
        return file if self.text else file.with_name(f"{self.check.__name__}.md")

    @property
    def family(self) -> str:
        """The first part of the id."""
        return self.id.partition("/")[0]

    def run(
        self, pack: Pack, options: Mapping[str, Any], archive: Archive, profiles: Mapping[str, Profile]
    ) -> Iterator[Finding]:
        """All findings of this rule in one document; `profiles` are those of the styles by name."""
        for subject in (pack,) if self.subject == "pack" else pack.meetings:
            asked: dict[str, Any] = {ARCHIVE: archive} if self.archive else {}
            if self.profile:
                asked[PROFILE] = profiles.get(subject.style) or Profile()
            yield from self.check(subject, **asked, **options)


def rule(*, severity: Severity, default: bool = True) -> Callable[[Check], Rule]:
    """Make a rule of a generator function that takes `meeting` or `pack`, and perhaps `archive` and `profile` after it.

    `severity` is what its findings are unless they say less; with `default=False` it is off until a
    configuration switches it on. Raises TypeError for a function that asks for anything else.
    """

    def make(check: Check) -> Rule:
        code, module = check.__code__, sys.modules[check.__module__]
        asked = code.co_varnames[: code.co_argcount]
        if not asked or asked[0] not in SUBJECTS or not {*asked[1:]} <= {ARCHIVE, PROFILE}:
            raise TypeError(
                f"{check.__name__}: a rule asks for one of {', '.join(SUBJECTS)}, with {ARCHIVE} or {PROFILE} after it"
                f" or not, not for {', '.join(asked)}"
            )
        return Rule(
            id=address(check.__module__, check.__name__),
            check=check,
            severity=severity,
            default=default,
            subject=asked[0],
            options=check.__kwdefaults__ or {},
            summary=summary(module, check),
            file=module.__file__ or "",
            archive=ARCHIVE in asked,
            profile=PROFILE in asked,
        )

    return make


def summary(module: ModuleType, check: Check) -> str:
    """The first line of the module's docstring, or of the function's where the module is not its own."""
    own = module.__name__.rpartition(".")[2] == check.__name__
    words = module.__doc__ if own else check.__doc__ or module.__doc__
    return (words or "").strip().partition("\n")[0]


def address(module: str, function: str) -> str:
    """The id of a rule: the last two parts of where it lives.

    >>> address("minutes_lint_rules.dates.next_meeting", "next_meeting")
    'dates/next-meeting'
    >>> address("our_rules", "draft_mark")
    'our-rules/draft-mark'
    """
    parts = module.split(".")
    if parts[-1] != function:
        parts.append(function)
    return "/".join(parts[-2:]).replace("_", "-")


def rules_in(package: ModuleType) -> Iterator[Rule]:
    """All rules of the modules in a package, then of those in its folders, in order of their names."""
    for root in package.__path__:
        homes = [(entry.name, entry.path) for entry in os.scandir(root) if entry.is_dir() and entry.name[0] not in "_."]
        for family, home in (("", root), *sorted(homes)):
            names = (entry.name for entry in os.scandir(home) if entry.name[0] not in "_.")
            for name in sorted(name.removesuffix(".py") for name in names if name.endswith(".py")):
                yield from rules_of(import_module(".".join(filter(None, (package.__name__, family, name)))))


def rules_of(module: ModuleType) -> Iterator[Rule]:
    """All rules defined in one module."""
    for value in vars(module).values():
        if isinstance(value, Rule) and value.check.__module__ == module.__name__:
            yield value
