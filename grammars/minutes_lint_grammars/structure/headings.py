"""The headings that are the items of a meeting which has no numbers, or fewer numbers than headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile

from ..parser.parsing import Token
from ..parser.words import terminal
from .runs import Candidate, below, covered, usual_dress

ATTENDED = ("PRESENT", "APOLOGIES", "ATTENDING")
FEW = 3
"""At most this many numbered lines are no run beside more headings of another kind."""

EARLY = 4
"""Minutes begin in the first quarter of their document."""

WORDY = 12
"""A line of at least this many blanks under a title shows that business has begun."""


def topics_of(tokens: list[Token], run: list[Candidate]) -> list[int]:
    """The headings that are the meeting's items: Markdown's where numbers do not outweigh them, else plain ones.

    `run` are the numbered lines that are the items of the meeting unless headings are.
    """
    if len(run) <= FEW and (bullets := bold_bullets(tokens)):
        return bullets
    if run and usual_dress(run).strip():
        return []
    whole = covered(run, len(tokens)) >= 0.5
    if topics := markdown_topics(tokens):
        outweighed = whole and len(run) > len(topics)
    else:
        topics = plain_topics(tokens)
        outweighed = whole or len(run) > max(2, len(topics) / 2)
    return topics if len(topics) >= 3 and not outweighed else []


def markdown_topics(tokens: list[Token]) -> list[int]:
    """Markdown's headings from the first level on that has several, without the heading of the meeting itself."""
    ranks = {index: rank(token) for index, token in enumerate(tokens) if token.type == "HEADING"}
    counts = Counter(ranks.values())
    top = min((level for level, count in counts.items() if level and count > 1), default=None)
    topics = [index for index, level in ranks.items() if top is not None and level >= top]
    if not topics or are_title(tokens, topics):
        return []
    opened = next((order for order, at in enumerate(topics) if opens_minutes(tokens, at)), None)
    if opened is not None:
        return topics[opened + 1 :]
    return topics[1:] if names_meeting(tokens[topics[0] : topics[1]]) else topics


def opens_minutes(tokens: list[Token], at: int) -> bool:
    """Whether the minutes begin with a heading, right under which stands their day; links to reports may be above."""
    if at * EARLY > len(tokens) or terminal("agenda/signals", "MINUTES_OF").match(tokens[at]) is None:
        return False
    below = next((token for token in tokens[at + 1 :] if token.type not in ("BLANK", "UNSEEN")), None)
    return below is not None and terminal("agenda/signals", "DAY_ROW").match(below) is not None


def are_title(tokens: list[Token], headed: list[int]) -> bool:
    """Whether all headings stand one below the other above all else, and so are the title of the meeting."""
    between = {token.type for token in tokens[headed[0] : headed[-1]]}
    below = sum(token.type != "BLANK" for token in tokens[headed[-1] + 1 :])
    return between <= {"HEADING", "TITLE", "BLANK"} and below > len(headed)


def names_meeting(tokens: list[Token]) -> bool:
    """Whether the first heading, with what follows it up to the next, is that of the meeting itself: "Minutes of the
    meeting held on 5 March 2024".

    The list of those present follows it, or the next heading; under an item for earlier minutes stands what was done.
    """
    heading, *others = tokens
    if terminal("agenda/signals", "OWN_TITLE").match(heading) is None:
        return False
    told = {token.type for token in others} - {"BLANK"}
    return not told or not told.isdisjoint(ATTENDED)


def bold_bullets(tokens: list[Token]) -> list[int]:
    """The bullets with a title in bold that stand for the items of a meeting whose numbers a program has lost."""
    if any(token.type == "HEADING" and rank(token) for token in tokens):
        return []
    found = [at for at, token in enumerate(tokens) if token.type == "BULLET" and token[1:].lstrip()[:2] == "**"]
    return found if len(found) > FEW and (found[-1] - found[0] + 1) * 2 >= len(tokens) else []


def beside(topics: list[int], tokens: list[Token], run: list[Candidate],
           candidates: list[Candidate]) -> Iterator[Candidate]:  # fmt: skip
    """The numbered lines that are items beside those that have lost their numbers: "5.1", or a few in a run."""
    if tokens[topics[0]].type == "BULLET":
        yield from run
        yield from (candidate for candidate in candidates if below(candidate) and not candidate.inline)


def plain_topics(tokens: list[Token]) -> list[int]:
    """Headings without Markdown, from the first with text under it: in capitals or with a colon, or else in bold."""
    begun = beginning(tokens)
    headed = [index for index in range(begun + 1, len(tokens)) if tokens[index].type == "HEADING"]
    headed = list(dropwhile(lambda at: not (has_text(tokens, at + 1) or runs_on(tokens[at])), headed))
    if headed and tokens[begun].type not in ATTENDED:
        headed = headed[lines_of_title(tokens, begun, headed) :]
    times = Counter(tokens[index].strip() for index in headed)
    once = [index for index in headed if times[tokens[index].strip()] == 1]
    set_off = [index for index in once if capitals_or_label(tokens[index])]
    return set_off if len(set_off) >= 3 else once


def beginning(tokens: list[Token]) -> int:
    """Where a meeting begins: with who attended, or else with its first line that is not blank."""
    attended = (index for index, token in enumerate(tokens) if token.type in ATTENDED)
    lines = (index for index, token in enumerate(tokens) if token.type != "BLANK")
    return next(attended, next(lines, len(tokens)))


def lines_of_title(tokens: list[Token], begun: int, headed: list[int]) -> int:
    """How many of the headings belong to the title: all before the first text of the business but the last of them."""
    text = next((index for index in range(begun, len(tokens)) if wordy(tokens[index])), len(tokens))
    return max(0, sum(index < text for index in headed) - 1)


def has_text(tokens: list[Token], index: int) -> bool:
    """Whether what follows a heading is text, rather than a further line of a title or who attended."""
    following = next((tokens[at] for at in range(index, len(tokens)) if tokens[at].type != "BLANK"), None)
    if following is None or following.type in ("HEADING", "TITLE", "SIGNATURE", *ATTENDED):
        return False
    return following.type != "TEXT" or not dated(following)


def dated(token: Token) -> bool:
    """Whether a line is little more than a date, as those of a title are."""
    return token.count(" ") < 6 and any(
        len(figure) == 4 for figure in terminal("agenda/signals", "FIGURES").findall(token)
    )


def capitals_or_label(token: Token) -> bool:
    """Whether a heading is all capitals, a few words and a colon, or known by its words rather than by being bold."""
    text = token.strip(" \t\r\n*_")
    return text.endswith(":") or text.upper() == text or token.lstrip()[:1] not in "*_"


def runs_on(token: Token) -> bool:
    """Whether the text follows on the line of a heading that is no more than a word or two and a colon."""
    text = token.strip()
    return text[0] not in "#*_" and ":" in text[:-1] and text.upper() != text


def wordy(token: Token) -> bool:
    """Whether a segment is text of the business rather than a line of the title."""
    return token.type == "TEXT" and token.count(" ") >= WORDY


def rank(token: Token) -> int:
    """The level of a heading that the file states; 0 for one in capitals or bold."""
    head = token.lstrip()
    return token.level or len(head) - len(head.lstrip("#"))
