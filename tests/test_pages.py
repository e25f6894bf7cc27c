"""Every rule has its page, and every example on it finds exactly what the page says."""

from __future__ import annotations

import pytest

import minutes_lint_rules
from minutes_lint import Rule
from minutes_lint.testing import check_page, examples

RULES = list(minutes_lint_rules.rules())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_page(rule: Rule) -> None:
    assert rule.page.is_file(), f"{rule.id} has no page {rule.page.name}"
    wrong = check_page(rule.page, rule.id)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_page_shows_what_is_found_and_what_is_accepted(rule: Rule) -> None:
    page = rule.page.read_text(encoding="utf-8")
    assert page.startswith(f"# {rule.id}\n")
    assert "\n## Flagged\n" in page
    assert "\n## Accepted\n" in page
    shown = list(examples(page))
    assert sum(1 for example in shown if example.expected) >= 5
    assert sum(1 for example in shown if not example.expected) >= 8


def test_a_rule_is_small() -> None:
    for rule in RULES:
        lines = rule.page.with_suffix(".py").read_text(encoding="utf-8").count("\n")
        assert lines <= 60, f"{rule.id} has {lines} lines: the grammar or the model lacks a word"
