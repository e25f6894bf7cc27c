"""One list of people in a paragraph, read into the roll."""

from __future__ import annotations

from minutes_lint import Item, View

from .entries import Single
from .parts import LIST, Listing, absentees, kind_of, label_of, trusted
from .taking import Roll, number, taken
from .titles import with_role

COUNT = 24
"""At most this many characters after a label may give a number instead of names: "Membership: nine councillors"."""

GUESTS = ("attending", "observing")
"""The lists of those who were there and are no members."""


def read(roll: Roll, view: View, at: int, item: Item | None, labelled: bool, loose: bool = False) -> tuple[Roll, int]:
    """The roll with those whom a paragraph lists from `at` on, and where that ends; 0 where it lists nobody.

    `labelled` says that a list may only go on here where a label opens it. In a `loose` paragraph, which nothing
    but its place makes part of a list, a single word may be no name.
    """
    listing = listing_at(view, at, item, roll.name, labelled)
    if listing is None or (labelled and not listing.opened) or not lists_people(roll, listing, loose):
        return roll, 0
    bare = listing.alone
    section = "" if bare else roll.section
    roll = roll._replace(item=item, opened=listing.opened, bare=bare, section=section, posts=False, office="")
    if listing.opened and len(listing.parts) == 1 and listing.rest:
        stated = number(view.text[listing.end : listing.end + COUNT])
        return taken(roll, listing._replace(whole=False), stated), listing.end
    return taken(roll, listing), listing.end


def listing_at(view: View, at: int, item: Item | None, name: str, labelled: bool) -> Listing | None:
    """What lists people from a place of a paragraph on, where the list `name` is open; None where nothing does.

    Where a list must be `labelled`, a label that only opens a part of one opens none.
    """
    reading = LIST.read(view.text, at)
    if reading is None:
        return None
    parts = [part for part in reading.tree.children if kind_of(part) != "SEPARATOR"]
    parts = absentees(view.text[at:], parts, name)
    if not parts:
        return None
    first, rest = label_of(parts[0]), view.text[reading.end :].strip(" .)")
    opened = first not in ("", "NOTHING") and not (labelled and first in ("INVITED", "SUB_LABEL"))
    whole = not rest or view.text.startswith(".", reading.end)
    return Listing(view, at, reading.end, item, parts, opened, whole)


def lists_people(roll: Roll, listing: Listing, loose: bool) -> bool:
    """Whether what reads like a list of people is one."""
    if roll.name in ("apologies", "absent") and all(kind_of(part) == "ROLE" for part in listing.parts):
        return False
    if listing.opened:
        return True
    awaited = roll.bare and sum(not isinstance(part, str) for part in listing.parts) > 1
    return (listing.whole or awaited) and (not loose or trusted(listing.parts, roll.bare))


def said(roll: Roll, role: str) -> Roll:
    """The roll with what a row says that whoever was added last is."""
    if not role or not roll.lists or not roll.lists[-1].people:
        return roll
    *people, last = roll.lists[-1].people
    listed = roll.lists[-1]._replace(people=(*people, with_role(last, role)))
    return roll._replace(lists=(*roll.lists[:-1], listed))


def guests(name: str) -> str:
    """A list of guests by its name; "" of any other."""
    return name if name in GUESTS else ""


def not_whole(roll: Roll) -> Roll:
    """The roll with a last list that could not be read whole."""
    if not roll.lists:
        return roll
    return roll._replace(lists=(*roll.lists[:-1], roll.lists[-1]._replace(whole=False)))


def with_single(roll: Roll, one: Single, name: str, item: Item | None) -> Roll:
    """The roll with the one whom a line or a cell names, if it names somebody, on the list of a name."""
    if one.listing is None:
        return roll
    roll = roll._replace(name=name, item=item, opened=False, bare=False, posts=False, office="")
    told = one.listing._replace(parts=absentees(one.listing.view.text, [*one.listing.parts], name))
    if one.away:
        roll = roll._replace(name="absent")
    return said(taken(roll, told), one.about)._replace(name=name)
