"""Minutes of any length, of a body that does not exist: `python benchmarks/invented.py [KILOBYTES]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle

TITLES = (
    "FLOOD WARDENS", "LIBRARY OPENING HOURS", "STREET LIGHTING", "SCHOOL CROSSINGS", "PLAY AREAS", "CAR PARK CHARGES",
    "TREE PLANTING", "MARKET STALLS", "BUS SHELTERS", "WINTER GRITTING", "ALLOTMENT RENTS",
)  # fmt: skip
SENTENCES = (
    "Consideration was given to a report of the Head of Service, which set out progress since {past}.",
    "Of the 412 households that were asked, 187 had replied by {past}.",
    "The cost for 2023/24 was £18,450, of which a third had been met by the county.",
    "Members asked whether the work could begin before Easter, and were told that it was planned for {future}.",
    "Further to Minute No. {cited}, the officer explained how the trial had been extended to the east ward.",
    "A drop-in session was held from 5.00 pm to 7.30 pm on {past} in the Guildhall.",
    "It was noted that volunteers had cleared the path twice and that the gate had been mended.",
)
BULLETS = (
    "Whether notices could be put up at the station – They would be, by {future}.",
    "The number of complaints, which had fallen from 31 to 24.",
    "The contractor’s lorries; a route had been agreed with the parish.",
)


def minutes(size: int) -> str:
    """Minutes of at least `size` bytes, all of whose dates are right."""
    lines, length = [], 0
    for line in written(date(2024, 3, 12)):
        lines.append(line)
        length += len(line.encode()) + 1
        if length >= size:
            break
    return "\n".join([*lines, ""])


def written(day: date) -> Iterator[str]:
    """Endless minutes of the meeting on a day, line by line."""
    yield from ("HOLLOWBRIDGE BOROUGH COUNCIL", "STREETS AND OPEN SPACES SELECT COMMISSION", spelled(day), "")
    yield "Present:- Councillor Tarrant (in the Chair); Councillors Abara, Collis, Dunmore, Feltwell and Okonjo."
    yield from ("", "Apologies for absence were received from Councillors Hartnell and Voss.", "")
    sentences, bullets = cycle(SENTENCES), cycle(BULLETS)
    for number, title in zip(count(41), cycle(TITLES)):  # noqa: B905 neither ends
        words = {
            "past": spelled(day - timedelta(days=number)),
            "future": spelled(day + timedelta(days=number)),
            "cited": max(41, number - 1),
        }
        yield from (f"{number}.    {title}", "")
        for _ in range(2):
            yield from (" ".join(next(sentences).format(**words) for _ in range(3)), "")
        yield from ("Discussion ensued and the following issues were raised:-", "")
        yield from (f"-   {next(bullets).format(**words)}" for _ in range(3))
        yield from ("", "Resolved:-  (1)  That the report be received.", "")
        yield from ("(2)  That a further report be submitted in the autumn.", "")


def spelled(day: date) -> str:
    """A date with its weekday, as in "Tuesday, 12 March, 2024"."""
    return f"{day:%A}, {day.day} {day:%B}, {day.year}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(minutes(int(sys.argv[1]) * 1024 if sys.argv[1:] else 28 * 1024))
