"""Who was there when: arrivals, departures, interests and the quorum, as the text tells them."""

from __future__ import annotations

import pytest

from desk import meeting_of
from minutes_lint import Act, Interest, Movement, Presence, Quorum

HEAD = "Present: Cllr A Reed, Cllr J Hill, Cllr P Marsh\n\nApologies: Cllr D Stone\n\n1. Roads\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7.35pm Cllr Marsh arrived", [("Marsh", "arrived")]),
        ("Cllr Hill joined the meeting at 8 pm.", [("Hill", "arrived")]),
        ("Cllr Hill left the meeting at 8.10 pm.", [("Hill", "left")]),
        ("Cllrs Reed and Hill then left the room.", [("Reed", "left"), ("Hill", "left")]),
        ("Cllr Hill, having declared an interest, withdrew from the meeting.", [("Hill", "left")]),
        ("Cllr Hill returned to the meeting.", [("Hill", "returned")]),
        ("Cllrs Hill and Marsh rejoined the meeting.", [("Hill", "returned"), ("Marsh", "returned")]),
        ("Cllr Hill announced a conflict, filed a form and left the dais.", [("Hill", "left")]),
        ("Cllr Hill disclosed an interest in item 7 (the lane) and left the room for that item.", []),
        ("Member Hill left early at 8:46 p.m. during item #9.", [("Hill", "left")]),
        ("Cllr Hill had left the meeting.", [("Hill", "left")]),
        ("Cllr Hill left a message about the bus.", []),
        ("Cllr Hill joined the working party.", []),
        ("Cllr Hill retired as a trustee of the hall.", []),
        ("Cllr Hill returned the form.", []),
    ],
)
def test_people_come_and_go(text: str, expected: list[tuple[str, str]]) -> None:
    moved = meeting_of(HEAD + text + "\n").find(Movement)
    assert [(move.person.name, move.what) for move in moved] == expected


def there(text: str) -> dict[str, list[str]]:
    """The last line that each person was there for, of those who were not there for all of it."""
    found: dict[str, list[str]] = {}
    told = meeting_of(text)
    for presence in told.find(Presence):
        if presence.during != told.span:
            words = text[presence.during.start : presence.during.end]
            found.setdefault(presence.person.name, []).append(words.strip().rpartition("\n")[2])
    return found


def test_presence_is_a_timeline() -> None:
    text = (
        HEAD + "Cllr Hill left the meeting.\n\n2. Grants\nCllr Hill returned.\n\nCllr Stone arrived.\n\n3. Hall\nEnd.\n"
    )
    assert there(text) == {
        "J Hill": ["Cllr Hill left", "End."],
        "D Stone": ["End."],
    }


def test_a_time_in_the_opening_says_nothing_of_the_place_in_the_text() -> None:
    text = (
        "# Minutes of the Alder Board, May 8, 2024\n\n## Call to order\nMembers present: Members Sorrel, Tansy, Yarrow."
        " Member Tansy left early at 8:46 p.m. during item 9.\n\n## Budget\nNoted.\n"
    )
    uncertain = [p.person.name for p in meeting_of(text).find(Presence) if not p.certain]
    assert uncertain == ["Tansy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Proposed by Cllr Reed, seconded by Cllr Hill.", [("Reed", "moved"), ("Hill", "seconded")]),
        ("Cllr Reed proposed and Cllr Hill seconded the motion.", [("Reed", "moved"), ("Hill", "seconded")]),
        ("Cllr Reed asked about the bus.", [("Reed", "spoke")]),
        ("Cllr Reed moved: “That we call on the county.”", [("Reed", "moved")]),
        ("Proposed Cllr Reed, seconded Cllr Hill.", [("Reed", "moved"), ("Hill", "seconded")]),
        ("Cllr Reed asked, and the Clerk thanked Cllr Hill, and reported.", [("Reed", "spoke")]),
        ("Cllr Reed had asked about the bus.", []),
        ("Cllr Reed stated in a letter that he was against it.", []),
        ("Cllr Reed to ask the county.", []),
    ],
)
def test_people_take_part(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(act.person.name, act.what) for act in meeting_of(HEAD + text + "\n").find(Act)] == expected


def test_an_interest_names_its_item_and_whether_its_member_left() -> None:
    text = HEAD + "Cllr Hill declared a personal interest in item 2.\n\n2. Grants\nCllr Hill left the room.\n"
    (interest,) = meeting_of(text).find(Interest)
    assert (interest.person, interest.left) == ("Hill", True)
    assert interest.reference is not None
    assert interest.reference.raw == "item 2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quorum is three.", [3]),
        ("A quorum of 4 members was present.", [4]),
        ("Quorum present (4 members): YES", [4]),
        ("The quorum is one third of the members.", []),
        ("The quorum is 50% of the members.", []),
        ("The meeting was inquorate.", [0]),
    ],
)
def test_the_quorum_is_read(text: str, expected: list[int]) -> None:
    assert [quorum.least for quorum in meeting_of(HEAD + text + "\n").find(Quorum)] == expected
