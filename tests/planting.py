"""Mistakes for `test_mutations.py`: what a clerk may do to a sound document, and the rule that should see it.

Each slip is written from what its rule promises, not from how the rule works. Most can be made in any minutes: a
weekday moved on by one, a number skipped, a word doubled. Those of `swaps.py` are made in words that stand in one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from swaps import (
    AGENDA,
    BOARD,
    CHAINS,
    CITED,
    DECEMBER,
    FRAMES,
    PARISH,
    PEOPLE,
    PROJECT,
    PROPOSALS,
    SEPTEMBER,
    SERIES,
    SWAPS,
    TEXTS,
    TOPICS,
    UK,
    US,
    WHAT,
)
from word import docx, p, run

Documents = tuple[tuple[str, str | bytes], ...]
"""The paths of what is linted in one run, and their texts or contents."""


class Plant(NamedTuple):
    """A sound document, or several, the same with a mistake, and the rule that is to find it."""

    rule: str
    what: str
    right: Documents
    wrong: Documents


class Slip(NamedTuple):
    """A kind of mistake: all places where it can be made in a text, each giving the text with the mistake."""

    rule: str
    what: str
    make: Callable[[str], Iterable[str]]


SLIPS: list[Slip] = []
EACH = 2
"""How many mistakes of each kind are made in a document."""

CLEAN = Path(__file__).parent / "minutes"


def slip(rule: str) -> Callable[[Callable[[str], Iterable[str]]], Callable[[str], Iterable[str]]]:
    """Add a function to the slips that a rule is to find."""

    def added(make: Callable[[str], Iterable[str]]) -> Callable[[str], Iterable[str]]:
        SLIPS.append(Slip(rule, make.__name__.replace("_", " "), make))
        return make

    return added


def clean() -> dict[str, str]:
    """The sound documents, by name."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(CLEAN.iterdir())}


def planted() -> Iterator[Plant]:
    """Every slip in every document in which it can be made, at some of the places."""
    documents = clean()
    for rule, what, make in SLIPS:
        for name, text in documents.items():
            made = sorted(set(make(text)) - {text})
            for wrong in Random(f"{what} {name}").sample(made, min(EACH, len(made))):
                yield Plant(rule, f"{name}: {what}", ((name, text),), ((name, wrong),))
    yield from swapped(documents)
    yield from across(documents)


def changed(text: str, pattern: str, *others: str | Callable[[re.Match[str]], str]) -> Iterator[str]:
    """A text with one match of a pattern after another put in other words."""
    for found in re.finditer(pattern, text, re.MULTILINE):
        for other in others:
            yield (
                text[: found.start()] + (other(found) if callable(other) else found.expand(other)) + text[found.end() :]
            )


# --- Dates ------------------------------------------------------------------------------------------

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MONTH = "|".join(MONTHS)
SHORT = {"April", "June", "September", "November"}
DAY = re.compile(
    rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )?(?:(?P<day>\d\d?)(?P<suffix>st|nd|rd|th)? (?P<month>{MONTH})"
    rf"|(?P<named>{MONTH}) (?P<figure>\d\d?)),? (?P<year>\d{{4}})",
    re.IGNORECASE,
)
FULL = DAY.pattern
AFTER = {"1": "st", "2": "nd", "3": "rd", "21": "st", "22": "nd", "23": "rd", "31": "st"}


def day_of(found: re.Match[str]) -> date:
    """The day that a date of a sound text names."""
    month = (found["month"] or found["named"]).capitalize()
    return date(int(found["year"]), MONTHS.index(month) + 1, int(found["day"] or found["figure"]))


def again(found: re.Match[str], day: date) -> str:
    """Another day, written as a date was."""
    loud = (found["month"] or found["named"]).isupper()
    comma = "," if re.search(r",? \d{4}$", found[0])[0].startswith(",") else ""  # type: ignore[index]
    if found["named"]:
        said = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    else:
        suffix = AFTER.get(str(day.day), "th") if found["suffix"] else ""
        said = f"{day.day}{suffix} {MONTHS[day.month - 1]}{comma} {day.year}"
    if found["weekday"]:
        said = f"{WEEKDAYS[day.weekday()]}{',' if ',' in found[0][: len(found['weekday']) + 1] else ''} {said}"
    return said.upper() if loud else said


def moved(text: str, day: date, to: date) -> str:
    """A text in which a day is everywhere another one."""
    for found in reversed(list(re.finditer(FULL, text, re.IGNORECASE))):
        if day_of(found) == day:
            text = text[: found.start()] + again(found, to) + text[found.end() :]
    return text


def days(text: str) -> list[date]:
    """The days that a text names, in order."""
    return [day_of(found) for found in re.finditer(FULL, text, re.IGNORECASE)]


def meeting(text: str) -> date:
    """The day of a meeting, which stands first in these documents."""
    iso = re.search(r"\d{4}-\d\d-\d\d", text)
    return date.fromisoformat(iso[0]) if iso and "working group" in text else days(text)[0]


def past(text: str) -> date | None:
    """The day of the minutes that were approved."""
    found = re.search(rf"[Mm]inutes of the(?: [a-z]+)* meeting(?: held on| of)? (?={FULL})", text)
    return day_of(DAY.match(text, found.end())) if found and DAY.match(text, found.end()) else None  # type: ignore[arg-type]


def coming(text: str) -> date | None:
    """The day of the next meeting."""
    item = re.search(r"next meeting\b.*\Z", text, re.IGNORECASE | re.DOTALL)
    named = days(item[0]) if item else []
    return named[0] if named and named[0] > meeting(text) else None


@slip("dates/weekday")
def the_day_after(text: str) -> Iterator[str]:
    def next_day(found: re.Match[str]) -> str:
        name = WEEKDAYS[(WEEKDAYS.index(found[0].capitalize()) + 1) % 7]
        return name.upper() if found[0].isupper() else name

    yield from changed(text, rf"(?i:{'|'.join(WEEKDAYS)})(?=,? (?:\d|(?i:{MONTH}) \d))", next_day)


@slip("dates/weekday")
def the_date_of_the_day_after(text: str) -> Iterator[str]:
    for found in re.finditer(FULL, text, re.IGNORECASE):
        if found["weekday"]:
            after = again(found, day_of(found) + timedelta(1))
            wrong = found["weekday"] + after[re.match(r"\w+", after).end() :]  # type: ignore[union-attr]
            yield text[: found.start()] + wrong + text[found.end() :]


@slip("dates/year")
def a_year_that_cannot_be_meant(text: str) -> Iterator[str]:
    for found in re.finditer(FULL, text, re.IGNORECASE):
        year = found["year"]
        odd = (year + year[-1], year[:-1]) if re.match(r"[.,;)]\s|\n\n", text[found.end() :]) else ()
        for wrong in ("29" + year[2:], year[0] + year[2] + year[1] + year[3], *odd):
            yield text[: found.end() - 4] + wrong + text[found.end() :]


@slip("dates/invalid")
def a_day_that_does_not_exist(text: str) -> Iterator[str]:
    for found in re.finditer(FULL, text, re.IGNORECASE):
        month = (found["month"] or found["named"]).capitalize()
        wrong = "30" if month == "February" else "31" if month in SHORT else "32"
        if wrong == "32" and not found["suffix"]:
            continue  # "32 May 2023" may be number 32 of May
        at = found.start("day") if found["day"] else found.start("figure")
        suffix = {"31": "st", "32": "nd"}.get(wrong, "th") if found["suffix"] else ""
        end = found.end("suffix") if found["suffix"] else found.end("day" if found["day"] else "figure")
        yield text[:at] + wrong + suffix + text[end:]


@slip("dates/invalid")
def a_time_that_does_not_exist(text: str) -> Iterator[str]:
    yield from changed(
        text, r"\b([1-9])([.:])[0-5]\d(?= ?p\.?m)", r"\1\g<2>75", lambda m: f"{int(m[1]) + 12}{m[0][1:]}"
    )
    yield from changed(text, r"\b(1\d:)[0-5]\d\b", r"\g<1>65")


@slip("dates/ordinal")
def another_suffix(text: str) -> Iterator[str]:
    yield from changed(text, rf"(?<=\d)(st|nd|rd)(?= (?:{MONTH}))", "th")
    yield from changed(text, rf"\b(\d\d?)th(?= (?:{MONTH}))", lambda m: m[1] + ("rd" if m[1][-1] == "3" else "st"))


@slip("dates/order")
def minutes_of_a_meeting_a_year_later(text: str) -> Iterator[str]:
    if day := past(text):
        yield moved(text, day, day.replace(year=day.year + 1))


@slip("dates/order")
def minutes_of_this_very_meeting(text: str) -> Iterator[str]:
    if day := past(text):
        yield moved(text, day, meeting(text))


@slip("dates/order")
def a_next_meeting_in_the_past(text: str) -> Iterator[str]:
    if day := coming(text):
        yield moved(text, day, day.replace(year=day.year - 1))


@slip("dates/order")
def a_stretch_that_runs_backwards(text: str) -> Iterator[str]:
    yield from changed(text, rf"(between|from) ({FULL}) (and|to|until) ((?-i:{MONTH}|\w+) \d[^.,;]*)", r"\1 \11 \10 \2")
    for found in re.finditer(FULL, text, re.IGNORECASE):
        if day_of(found) not in (meeting(text), past(text), coming(text)) and not found["weekday"]:
            later = again(found, day_of(found) + timedelta(20))
            yield f"{text[: found.start()]}{later} to {found[0]}{text[found.end() :]}"


@slip("dates/tense")
def past_as_future(text: str) -> Iterator[str]:
    yield from changed(text, rf"\b(?:was|were) (\w+ed|held|cut) on (?={FULL})", r"will be \1 on ")


@slip("dates/tense")
def future_as_past(text: str) -> Iterator[str]:
    for found in re.finditer(rf"\bwill be (\w+) on ({FULL})", text):
        said = DAY.search(found[0])
        if said and day_of(said) not in (coming(text), meeting(text) + timedelta(7)):
            yield f"{text[: found.start()]}was {found[1]} on {found[2]}{text[found.end() :]}"
    yield from changed(text, rf"\b(?:will|would) begin on (?={FULL})", "began on ")
    yield from changed(text, rf"\b(?:will|would) end on (?={FULL})", "ended on ")


@slip("dates/time")
def closed_before_it_opened(text: str) -> Iterator[str]:
    if not (opening := re.search(r"\b(\d\d?)[.:]\d\d", text)):
        return
    hour = int(opening[1]) - 1
    yield from changed(
        text,
        r"((?:[Mm]eeting|[Mm]eeting was|which) (?:closed|adjourned|ended) at )\d\d?(?=[.:]\d\d)",
        lambda m: f"{m[1]}{hour}" if hour else m[0],
    )


@slip("dates/time")
def times_that_run_backwards(text: str) -> Iterator[str]:
    yield from changed(text, r"from (\d[\d.:]+ ?[ap]m) to (\d[\d.:]+ ?[ap]m)", r"from \2 to \1")


@slip("dates/next-meeting")
def a_next_meeting_without_a_date(text: str) -> Iterator[str]:
    yield from (
        changed(
            text,
            r"^(.*\bnext meeting[^.\n]{0,10}\n(?:[ -]*\n)?)(\S[^\n]*|    [^\n]*)\n",
            r"\1The next meeting will be held in the usual place.\n",
            r"\1At the same time and in the same place.\n",
        )
        if coming(text)
        else ()
    )
    yield from changed(
        text, r"^(.*NEXT MEETING\n\nResolved:- +That the next meeting be held)[^\n]*", r"\1 in the Town Hall."
    )


@slip("dates/financial-year")
def a_year_that_does_not_run_on_by_one(text: str) -> Iterator[str]:
    yield from changed(
        text,
        r"(?:(?<=budget for )|(?<=precept for )|(?<=fiscal year )|(?<=Council for ))20(\d)(\d)([/-])(\d\d)\b(?![-/\d])",
        lambda m: f"20{m[1]}{m[2]}{m[3]}{int(m[4]) + 1}",
        lambda m: f"20{m[1]}{m[2]}{m[3]}{m[4][::-1]}",
        lambda m: f"20{m[1]}{int(m[2]) - 1}{m[3]}{m[4]}",
    )


@slip("dates/format")
def one_date_written_as_elsewhere(text: str) -> Iterator[str]:
    for found in re.finditer(FULL, text, re.IGNORECASE) if len(days(text)) > 4 and "working group" not in text else ():
        day, before = day_of(found), f"{found['weekday']}, " if found["weekday"] else ""
        if day != meeting(text) and not found[0].isupper():
            month = MONTHS[day.month - 1]
            other = f"{day.day} {month} {day.year}" if found["named"] else f"{month} {day.day}, {day.year}"
            yield text[: found.start()] + before + other + text[found.end() :]


# --- Structure --------------------------------------------------------------------------------------

HEADING = re.compile(r"^(?P<mark>(?:#+ )?(?:\*\*)?)(?P<number>\d\d?)\.(?=(?:\*\*)?\s+\S)", re.MULTILINE)
TITLED = re.compile(r"^(?:#+ (?!Minutes|Committee|Kestrel|Thornfield)|(?:\*\*)?\d\d?\. )[^\n]*\n", re.MULTILINE)


def headings(text: str) -> list[re.Match[str]]:
    """The numbered headings of a document, those that run on by one: not the numbers of a list."""
    run: list[re.Match[str]] = []
    for found in HEADING.finditer(text):
        if not run or int(found["number"]) == int(run[-1]["number"]) + 1:
            run.append(found)
    return run if len(run) > 4 else []


@slip("structure/numbering")
def a_number_too_high(text: str) -> Iterator[str]:
    for found in headings(text)[1:]:
        yield text[: found.start("number")] + str(int(found["number"]) + 1) + text[found.end("number") :]


@slip("structure/numbering")
def a_number_twice(text: str) -> Iterator[str]:
    for found in headings(text)[1:]:
        yield text[: found.start("number")] + str(int(found["number"]) - 1) + text[found.end("number") :]


@slip("structure/numbering")
def an_item_left_out(text: str) -> Iterator[str]:
    run = headings(text)
    for one, after in pairwise(run[1:]):
        yield text[: one.start()] + text[after.start() :]


@slip("structure/numbering")
def a_dotted_number_twice(text: str) -> Iterator[str]:
    yield from changed(text, r"^(\d\.)3(?= \S)", r"\g<1>2", r"\g<1>4")


@slip("structure/sub-numbering")
def a_letter_skipped(text: str) -> Iterator[str]:
    yield from changed(text, r"^(\(?)([bc])(?=\)|\. )", lambda m: m[1] + chr(ord(m[2]) + 1))


@slip("structure/sub-numbering")
def a_letter_twice(text: str) -> Iterator[str]:
    yield from changed(text, r"^(\(?)([b-d])(?=\)|\. )", lambda m: m[1] + chr(ord(m[2]) - 1))


@slip("structure/sub-numbering")
def a_clause_skipped_or_twice(text: str) -> Iterator[str]:
    if "(3)" in text:
        yield from changed(text, r"^\(([2-4])\)(?= )", lambda m: f"({int(m[1]) + 1})", lambda m: f"({int(m[1]) - 1})")


@slip("structure/empty-item")
def nothing_under_a_heading(text: str) -> Iterator[str]:
    run = list(TITLED.finditer(text))
    if "AGENDA" in text or not headings(text):
        return  # headings without numbers may be those of parts
    for one, after in list(pairwise(run))[1:-1]:
        if after[0].startswith("#") and after[0].split()[0] != one[0].split()[0]:
            continue  # it has sub-headings, or is the last of them
        if re.search(r"Attendees|Regrets|Members|Apologies|HELD ON", one[0]):
            continue  # lists of people, and a heading that says all
        if text[one.end() : after.start()].strip():
            yield text[: one.end()] + "\n" + text[after.start() :]


# --- Resolutions ------------------------------------------------------------------------------------


def items(text: str) -> Iterator[tuple[int, int]]:
    """Where the text of each item begins and ends, after its heading."""
    run = list(TITLED.finditer(text))
    for one, after in pairwise(run):
        yield one.end(), after.start()


DECISION = re.compile(
    r"Resolved|RESOLVED|\bmoved\b|\bmotion\b|put to the vote|^\(\d\)|^(?:Propos|Second)ed by|^“That|[Aa]pproved|agreed",
    re.MULTILINE,
)


def proposals(words: tuple[str, ...]) -> str:
    """Minutes of five proposals, each put and decided in some words."""
    said = zip(words, WHAT, strict=True)
    body = "".join(
        f"{n}. {w.split(' be ')[0].capitalize()}\n\n{text.format(w)}\n\n" for n, (text, w) in enumerate(said, 1)
    )
    return f"Minutes of the meeting of Weir Parish Council held on Tuesday 8 January 2019\n\n{body}"


def undecided() -> Iterator[Plant]:
    """One of five proposals without what came of it."""
    for turn in range(5):
        words = PROPOSALS[turn:] + PROPOSALS[:turn]
        for n in range(5):
            lost = tuple(text.partition("{}.")[0] + "{}." if n == k else text for k, text in enumerate(words))
            sides = ((("draft.txt", proposals(each)),) for each in (words, lost))
            yield Plant("resolutions/missing", "a proposal without its decision", *sides)


@slip("resolutions/missing")
def no_decision_on_what_was_put_to_the_meeting(text: str) -> Iterator[str]:
    for start, end in items(text):
        paragraphs = text[start:end].split("\n\n")
        kept = [one for one in paragraphs if not DECISION.search(one)]
        put = re.search(r"recommend|the proposal to|given to (?:a|the) report", "\n\n".join(kept))
        if put and len(kept) < len(paragraphs):
            yield text[:start] + "\n\n".join([*kept[:-1], kept[-1].rstrip("\n")]) + "\n\n" + text[end:].lstrip("\n")


RESULT = (
    r" Motion carried \d-\d\.",
    r" The motion carried by a vote[^.]*\.",
    r" 3 votes for, 1 against\. Carried\.",
    r" (?:For: 5, Against: 1\. )?Carried(?: unanimously)?\.",
    r" The proposal was agreed,[^.]*\.",
    r" 4 in favour, 0 against\. Approved\.",
    r" The motion carried with 4 votes[^.]*\.",
    r" Carried by 5 votes to 1\.",
    r"\nOn a vote being taken[\s\S]*?declared the motion carried\.\n",
)


@slip("resolutions/outcome")
def a_motion_without_its_result(text: str) -> Iterator[str]:
    if sum(len(re.findall(pattern, text)) for pattern in RESULT) > 4:
        for pattern in RESULT:
            yield from changed(text, pattern, "")


@slip("resolutions/malformed")
def a_clause_that_begins_otherwise(text: str) -> Iterator[str]:
    if "(3)" in text:
        yield from changed(text, r"^(\(\d\) +)That (?=the|a)", r"\1The ", r"\1", lambda m: m[1] + "Than ")
        yield from changed(text, r"^(Resolved:- +\(1\) +)That (?=the|a)", r"\1The ", r"\1")
    yield from changed(text, r"^([abc]\) )that (?=the)", r"\1", r"\1the ")


@slip("resolutions/previous-minutes")
def minutes_approved_under_another_date(text: str) -> Iterator[str]:
    for start, end in items(text):
        headed = DAY.search(text[:start].rstrip("\n").rpartition("\n")[2])
        found = re.compile(FULL, re.IGNORECASE).search(text, start, end) if headed else None
        if headed and found and day_of(found) == day_of(headed) == past(text):
            for other in (timedelta(-7), timedelta(-1), timedelta(-28)):
                yield text[: found.start()] + again(found, day_of(found) + other) + text[found.end() :]


@slip("resolutions/previous-minutes")
def minutes_not_approved(text: str) -> Iterator[str]:
    for start, end in items(text):
        title = text[:start].rstrip("\n").rpartition("\n")[2]
        if re.search(r"minutes", title, re.IGNORECASE) and "AGENDA" not in text:
            yield text[:start] + "\nThe minutes had been circulated.\n\n" + text[end:]
            yield text[:start] + "\nThe minutes had been sent out a week before the meeting.\n\n" + text[end:]


# --- Names ------------------------------------------------------------------------------------------


def misspelled(name: str) -> Iterator[str]:
    """A name with a slip of the pen: a letter left out, doubled, changed, or two changed round."""
    at = len(name) // 2
    yield name[:at] + name[at + 1 :]
    yield name[:at] + name[at] + name[at:]
    yield name[:at] + ("e" if name[at] != "e" else "a") + name[at + 1 :]
    if name[at] != name[at + 1]:
        yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@slip("names/variant")
def a_surname_misspelled(text: str) -> Iterator[str]:
    for name in PEOPLE:
        if text.count(name) > 1:
            for wrong in misspelled(name):
                at = text.rindex(name)
                yield text[:at] + wrong + text[at + len(name) :]


# --- Numbers ----------------------------------------------------------------------------------------


def digits(figure: str) -> Iterator[str]:
    """A figure with a slip in it: a digit one too high, or two changed round."""
    at = next(i for i, sign in enumerate(figure) if sign.isdigit())
    places = [i for i, sign in enumerate(figure) if sign.isdigit()]
    middle = places[len(places) // 2]
    yield figure[:middle] + str((int(figure[middle]) + 1) % 10) + figure[middle + 1 :]
    yield figure[:at] + str(int(figure[at]) % 9 + 1) + figure[at + 1 :]
    for one, after in pairwise(places):
        if after == one + 1 and figure[one] != figure[after] and (figure[after] != "0" or one > at):
            yield figure[:one] + figure[after] + figure[one] + figure[after + 1 :]
            break


def misfigured(text: str, pattern: str) -> Iterator[str]:
    """A text with a slip in the figure that is the group of a pattern."""
    for found in re.finditer(pattern, text, re.MULTILINE):
        for wrong in digits(found[1]):
            yield text[: found.start(1)] + wrong + text[found.end(1) :]


FIGURES = (
    ("numbers/sum", "a wrong total", r"total of [£$€]?([\d,.]*\d)"),
    (
        "numbers/percent",
        "a wrong share",
        r"(?:[Oo]f (?:the|which|whom)|of 1,500 plots|of 480 places)[^.%]*\((\d\d)%\)",
    ),
    ("numbers/table-total", "a wrong figure in a table", r"^\|.*£([\d.,]+)(?:\*\*)? \|$"),
    (
        "numbers/balance",
        "a balance that is off",
        r"^- (?:Opening balance|Income|Expenditure|Closing balance): \$([\d,.]+)$",
    ),
)
"""The rule, what is wrong, and where the figure stands in which a slip is made."""

SLIPS.extend(Slip(rule, what, partial(misfigured, pattern=pattern)) for rule, what, pattern in FIGURES)


@slip("numbers/change")
def a_wrong_change(text: str) -> Iterator[str]:
    pattern = r"from [£$€]?[\d,.]+%? to [^(.]{0,40}(?:\.\d+[^(.]{0,40})?an? (?:increase|rise|fall) of [£$€]?([\d,.]*\d)"
    for found in re.finditer(pattern, text):
        for wrong in digits(found[1]):
            if abs(int(re.sub(r"\D", "", wrong)) - int(re.sub(r"\D", "", found[1]))) > 2:  # not what rounding may do
                yield text[: found.start(1)] + wrong + text[found.end(1) :]


@slip("numbers/change")
def the_other_direction(text: str) -> Iterator[str]:
    yield from changed(
        text, r"\b(?:rose|grown|risen|gone up|go up|increased|Spending rose)(?= from [£$€]?[\d,.]+%? to)", "fallen"
    )


@slip("numbers/words")
def other_figures_than_words(text: str) -> Iterator[str]:
    yield from changed(text, r"(fifteen|fourteen|thirty) \((\d)(\d)\)", r"\1 (\g<2>7)", r"\1 (4\3)")


@slip("numbers/count")
def one_more_than_the_list_has(text: str) -> Iterator[str]:
    yield from changed(
        text, r"\b(The (?:following )?)(three|four)(?= )", lambda m: m[1] + {"three": "four", "four": "five"}[m[2]]
    )
    yield from changed(text, r"\bthe three(?= options)", "the four")


@slip("numbers/count")
def a_line_left_out_of_the_list(text: str) -> Iterator[str]:
    for found in re.finditer(r"following (?:three|four) [^\n]*:-?\n\n((?:[^\n]+\n\n?)(?=\(?[b]\)|- |[b2]\. ))", text):
        last = re.search(r"\n[^\n]+\n", text[found.end() :])
        if last:
            yield text[: found.end() + last.start() + 1] + text[found.end() + last.end() :]


@slip("numbers/format")
def a_figure_that_is_no_figure(text: str) -> Iterator[str]:
    yield from changed(
        text,
        r"([£$€]\d{1,3}),(\d)(\d)0",
        r"\1,\2\3",
        r"\1,\2\g<3>00",
        r"\1,\2O0",
        r"\1.\2\g<3>0.00",
    )


# --- References -------------------------------------------------------------------------------------


@slip("references/link")
def a_link_that_leads_nowhere(text: str) -> Iterator[str]:
    yield from changed(
        text, r"\]\(https://[^)]*\)", "]()", "](TBC)", "](https//kestrel.example)", "](htps://kestrel.example)"
    )


# --- Text -------------------------------------------------------------------------------------------


DANGLING = "(?:the|an?|and|or|its|their|which|who|if)"
"""Words that no sentence ends with."""


@slip("text/repeated-word")
def a_word_twice(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<=[a-z,] )(?!that\b|had\b)([a-z]{2,})(?= [a-z])", r"\1 \1", r"\1\n\1")


@slip("text/repeated-word")
def two_words_twice(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<=[a-z] )((?:of|to|for|with|by|in|on) the)(?= [a-z])", r"\1 \1")


@slip("text/repeated-paragraph")
def a_paragraph_twice(text: str) -> Iterator[str]:
    for wrong in changed(text[600:], r"(?<=\n\n)[A-Z](?:[^ \n]+ ){9}[^\n]+\.\n\n", r"\g<0>\g<0>"):
        yield text[:600] + wrong


@slip("text/placeholder")
def a_prompt_in_the_place_of_a_date(text: str) -> Iterator[str]:
    later = text[text.find("\n\n", 300) :]
    for wrong in changed(
        later, FULL, "[insert date]", "XX XXXX 2024", "?? March 2024", "[DATE]", "Click here to enter a date."
    ):
        yield text[: -len(later)] + wrong


@slip("text/placeholder")
def a_prompt_in_the_place_of_a_name(text: str) -> Iterator[str]:
    later = text[text.find("\n\n", 600) :]
    for wrong in changed(later, f"(?<= )(?:{'|'.join(PEOPLE)})(?= )", "[insert name]", "XXXX", "[NAME]", "????"):
        yield text[: -len(later)] + wrong


@slip("text/placeholder")
def a_prompt_in_the_place_of_a_figure(text: str) -> Iterator[str]:
    yield from changed(text, r"[£$€]\d[\d,.]*\d", r"£XXX", "£???", "[insert amount]", "£xx.xx", "[TBC]")


@slip("text/punctuation")
def a_stop_too_many(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<=[a-z]{5}), (?=[a-z])", ",, ", ", , ", "., ")


@slip("text/punctuation")
def a_full_stop_inside_a_sentence(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<=[a-z]{5}) (?=(?:was|were|had|seconded|moved|said|would|will) )", ". ")


@slip("text/truncated")
def an_item_that_breaks_off(text: str) -> Iterator[str]:
    for start, end in items(text):
        last = text[start:end].rstrip("\n").rpartition("\n\n")[2]
        at = text.rindex(last, start, end)
        for word in re.finditer(rf"(?<=[a-z]) {DANGLING}(?= [a-z])", last):
            if last[: word.start()].count(" ") > 6 and last[0].isupper():
                yield text[: at + word.end()] + "\n\n" + text[end:]


@slip("text/truncated")
def a_document_that_breaks_off(text: str) -> Iterator[str]:
    for found in re.finditer(rf"^[A-Z](?:[^ \n]+ ){{7,30}}[a-z]+ {DANGLING}(?= [a-z])", text, re.MULTILINE):
        yield text[: found.end()] + "\n"


@slip("text/brackets")
def a_bracket_left_open(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<=\w)\)(?=[\s.,;:])(?<!^.\))(?<!^\(.\))", "")
    yield from changed(text, r"(?<= )\((?=[A-Za-z]{3})", "")


@slip("text/brackets")
def a_quotation_left_open(text: str) -> Iterator[str]:
    yield from changed(text, r"(?<= )“(?=\w)", "")
    yield from changed(text, r"(?<=\w)”", "")


@slip("text/encoding")
def characters_garbled(text: str) -> Iterator[str]:
    def garbled(found: re.Match[str]) -> str:
        return found[0].encode().decode("cp1252", "replace")

    yield from changed(text, r"[’“–£€ŁáíÍó]", garbled, "\ufffd")
    yield from changed(text, r"’", "&#8217;", "&rsquo;")
    yield from changed(text, r"[£€]", "&pound;", "&#163;")


# --- What could not be read -------------------------------------------------------------------------


@slip("reading/unread")
def a_month_misspelled(text: str) -> Iterator[str]:
    slips = (
        ("Febr", "Feb"),
        ("ember", "emeber"),
        ("March", "Marhc"),
        ("April", "Aprl"),
        ("ctober", "ctobre"),
        ("August", "Augst"),
    )
    for found in re.finditer(FULL, text):
        for right, wrong in slips:
            if found["day"] and right in found[0]:
                yield text[: found.start()] + found[0].replace(right, wrong) + text[found.end() :]


@slip("reading/unread")
def letters_for_figures(text: str) -> Iterator[str]:
    yield from changed(text, rf"(?<= )1(\d(?:st|nd|rd|th)? (?:{MONTH}),? \d{{4}})", r"l\1")
    yield from changed(text, rf"(?<= )(\d\d?(?:st|nd|rd|th)? (?:{MONTH}),? )20(\d\d)", r"\g<1>2O\2")


# --- Mistakes in words that stand in one document ---------------------------------------------------


def swapped(documents: dict[str, str]) -> Iterator[Plant]:
    """The mistakes of `SWAPS` and `TEXTS`, and those that need several documents."""
    for rule, swaps in SWAPS.items():
        for name, old, new in swaps:
            text = documents[name]
            assert old in text, (name, old)
            yield Plant(rule, f"{name}: {new!r}", ((name, text),), ((name, text.replace(old, new, 1)),))
    for rule, texts in TEXTS.items():
        for number, frame in enumerate(FRAMES[:-1] if rule in CITED else FRAMES):
            for text in texts:
                right, wrong = (
                    (
                        (
                            "draft.md",
                            frame.replace(
                                "{text}",
                                re.sub(r"«([^|»]*)\|([^»]*)»", side, text),
                            ),
                        ),
                    )
                    for side in (r"\1", r"\2")
                )
                yield Plant(rule, f"frame {number}: {text}", right, wrong)


def across(documents: dict[str, str]) -> Iterator[Plant]:
    """Mistakes that show only beside other documents, or by the file's name."""
    for name, text in documents.items():
        if "agenda" not in name:
            suffix, day = name.rpartition(".")[2], meeting(text)
            for wrong in (day + timedelta(1), day.replace(year=day.year - 1)):
                right, other = (((f"Minutes {each:%-d %B %Y}.{suffix}", text),) for each in (day, wrong))
                yield Plant("dates/meeting", f"{name}: the file's name", right, other)
            yield from headed(name, text, day)
    series = tuple((name, documents[name]) for name in (SEPTEMBER, UK, DECEMBER, AGENDA))
    for rule, name, old, new in SERIES:
        wrong_text = documents[name].replace(old, new).replace(old.upper(), new.upper())
        assert wrong_text != documents[name], (name, old)
        wrongs = tuple((each, wrong_text if each == name else text) for each, text in series)
        yield Plant(rule, f"{name}: {new!r}", series, wrongs)
    for style in CHAINS:
        yield from chained(style)
    yield from undecided()
    yield from tracked(documents[PARISH])


def headed(name: str, text: str, day: date) -> Iterator[Plant]:
    """A header on each page with the day of the meeting, or with another."""
    paragraphs = text.split("\n\n")
    body = re.sub(r"[^A-Z ]", "", text[:400].split("\n\n")[0].upper())[:40]
    for form in ("{:%d/%m/%y}", "{:%d.%m.%Y}") if name not in (US, BOARD, PROJECT) else ():
        sides = []
        for said in (day, day + timedelta(1)):
            lines = [f"{body} - {form.format(said)}"] * 3
            third = len(paragraphs) // 4
            parts = [paragraphs[i * third : (i + 1) * third if i < 3 else None] for i in range(4)]
            whole = ["\n\n".join(part) for part in parts]
            made = whole[0] + "".join(f"\n\n{line}\n\n{part}" for line, part in zip(lines, whole[1:], strict=True))
            sides.append(((name, made),))
        yield Plant("dates/meeting", f"{name}: page headers {form}", sides[0], sides[1])


def chained(style: tuple[str, str]) -> Iterator[Plant]:
    """Four meetings of a body, of which one approves the minutes of the wrong meeting."""
    days = [date(2019, 1, 8) + timedelta(28 * n) for n in range(-1, 5)]

    def documents(approved: list[int]) -> Documents:
        template, form = style
        made = []
        for n, before in enumerate(approved, 1):
            said = {"day": form.format(days[n]), "past": form.format(days[before]), "next": form.format(days[n + 1])}
            numbers = {"a": 7 + 3 * n, "b": 8 + 3 * n, "c": 9 + 3 * n}
            text = template.format(**said, **numbers, PAST=said["past"].upper(), topic=TOPICS[n - 1])
            made.append((f"meeting-{n}.txt", text))
        return tuple(made)

    right = documents([0, 1, 2, 3])
    yield Plant("references/approval", "the minutes before the last ones", right, documents([0, 1, 1, 3]))
    yield Plant("references/approval", "minutes approved again at the end", right, documents([0, 1, 2, 2]))


def tracked(text: str) -> Iterator[Plant]:
    """Word documents in which one change was not settled."""
    paragraphs = [one.replace("*", "") for one in text.split("\n\n") if "|" not in one]
    by = 'w:id="1" w:author="A Clerk" w:date="2025-04-09T10:00:00Z"'
    for at in range(3, len(paragraphs), 5):
        words = paragraphs[at].split(" ")
        before, last = " ".join(words[:-1]) + " ", words[-1]
        gone = run(last).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        changes = (f"<w:ins {by}>{run(last)}</w:ins>", f"{run(last)}<w:del {by}>{gone}</w:del>")
        for change in changes:
            bodies = [[p(one) for one in paragraphs] for _ in changes]
            bodies[1][at] = p(runs=run(before) + change)
            right, wrong = ((("draft.docx", docx(*body)),) for body in bodies)
            yield Plant("text/tracked-changes", "a change that was not settled", right, wrong)
