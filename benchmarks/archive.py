"""What the archive costs: `python benchmarks/archive.py [MEETINGS]` invents one of 2,000 meetings and measures.

`python benchmarks/archive.py --write FOLDER [MEETINGS]` only writes it. Times are those of the processor, so that
what else the machine does counts little.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice, pairwise
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from invented import BULLETS, ITEM, SENTENCES, TITLES, spelled

MEETINGS, BODIES = 2000, 20
PLACES = ("Hollow", "Thorn", "Bex", "Lor", "Ambler", "Marl", "Quarry", "Wick", "Elder", "Stan")
COMMITTEES = ("HIGHWAYS COMMITTEE", "LEISURE PANEL")
WHERE = ("IN THE OLD TOWN", "ALONG THE RIVER", "AT THE STATION", "NORTH OF THE GREEN", "IN MILL LANE", "UPDATE")
FIRST = date(2015, 1, 6)
SETTINGS = 'archive: ["minutes/**/*"]\n'
HEADING = """\
{place} TOWN COUNCIL
{body}
{day}

Present:- Councillor Tarrant (in the Chair); Councillors Abara, Collis, Dunmore, Feltwell and Okonjo.

Apologies for absence were received from Councillors Hartnell and Voss.

"""
APPROVED = """\
{number}.    MINUTES OF THE PREVIOUS MEETING HELD ON {previous}

Resolved:-  That the minutes of the previous meeting be approved as a correct record.

Arising from Minute No. {cited} ({title}), it was noted that the work had begun.

"""
NEXT = """\
{number}.    DATE AND TIME OF THE NEXT MEETING

Resolved:-  That the next meeting be held on {following}, at 5.30 p.m.
"""


def write(folder: Path, meetings: int) -> int:
    """Write an archive and its configuration into a folder; gives the size of its documents in bytes."""
    (folder / "minutes-lint.yaml").write_text(SETTINGS, encoding="utf-8")
    size = 0
    for place in PLACES:
        for committee in COMMITTEES:
            home = folder / "minutes" / f"{place}ton-{committee.replace(' ', '-')}".lower()
            home.mkdir(parents=True)
            for day, text in body(f"{place}ton".upper(), committee, meetings // BODIES):
                size += (home / f"{day}-minutes.txt").write_text(text, encoding="utf-8")
    return size


def body(place: str, committee: str, meetings: int) -> Iterator[tuple[date, str]]:
    """The minutes of a body that meets every four weeks: each approves the last and announces the next."""
    days = [FIRST + timedelta(weeks=4 * count) for count in range(meetings + 1)]
    sentences, bullets = cycle(SENTENCES[:7] + SENTENCES[8:]), cycle(BULLETS)
    titles = cycle(f"{title} {where}" for where in WHERE for title in TITLES)
    name = f"{place} {committee}"
    number, cited, before = 1, "", None
    for day, following in pairwise(days):
        text = HEADING.format(place=place, body=name, day=spelled(day))
        if before is not None:
            text += APPROVED.format(number=number, previous=spelled(before).upper(), cited=cited[0], title=cited[1])
            number += 1
        for title in islice(titles, 4 + number % 3):
            said = [*islice(sentences, 12), *islice(bullets, 3)]
            text += ITEM.format(*said, number=number, title=title).format(past=spelled(day), future=spelled(following))
            cited, number = (number, title.title()), number + 1
        yield day, text + NEXT.format(number=number, following=spelled(following))
        number, before = number + 1, day


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
        size = write(folder, meetings)
        index = folder / ".minutes-lint" / "index.sqlite"
        changed = sorted((folder / "minutes").rglob("*.txt"))[meetings // BODIES // 2]
        one = str(changed.relative_to(folder))
        (folder / "minutes-lint.yaml").write_text("style: auto\n", encoding="utf-8")
        seconds(folder, one)
        alone = seconds(folder, "minutes")
        (folder / "minutes-lint.yaml").write_text(SETTINGS, encoding="utf-8")
        every = seconds(folder, "minutes")
        index.unlink()
        first = seconds(folder, one)
        kept = index.stat().st_size
        changed.write_text(changed.read_text(encoding="utf-8").replace("lorries", "vans"), encoding="utf-8")
        second = seconds(folder, one)
    print(f"{meetings:,} meetings of {BODIES} bodies, {size:,} bytes")
    print(f"linting all without an index     {alone:7.1f} s")
    print(f"linting and indexing all         {every:7.1f} s   {every / alone:.2f} of that")
    print(f"linting one, indexing all        {first:7.1f} s   {first / alone:.2f} of that")
    print(f"one changed, linted again        {second:7.1f} s   {second / first:.3f} of indexing all")
    print(f"the index                {kept:11,} bytes {kept / size:.1%} of the documents")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write(Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else MEETINGS)
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else MEETINGS)
