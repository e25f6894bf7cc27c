"""The page for people in a browser: what its links, its filter and its buttons do, on a desk and on a phone."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from minutes_lint import Document, Finding, Meeting, Note, Pack, Span
from minutes_lint.report import Report, checked
from minutes_lint.reporters.page import page
from test_html_report import HOSTILE, report_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OLD = "Minutes of 6 February 2024\n\n7. Water\nThe tank was mended.\n"
NEW = (
    "Minutes of 5 March 2024\n\n1. Water\nThe the tank of minute 9 leaks.\n"
    + "Much was said of it.\n" * 90
    + "The end\n"
)

Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; with CI=true in the environment it has to be there."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    missing = "" if path else f"there is no Chromium: {', '.join(NAMES)}"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing = "playwright is not installed"
    if missing:
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens the page of a report; it may load nothing, and no script of it may fail."""
    wrong: list[str] = []
    contexts = []

    def open_(report: Report, size: dict[str, int] = DESK, **how: object) -> Page:
        file = tmp_path / "report.html"
        file.write_text(page(report), encoding="utf-8")
        contexts.append(browser.new_context(viewport=size, **how))
        tab = contexts[-1].new_page()
        tab.set_default_timeout(120_000)  # a machine may be busy
        tab.on("request", lambda request: None if request.url == file.as_uri() else wrong.append(request.url))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("dialog", lambda dialog: wrong.append(dialog.message))
        tab.goto(file.as_uri())
        return tab

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def at(text: str, words: str) -> Span:
    """Where words stand in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def report() -> Report:
    """Two documents, and three findings in the second: one of them is compared with the first."""
    old = Document("old.txt", OLD)
    before = checked(Pack(old, "plain", (Meeting(old, Span(0, len(OLD)), "plain"),)), ())
    now = report_of(
        NEW,
        Finding(at(NEW, "The the"), "“the” stands here twice", "warning", rule="text/repeated-word"),
        Finding(
            at(NEW, "minute 9"),
            "there is no minute 9 of 6 February",
            "error",
            notes=(Note("minute 7 is the last", at(OLD, "7. Water"), "old.txt"),),
            rule="references/archive",
        ),
        Finding(at(NEW, "The end"), "the text breaks off", "note", rule="text/truncated"),
        Finding(at(NEW, "5 March"), "it was on a Tuesday", "error", rule="dates/weekday")._replace(
            accepted="so it was"
        ),
    )
    return Report((before, *now.documents))


def in_sight(tab: Page, selector: str) -> bool:
    """Whether an element is where it can be seen."""
    box, size = tab.locator(selector).bounding_box(), tab.viewport_size
    return bool(box and size and 0 <= box["y"] <= size["height"] - box["height"])


def lit(tab: Page) -> list[str]:
    """The places that are highlighted."""
    return tab.locator(".mark.on").all_text_contents()


def said(tab: Page) -> list[str]:
    """Which finding is the active one: its number, and its words for those who listen."""
    return tab.locator("#said").inner_text().split("\n: ")


def test_a_finding_shows_both_sides_and_the_way_there_and_back(opened: Opened) -> None:
    tab = opened(report())
    tab.get_by_role("link", name="there is no minute 9").click()
    assert lit(tab) == ["7. Water", "minute 9"]
    assert tab.locator("[aria-current=true]").inner_text().startswith("Error line 4: there is no minute 9")
    assert said(tab)[0] == "2 of 3"
    tab.get_by_role("link", name="old.txt, line 3").click()
    assert tab.evaluate("location.hash") == "#f2-1"
    assert in_sight(tab, "#f2-1")
    tab.get_by_role("link", name="a.txt, line 4").click()
    assert tab.evaluate("document.activeElement.id") == "f2"
    assert in_sight(tab, "#f2")
    tab.keyboard.press("Escape")
    assert lit(tab) == []


def test_a_marked_place_leads_to_what_is_said_of_it(opened: Opened) -> None:
    tab = opened(report())
    tab.locator("a.mark", has_text="The end").click()
    assert tab.locator("[aria-current=true]").inner_text().startswith("Note line 95: the text breaks off")
    assert in_sight(tab, "#f3")
    card, place = tab.locator("#f3").bounding_box(), tab.locator("#f3-at").bounding_box()
    assert card
    assert place
    assert abs(card["y"] - place["y"]) < 20


def test_an_address_shows_its_finding(opened: Opened) -> None:
    tab = opened(report())
    tab.goto(f"{tab.url}#f2-1")
    assert lit(tab) == ["7. Water", "minute 9"]
    tab.goto(f"{tab.url.partition('#')[0]}#%")


def test_the_filter(opened: Opened) -> None:
    tab = opened(report())
    assert tab.locator("#shown").inner_text() == "3 findings shown"
    tab.get_by_label("1 warning").uncheck()
    assert tab.locator("#shown").inner_text() == "2 of 3 findings shown"
    assert not tab.locator("#f1").is_visible()
    assert tab.locator("#f1-at").evaluate("mark => mark.classList.contains('off')")
    tab.get_by_label("1 references").uncheck()
    assert tab.locator(".echo").count() == 1
    assert not tab.locator(".echo").is_visible()
    assert tab.locator(".margin .finding:visible").count() == 1
    tab.get_by_role("button", name="Next").click()
    assert said(tab) == ["1 of 1", "note line 95: the text breaks off"]
    tab.get_by_role("button", name="Show all").click()
    tab.locator("#shown", has_text=re.compile("^3 findings shown$")).wait_for()
    assert tab.locator(".margin .finding:visible").count() == 3


def test_from_finding_to_finding(opened: Opened) -> None:
    tab = opened(report())
    steps = []
    for button in ("Next", "Next", "Next", "Next", "Previous"):
        tab.get_by_role("button", name=button).click()
        steps.append(said(tab)[0])
        assert in_sight(tab, "[aria-current=true]")
    assert steps == ["1 of 3", "2 of 3", "3 of 3", "1 of 3", "3 of 3"]


def test_what_is_accepted_stands_apart(opened: Opened) -> None:
    tab = opened(report())
    tab.locator("a.mark.accepted").click()
    assert "Accepted: so it was" in tab.locator("section.accepted .finding.on").inner_text()
    assert tab.locator(".margin .finding.accepted").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_findings_stand_under_their_line(opened: Opened, scheme: str) -> None:
    tab = opened(report(), PHONE, color_scheme=scheme)
    assert tab.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    line, card = (tab.locator(one).bounding_box() for one in ("[data-n='4']:has(#f2-at)", ".finding:has(#f2)"))
    following = tab.locator("[data-n='5']").bounding_box()
    assert line
    assert card
    assert following
    assert line["y"] + line["height"] <= card["y"] <= following["y"] - card["height"]


def test_without_its_script_the_page_says_the_same(opened: Opened) -> None:
    tab = opened(report(), java_script_enabled=False)
    assert tab.locator(".finding:visible").count() == 4
    assert not tab.get_by_role("checkbox").first.is_visible()
    boxes = [box for card in tab.locator(".margin > li").all() if (box := card.bounding_box())]
    assert all(one["y"] + one["height"] <= next_["y"] for one, next_ in pairwise(boxes))


def test_who_listens_finds_landmarks_headings_and_names(opened: Opened) -> None:
    tab = opened(report())
    for role, name in {
        "banner": None,
        "main": None,
        "contentinfo": None,
        "navigation": "Documents",
        "form": "Filter the findings",
        "article": "a.txt",
        "heading": "3 findings in 2 documents",
        "group": "Severity",
    }.items():
        assert tab.get_by_role(role, name=name, exact=True).count() == 1, role  # type: ignore[arg-type]
    assert tab.locator("h3").all_inner_texts()[1].startswith("Error line 4: there is no minute 9")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the documents"
    assert in_sight(tab, ".skip")
    tab.keyboard.press("Tab")
    assert tab.locator(".choice:has(:focus-visible)").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_in_print_no_finding_is_lost(opened: Opened) -> None:
    tab = opened(report())
    tab.emulate_media(media="print")
    assert tab.locator(".finding:visible").count() == 4
    assert not tab.locator(".filter, .stepper").first.is_visible()


def test_a_hostile_document_does_nothing(opened: Opened) -> None:
    tab = opened(report_of(HOSTILE * 20, Finding(Span(0, 300), HOSTILE)))
    assert tab.locator("script").count() == 1
    assert tab.get_by_role("link", name="Error line 1").is_visible()


def test_five_megabytes_open(opened: Opened) -> None:
    text = "It was the the end.\n" * 260_000
    findings = (Finding(Span(at + 7, at + 14), "twice", "note") for at in range(0, len(text), 5200))
    tab = opened(report_of(text, *findings))
    tab.goto(f"{tab.url}#f1")
    tab.get_by_role("button", name="Previous").click()
    assert said(tab)[0] == "1,000 of 1,000"
    assert in_sight(tab, "[aria-current=true]")
