"""A motion moved and seconded by one person."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Motion, Note, Person, rule

OFFICES = ("cllr", "cllrs", "councillor", "councillors", "member", "supervisor", "trustee", "director", "commissioner")
"""What stands before the names of all members alike, and tells nobody apart; "Mr" and "Mrs" do."""


@rule(severity="error")
def mover(meeting: Meeting) -> Iterator[Finding]:
    """Compare mover and seconder, where their names can be those of one person only."""
    for motion in meeting.find(Motion):
        if motion.moved is None or motion.seconded is None:
            continue
        words = plain(motion.mover)
        if words and words == plain(motion.seconder) and not shared(meeting, words):
            yield Finding(
                motion.seconded,
                f"“{motion.seconder}” seconds a motion that “{motion.mover}” moved",
                notes=(Note("moved here", motion.moved),),
            )


def plain(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without offices that every member has."""
    words = (word.strip(".,()").casefold() for word in name.replace(".", ". ").split())
    return tuple(word for word in words if word and word not in OFFICES and word != "the")


def shared(meeting: Meeting, words: tuple[str, ...]) -> bool:
    """Whether two people of the meeting may be meant by one name: "Collins" where there are Collins (B) and (J)."""
    names = {plain(person.name) for person in meeting.find(Person)}
    names |= {plain(name) for motion in meeting.find(Motion) for name in (motion.mover, motion.seconder)}
    bearers = [name for name in names if name != words and (set(words) <= set(name) or name[-1:] == words[-1:])]
    return len(bearers) > 1 or (len(words) == 1 and any(len(name) > 1 for name in bearers) and len(bearers) > 1)
