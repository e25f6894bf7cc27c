"""Fewer people present than the quorum that the text states, the configuration gives or the law demands."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Presence, Profile, Quorum, rule

from ._lists import present


@rule(severity="error")
def quorum(meeting: Meeting, profile: Profile, *, least: int = 0, law: bool = False) -> Iterator[Finding]:
    """Count those listed as present, where all of the list was read and nobody came later.

    Where the text states no quorum, it is `least`; where that is 0 and `law` is set, it is that of the profile.
    """
    stated, lists = meeting.find(Quorum), present(meeting)
    cited, lawful = demanded(meeting, profile) if law and not least and not stated else ("", 0)
    needed = {found.least for found in stated} or {least or lawful}
    if len(needed) != 1 or not lists or came_later(meeting):
        return
    (number,), count = needed, counted(meeting, lists)
    if count < number:
        are = "is" if count == 1 else "are"
        notes = tuple(Note(f"the quorum is stated here: {found.raw}", found.span) for found in stated[:1])
        message = f"{count} {are} listed as present, and the quorum is {number}{cited}"
        yield Finding(lists[0].span, message, "warning" if lawful else None, notes)


def counted(meeting: Meeting, lists: list[Attendance]) -> int:
    """How many people are present: those named, or the number that the lists state where it is greater."""
    return max(len(meeting.different("present")), sum(found.stated or 0 for found in lists))


def came_later(meeting: Meeting) -> bool:
    """Whether somebody was there for a while who is not listed as present, and not merely in attendance."""
    listed = meeting.listed("present")
    return any(p.person not in listed and p.person.list != "attending" for p in meeting.find(Presence))


def demanded(meeting: Meeting, profile: Profile) -> tuple[str, int]:
    """The law in brackets, and the quorum that it demands if all members are listed; 0 where it demands none.

    With more members than are listed the quorum may be higher, never lower.
    """
    quorum, kind = profile.quorum, meeting.body.kind.casefold() if meeting.body else ""
    if quorum is None or (quorum.kinds and kind not in quorum.kinds):
        return "", 0
    return f" ({quorum.law})" if quorum.law else "", quorum.of(len(meeting.different("present", "apologies", "absent")))
