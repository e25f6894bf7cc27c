"""Fewer people present than the quorum that the text states or the configuration gives."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Presence, Quorum, rule


@rule(severity="error")
def quorum(meeting: Meeting, *, least: int = 0) -> Iterator[Finding]:
    """Count those listed as present, where all of the list was read and nobody came later.

    `least` is the quorum where the text states none; 0 asks for nothing.
    """
    stated = meeting.find(Quorum)
    lists = [found for found in meeting.find(Attendance) if found.list == "present" and found.people]
    needed = {found.least for found in stated} or {least}
    if len(needed) != 1 or not lists or not meeting.is_record or not all(found.whole for found in lists):
        return
    (number,) = needed
    present = meeting.listed("present")
    count = max(len(meeting.different("present")), sum(found.stated or 0 for found in lists))
    came = any(
        presence.person not in present and presence.person.list != "attending" for presence in meeting.find(Presence)
    )
    if count >= number or came:
        return
    verb = "is" if count == 1 else "are"
    notes = tuple(Note(f"the quorum is stated here: {found.raw}", found.span) for found in stated[:1])
    yield Finding(lists[0].span, f"{count} {verb} listed as present, and the quorum is {number}", notes=notes)
