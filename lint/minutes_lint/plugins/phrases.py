"""Rules for people who write no Python: a YAML file of phrases, each with its message, its reason and its examples.

    - id: any-thing-else
      pattern: any thing else
      message: "“{found}” is written as one word fewer"
      suggestion: anything else
      why: The chair's last question stands in every set of minutes.
      examples:
        flagged: [The Chair asked if there was any thing else.]
        accepted: [The Chair asked if there was anything else.]

A plugin like any other: `plugins: [./phrases.yaml]`, and the rule is `phrases/any-thing-else`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from warnings import catch_warnings, simplefilter

from ..config.config import one_of
from ..errors import CannotRun, did_you_mean
from ..files.files import shown, source
from ..files.marked import Marked, compose
from ..model.findings import SEVERITIES, Edit, Finding, Severity, Suggestion
from ..model.meeting import Meeting
from ..model.mentions import Attendance, Resolution
from ..model.spans import Span
from ..model.structure import Paragraph
from ..rule import Rule
from ..values import TYPE_CHECKING, NamedTuple
from .offers import hookimpl

if TYPE_CHECKING:
    from typing import Any

KEYS = ("id", "pattern", "regex", "message", "severity", "scope", "case", "part-words", "suggestion", "why", "examples")
CASES = ("any", "exact")
FOUND = "{found}"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

ALIKE = ("'‘’‛′", '"“”„‟″', "-‐‑", " \u00a0")
"""Signs that a phrase may be written with, one or another."""

WAYS, LONGEST = 2_000, 500
"""A regular expression may be tried in at most this many ways at one place, and match at most this many characters."""


# --- what a phrase finds ------------------------------------------------------------------------------


class Example(NamedTuple):
    """A text in which something or nothing is found, and where it stands."""

    text: str
    place: str


class Phrase(NamedTuple):
    """One rule of the file: what it looks for and where, and what it says of it."""

    pattern: re.Pattern[str]
    message: str
    scopes: tuple[str, ...]
    suggestions: tuple[str, ...]
    exact: bool
    flagged: tuple[Example, ...] = ()
    accepted: tuple[Example, ...] = ()
    place: str = ""
    """Where it stands: "file:line:column: "."""

    def check(self, meeting: Meeting) -> Iterator[Finding]:
        """Everything found in a meeting: a rule's check."""
        places = None if "anywhere" in self.scopes else joined(s for name in self.scopes for s in SCOPES[name](meeting))
        for paragraph in meeting.find(Paragraph):
            for match in self.pattern.finditer(paragraph.text):
                span = paragraph.view.span(*match.span())
                if places is None or inside(span, places):
                    yield self.finding(span, paragraph.text[slice(*match.span())])

    def finding(self, span: Span, found: str) -> Finding:
        """What is said of one place."""
        capital = not self.exact and found[0].isupper()
        texts = (text[0].upper() + text[1:] if capital else text for text in self.suggestions)
        suggestions = tuple(Suggestion(text, (Edit(span, text),)) for text in texts)
        return Finding(span, self.message.replace(FOUND, found), suggestions=suggestions)


def headings(meeting: Meeting) -> Iterator[Span]:
    """The titles of a document and all its headings."""
    return (p.span for p in meeting.paragraphs if p.role in ("title", "heading"))


def item_titles(meeting: Meeting) -> Iterator[Span]:
    """The headings of items."""
    return (item.heading for item in meeting.items)


def resolutions(meeting: Meeting) -> Iterator[Span]:
    """What was resolved."""
    yield from (resolution.span for resolution in meeting.find(Resolution))
    yield from (p.span for p in meeting.paragraphs if p.role in ("resolution", "clause"))


def attendance(meeting: Meeting) -> Iterator[Span]:
    """Who was there and who was not."""
    yield from (listed.span for listed in meeting.find(Attendance))
    yield from (p.span for p in meeting.paragraphs if p.role == "attendance")


SCOPES: Mapping[str, Callable[[Meeting], Iterator[Span]]] = {
    "heading": headings,
    "item-title": item_titles,
    "resolution": resolutions,
    "attendance": attendance,
}


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def inside(span: Span, places: list[Span]) -> bool:
    """Whether a span lies in one of some places that are in order and apart."""
    at = bisect_right(places, span.start, key=lambda place: place.start)
    return at > 0 and places[at - 1].covers(span)


# --- from the file to rules ---------------------------------------------------------------------------


def plugin(file: Path) -> ModuleType:
    """The plugin that a file of phrases is. Raises CannotRun with line and column of what is wrong with it."""
    if not ID.fullmatch(family(file)):
        raise CannotRun(f"{shown(file)}: the name of a file of phrases should be of letters, figures and hyphens")
    made = ModuleType(file.stem, f"The phrases of {file.name}.")
    rules = list(read(source(file), file))
    vars(made)["rules"] = hookimpl(lambda: rules)
    return made


def family(file: Path) -> str:
    """What the ids of a file's rules begin with."""
    return file.stem.lower().replace("_", "-")


def read(text: str, file: Path) -> Iterator[Rule]:
    """The rules in the text of a file, in order."""
    root = compose(text, file)
    seen: set[str] = set()
    for element in root.elements("a list of rules, each beginning with `- id:`") if root else ():
        made = rule(element, file)
        if made.id in seen:
            raise element.wrong(f"there is a rule {made.id} before this one")
        seen.add(made.id)
        yield made


def rule(element: Marked, file: Path) -> Rule:
    """One rule of a file."""
    said: dict[str, Marked] = {}
    for key, value in element.entries("a rule, with id, pattern and message"):
        if key.text() not in KEYS:
            raise key.wrong(f"there is no key {key.text()}{did_you_mean(key.text(), KEYS)}")
        said[key.text()] = value
    for name in ("id", "message"):
        if name not in said:
            raise element.wrong(f"this rule has no {name}")
    if ("pattern" in said) == ("regex" in said):
        raise element.wrong("this rule should have a pattern or a regex, and not both")
    name = said["id"].text()
    if not ID.fullmatch(name):
        raise said["id"].wrong(f"{name} should be small letters, figures and hyphens, such as any-thing-else")
    exact = "case" in said and one_of(said["case"], CASES) == "exact"
    message = said["message"].text()
    if "{" in message.replace(FOUND, "") or "}" in message.replace(FOUND, ""):
        raise said["message"].wrong(f"a message may have {FOUND} in it and no other braces")
    examples = read_examples(said["examples"]) if "examples" in said else {}
    phrase = Phrase(
        pattern=pattern(said, exact),
        message=message,
        scopes=scopes(said),
        suggestions=texts(said, "suggestion"),
        exact=exact,
        place=element.place,
        **examples,
    )
    why = " ".join(said["why"].text().split()) if "why" in said else ""
    severity: Severity = one_of(said["severity"], SEVERITIES) if "severity" in said else "warning"  # type: ignore[assignment]
    address = f"{family(file)}/{name}"
    return Rule(
        id=address,
        check=phrase.check,
        severity=severity,
        default=True,
        subject="meeting",
        options={},
        summary=why.partition(". ")[0].rstrip(".") + "." if why else message.replace(FOUND, "…"),
        file=str(file),
        text=page(address, why or message, phrase),
    )


def texts(said: Mapping[str, Marked], name: str) -> tuple[str, ...]:
    """The texts of a key, none of them empty; none where it is not said."""
    if name not in said:
        return ()
    found = said[name].texts()
    if not found or not all(text.strip() for text in found):
        raise said[name].wrong(f"{name} should not be empty")
    return found


def scopes(said: Mapping[str, Marked]) -> tuple[str, ...]:
    """Where a rule looks."""
    known = (*SCOPES, "anywhere")
    found = texts(said, "scope") or ("anywhere",)
    for name in found:
        if name not in known:
            raise said["scope"].wrong(f"{name} should be {', '.join(SCOPES)} or anywhere{did_you_mean(name, known)}")
    return found


def read_examples(value: Marked) -> dict[str, tuple[Example, ...]]:
    """The examples of a rule: flagged and accepted."""
    found = {}
    for key, listed in value.entries("a mapping with flagged and accepted"):
        if key.text() not in ("flagged", "accepted"):
            raise key.wrong(f"there is no key {key.text()}{did_you_mean(key.text(), ('flagged', 'accepted'))}")
        elements = [listed] if listed.is_scalar else listed.elements("a text or a list of texts")
        found[key.text()] = tuple(Example(element.text(), element.place) for element in elements)
    return found


def pattern(said: Mapping[str, Marked], exact: bool) -> re.Pattern[str]:
    """What a rule looks for: any of its phrases as whole words, or its regular expression."""
    flags = re.NOFLAG if exact else re.IGNORECASE
    if "regex" in said:
        if "part-words" in said:
            raise said["part-words"].wrong("a regex says itself where a word ends: \\b")
        return bounded(said["regex"], flags)
    phrases = sorted((" ".join(text.split()) for text in texts(said, "pattern")), key=len, reverse=True)
    parts = "part-words" in said and one_of(said["part-words"], ("true", "false")) == "true"
    return re.compile("|".join(expression(phrase, parts) for phrase in phrases), flags)


def expression(phrase: str, parts: bool) -> str:
    """The regular expression for a phrase that neither begins nor ends within a word, unless `parts` allows it.

    What may not stand before it is looked for after its first sign, so that places where it cannot begin are skipped
    quickly.
    """
    first, *others = (
        next((f"[{re.escape(signs)}]" for signs in ALIKE if sign in signs), re.escape(sign)) for sign in phrase
    )
    before = rf"(?<!\w{first})" if phrase[0].isalnum() and not parts else ""
    after = r"(?!\w)" if phrase[-1].isalnum() and not parts else ""
    return first + before + "".join(others) + after


# --- regular expressions that cannot run away -----------------------------------------------------------


def bounded(value: Marked, flags: re.RegexFlag) -> re.Pattern[str]:
    """A regular expression that is linear in the text. Raises CannotRun for any other, and one with a mistake.

    Every repeat has a bound, and the ways to try it at one place are few: so no text makes it slow. What Python warns
    of is refused too: it would find something else with a later version.
    """
    text = value.text()
    try:
        with catch_warnings():
            simplefilter("error", FutureWarning)
            compiled = re.compile(text, flags)
            parsed = import_module("re._parser").parse(text, flags)
    except FutureWarning as problem:
        raise value.wrong(
            "[ or a doubled -, &, ~ or | in square brackets may come to mean something else; put \\ before it"
        ) from problem
    except (ImportError, AttributeError) as problem:
        raise value.wrong("this version of Python cannot tell how long a regex may take; give phrases") from problem
    except (re.error, OverflowError, RecursionError) as problem:
        at = getattr(problem, "pos", None)
        where = "" if at is None else f" at its character {at + 1}"
        raise value.wrong(f"this is no regular expression{where}: {getattr(problem, 'msg', problem)}") from problem
    shortest, longest = parsed.getwidth()
    if shortest == 0:
        raise value.wrong("this expression also finds nothing at all, anywhere")
    if unbounded(parsed):
        raise value.wrong("a repeat in this expression has no end; say how often at most: \\w{1,30} and not \\w+")
    if longest > LONGEST or ways(parsed) > WAYS:
        raise value.wrong("this expression could take too long; repeat less, and no repeats within repeats")
    return compiled


def unbounded(parsed: Any) -> bool:
    """Whether any repeat of a parsed expression has no end."""
    return any(
        ("REPEAT" in str(op) and arguments[1] == import_module("re._parser").MAXREPEAT)
        or any(map(unbounded, within(arguments)))
        for op, arguments in parsed
    )


def within(arguments: Any) -> Iterator[Any]:
    """The expressions that are parts of a parsed one's arguments."""
    if hasattr(arguments, "getwidth"):
        yield arguments
    elif isinstance(arguments, list | tuple):
        for argument in arguments:
            yield from within(argument)


def ways(parsed: Any) -> int:
    """In how many ways a parsed expression may be tried at one place, or any number above WAYS."""
    total = 1
    for op, arguments in parsed:
        inner = [ways(part) for part in within(arguments)]
        if "REPEAT" in str(op):
            least, most, _ = arguments
            total *= repeated(inner[0], least, most)
        elif str(op) == "BRANCH":
            total *= sum(inner)
        else:
            for count in inner:
                total *= count
        if total > WAYS:
            break
    return min(total, WAYS + 1)


def repeated(once: int, least: int, most: int) -> int:
    """In how many ways something may be repeated that can be tried in `once` ways.

    >>> repeated(1, 0, 3), repeated(2, 3, 3), repeated(2, 1, 3)
    (4, 8, 14)
    """
    if once == 1:
        return most - least + 1
    total = 0
    for count in range(least, most + 1):
        total += once ** min(count, WAYS)
        if total > WAYS:
            break
    return total


# --- the page -------------------------------------------------------------------------------------------


def page(address: str, why: str, phrase: Phrase) -> str:
    """What `explain` shows."""
    parts = [f"# {address}", why]
    for title, examples in (("Flagged", phrase.flagged), ("Accepted", phrase.accepted)):
        if examples:
            parts += [f"## {title}", *(f"```minutes\n{example.text.rstrip()}\n```" for example in examples)]
    return "\n\n".join(parts) + "\n"
