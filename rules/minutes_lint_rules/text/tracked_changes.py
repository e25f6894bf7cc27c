"""A draft with tracked changes or comments still in it."""

from collections.abc import Iterator

from minutes_lint import Finding, Note, Pack, Revision, rule


@rule(severity="warning")
def tracked_changes(pack: Pack) -> Iterator[Finding]:
    """One finding for a document, at the first change or comment, that says how many of each kind there are."""
    changes = [change for meeting in pack.meetings for change in meeting.find(Revision)]
    if not changes:
        return
    changes.sort(key=lambda change: change.span)
    firsts = {change.kind: change for change in reversed(changes)}
    kinds = [(kind, sum(1 for change in changes if change.kind == kind)) for kind in reversed(firsts)]
    parts = [named(kind, count) for kind, count in kinds]
    said = " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]
    notes = tuple(Note(described(change), change.span) for change in firsts.values() if change is not changes[0])
    yield Finding(changes[0].span, f"this draft still has {said} in it", notes=tuple(reversed(notes)))


def named(kind: str, count: int) -> str:
    """How many changes there are of a kind: "1 comment", "2 changes of format"."""
    if kind == "formatting":
        return f"{count} change{'' if count == 1 else 's'} of format"
    return f"{count} {kind}{'' if count == 1 else 's'}"


def described(change: Revision) -> str:
    """A change with its words and its author."""
    what = "change of format" if change.kind == "formatting" else change.kind
    words = change.raw if len(change.raw) <= 60 else f"{change.raw[:59]}…"
    return f"the first {what}{f' by {change.author}' if change.author else ''}{f': “{words}”' if words else ''}"
