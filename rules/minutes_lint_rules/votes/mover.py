"""A motion moved and seconded by one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Motion, Note, Person, rule

OFFICES = ("cllr", "cllrs", "councillor", "councillors", "member", "supervisor", "trustee", "director", "commissioner")
"""What stands before the names of all members alike, and tells nobody apart; "Mr" and "Mrs" do."""


@rule(severity="error")
def mover(meeting: Meeting) -> Iterator[Finding]:
    """Compare mover and seconder, where their names can be those of one person only."""
    motions = [motion for motion in meeting.find(Motion) if motion.moved is not None and motion.seconded is not None]
    names = {plain(person.name) for person in meeting.find(Person)}
    names |= {plain(name) for motion in motions for name in (motion.mover, motion.seconder)}
    surnames = Counter(name[-1] for name in names if name)
    for motion in motions:
        words = plain(motion.mover)
        if not words or words != plain(motion.seconder) or motion.moved is None or motion.seconded is None:
            continue
        if len(words) == 1 and surnames[words[0]] + firsts(names, words[0]) > 2:
            continue  # "Hollins", where there are Hollins (B) and Hollins (J)
        yield Finding(
            motion.seconded,
            f"“{motion.seconder}” seconds a motion that “{motion.mover}” moved",
            notes=(Note("moved here", motion.moved),),
        )


def plain(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without offices that every member has."""
    words = (word.strip(".,()").casefold() for word in name.replace(".", ". ").split())
    return tuple(word for word in words if word and word not in OFFICES and word != "the")


def firsts(names: set[tuple[str, ...]], word: str) -> int:
    """How many longer names a word begins: a given name, or a surname before what tells its bearers apart."""
    return sum(1 for name in names if len(name) > 1 and name[0] == word)
