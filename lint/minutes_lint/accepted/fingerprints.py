"""What a finding is known by, so that it is accepted again after an edit, and when saved as another kind of file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from ..model.findings import Finding
from ..model.meeting import Pack
from ..model.structure import Item, RunningHeader

try:
    from _blake2 import blake2b  # hashlib's own, without OpenSSL beside it, which takes milliseconds to load
except ImportError:
    from hashlib import blake2b

AROUND = 24
"""So many letters on each side of a finding are its surroundings: four or five words."""

NEAR = 400
"""They are looked for among so many characters, most of which may be blanks, markup and figures."""

Side = tuple[str, str, str, str]
"""Before or after, the rule, the words found, the letters on that side."""


def fingerprinted(pack: Pack, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with their fingerprints, of which equal ones are told apart by their order.

    A fingerprint has two halves: the rule and the words found with the letters before them, and with those after
    them. It knows no lines, spaces, case, markup, page headers nor, around the words, figures: so it stays the same in
    the text, the Word and the PDF file of one draft, and when items are renumbered; and an edit close by changes one
    half only. What other findings of the rule have on one side as well tells nothing: such a half is made of both.
    """
    sides = list(surroundings(pack, findings))
    shared = Counter(side for both in sides for side in both)
    seen: Counter[tuple[Side, Side]] = Counter()
    for finding, both in zip(findings, sides, strict=True):
        seen[both] += 1
        exact = (*both[0], *both[1], str(seen[both]))
        contents = (side if shared[side] == 1 else (side[0], *exact) for side in both)
        halves = (blake2b("\0".join(content).encode(), digest_size=4).hexdigest() for content in contents)
        yield finding._replace(fingerprint="".join(halves))


def surroundings(pack: Pack, findings: Sequence[Finding]) -> Iterator[tuple[Side, Side]]:
    """What stands before each finding, and what after it; to a finding in a page header that belongs as well."""
    document, items = pack.document, numbered(pack)
    plain = without_headers(pack)
    for finding in findings:
        start, end = finding.span
        words = document.text[after_number(items.get(start), finding) : end]
        text = plain if plain[start:end] == document.text[start:end] else document.text
        before = "".join(filter(str.isalpha, letters(text[max(0, start - NEAR) : start])))[-AROUND:]
        after = "".join(filter(str.isalpha, letters(text[end : end + NEAR])))[:AROUND]
        said = letters(words)
        yield ("before", finding.rule, said, before), ("after", finding.rule, said, after)


def numbered(pack: Pack) -> dict[int, Item]:
    """The items that have a mark, by where that begins."""
    return {item.mark.span.start: item for meeting in pack.meetings for item in meeting.items if item.mark}


def after_number(item: Item | None, finding: Finding) -> int:
    """Where the words of a finding begin: after the mark of an item that it begins with and is not all of it."""
    start, end = finding.span
    return item.mark.span.end if item and item.mark and item.mark.span.end < end else start


def without_headers(pack: Pack) -> str:
    """The text of a document with blanks for what stands at the top or the foot of its pages."""
    text = pack.document.text
    parts, at = [], 0
    for header in (header for meeting in pack.meetings for header in meeting.find(RunningHeader)):
        start, end = max(at, header.span.start), max(at, header.span.end)
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*parts, text[at:]))


def letters(text: str) -> str:
    """Only the letters and digits of a text, in lower case, and those of a ligature apart.

    >>> letters("The ﬁrst-\\nborn’s £5")
    'thefirstborns5'
    """
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))
