"""Fuzzes a target with atheris: `python fuzz/run.py TARGET [SECONDS] [FOLDER]`.

What it tries is made from the seeds in `targets.py` and from the phrases of minutes below, and mutated towards code
that was not run before. It ends after SECONDS (60), or at the first input that breaks a promise, which is kept in
FOLDER (by default a temporary one) and tried again by `python fuzz/run.py TARGET 0 FILE`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parents[1]
for source in ("lint", "grammars", "rules"):
    sys.path.insert(0, str(ROOT / source))

import atheris  # noqa: E402

with atheris.instrument_imports(include=["minutes_lint", "minutes_lint_grammars", "minutes_lint_rules"]):
    import targets

    for seed in targets.seeds("text"):  # grammars and rules are imported when they are first used
        targets.text(seed)

LONGEST = 4096
SLOWEST = 20
"""Seconds that one input may take: a hundred times what minutes of its length take."""

PHRASES = (
    "\n\n1. ", "\n2. Roads\n", "\n(a) ", "\n- ", "| a | 5 |\n|---|---|\n", "Present: ", "Apologies: ", "Cllr Hale",
    "Tuesday 4 May 2016", "4/5/16", "7.30 pm", "2016/17", "Minute No. 12", "item 3", "Appendix A", "IV. ", "xii) ",
    "Resolved:- (1) That ", "proposed by ", ", seconded by ", " carried 5-2.", "for: 4, against: 3", "£1,204.50", "5%",
    "a total of ", "of the 12 ", "an increase of ", "from 5 to 6", "five (5)", "Minutes of the meeting held on ",
    "AGENDA", "The next meeting will be ", "as above", "“", "”", "(", ")", "[x](y)", "![", "**", "&amp;", "\f", "\r\n",
    "\r", "\t", "\u00a0", "\u2028", "\u0301", "’", "…", "---\ndate: 2016-05-04\n---\n", "```", "[sic]", "TBC", "@",
    "Page 1 of 2", "PO/CR", "Dr ", "<b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "<li>", "<ol start=", "<!--", "-->",
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:ins>", "<w:del>",
    "<w:hyperlink>", "<w:fldChar>", "<w:sdt>", "<w:footnoteReference/>", "<w:tab/>", "<w:br/>", "w:val=", "rules:",
    "- id: ", "pattern: ", "message: ",
)  # fmt: skip


def dictionary(folder: Path) -> Path:
    """The phrases in a file of the form that the fuzzer reads."""
    file = folder / "phrases.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in phrase.encode()) for phrase in PHRASES)
    file.write_text("".join(f'"{phrase}"\n' for phrase in escaped), encoding="ascii")
    return file


def main(target: str, seconds: str = "60", place: str = "") -> None:
    """Fuzz one target, or try one file again."""
    if Path(place).is_file():
        targets.TARGETS[target](Path(place).read_bytes())
        return
    folder = Path(place or mkdtemp(prefix="minutes-lint-fuzz-"))
    corpus = folder / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(targets.seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed[:LONGEST])
    options = (
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-timeout={SLOWEST}",
        f"-dict={dictionary(folder)}",
        f"-artifact_prefix={folder}/{target}-",
        "-print_final_stats=1",
        "-verbosity=0",
        "-rss_limit_mb=1024",
    )
    atheris.Setup([sys.argv[0], *options, str(corpus)], targets.TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
