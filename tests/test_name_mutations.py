"""Names, roles, short forms and initials changed one at a time in right minutes: nearly all must be found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk import findings_in

FILLER = (
    "The hedge in the lane had been cut and the farmer was thanked for it; a letter about the ditch would be written"
    " before the autumn, and the matter would come back to the next meeting."
)
PEOPLE = ("Orchard", "Hartnell", "Quilter", "Tapsell", "Fernhill", "Ormsby", "Tolliver", "Pendrick")
GIVEN = ("Pamela", "Clive", "Helena", "Martin", "Dorothy", "Graham", "Susan", "Victor")
COUNCIL = """\
Minutes of Sallow Parish Council held on 6 June 2012

Present: {present}

1. Minutes

{c} proposed that the minutes be signed, and {a} seconded.

2. Hedges

{filler}

{a} reported on the hedges, and {b} on the ditches. The Senior Adviser would write.

3. Hall

{filler}

{b} asked about the hall. {c} would ask the caretaker. The Senior Adviser left.
The Community Improvement Fund (CIF) had paid for the roof.

4. Trees

{filler}

{c} thanked {a}. The Treasurer and the Secretary reported, and the Treasurer was thanked by the Secretary.
The next round of the Community Improvement Fund (CIF) opens in May.
"""
SOCIETY = """\
# Minutes of the Annual Meeting

Present:

- Chair: Pam Orchard (PO)
- Secretary: Clive Roe (CR)
- Treasurer: Lena Hunt (LH)
- Members: Tom Bell (TB)

## Accounts

LH presented the accounts. TB proposed that they be accepted, and PO seconded.

## Repairs

CR and TB to mend the roof. PO, LH and CR to paint the door. TB moved to close, and LH seconded.
"""
NAMED = ("Councillor {1}", "Cllr. {0[0]}. {1}", "{0} {1}", "{0[0]} {1}")


def found(text: str) -> list[str]:
    """The rules of this family that find something, in order of place."""
    return [finding.rule for finding in findings_in(text, "names/")]


def councils() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Right minutes, with the names of three people in each."""
    for named in NAMED:
        for n in range(0, 8, 2):
            a, b, c = (named.format(GIVEN[(n + k) % 8], PEOPLE[(n + k) % 8]) for k in range(3))
            yield COUNCIL.format(present=f"{a}, {b} and {c}", a=a, b=b, c=c, filler=FILLER), (a, b, c)


def misspelled(name: str) -> Iterator[str]:
    """A name with a slip of the pen in its surname: a letter left out, doubled, changed, or two changed round."""
    at = len(name) - 4
    yield name[:at] + name[at + 1 :]
    yield name[:at] + name[at] + name[at:]
    yield name[:at] + ("e" if name[at] != "e" else "a") + name[at + 1 :]
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :] if name[at] != name[at + 1] else name + "e"


def mutants() -> Iterator[tuple[str, str, str]]:
    """Right minutes, the same with a mistake, and the rule that should find it."""
    for text, people in councils():
        for name in people[:2]:
            for wrong in misspelled(name):
                at = text.rindex(name)
                yield text, text[:at] + wrong + text[at + len(name) :], "names/variant"
        at = text.rindex("Senior Adviser")
        yield text, text[:at] + text[at:].replace("Adviser", "Advisor"), "names/spelling"
        at = text.rindex("Treasurer")
        yield text, text[:at] + text[at:].replace("Treasurer", "Tresurer"), "names/spelling"
        at = text.rindex("Community")
        yield (
            text,
            text[:at] + text[at:].replace("Community Improvement Fund", "County Investment Fund"),
            "names/acronym",
        )
    for right, wrong in (
        ("PO seconded", "PX seconded"), ("TB proposed", "TX proposed"), ("CR and TB", "CR and QB"),
        ("CR and TB", "XR and TB"),
        ("PO, LH and CR", "PO, LV and CR"), ("PO, LH and CR", "PO, LH and CV"), ("TB moved", "VB moved"),
        ("LH seconded", "LX seconded"), ("(TB)", "(CR)"), ("Tom Bell (TB)", "Tom Bell (TB), Tim Bray (TB)"),
    ):  # fmt: skip
        yield SOCIETY, SOCIETY.replace(right, wrong, 1), "names/initials"


def test_right_minutes_are_silent() -> None:
    assert [found(text) for text, _ in councils()] == [[]] * 16
    assert found(SOCIETY) == []


def test_nearly_every_slip_is_found() -> None:
    tried = list(mutants())
    missed = [(text, rule) for _, text, rule in tried if set(found(text)) != {rule}]
    assert len(tried) > 150
    assert len(missed) <= len(tried) * 0.05, [(rule, text) for text, rule in missed]


@pytest.mark.parametrize("rule", ["names/variant", "names/spelling", "names/acronym", "names/initials"])
def test_every_rule_is_tried(rule: str) -> None:
    assert sum(1 for _, _, tried in mutants() if tried == rule) >= 10
