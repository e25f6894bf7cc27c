"""Which names are taken for one person's, which for two people's, and where the finding points."""

from __future__ import annotations

from pathlib import Path

import pytest
from lark import Lark

from desk import minutes
from minutes_lint import Acronym, Initials, Meeting, Variant
from minutes_lint_grammars.names import acronyms, names

LINE = (
    "The hedge in Mill Lane had been cut, and the farmer was thanked for it; a letter about the ditch"
    " would be written.\n"
)


def variants(meeting: Meeting) -> list[tuple[str, str, str, str]]:
    """The names that are spelled otherwise elsewhere, what stands there, and what should."""
    text, found = meeting.document.text, meeting.find(Variant)
    assert all(text[slice(*name.span)] == name.raw for name in found)
    return [(name.kind, name.raw, name.usual, text[slice(*name.where)]) for name in found]


@pytest.mark.parametrize(
    ("present", "said", "found"),
    [
        ("D. Hartnell and P. Quilter", "D. Hartnel agreed. D. Hartnell left.", []),
        ("D. Hartnell and P. Quilter", f"D. Hartnell agreed. {LINE} D. Hartnel left.", [("D. Hartnel", "D. Hartnell")]),
        ("D. Hartnell and P. Quilter", f"{LINE} D. Hartnel left.", [("D. Hartnell", "D. Hartnel")]),
        ("D. Hartnell and P. Quilter", f"P. Hartnell agreed. {LINE} M. Hartnel left.", []),
        ("D. Hartnell and D. Hartnel", f"D. Hartnell agreed. {LINE} D. Hartnel left.", []),
        (
            "Cllr Hartnell and Cllr Quilter",
            f"Cllr Hartnell spoke. {LINE} Cllr Hartnel left.",
            [("Cllr Hartnel", "Cllr Hartnell")],
        ),
        ("Cllr Hartnell and Cllr Quilter", f"Cllr Hartnell spoke. {LINE} Mr Hartnel left.", []),
        ("Cllr Hartnell and Cllr Quilter", f"Cllr Hartnell spoke. {LINE} Cllr M. Hartnel left.", []),
        ("Mrs Ada Moss and Mr Roe", f"Mrs Ada Moss spoke. {LINE} Ada Mosse left.", [("Ada Mosse", "Ada Moss")]),
        ("Cllr Bray and Cllr Roe", f"Cllr Bray spoke. {LINE} Cllr Gray left.", []),
        (
            "Tom Dean and Ann Roe",
            f"Aaron Hartnell spoke. {LINE} Aaron Hartnel left.",
            [("Aaron Hartnell", "Aaron Hartnel")],
        ),
        ("Ann Roe", f"A licence for Eddie Merlots, LLC. {LINE} It is known as Eddie Merlot’s.", []),
        ("Tom Deans", f"Tom Deans spoke. {LINE} It was Tom Dean’s proposal.", [("Tom Dean", "Tom Deans")]),
    ],
)
def test_surnames(present: str, said: str, found: list[tuple[str, str]]) -> None:
    meeting = minutes(f"Present: {present}", "1. Hedges", said)
    assert [name[1:3] for name in variants(meeting)] == found


def test_the_usual_name_keeps_the_title_of_the_odd_one() -> None:
    meeting = minutes("Present: Mr. R. Gallard, Mr. J. Roe", "1. Hedges", f"Mr. Gallard spoke. {LINE} Mr. Galard left.")
    assert variants(meeting) == [("person", "Mr. Galard", "Mr. Gallard", "Mr. R. Gallard")]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The wishes of all went to Paul Ashdown in her new post.", [("Paul Ashdown", "Paula Ashdown")]),
        ("The wishes of all went to Paul Ashdown in his new post.", []),
        ("The wishes of all went to Paul Ashdown. Mrs Roe lost her hat.", []),
        ("The wishes of all went to Paul Ashdown, and Ann Roe lost her hat.", []),
        ("The wishes of all went to Paulla Ashdown.", [("Paulla Ashdown", "Paula Ashdown")]),
    ],
)
def test_given_names(said: str, found: list[tuple[str, str]]) -> None:
    meeting = minutes("1. Schools", f"Paula Ashdown reported. {LINE} Paula Ashdown left.", "2. Thanks", said)
    assert [name[1:3] for name in variants(meeting)] == found


def test_a_place_of_one_word_may_be_another_place() -> None:
    meeting = minutes(
        "1. Hall", "Sallow Hall, Sallow School and Sallow Green were let. Tallow Hall and Sallows Hall were not."
    )
    assert variants(meeting) == []


@pytest.mark.parametrize(
    ("short", "before", "long"),
    [
        ("FOI", "under the Freedom of Information", "Freedom of Information"),
        ("MASH", "the Multi-Agency Safeguarding Hub", "Multi-Agency Safeguarding Hub"),
        ("NCC", "Steven Halls", ""),
        ("FOI", "all the freedom of information", ""),
        ("FOI", "Information", ""),
    ],
)
def test_what_a_short_form_stands_for(short: str, before: str, long: str) -> None:
    assert acronyms.spelled_out(short, before.split()) == long


def test_short_forms_stand_where_they_are_first_used() -> None:
    meeting = minutes("1. Plan", "The LDP was out. THE LDP WAS OUT. The Local Plan (LP) was not, nor the U.S.A.")
    assert [(a.short, a.long) for a in meeting.find(Acronym)] == [("LDP", ""), ("LP", "Local Plan")]
    assert all(meeting.document.text[slice(*a.span)] == a.short for a in meeting.find(Acronym))


def test_initials() -> None:
    present = "Present: Pam Orchard (PO), Clive Roe (CR), Lena Hunt (LH)"
    meeting = minutes(present, "1. Hall", "PO thanked LH. CR and KB left. XR seconded. NCC and DWTS wrote. Action: ZZ.")
    assert [found.raw for found in meeting.find(Initials)] == ["KB", "XR"]
    assert not minutes(present, "1. Hall", "PO thanked LH. KB seconded.").find(Initials)


def test_five_thousand_names_and_a_long_one() -> None:
    many = ", ".join(f"A. Surname{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(5000))
    meeting = minutes(f"Present: {many}", "1. Hall", "A" + "b" * 10_000 + " spoke, and J. " + "Ab" * 5_000 + ".")
    assert meeting.find(Variant) == ()


def test_the_grammars_have_no_collisions() -> None:
    pytest.importorskip("interegular", reason="Lark finds collisions with it")
    for name in ("names", "roles", "acronyms"):
        path = Path(names.__file__).with_name(f"{name}.lark")
        Lark(path.read_text(encoding="utf-8"), parser="lalr", strict=True, maybe_placeholders=False)
