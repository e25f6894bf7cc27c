"""Minutes of any length, of a body that does not exist: `python benchmarks/invented.py [KILOBYTES]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle

TITLES = (
    "FLOOD WARDENS", "LIBRARY OPENING HOURS", "STREET LIGHTING", "SCHOOL CROSSINGS", "PLAY AREAS",
    "CAR PARK CHARGES", "TREE PLANTING", "MARKET STALLS", "WINTER GRITTING", "ALLOTMENT RENTS",
)  # fmt: skip
SENTENCES = (
    "Consideration was given to a report of the Head of Service, which set out progress since {past}.",
    "Of the 412 households that were asked, 187 had replied, most of them in the three villages along the river.",
    "The cost for 2023/24 was £18,450, of which a third had been met by the county.",
    "Members asked whether the work could begin earlier, and were told that the ground would be too wet.",
    "It was noted that volunteers had cleared the path twice and that the gate by the mill had been mended.",
    "The officer explained how the trial had been extended to the east ward, where few had known of it before.",
    "A drop-in session in the Guildhall had been well attended, and the drawings could still be seen there.",
    "Further to Minute No. {cited}, the contractor had been asked to keep his lorries off the green.",
    "The service had lost two of its nine officers since the summer, and one of the posts had been filled.",
    "Members were reminded that the scheme was open to all who lived in the borough, whatever their age.",
    "Thanks were due to the school, whose pupils had drawn the maps and counted the cars at the crossing.",
)
BULLETS = (
    "Whether notices could be put up at the station – They would be, by {future}.",
    "The number of complaints, which had fallen from 31 to 24.",
    "The route of the lorries; one had been agreed with the parish, and would be tried for a month.",
    "How those without a computer could take part – Forms were kept in every library.",
    "The state of the fence at the playing field, which the club had offered to paint.",
)
HEADING = """\
HOLLOWBRIDGE BOROUGH COUNCIL
STREETS AND OPEN SPACES SELECT COMMISSION
{day}

Present:- Councillor Tarrant (in the Chair); Councillors Abara, Collis, Dunmore, Feltwell and Okonjo.

Apologies for absence were received from Councillors Hartnell and Voss.

"""
ITEM = """\
{number}.    {title}

{} {} {} {}

{} {} {} {}

{} {} {} {}

Discussion ensued and the following issues were raised:-

-   {}
-   {}
-   {}

Resolved:-  (1)  That the report be received.

(2)  That a further report be submitted in the autumn.

"""


def minutes(size: int) -> str:
    """Whole items until there are at least `size` bytes, without a mistake in them."""
    text = ""
    for part in parts(date(2024, 3, 12)):
        text += part
        if len(text.encode()) >= size:
            break
    return text


def parts(day: date) -> Iterator[str]:
    """The heading of a meeting on a day, then item after item without end."""
    yield HEADING.format(day=spelled(day))
    sentences, bullets = cycle(SENTENCES), cycle(BULLETS)
    for number, title in zip(count(41), cycle(TITLES)):
        said = [next(sentences) for _ in range(12)] + [next(bullets) for _ in range(3)]
        yield ITEM.format(*said, number=number, title=title).format(
            past=spelled(day - timedelta(days=number)),
            future=spelled(day + timedelta(days=number)),
            cited=max(41, number - 1),
        )


def spelled(day: date) -> str:
    """A date with its weekday, as in "Tuesday, 12 March, 2024"."""
    return f"{day:%A}, {day.day} {day:%B}, {day.year}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(minutes(int(sys.argv[1]) * 1024 if sys.argv[1:] else 28 * 1024))
