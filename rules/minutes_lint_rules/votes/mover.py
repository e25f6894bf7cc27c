"""A motion moved and seconded by one person."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Motion, Note, Person, rule, words_of

Name = tuple[str, ...]
"""The words of a name, in small letters."""


@rule(severity="error")
def mover(meeting: Meeting) -> Iterator[Finding]:
    """Compare mover and seconder, where their names can be those of one person only."""
    motions = [motion for motion in meeting.find(Motion) if motion.moved and motion.seconded]
    names = {words_of(person.name) for person in meeting.find(Person)}
    names.update(motion.mover_words for motion in motions)
    names.update(motion.seconder_words for motion in motions)
    for motion in motions:
        name = motion.mover_words
        if name and name == motion.seconder_words and not shared(name, names) and motion.moved and motion.seconded:
            message = f"“{motion.seconder}” seconds a motion that “{motion.mover}” moved"
            yield Finding(motion.seconded, message, notes=(Note("moved here", motion.moved),))


def shared(name: Name, names: set[Name]) -> bool:
    """Whether a name of one word may be that of two people: "Hollins", where there are Hollins (B) and Hollins (J).

    The word may be a surname or begin a longer name, as a given name does.
    """
    ending = sum(other[-1:] == name for other in names)
    beginning = sum(len(other) > 1 and other[:1] == name for other in names)
    return ending + beginning > 2
