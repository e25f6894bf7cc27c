"""Motions and votes as they are read: who moves, who seconds, how many are for, what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lark import Lark

from desk import findings_in, meeting_of
from minutes_lint import Meeting, Motion, Oddity, Vote
from steps import grows_as_the_text

GRAMMARS = Path(__file__).parent.parent / "grammars" / "minutes_lint_grammars"
HEAD = "Minutes of Ambry Parish Council held on 4 March 2019\n\n1. Business\n"


def meeting(text: str) -> Meeting:
    """The meeting that some words under one item make."""
    return meeting_of(HEAD + text)


def vote(text: str) -> Vote:
    """The one vote in some words."""
    (only,) = meeting(text).find(Vote)
    return only


@pytest.mark.parametrize(
    ("text", "counts", "result"),
    [
        ("The motion carried 4-0.", {"for": 4, "against": 0}, "carried"),
        ("By voice vote of 4-0 the minutes were approved.", {"for": 4, "against": 0}, "approved"),
        ("Upon voice vote, the motion carried unanimously, 5-0.", {"for": 5, "against": 0}, "carried"),
        ("Motion passed by a vote of 4 to 1.", {"for": 4, "against": 1}, "passed"),
        ("Motion carried 7-0-1.", {"for": 7, "against": 0, "abstain": 1}, "carried"),
        ("6 votes for 1 abstention. Carried", {"for": 6, "abstain": 1}, "carried"),
        ("7 for, 0 against, 1 abstain. The motion passed.", {"for": 7, "against": 0, "abstain": 1}, "passed"),
        ("A vote was taken. 5 Votes for 1 Abstention - Carried", {"for": 5, "abstain": 1}, "carried"),
        ("Passed: 4 ayes, 5 abstentions", {"for": 4, "abstain": 5}, "passed"),
        ("It was agreed by 3 votes to 2 that a bin be bought.", {"for": 3, "against": 2}, "agreed"),
        ("The vote in favour was 4-1, therefore adopted.", {"for": 4, "against": 1}, "adopted"),
        ("Following a show of hands seven were in favour, and one was against.", {"for": 7, "against": 1}, ""),
        ("The vote: 6 in favour, 1 abstained. Carried.", {"for": 6, "abstain": 1}, "carried"),
        ("For - 5 Abstention - 1. The proposal was carried.", {"for": 5, "abstain": 1}, "carried"),
        ("Ayes: 4; Nays: 1. Motion carried.", {"for": 4, "against": 1}, "carried"),
        ("The amendment passed 4-2 (Hale and Beck voting no).", {"for": 4, "against": 2}, "passed"),
        ("Vote: For 9, Against 3, Abstain 2. Motion passes.", {"for": 9, "against": 3, "abstain": 2}, "motion passes"),
        ("The resolution carries 3-2.", {"for": 3, "against": 2}, "resolution carries"),
        ("The amendment was lost by 5 votes to 3.", {"for": 3, "against": 5}, "lost"),
        ("There were 3 for the amendment and 9 against, and it was lost.", {"for": 3, "against": 9}, "lost"),
        ("There voted for the motion 4, against 1. Carried.", {"for": 4, "against": 1}, "carried"),
        ("On a standing count: Yes 121, No 98. The motion carried.", {"for": 121, "against": 98}, "carried"),
        ("It was CARRIED on a show of hands, 12 voting for and 8 against.", {"for": 12, "against": 8}, "carried"),
        ("The motion was put and carried (4/2).", {"for": 4, "against": 2}, "carried"),
        ("A vote, with no votes against and three abstentions. Carried.", {"against": 0, "abstain": 3}, "carried"),
    ],
)  # fmt: skip
def test_tallies(text: str, counts: dict[str, int], result: str) -> None:
    read = vote(text)
    assert (dict(read.counts), read.result) == (counts, result)


@pytest.mark.parametrize(
    ("text", "mover", "seconder"),
    [
        ("Motion by Ann Hale, second by Roy Beck to pay the claims. Motion carried.", "Ann Hale", "Roy Beck"),
        ("Ann moved, Roy seconded, to pay the claims. Carried.", "Ann", "Roy"),
        ("Cllr Mrs Ode proposed a bin, seconded by Cllr Finch. Carried", "Cllr Mrs Ode", "Cllr Finch"),
        ("Proposed - Cllr A. Ode Seconded - Cllr Finch That we go. All in favour.", "Cllr A. Ode", "Cllr Finch"),
        ("Proposed by Cllr Day (B);\n\nSeconded by Cmhlr. Ó Dála;\n\nAnd Resolved:", "Cllr Day (B)", "Cmhlr. Ó Dála"),
        ("Proposer: Cllr P Ode, 2nd: Cllr J Finch. All Councillors in favour.", "Cllr P Ode", "Cllr J Finch"),
        ("On the proposal of Cllr Ode, seconded by the Mayor, it was agreed to meet.", "Cllr Ode", "the Mayor"),
        ("Ann makes a motion to approve, Roy second. Ann aye, Roy aye.", "Ann", "Roy"),
        ("It was agreed, on the proposal of Cllr Ode, seconded by Cllr Finch, to meet.", "Cllr Ode", "Cllr Finch"),
        ("Ann Hale moved to pay. Roy Beck seconded. The motion carried.", "Ann Hale", "Roy Beck"),
        ("Hale moved. Beck seconded. Roll call: Hale yes, Beck yes. Passed 2-0.", "Hale", "Beck"),
        ("At 7:48 PM Ann Hale moved to meet in private. Second by Roy Beck. Carried 4-0.", "Ann Hale", "Roy Beck"),
        ("Moved Bro. P. Hale, seconded Sis. D. Beck, that we march. Carried.", "Bro. P. Hale", "Sis. D. Beck"),
        ("Ann Hale moved as an amendment that we wait, seconded by Roy Beck. Lost.", "Ann Hale", "Roy Beck"),
        ("It was approved. Proposed. Cllr Jo Ode, Seconded Cllr Al Lee, all agreed.", "Cllr Jo Ode", "Cllr Al Lee"),
    ],
)  # fmt: skip
def test_movers_and_seconders(text: str, mover: str, seconder: str) -> None:
    (motion,) = meeting(text).find(Motion)
    assert (motion.mover, motion.seconder) == (mover, seconder)
    assert motion.result


def test_a_recorded_vote() -> None:
    read = vote(
        "**For the Proposal**\n\nCouncillors Ode, Finch, Kelly (B) and Marsh.\n\n(4)\n\n**Against the Proposal**\n\n"
        "Councillor Penn.\n\n(1)\n\n**Abstain**\n\nNone.\n\nThe Mayor declared the motion carried."
    )
    assert dict(read.voters) == {
        "for": ("Councillors Ode", "Finch", "Kelly (B)", "Marsh"),
        "against": ("Councillor Penn",),
    }
    assert dict(read.counts) == {"for": 4, "against": 1}
    assert read.passed is True


def test_voices_one_after_another() -> None:
    read = vote("Take a vote: Ann Hale aye, Roy Beck aye, Lee Ortiz nay. Motion approved.")
    assert dict(read.voters) == {"for": ("Ann Hale", "Roy Beck"), "against": ("Lee Ortiz",)}


def test_a_table_of_motions() -> None:
    table = (
        "| Motion | Moved by | Seconded by | Status |\n|---|---|---|---|\n| Buy a lamp | Ann | Roy | Carried 4-0 |\n"
    )
    read = vote(table)
    assert read.motion is not None
    assert (read.motion.text, read.motion.mover, read.motion.seconder) == ("Buy a lamp", "Ann", "Roy")
    assert (dict(read.counts), read.result) == ({"for": 4, "against": 0}, "carried")


@pytest.mark.parametrize(
    "text",
    [
        "Work was carried out on 3-4 May.",
        "The plants are sold at 2 for £5 and seven for the village.",
        "The team lost 3-1 and passed on its thanks.",
        "Item No: 14 was read, and it was agreed to write.",
        "The vote of thanks was proposed.",
        "The ordinance passed 5/3/91 and was amended 6/10/02.",
        "Do you use the shop? Yes 110, No 32.",
        "The night bus carried 3,118 people, for which the motion of Ann Hale had asked.",
    ],
)
def test_what_is_no_tally(text: str) -> None:
    assert all(not read.counts for read in meeting(text).find(Vote))


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("It was put to the vote. For: 7 Against: Abstentions: 2", "For: 7 Against: Abstentions: 2"),
        ("A show of hands had 12 or more votes in favour of it.", "12 or more votes in favour"),
        ("The plan was defeated by 4 : 3.", "defeated by 4 : 3"),
    ],
)
def test_a_tally_that_could_not_be_read_is_counted(text: str, raw: str) -> None:
    read = meeting(text + "\n")
    assert [(o.slip, o.expected, o.raw) for o in read.find(Oddity)] == [("unread", "votes", raw)]
    assert dict(read.unread) == {"votes": 1}


def test_the_grammar_is_one_without_collisions() -> None:
    pytest.importorskip("interegular")
    for name in ("votes", "voters", "actions"):
        path = GRAMMARS / f"{name}.lark"
        Lark(
            path.read_text(encoding="utf-8"),
            parser="lalr",
            strict=True,
            import_paths=[str(GRAMMARS)],
            source_path=str(path),
        )


def letters(number: int) -> str:
    """A surname for each number."""
    return f"Ash{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{chr(97 + number // 676)}"


BAD: dict[str, Callable[[int], str]] = {
    "names": lambda n: f"For: Cllrs {', '.join(map(letters, range(n)))} (3)\n",
    "numbers": lambda n: "-3 votes for, 99999999999999 against, 1234567 abstain. Carried -4-0. " * n,
    "voices": lambda n: "Vote: " + "Bo Li aye, " * n,
    "motions": lambda n: "Motion by Bo Li, second by Bo Li. " * n,
    "spaces": lambda n: "voted " + " " * 200 * n + "4-0 carried",
    "labels": lambda n: "for (1) " * n,
}


@pytest.mark.parametrize("name", BAD)
def test_steps_grow_as_bad_input_does(name: str) -> None:
    grows_as_the_text(lambda size: findings_in(HEAD + BAD[name](size)), 100)


@pytest.mark.parametrize(
    ("name", "size", "read"),
    [
        ("names", 5_000, [{"for": 3}]),
        ("numbers", 200, [{"for": 3, "abstain": 1_234_567}, {"for": 4, "against": 0}] * 200),
        ("voices", 3_000, [{}] * 3_000),
        ("motions", 1_000, []),
        ("spaces", 250, []),
        ("labels", 3_000, [{"for": 1}] * 3_000),
    ],
)
def test_bad_input_is_read(name: str, size: int, read: list[dict[str, int]]) -> None:
    assert [dict(vote.counts) for vote in meeting(BAD[name](size)).find(Vote)] == read


def test_every_name_of_a_long_list_is_a_voter() -> None:
    assert dict(vote(BAD["names"](5_000)).voters)["for"][1:] == tuple(map(letters, range(1, 5_000)))


@pytest.mark.parametrize(
    ("name", "found"), [("names", ["votes/roll-call"]), ("motions", ["votes/mover"] * 1_000), ("labels", [])]
)
def test_what_is_wrong_with_bad_input_is_found(name: str, found: list[str]) -> None:
    assert [finding.rule for finding in findings_in(HEAD + BAD[name](1_000))] == found
