"""What the archive costs: `python benchmarks/archive.py [MEETINGS]` invents one of 2,000 meetings and measures.

Times are those of the processor, so that what else the machine does counts little.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from invented import write

MEETINGS = 2000
SETTINGS = 'archive: ["minutes/**/*"]\n'
WORD, OTHER = "lorries", "vans"
"""What is changed in a document."""


def seconds(folder: Path, *arguments: str) -> float:
    """The processor's seconds for a run in a folder, which has to find nothing of the archive's."""
    start = getrusage(RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-m", "minutes_lint", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    end = getrusage(RUSAGE_CHILDREN)
    if ran.returncode == 2 or ran.stderr or "[references/a" in ran.stdout:
        raise SystemExit(ran.stderr + ran.stdout)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def main(meetings: int) -> None:
    """Measure, and print the figures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        made = write(folder / "minutes", meetings)
        size = sum(len(document.text.encode()) for document in made)
        index = folder / ".minutes-lint" / "index.sqlite"
        changed = (
            folder / "minutes" / next(document.path for document in made[meetings // 2 :] if WORD in document.text)
        )
        one = str(changed.relative_to(folder))
        (folder / "minutes-lint.yaml").write_text("style: auto\n", encoding="utf-8")
        seconds(folder, one)
        alone = seconds(folder, "minutes")
        (folder / "minutes-lint.yaml").write_text(SETTINGS, encoding="utf-8")
        every = seconds(folder, "minutes")
        index.unlink()
        first = seconds(folder, one)
        kept = index.stat().st_size
        changed.write_text(changed.read_text(encoding="utf-8").replace(WORD, OTHER), encoding="utf-8")
        second = seconds(folder, one)
    bodies = len({document.path.parent for document in made})
    print(f"{meetings:,} meetings of {bodies} bodies, {size:,} bytes")
    print(f"linting all without an index     {alone:7.1f} s")
    print(f"linting and indexing all         {every:7.1f} s   {every / alone:.2f} of that")
    print(f"linting one, indexing all        {first:7.1f} s   {first / alone:.2f} of that")
    print(f"one changed, linted again        {second:7.1f} s   {second / first:.3f} of indexing all")
    print(f"the index                {kept:11,} bytes {kept / size:.1%} of the documents")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else MEETINGS)
