"""Things to be done, as the minutes mark them: what, by whom, by when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from minutes_lint import Action, DateMention, Paragraph, Span, Table

from ..parser.drafts import Draft
from ..parser.inline import Inline
from ..parser.parsing import Token
from ..parser.words import terminal

GRAMMAR = Inline("resolutions/actions", window=300)
TAIL = 80
"""At most this many characters at the end of an action name who is to do it."""


def settle(draft: Draft) -> Draft:
    """A draft with the actions."""
    dates = draft.find(DateMention)
    starts = [date.span.start for date in dates]
    actions = []
    for action in (*marked(draft.paragraphs), *tabled(draft)):
        at = bisect_left(starts, action.span.start)
        due = dates[at] if at < len(dates) and starts[at] < action.span.end else None
        actions.append(action._replace(due=due))
    return draft.having({Action: [*actions]})


def marked(paragraphs: tuple[Paragraph, ...]) -> Iterator[Action]:
    """The paragraphs that begin with a label, and what they say."""
    label = terminal("resolutions/actions", "LABEL")
    for paragraph in paragraphs:
        if paragraph.role in ("row", "title") or label.match(paragraph.text) is None:
            continue
        reading = GRAMMAR.read(paragraph.text, 0)
        if reading is None:
            continue
        tokens = [token for token in reading.tree.children if isinstance(token, Token)]
        words = paragraph.text[len(tokens[0]) :].strip()
        if words and not any(token.type == "NOTHING" for token in tokens):
            owner = somebody(", ".join(named(tokens)) or last(paragraph.text))
            yield Action(paragraph.span, paragraph.text, paragraph.item, words, owner, when=when(words))


def named(tokens: list[Token]) -> Iterator[str]:
    """Who is named after the label of an action."""
    return (token.strip(" ()") for token in tokens if token.type in ("NAME", "OFFICE"))


def when(words: str) -> str:
    """When something is to be done, in other words than a date: "by the next meeting"."""
    found = terminal("resolutions/actions_words", "WHEN").search(words)
    return found.group() if found else ""


def somebody(owner: str) -> str:
    """Who stands as the owner of an action; empty where that is nobody: "TBC"."""
    return "" if terminal("resolutions/actions_words", "NOBODY").fullmatch(owner) else owner


def last(text: str) -> str:
    """Who is named at the end of an action: "Chase the invoice (JB)"."""
    found = terminal("resolutions/actions_words", "OWNER_LAST").search(text[-TAIL:])
    return found.group().strip(" ()[]-–—:.") if found else ""


def tabled(draft: Draft) -> Iterator[Action]:
    """The rows of tables that have a column for actions and one for who is to do them."""
    for table in draft.find(Table):
        head = table.rows[0].cells
        what, who = column(head, "ACTION_COLUMN"), column(head, "OWNER_COLUMN")
        if what is None or who is None:
            continue
        for row in table.rows[1:]:
            if len(row.cells) == len(head) and lettered(row.cells[what]):
                words, owner = row.cells[what], somebody(row.cells[who]) if lettered(row.cells[who]) else ""
                span = Span(row.spans[what].start, row.spans[-1].end)
                yield Action(span, words, table.item, words, owner, when=when(" ".join(row.cells)))


def column(head: tuple[str, ...], name: str) -> int | None:
    """Which column of a table has a heading of some kind."""
    heading = terminal("resolutions/actions_words", name)
    return next((at for at, cell in enumerate(head) if heading.search(cell.strip("*_ "))), None)


def lettered(cell: str) -> bool:
    """Whether a cell has words, and not a dash or a number alone."""
    return any(map(str.isalpha, cell))
