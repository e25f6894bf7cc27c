"""Fewer people present than the quorum that the text states, the configuration gives or the law demands."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_lint import Attendance, Finding, Meeting, Note, Presence, Profile, Quorum, rule


@rule(severity="error")
def quorum(meeting: Meeting, profile: Profile, *, least: int = 0, law: bool = False) -> Iterator[Finding]:
    """Count those listed as present, where all of the list was read and nobody came later.

    `least` is the quorum where the text states none; 0 asks for nothing. With `law` it is that of the profile then.
    """
    stated = meeting.find(Quorum)
    lists = [found for found in meeting.find(Attendance) if found.list == "present" and found.people]
    cited, lawful = demanded(meeting, profile) if law and not least and not stated else ("", 0)
    needed = {found.least for found in stated} or {least or lawful}
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
    message = f"{count} {verb} listed as present, and the quorum is {number}{cited}"
    yield Finding(lists[0].span, message, "warning" if lawful else None, notes=notes)


def demanded(meeting: Meeting, profile: Profile) -> tuple[str, int]:
    """The law in brackets, and the quorum that it demands where no more are members than are listed; 0 for none.

    There may be more members than are listed, and the quorum may be higher then, never lower.
    """
    quorum, kind = profile.quorum, meeting.body.kind.casefold() if meeting.body else ""
    if quorum is None or (quorum.kinds and kind not in quorum.kinds):
        return "", 0
    return f" ({quorum.law})" if quorum.law else "", quorum.of(len(meeting.different("present", "apologies", "absent")))
