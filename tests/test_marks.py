"""What marks.py and bodies.py find in a paragraph, with its place in the document."""

from __future__ import annotations

import pytest

from minutes_lint import BodyName, Document, Item, Link, Oddity, Paragraph, Placeholder, Repetition, Span, View
from minutes_lint.model.mentions import Mention
from minutes_lint.model.structure import Role
from minutes_lint_grammars.names import bodies
from minutes_lint_grammars.parser.drafts import Draft
from minutes_lint_grammars.text import marks
from steps import grows_as_the_text


def paragraph(text: str, role: Role = "text", start: int = 0, item: Item | None = None) -> Paragraph:
    """A paragraph that is read as it stands in the document, but for its line ends."""
    shown = text.replace("\n", " ")
    return Paragraph(Span(start, start + len(text)), View(shown, (0,), (start,)), item, role)


def scan(text: str, kind: type[Mention], role: Role = "text", path: str = "draft.txt") -> list[Mention]:
    """The mentions of a kind in a document of one paragraph."""
    document = Document(path, text)
    return [mention for mention in marks.in_paragraph(document, paragraph(text, role)) if type(mention) is kind]


def words(text: str, kind: type[Mention], role: Role = "text") -> list[str]:
    """What stands in the document at those mentions."""
    return [text[mention.span.start : mention.span.end] for mention in scan(text, kind, role)]


# --- words said twice -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("It was stated that that progress was slow.", "that", "that"),
        ("in line with the with the scheme", "with the", "with the"),
        ("a week that was\nwas welcome", "was", "was"),
        ("The the Clerk wrote.", "The", "the"),
        ("moved by Councillor Councillor Ashdown", "Councillor", "Councillor"),
        ("he gave a a report", "a", "a"),
        ("(of of the gate)", "of", "of"),
        ("read the minutes of the the minutes of the meeting", "the minutes of the", "the minutes of the"),
    ],
)
def test_the_same_words_again(text: str, first: str, second: str) -> None:
    (found,) = scan(text, Repetition)
    assert isinstance(found, Repetition)
    assert text[found.before.start : found.before.end] == first
    assert text[found.span.start : found.span.end] == second
    assert found.before.end < found.span.start


@pytest.mark.parametrize(
    "text",
    [
        "They had had a place, and that that was so is right.",
        "She gave her her certificate and came in in May.",
        "age 5-11 11 places, item 4 4(b)",
        "to bring them back to Denby to Denby families",
        "more and more and more, on and on and on, year on year on year",
        "It was very very wet in Wagga Wagga.",
        "offered to tenants. Tenants may reply",
        "Anglian Gas Gas: 30.00",
        "SF Town Hall Town Hall Hire 30.00",
        "It was the the the end",
        "Hall\tHall\tAye",
        "of reserve money Money held",
        "P P P. C.C. and N.C.C.",
        "made by IT it was",
        "Will will attend",
        "paid water water £30.00",
    ],
)
def test_words_that_may_stand_twice(text: str) -> None:
    assert scan(text, Repetition) == []


def test_a_label_and_its_text_stand_apart() -> None:
    (found,) = scan("joint planning\njoint planning strategy to be drafted", Repetition)
    assert isinstance(found, Repetition)
    assert found.apart


def test_rows_are_no_prose() -> None:
    assert scan("has has, ,", Repetition, "row") == []
    assert scan("has has, ,", Oddity, "row") == []


# --- prompts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Present: [insert names]", ["[insert names]"]),
        ("Minute taker: NAME", ["NAME"]),
        ("Venue: TBC", ["TBC"]),
        ("VENUE: TBC", []),
        ("the date is not known (TBC)", []),
        ("Click here to enter a date.", ["Click here to enter a date"]),
        ("Click here to view the webcast", []),
        ("as at 2024-xx-xx and by dd/mm/yyyy", ["2024-xx-xx", "dd/mm/yyyy"]),
        ("on ?? March, at ??pm", ["??", "??"]),
        ("What??", []),
        ("Mover: ???", ["???"]),
        ("{{ meeting.date }}", ["{{ meeting.date }}"]),
        ("Mrs. XXXX of account XXXX-1234", ["XXXX"]),
        ("[Note: links follow] [sic] [the Chair]", []),
        ("Date: ________ Signed: ............", []),
    ],
)
def test_prompts(text: str, found: list[str]) -> None:
    assert words(text, Placeholder) == found


def test_a_prompt_in_a_row_of_capitals_is_a_heading() -> None:
    assert scan("MOTION TEXT | MOVED BY", Placeholder, "row") == []
    assert words("MOTION TEXT | Una", Placeholder, "row") == ["MOTION TEXT"]


# --- oddities ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "slip", "found"),
    [
        ("their families, , that", "doubled", [", ,"]),
        ("circulated,, and read,.", "doubled", [",,", ",."]),
        ("the meeting., that", "doubled", [".,"]),
        ("Feb., etc., Ltd., unless.., one", "doubled", []),
        ("Cllr Nyland. seconded by", "inside", ["Nyland. seconded"]),
        ("Const. of two and approx. ten at 3. the roof", "inside", []),
        ("the grant (of £200 was made", "unclosed", ["("]),
        ('a) one b) two :) and 6" pipes', "unopened", []),
        ("larger) than the old", "unopened", [")"]),
        ("he said “it is so and left", "unclosed", ["“"]),
        ("The Clerk had spoken with the county about it and the", "broken-off", ["the"]),
        ("The Clerk had spoken with the county about whom it applied to", "broken-off", []),
        ("the Clerkâ€™s report", "mojibake", ["Clerkâ€™s"]),
        ("Ó Cuinn, Müßig, SÃO and £40", "mojibake", []),
        ("the committee�s plan, the Council?s wish", "replacement", ["committee�s", "Council?s"]),
        ("page?s=4 and what? so", "replacement", []),
        ("salary &amp;, costs;, and", "doubled", [";,"]),
        ("total #REF! and &amp;", "debris", ["#REF!", "&amp;"]),
        ("on 3 Febuary 2019 and 3 February 2019", "unread", ["3 Febuary 2019"]),
    ],
)
def test_oddities(text: str, slip: str, found: list[str]) -> None:
    oddities = [oddity for oddity in scan(text, Oddity) if isinstance(oddity, Oddity) and oddity.slip == slip]
    assert [text[oddity.span.start : oddity.span.end] for oddity in oddities] == found


def test_a_garbled_word_is_put_right() -> None:
    (found,) = scan("the Clerkâ€™s report", Oddity)
    assert isinstance(found, Oddity)
    assert found.expected == "Clerk’s"


def test_entities_are_no_debris_in_markdown() -> None:
    assert scan("salary &amp; expenses <td width=4>", Oddity, path="draft.md") == []


def test_a_bracket_may_close_in_the_next_paragraph() -> None:
    document = Document("draft.txt", "Mr. (P.\n\nCoyne) spoke")
    first, second = paragraph("Mr. (P."), paragraph("Coyne) spoke", start=9)
    assert [*marks.in_paragraph(document, first), *marks.in_paragraph(document, second)] == []


# --- links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "target", "problem"),
    [
        ("see [website](#).", "#", "no target"),
        ("see [top](#agenda).", "#agenda", None),
        ("[Back to top](#)", "#", None),
        ('see [the map](https://a.example/x_(y) "Map")', "https://a.example/x_(y)", None),
        ("see [it](htp://a.example)", "htp://a.example", "malformed"),
        ("see http:/a.example/b.", "http:/a.example/b", "malformed"),
        ('<a href="">the budget</a>', "", "no target"),
        ("[mail](mailto:clerk@a.example)", "mailto:clerk@a.example", None),
    ],
)
def test_links(text: str, target: str, problem: str | None) -> None:
    (found,) = scan(text, Link)
    assert isinstance(found, Link)
    assert (found.target, found.problem) == (target, problem)


@pytest.mark.parametrize(
    "text", ["- [ ] paint", "[sic] (see note)", "note [1]", "www.a.example", "https://\na.example"]
)
def test_what_is_no_link(text: str) -> None:
    assert scan(text, Link) == []


# --- bodies -----------------------------------------------------------------------------------------


def named(text: str) -> list[str]:
    """The bodies that a paragraph names."""
    return [body.raw for body in bodies.scan(paragraph(text))]


def test_names_of_bodies() -> None:
    assert named("minutes of the Housing and Homes Select Commission, and of Leeds City Council") == [
        "Housing and Homes Select Commission",
        "Leeds City Council",
    ]
    assert named("The Committee met the Board in the Council Chamber") == []


def settled(*paragraphs: Paragraph) -> tuple[list[Mention], BodyName | None]:
    """The bodies named, and the one that meets."""
    document = Document("draft.txt", "")
    draft = bodies.settle(Draft(document, Span(0, 0), "minutes", (), paragraphs, {}, {}))
    return list(draft.find(BodyName)), draft.body


def test_the_body_that_meets_is_named_in_the_title() -> None:
    title = paragraph("ARDMORE COUNTY COUNCIL - ROADS AND BRIDGES COMMITTEE", "title")
    text = paragraph("The Roads and Bridges Committee agreed, and the Parks Board did not.", start=100)
    found, own = settled(title, text)
    assert own is not None
    assert own.raw == "ROADS AND BRIDGES COMMITTEE"
    assert [body.raw for body in found if isinstance(body, BodyName) and not body.own][-1] == "Parks Board"


def test_a_body_whose_kind_comes_first() -> None:
    _, own = settled(paragraph("MEETING OF THE MUNICIPAL DISTRICT OF GLENAVON HELD IN THE COURTHOUSE", "title"))
    assert own is not None
    assert own.raw == "MUNICIPAL DISTRICT OF GLENAVON"


# --- work -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "that that x ",
        "(",
        "[(",
        '“"',
        "â€™",
        ", ,",
        "http:/",
        "[a](",
        "?? ",
        "<ul ",
        "&amp;",
        "a\nb ",
        "Board ",
    ],
)
def test_steps_grow_as_the_text_does(piece: str) -> None:
    def scan(size: int) -> None:
        text = piece * size
        for mention in (
            *marks.in_paragraph(Document("draft.txt", text), paragraph(text)),
            *bodies.scan(paragraph(text)),
        ):
            assert 0 <= mention.span.start < mention.span.end <= len(text)

    grows_as_the_text(scan, 4_000)
