"""From a file to its findings, in three steps: read it, understand it, judge it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from .archive.archive import Archive, summary
from .config.config import Settings
from .errors import CannotRead, CannotRun, did_you_mean
from .model.document import Document
from .model.findings import SEVERITIES, Finding, Severity
from .model.meeting import Meeting, Pack
from .model.spans import Span
from .model.structure import RunningHeader
from .plugins.loading import Plugins, load
from .plugins.offers import Style
from .profile import Profile, beside
from .rule import Rule
from .values import NamedTuple


class Project(NamedTuple):
    """A configuration and everything it names, loaded."""

    settings: Settings
    plugins: Plugins
    styles: tuple[Style, ...]
    """The styles to choose from: one where the configuration names one."""

    profiles: Mapping[str, Profile]
    """What is demanded of meetings, by the name of the style."""


def project(settings: Settings) -> Project:
    """Load what a configuration names. Raises CannotRun where something it names is not there."""
    plugins = load(settings.plugins, settings.base)
    settings.check(plugins.rules)
    chosen = styles(settings, plugins)
    return Project(settings, plugins, chosen, {style.name: beside(style.grammar) for style in chosen})


def styles(settings: Settings, plugins: Plugins) -> tuple[Style, ...]:
    """The styles that the configuration leaves to choose from."""
    if settings.style == "auto":
        return tuple(plugins.styles.values())
    if settings.style.endswith(".lark"):
        path = (settings.base / settings.style).resolve()
        if not path.is_file():
            raise CannotRun(f"{settings.where('style')}there is no style file {path}")
        return (next(iter(plugins.styles.values()))._replace(name=path.stem, grammar=path),)
    if settings.style not in plugins.styles:
        known = ", ".join(sorted(plugins.styles))
        raise CannotRun(
            f"{settings.where('style')}there is no style {settings.style}"
            f"{did_you_mean(settings.style, plugins.styles)}; there are {known}, and any path to a .lark file"
        )
    return (plugins.styles[settings.style],)


def read(path: str, content: bytes, project: Project) -> Document:
    """The document in a file's bytes. Raises CannotRead where no reader fits or the bytes are no text."""
    suffix = file_type(path)
    reader = project.plugins.readers.get(suffix)
    if reader is None:
        kinds = " ".join(sorted(project.plugins.readers))
        raise CannotRead(f"{suffix} files cannot be read yet; minutes-lint reads {kinds}")
    return reader.read(path, content)


def file_type(path: str) -> str:
    """The suffix of a file's name in lower case; ".txt" where the name has none.

    >>> file_type("Draft.DOCX"), file_type("-"), file_type("Minutes of 3.11.2018"), file_type("No. 5 of May")
    ('.docx', '.txt', '.txt', '.txt')
    """
    suffix = Path(path).suffix.lower()
    return suffix if suffix[1:2].isalpha() and suffix[1:].isalnum() else ".txt"


def understand(document: Document, project: Project) -> Pack:
    """The meetings in a document, each read by the style that recognises most in its opening.

    The document is read in the style of its own opening first; only a meeting in which another style recognises
    more is read again, in that style.
    """
    whole = Span(0, len(document.text))
    style, reason = recognising(document, whole, project.styles)
    meetings = style.read(document, style, whole)
    if len(meetings) > 1:
        meetings = tuple(chain.from_iterable(reread(document, meeting, style, project.styles) for meeting in meetings))
    return Pack(document, style.name, meetings, reason)


def reread(document: Document, meeting: Meeting, style: Style, styles: tuple[Style, ...]) -> tuple[Meeting, ...]:
    """A meeting as it is, or read again in the style that recognises more in it than the document's does."""
    better, _ = recognising(document, meeting.span, (style, *styles))
    return (meeting,) if better == style else better.read(document, better, meeting.span)


def recognising(document: Document, span: Span, styles: tuple[Style, ...]) -> tuple[Style, str]:
    """The style, the first of several, that recognises most in the opening of a part of a document, and why."""
    if len(styles) == 1:
        return styles[0], ""
    scores = {style.name: style.recognise(document, style, span) for style in styles}
    best = max(styles, key=lambda style: scores[style.name])
    counts = ", ".join(f"{name} {score}" for name, score in scores.items() if score)
    return best, f"which recognises most of the opening: {counts}" if counts else "as no style recognises the opening"


def judge(
    pack: Pack,
    project: Project,
    failed: Callable[[Rule, Exception], None] | None = None,
    archive: Archive | None = None,
) -> list[Finding]:
    """What the rules that are on find in a document, in order of place, each place and rule once.

    What stands in a page header is found in the first of those that repeat it.

    Without an archive the document knows no other. A rule that raises an exception ends this, unless `failed`
    takes it: then the other rules are run. Raises CannotRun where a profile has a mistake or what a rule needs is not
    installed.
    """
    if archive is None:
        archive = Archive(map(summary, pack.meetings))
    found: dict[tuple[Span, str, str], Finding] = {}
    for rule, level, options in project.settings.enabled(project.plugins.rules):
        try:
            for finding in rule.run(pack, options, archive, project.profiles):
                severity = weaker(finding.severity, level) if finding.severity else level
                finding = finding._replace(rule=rule.id, severity=severity, path=pack.document.path)
                found.setdefault((finding.span, finding.rule, finding.message), finding)
        except CannotRun:
            raise
        except Exception as problem:
            if failed is None:
                raise
            failed(rule, problem)
    ordered = list(once(pack, sorted(found.values(), key=lambda finding: (finding.span, finding.rule))))
    if not ordered:
        return []
    from .accepted.fingerprints import fingerprinted
    from .placing import placed

    return list(placed(pack, fingerprinted(pack, ordered)))


def once(pack: Pack, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that a page header or footer repeats from another page."""
    headers = [header.span for meeting in pack.meetings for header in meeting.find(RunningHeader)]
    said: set[tuple[str, str]] = set()
    for finding in findings:
        at = bisect_right(headers, finding.span.start, key=lambda span: span.start) - 1
        if at >= 0 and headers[at].covers(finding.span):
            if (finding.rule, finding.message) in said:
                continue
            said.add((finding.rule, finding.message))
        yield finding


def weaker(one: Severity, other: Severity) -> Severity:
    """The lesser of two severities."""
    return min(one, other, key=SEVERITIES.index)
