"""One sweep over the words and figures of all paragraphs, in which each inline grammar reads what it knows.

A dictionary from first words to readers says who looks where; what was read is not looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from minutes_lint import Item, Paragraph, View
from minutes_lint.model.mentions import Mention
from minutes_lint.values import NamedTuple

from .words import terminal

FIGURE = "0"
"""The opener that stands for every figure."""


class Read(NamedTuple):
    """What a reader found: the offset in the view where it ends, and the mentions, with spans in the document."""

    end: int
    found: tuple[Mention, ...]


class Sight(NamedTuple):
    """How one inline grammar takes part in the sweep: the words that open what it reads, in lower case."""

    openers: Callable[[], frozenset[str]]
    read: Callable[[View, int, Item | None], Read | None]


Swept = dict[type, list[Mention]]
"""Mentions by their kind, in order of place."""


def by_opener(tracks: Iterable[Iterable[Sight]]) -> dict[str, list[tuple[int, Sight]]]:
    """Who looks at what begins with a word, each with the number of its track."""
    opened: dict[str, list[tuple[int, Sight]]] = defaultdict(list)
    for track, sights in enumerate(tracks):
        for sight in sights:
            for opener in sight.openers():
                opened[opener].append((track, sight))
    return opened


def sweep(paragraphs: Iterable[Paragraph], *tracks: Iterable[Sight]) -> Swept:
    """All mentions in the paragraphs, by type and in order of place.

    What was read is not looked at again on its track; on another one the same words may be read as something else.
    """
    opened = by_opener(tracks)
    known: dict[str, Sequence[tuple[int, Sight]]] = {}
    found: Swept = defaultdict(list)
    for paragraph in paragraphs:
        done = [0] * len(tracks)
        for word in terminal("agenda/signals", "WORD").finditer(paragraph.view.text):
            text = word[0]
            looking = known.get(text)
            if looking is None:
                looking = known[text] = opened.get(FIGURE if text[0].isdigit() else text.casefold(), ())
            for track, sight in looking:
                if done[track] <= (start := word.start()):
                    read = sight.read(paragraph.view, start, paragraph.item)
                    if read is not None:
                        done[track] = read.end
                        for mention in read.found:
                            found[type(mention)].append(mention)
    return found
