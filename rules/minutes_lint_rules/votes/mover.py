"""A motion moved and seconded by one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from minutes_lint import Finding, Meeting, Motion, Note, Person, rule, words_of


@rule(severity="error")
def mover(meeting: Meeting) -> Iterator[Finding]:
    """Compare mover and seconder, where their names can be those of one person only."""
    motions = [motion for motion in meeting.find(Motion) if motion.moved and motion.seconded]
    names = {words_of(person.name) for person in meeting.find(Person)}
    names |= {words for motion in motions for words in (motion.mover_words, motion.seconder_words)}
    surnames = Counter(name[-1] for name in names if name)
    for motion in motions:
        words = motion.mover_words
        namesakes = len(words) == 1 and surnames[words[0]] + firsts(names, words[0]) > 2  # "Hill (B)" and "Hill (J)"
        if motion.moved and motion.seconded and words and words == motion.seconder_words and not namesakes:
            message = f"“{motion.seconder}” seconds a motion that “{motion.mover}” moved"
            yield Finding(motion.seconded, message, notes=(Note("moved here", motion.moved),))


def firsts(names: set[tuple[str, ...]], word: str) -> int:
    """How many longer names a word begins: a given name, or a surname before what tells its bearers apart."""
    return sum(1 for name in names if len(name) > 1 and name[0] == word)
