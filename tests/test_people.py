"""Who the lists of attendance name, whom the text names, and when two mentions can be of one person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desk import findings_in, meeting_of
from minutes_lint import Attendance, Person, Span
from minutes_lint_grammars.parser.inline import Inline
from steps import grows_as_the_text


def lists(text: str) -> dict[str, list[str]]:
    """The names that a text lists, by list."""
    found: dict[str, list[str]] = {}
    for listed in meeting_of(text).find(Attendance):
        found.setdefault(listed.list, []).extend(person.name for person in listed.people)
    return found


BODY = "\n\n1. Roads\nThe report was noted.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Present: JD SM TG NB", {"present": ["JD", "SM", "TG", "NB"]}),
        ("Present–\n\nCllr A Moss, Cllr B Hale", {"present": ["A Moss", "B Hale"]}),
        ("Those attending Mr J Dunn (Chairman) Mr B Coles, Mrs E Lamb", {"present": ["J Dunn", "B Coles", "E Lamb"]}),
        (
            "Apologies have already been accepted for Cllr Tom Frith (TF) during his time abroad. Apologies were also "
            "received from Cllr Ann Hunt (AH) (Borough Council (BC)) and Cllr Bob Long.",
            {"apologies": ["Tom Frith", "Ann Hunt", "Bob Long"]},
        ),
        (
            "Present:\n- Chairman: Ann Lowe\n- Vice Chair: Bob Reed\n- Secretary: Cal Shaw\n- Dee Hart\n"
            "- Minute taker: Ann",
            {"present": ["Ann Lowe", "Bob Reed", "Cal Shaw", "Dee Hart"]},
        ),
        (
            "Present:- Councillor Ashby (in the Chair); Councillors Brand, Fenwick-Hay, Senior, Short and Ann Vale.",
            {"present": ["Ashby", "Brand", "Fenwick-Hay", "Senior", "Short", "Ann Vale"]},
        ),
        (
            "Apologies for absence:- Apologies were received from The Mayor (Councillor Pike) and Councillor Reeve.",
            {"apologies": ["Pike", "Reeve"]},
        ),
        (
            "Present: Chairman Mrs S Lamb Vice Chairman Mrs J Tarn Councillors Mrs D Cole Mrs J Law\nPublic 5",
            {"present": ["S Lamb", "J Tarn", "D Cole", "J Law"]},
        ),
        (
            "Present: Cllr Sue Lamb Chair Cllr Jan Tarn Vice Chair Cllr Ted Mond",
            {"present": ["Sue Lamb", "Jan Tarn", "Ted Mond"]},
        ),
        (
            "PRESENT (Three Councillors):- Ann Barr (AB), Tom Fay (TF) and Lois Hurd (LH) Chair. In attendance: Paul"
            " King, Parish Clerk, and 11 members of the public.",
            {"present": ["Ann Barr", "Tom Fay", "Lois Hurd"], "attending": ["Paul King"]},
        ),
        (
            "MEMBERS PRESENT:\n\nCouncillors Collis (B), Collis (J), O’Brian, Cmhlr. Ó Laoi, Nowak Uí Dhonnchú.\n\n"
            "OFFICIALS IN ATTENDANCE:\n\nDirector, Service Operations (Mr. K. Lane), A/Senior Planner (Ms. M. Wade).",
            {
                "present": ["Collis (B)", "Collis (J)", "O’Brian", "Ó Laoi", "Nowak Uí Dhonnchú"],
                "attending": ["K. Lane", "M. Wade"],
            },
        ),
        (
            "Present: R. Lank - Chairman, Mrs. Wills, T. Manson : Borough Councillor and a member of the public.\n\n"
            "Apologies: None",
            {"present": ["R. Lank", "Wills", "T. Manson"], "apologies": []},
        ),
        (
            "Present: Mr. P. Daley, Director, Mr and Mrs A. Noble, Ann and Tom Reeve",
            {"present": ["P. Daley", "A. Noble", "Ann Reeve", "Tom Reeve"]},
        ),
        (
            "**Present**\nAmy Bell (AB) – Chair of Governors\nCarl Dodd (CD) – Headteacher\nEve Ford (EF)",
            {"present": ["Amy Bell", "Carl Dodd", "Eve Ford"]},
        ),
        (
            "Selectboard members present: Janet Pruitt, Chair; Dale Kimball; Owen Fiske",
            {"present": ["Janet Pruitt", "Dale Kimball", "Owen Fiske"]},
        ),
        (
            "Present: Ann Bly, Tom Cray, Una Reeve\n\nBly moved to pay it. Roll call: Bly, aye; Cray, nay; Reeve, aye.",
            {"present": ["Ann Bly", "Tom Cray", "Una Reeve"]},
        ),
        (
            "Presennol / Present: Cllr Eleri Vaughan, Cllr Nia Rees\nYmddiheuriadau / Apologies: Cllr Huw Lloyd",
            {"present": ["Eleri Vaughan", "Nia Rees"], "apologies": ["Huw Lloyd"]},
        ),
        (
            "Present: The Vice-Chancellor, Professor H. Dell (Chair); Professors A. Bright and C. Eustace; Messrs J."
            " Lee and P. Dale; Ms J. Nolan, Chief Nurse",
            {"present": ["H. Dell", "A. Bright", "C. Eustace", "J. Lee", "P. Dale", "J. Nolan"]},
        ),
        (
            "Present: Cllr A Bly, Cllr T Cray\nSubstitute: Cllr V Moss (for Cllr O Lunn)",
            {"present": ["A Bly", "T Cray"], "attending": ["V Moss"]},
        ),
        (
            "| | | |\n|---|---|---|\n| Present | Ann Bly, Tom Cray | |\n| Apologies | Mary Lake | |\n\n"
            "| Item | Discussion | Action |\n|---|---|---|\n| Bookings | The hall was used. | RN |",
            {"present": ["Ann Bly", "Tom Cray"], "apologies": ["Mary Lake"]},
        ),
        (
            "| Name | Attendance |\n|---|---|\n| Cllr Ann Bly | Present |\n| Cllr Tom Cray | Apologies |",
            {"present": ["Ann Bly"], "apologies": ["Tom Cray"]},
        ),
        (
            "* Present:\n    * Una Reeve\n    * Cal Stroud\n* Absent:\n    * Ned Vane\n* Observing: Nil",
            {"present": ["Una Reeve", "Cal Stroud"], "absent": ["Ned Vane"], "observing": []},
        ),
        (
            "PRESENT\n\nMartin Alsop             Ian Gledd            Paula Nettle\n"
            "Fiona Babb               Tom Harkin           Wendy Orrel",
            {"present": ["Martin Alsop", "Ian Gledd", "Paula Nettle", "Fiona Babb", "Tom Harkin", "Wendy Orrel"]},
        ),
        (
            "PRESENT        Mr. R. Bugle (in the chair)\n               Mrs. T. Chaff\n\nCLERK          Mrs. S. Trimm",
            {"present": ["R. Bugle", "T. Chaff"]},
        ),
        (
            "Present: Crs Ann Badd (Mayor), Leo Fitchet and Des Neill\n\nAPOLOGIES: Cr Olive Parr\n\n"
            "DECLARATIONS OF INTEREST",
            {"present": ["Ann Badd", "Leo Fitchet", "Des Neill"], "apologies": ["Olive Parr"]},
        ),
        (
            "Te Hunga | PRESENT\nChairperson   Bron Aitkin\nMembers       Judith Crombe\n\nREGRETS: Gail Thorn",
            {"present": ["Bron Aitkin", "Judith Crombe"], "apologies": ["Gail Thorn"]},
        ),
        (
            "The board met at 9 a.m. Commissioners Wayne Bakk, Joan Carlson and Steve Engel were present.",
            {"present": ["Wayne Bakk", "Joan Carlson", "Steve Engel"]},
        ),
        ("Sederunt: Ann Bly, Tom Cray", {"present": ["Ann Bly", "Tom Cray"]}),
    ],
)
def test_lists_name_people(text: str, expected: dict[str, list[str]]) -> None:
    assert lists(f"# Minutes of Lower Wick Parish Council, 8 May 2024\n\n{text}{BODY}") == expected


def test_the_sides_of_a_vote_are_no_lists() -> None:
    text = "# Minutes of the Town of Alder, May 8, 2024\n\nPresent: Dale Pruitt, Nora Quist\n\n1. Vote\n"
    assert lists(f"{text}AYES: Quist\nNOES: Pruitt\nABSENT: Udall\nABSTAIN: None\n") == {
        "present": ["Dale Pruitt", "Nora Quist"]
    }


def test_sentences_list_people_too() -> None:
    text = (
        "# Minutes of the Town of Alder, May 8, 2024\n\n## Call to order\nThe chair opened the meeting. Members"
        " present: Dale Pruitt, Chair; and Nora Quist. Member Tia Udall was late. Also present: Secretary Chard.\n"
    )
    assert lists(text) == {"present": ["Dale Pruitt", "Nora Quist"], "attending": ["Chard"]}


def test_a_list_knows_its_place_and_whether_it_was_read_whole() -> None:
    found = meeting_of(f"Present: Cllr A Reed, 17 cakes of soap, Cllr B Hill{BODY}").find(Attendance)
    assert [(listed.span, listed.whole) for listed in found] == [(Span(0, 51), False)]
    (reed, hill) = found[0].people
    assert (reed.span, reed.raw, hill.span) == (Span(9, 20), "Cllr A Reed", Span(40, 51))


def test_initials_of_the_list_stand_for_the_person_in_the_text() -> None:
    text = "Present: Anna Byrd (AB), Tom Fenn (TF)\n\n1. Fencing\nAB spoke. ABC did not. Tom Fenn replied.\n"
    named = [(p.raw, p.name) for p in meeting_of(text).find(Person) if p.list == "text"]
    assert named == [("AB", "Anna Byrd"), ("Tom Fenn", "Tom Fenn")]


def test_titles_in_the_plural_name_several() -> None:
    text = "1. Roads\nCouncillors Reed, Hill and Lowe felt that Mr Senior’s plan was sound.\n"
    assert [p.raw for p in meeting_of(text).find(Person)] == ["Reed", "Hill", "Lowe", "Mr Senior"]


def person(words: str) -> Person:
    """The person that a list names in some words."""
    (listed,) = meeting_of(f"Present: {words}{BODY}").find(Attendance)
    return listed.people[0]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Cllr Barnet", "Cllr J. Barnet", True),
        ("Cllr Barnet", "Cllr M. Barnett", False),
        ("Cllr J. Barnet", "Cllr M. Barnet", False),
        ("Cllr Collis (B)", "Cllr Collis (J)", False),
        ("Cllr Dave Marsh", "Cllr David Marsh", True),
        ("Cllr D Marsh", "Cllr David Marsh", True),
        ("Cllr Paul Marsh", "Cllr Paula Marsh", True),
        ("Mr T Lusk", "Mrs T Lusk", False),
        ("Fletcher Boyd", "Fletcher", True),
        ("Cllr O’Brian", "Cllr OBrian", True),
        ("Cllr Nowak", "Cllr Nowak Uí Dhonnchú", True),
        ("Anna Byrd (AB)", "AB", True),
    ],
)
def test_who_may_be_one_person(one: str, other: str, may: bool) -> None:
    assert person(one).may_be(person(other)) is may
    assert person(other).may_be(person(one)) is may


@pytest.mark.parametrize("name", ["people", "presence"])
def test_the_grammars_read_anything(name: str) -> None:
    for text in ("", "\x03", "(((", "Present:", "Councillor", ", ,", "é" * 500):
        reading = Inline(f"attendance/{name}").read(text, 0)
        assert reading is None or reading.end <= len(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        (lambda n: "Present: " + ", ".join(f"Cllr {chr(65 + i % 26)} Name{chr(97 + i % 26)}" for i in range(n)), 400),
        (lambda n: "Present: Cllr A" + "b" * n, 10_000),
        (lambda n: "Present: " + "Ann " * n, 1_000),
        (lambda n: "Present:\n" + "\n".join(f"* Person{'a' * (i % 40 + 1)} Reed" for i in range(n)), 200),
        (lambda n: "Present: " + "(" * n, 2_000),
        (lambda n: f"Present: {', '.join(['Cllr A Reed'] * n)}\n\nApologies: {', '.join(['Cllr A Reed'] * n)}", 200),
    ],
    ids=["many names", "long name", "one endless name", "many bullets", "brackets", "one person over and over"],
)  # fmt: skip
def test_steps_grow_as_the_lists_do(text: Callable[[int], str], size: int) -> None:
    grows_as_the_text(lambda n: findings_in(text(n) + BODY), size)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Present: " + ", ".join(f"Cllr A Name{'x' * (i % 7)}" for i in range(5_000)), {"present": 5_000}),
        ("Present:\n" + "\n".join(f"* Person{'a' * (i % 40 + 1)} Reed" for i in range(5_000)), {"present": 5_000}),
        ("Present: " + "(" * 5_000, {"present": 0}),
    ],
    ids=["names", "bullets", "brackets"],
)
def test_long_lists_are_read_whole(text: str, read: dict[str, int]) -> None:
    assert {label: len(names) for label, names in lists(text + BODY).items()} == read
