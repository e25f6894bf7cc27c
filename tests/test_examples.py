"""The drafts in `examples/`: every mistake put into them is found, to the character, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_lint.config import config
from minutes_lint.engine import judge, project, read, understand

EXAMPLES = Path(__file__).parents[1] / "examples"
FOUND = {
    "agenda.md": r"""
5 dates/weekday: Wednesday 6 February 2025
9 text/placeholder: [insert room]
25 dates/order: 14 to 3 March 2025
25 references/link: [Board's site](http//harbour.example/drawings)
29 dates/financial-year: 2025/27
29 dates/time: 5.00 pm to 3.30 pm
35 structure/numbering: 6
""",
    "clean-minutes.md": "",
    "council-minutes.txt": r"""
14 references/title: Minute No. 44
26 resolutions/previous-minutes: 23rd January, 2024
32 dates/weekday: Friday, 8th November, 2023
33 text/repeated-word: of of
39 dates/year: 2204
40 text/punctuation: , ,
44 dates/meeting: 13/03/24
50 resolutions/malformed: The a further
52 structure/sub-numbering: (4)
52 names/body: Streets and Open Spaces Select Committee
55 resolutions/missing: 45.    ALLOTMENT RENTS
57 references/minute: Minute No. 57
59 dates/invalid: 31st June, 2025
66 dates/weekday: Tuesday, 24th April, 2024
""",
    "parish-minutes.md": r"""
15 structure/empty-item: 2\. Declarations of interest
19 dates/ordinal: 22th
23 references/link: [list of open reports](#)
25 structure/numbering: 6
27 dates/financial-year: 2024/26
29 text/placeholder: [insert amount]
31 structure/sub-numbering: d)
31 text/encoding: clockâ€™s
35 text/brackets: (
41 text/repeated-paragraph: The Village Hall Committee will plant bulbs along the green …
45 dates/order: Thursday 21 September 2024
45 dates/weekday: Thursday 21 September 2024
47 dates/time: 6.50 pm
""",
    "society-minutes.md": r"""
19 text/repeated-word: in in
21 text/brackets: (
25 dates/invalid: 31st June 2025
25 text/placeholder: XXXX
35 dates/weekday: Sunday 4th April 2026
37 dates/format: July 3rd, 2026
41 dates/tense: 20 June 2025
45 text/truncated: the
47 dates/next-meeting: Date of next meeting
""",
}
"""For each draft the line, the rule and the words of all that is found."""

LONGEST = 60


def findings(name: str) -> list[str]:
    """What is found in a draft."""
    loaded = project(config.load(EXAMPLES / "minutes-lint.yaml"))
    document = read(f"examples/{name}", (EXAMPLES / name).read_bytes(), loaded)
    found = []
    for finding in judge(understand(document, loaded), loaded):
        line = document.position(finding.span.start).line
        words = document.text[finding.span.start : finding.span.end]
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        found.append(f"{line} {finding.rule}: {shown}")
    return found


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_in_a_draft(name: str) -> None:
    assert findings(name) == FOUND[name].strip().splitlines()


def test_every_draft_is_here() -> None:
    assert sorted(FOUND) == sorted(file.name for file in EXAMPLES.iterdir() if file.suffix in (".md", ".txt"))
