"""Agendas and minutes of invented bodies in five styles: what is done to one of the two is found, and only that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from desk import loaded, pack_of
from minutes_lint import Archive, Finding
from minutes_lint.archive.archive import summary
from minutes_lint.engine import judge


class Business(NamedTuple):
    """A piece of business: as the agenda calls it, as the minutes call it, and what came of it."""

    agenda: str
    minutes: str
    text: str


class Body(NamedTuple):
    """How a body writes its agenda and its minutes, each a title and a line for each item."""

    name: str
    agenda: str
    minutes: str
    item: Callable[[int, str], str]
    minute: Callable[[int, str, str], str]
    before: tuple[Business, ...]
    business: tuple[Business, ...]
    after: tuple[Business, ...]


COUNCIL = (
    Business("Bus shelters", "Bus shelters", "It was agreed to paint both of them."),
    Business("Allotment rents", "Allotment rents", "It was agreed to leave them at £14."),
    Business("Weeding of the war memorial", "War memorial", "Cllr Orme will weed it in April."),
    Business("Grant to the brass band", "Brass band", "A grant of £150 was agreed."),
    Business("Speeding in Quarry Lane", "Speeding traffic", "The police will put up a camera in Quarry Lane."),
    Business("Christmas lights", "Christmas lights", "They will be lit on the first Sunday in Advent."),
)
HARBOUR = (
    Business("Dredging of the Inner Basin", "DREDGING OF THE INNER BASIN", "That the tender be accepted."),
    Business("Mooring Fees", "MOORING FEES", "That they be left as they are."),
    Business("Swing Bridge", "SWING BRIDGE - INSPECTION", "That it be greased."),
    Business("Ferry Timetable", "FERRY TIMETABLE", "That the winter crossings be kept."),
    Business("Fish Market Roof", "FISH MARKET ROOF", "That three quotations be asked for."),
)
SOCIETY = (
    Business("Winter lectures", "Winter lectures", "Dr Penrose will speak in January."),
    Business("Archive room", "Archive room", "The key was returned."),
    Business("Summer outing", "Summer outing to the mill", "It was agreed to hire a coach."),
    Business("Membership subscriptions", "Subscriptions", "They stay at £12."),
    Business("Plaque on the smithy", "Smithy plaque", "Mrs Ottaway will write to the owner."),
)
SCHOOL = (
    Business("Bus routes for the fall", "Bus routes", "Motion by Arden, second by Moss, to adopt them. Carried."),
    Business("Cafeteria contract", "Cafeteria contract", "Motion by Moss, second by Lee, to renew it. Carried."),
    Business("Gymnasium roof", "Gymnasium roof", "The roofer will come on Friday."),
    Business("Kindergarten enrollment", "Kindergarten enrollment", "There are 43 children."),
    Business("Textbook adoption", "Textbooks", "Motion by Lee, second by Arden, to adopt the list. Carried."),
)
TENANTS = (
    Business("Lift repairs", "Lift", "The engineer comes on Tuesday."),
    Business("Bins in the yard", "Bins in the yard", "Two more were asked for."),
    Business("Noise after midnight", "Noise", "A notice will be put up about what happens after midnight."),
    Business("Garden party", "Garden party", "Ms Adair will ask for a barbecue."),
    Business("Heating charges", "Heating charges", "The landlord has not replied."),
)
NEXT = Business("Date of next meeting", "Date of next meeting", "Monday 6 April 2020")


def numbered(n: int, title: str) -> str:
    """An item as most agendas write it."""
    return f"{n}. {title}\n\n"


def minuted(n: int, title: str, text: str) -> str:
    """An item as most minutes write it."""
    return f"{n}. {title}\n{text}\n\n"


BODIES = (
    Body(
        "town",
        "AGENDA for the meeting of Bexham Town Council to be held on Monday 2 March 2020 at 7 pm in the Corn Hall\n\n",
        "Minutes of the meeting of Bexham Town Council held on Monday 2 March 2020\n\n",
        numbered,
        minuted,
        (
            Business("To receive apologies for absence", "Apologies", "None."),
            Business("To approve the minutes of 3 February 2020", "Minutes of 3 February 2020", "They were signed."),
        ),
        COUNCIL,
        (Business("Any other business", "Any other business", "None."), NEXT),
    ),
    Body(
        "harbour",
        "HARBOUR WORKS COMMITTEE\nTuesday, 3rd March, 2020 at 2.00 p.m.\nThe Custom House\n\nAGENDA\n\n",
        "HARBOUR WORKS COMMITTEE\nTuesday, 3rd March, 2020\n\nPresent:- Councillor Tolland (in the Chair); "
        "Councillors Ebdon and Quine.\n\n",
        lambda n, title: f"{n}. {title} (Pages {n * 4} - {n * 4 + 3})\n\n",
        lambda n, title, text: f"{n + 40}. {title}\n\nResolved:- {text}\n\n",
        (Business("Declarations of Interest", "DECLARATIONS OF INTEREST", "That none be noted."),),
        HARBOUR,
        (),
    ),
    Body(
        "society",
        "# Agenda: Lorton History Society committee, 4 March 2020, 7.30 pm, the Reading Room\n\n",
        "# Minutes of the Lorton History Society committee, 4 March 2020\n\n",
        lambda n, title: f"{n}. To discuss {title}\n\n",
        minuted,
        (Business("Apologies", "Apologies", "None."), Business("Minutes", "Minutes", "Agreed.")),
        SOCIETY,
        (Business("Any other business", "Any other business", "None."),),
    ),
    Body(
        "school",
        "AGENDA\nPinecrest Board of Education\nRegular Meeting, March 9, 2020, 6:30 p.m., School Library\n\n",
        "MINUTES\nPinecrest Board of Education\nRegular Meeting, March 9, 2020\n\n",
        numbered,
        minuted,
        (
            Business("Call to Order", "Call to Order", "The meeting was called to order at 6:30 p.m."),
            Business("Pledge of Allegiance", "Pledge of Allegiance", "The pledge was recited."),
        ),
        SCHOOL,
        (Business("Adjournment", "Adjournment", "The meeting was adjourned at 8:05 p.m."),),
    ),
    Body(
        "tenants",
        "Agenda of the Quay Street Residents Association, Wednesday 11 March 2020, 19:00, The Old Forge\n\n",
        "Minutes of the Quay Street Residents Association, Wednesday 11 March 2020\n\n",
        numbered,
        lambda n, title, text: f"{n:02}/20 {title}\n{text}\n\n",
        (Business("Apologies", "Apologies", "None."),),
        TENANTS,
        (NEXT._replace(text="Wednesday 8 April 2020"),),
    ),
)
STRANGER = Business("Zebra crossings", "Zebra crossings", "Nobody knew.")


def agenda(body: Body, business: tuple[Business, ...]) -> str:
    """An agenda with some business."""
    listed = (*body.before, *business, *body.after)
    return body.agenda + "".join(body.item(n, one.agenda) for n, one in enumerate(listed, 1))


def minutes(body: Body, business: tuple[Business, ...]) -> str:
    """Minutes of some business."""
    listed = (*body.before, *business, *body.after)
    return body.minutes + "".join(body.minute(n, one.minutes, one.text) for n, one in enumerate(listed, 1))


def found(agenda: str, minutes: str) -> Iterator[tuple[str, str, Finding]]:
    """All that the rules of this family find in the two, with the document and the line it stands in."""
    documents = (("agenda.md", agenda), ("minutes.md", minutes))
    packs = [pack_of(text, path) for path, text in documents]
    archive = Archive(summary(meeting) for pack in packs for meeting in pack.meetings)
    for pack in packs:
        for finding in judge(pack, loaded(), archive=archive):
            if finding.rule.startswith("agenda/"):
                line = pack.document.line(pack.document.position(finding.span.start).line)
                yield pack.document.path, line, finding


def only_found(body: Body, business: tuple[Business, ...], severity: str) -> tuple[str, Finding]:
    """The line and the one finding of minutes in which the business of the agenda became other business."""
    [(path, line, finding)] = found(agenda(body, body.business), minutes(body, business))
    assert (path, finding.severity) == ("minutes.md", severity)
    return line, finding


def each_place() -> list[object]:
    """Each body with each place between its first and last piece of business."""
    return [
        pytest.param(body, place, id=f"{body.name}-{place}")
        for body in BODIES
        for place in range(1, len(body.business) - 1)
    ]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
def test_nothing_is_found_where_nothing_was_done(body: Body) -> None:
    assert not list(found(agenda(body, body.business), minutes(body, body.business)))


@pytest.mark.parametrize(("body", "place"), each_place())
def test_an_item_that_was_not_minuted(body: Body, place: int) -> None:
    lost, following = body.business[place], body.business[place + 1]
    kept = (*body.business[:place], *body.business[place + 1 :])
    line, finding = only_found(body, kept, "warning")
    assert line.endswith(following.minutes)
    assert finding.message.startswith("nothing is minuted of “")
    assert lost.agenda in finding.message
    assert following.agenda in finding.message
    assert [note.path for note in finding.notes] == ["agenda.md"]


@pytest.mark.parametrize(("body", "place"), each_place())
def test_a_minute_that_was_on_no_agenda(body: Body, place: int) -> None:
    more = (*body.business[:place], STRANGER, *body.business[place:])
    line, finding = only_found(body, more, "warning")
    assert line.endswith("Zebra crossings")
    assert "is not on the agenda, neither after “" in finding.message
    assert body.business[place - 1].agenda in finding.message


@pytest.mark.parametrize(("body", "place"), each_place())
def test_another_title_in_the_place_of_an_item(body: Body, place: int) -> None:
    other = (*body.business[:place], STRANGER, *body.business[place + 1 :])
    line, finding = only_found(body, other, "note")
    assert line.endswith("Zebra crossings")
    assert "stands where the agenda has “" in finding.message
    assert body.business[place].agenda in finding.message


@pytest.mark.parametrize(("body", "place"), each_place())
def test_two_items_that_changed_places(body: Body, place: int) -> None:
    one, two = body.business[place - 1 : place + 1]
    order = (*body.business[: place - 1], two, one, *body.business[place + 1 :])
    line, finding = only_found(body, order, "warning")
    assert line.endswith((one.minutes, two.minutes))
    assert one.minutes in finding.message
    assert two.minutes in finding.message


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
@pytest.mark.parametrize(
    "said",
    [
        "The chair said that item {n} had been withdrawn.",
        "It was agreed to defer item {n} on the agenda.",
        "Items {n} and 9 were held over.",
    ],
)
def test_what_is_withdrawn_need_not_be_minuted(body: Body, said: str) -> None:
    kept = body._replace(minutes=body.minutes + said.format(n=len(body.before) + 3) + "\n\n")
    business = (*body.business[:2], *body.business[3:])
    assert not list(found(agenda(body, body.business), minutes(kept, business)))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
@pytest.mark.parametrize(
    "said",
    ["It was agreed to add this to the agenda.", "It was raised as a matter of urgency.", "A late item."],
)
def test_what_is_announced_need_not_be_on_the_agenda(body: Body, said: str) -> None:
    business = (*body.business[:2], STRANGER._replace(text=said), *body.business[2:])
    assert not list(found(agenda(body, body.business), minutes(body, business)))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.name)
@pytest.mark.parametrize(
    "said",
    [
        "The next two items were taken out of order.",
        "It was agreed to vary the order of business.",
        "It was brought forward.",
    ],
)
def test_an_order_that_is_announced_is_no_slip(body: Body, said: str) -> None:
    first, one, two, *rest = body.business
    order = (first._replace(text=f"{first.text} {said}"), two, one, *rest)
    assert not list(found(agenda(body, body.business), minutes(body, order)))


@pytest.mark.parametrize("one", BODIES, ids=lambda body: body.name)
@pytest.mark.parametrize("other", BODIES, ids=lambda body: body.name)
def test_an_agenda_of_quite_other_business_is_that_of_another_meeting(one: Body, other: Body) -> None:
    if one is not other:
        assert not list(found(agenda(one, one.business), minutes(one, other.business)))


def test_agenda_and_minutes_in_one_file() -> None:
    body = BODIES[1]
    kept = (*body.business[:2], *body.business[3:])
    text = agenda(body, body.business) + "\n" + minutes(body, kept)
    pack = pack_of(text)
    assert [meeting.kind for meeting in pack.meetings] == ["agenda", "minutes"]
    archive = Archive(map(summary, pack.meetings))
    [finding] = [f for f in judge(pack, loaded(), archive=archive) if f.rule.startswith("agenda/")]
    assert finding.message.startswith("nothing is minuted of “4 Swing Bridge (Pages 16 - 19)”")
    [note] = finding.notes
    assert text[slice(*note.span)].startswith("4. Swing Bridge")
    assert note.span.start < finding.span.start
