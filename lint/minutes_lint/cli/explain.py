"""The rules, for people: the list of them, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..config.config import Settings
from ..errors import CannotRun, did_you_mean
from ..report import Output
from ..rule import Rule


def listed(rules: Mapping[str, Rule], settings: Settings) -> Iterator[str]:
    """A line for each rule: its id, the severity it has here ("off" too), and what it finds."""
    levels = {rule.id: level for rule, level, _ in settings.enabled(rules)}
    width = max(map(len, rules), default=0)
    for name in sorted(rules):
        yield f"{name:{width}}  {levels.get(name, 'off'):7}  {rules[name].summary}".rstrip()


def page(name: str, rules: Mapping[str, Rule]) -> str:
    """The page of a rule in Markdown. Raises CannotRun where there is no such rule, or it has no page."""
    family = [rule for rule in sorted(rules) if rule.startswith(f"{name}/")]
    if family:
        raise CannotRun(f"{name} is a family of rules; explain one of {', '.join(family)}")
    if name not in rules:
        raise CannotRun(f"there is no rule {name}{did_you_mean(name, rules)}")
    if rules[name].text:
        return rules[name].text
    try:
        return rules[name].page.read_text(encoding="utf-8")
    except OSError as problem:
        raise CannotRun(f"the rule {name} has no page: {rules[name].summary}") from problem


def explain(name: str, rules: Mapping[str, Rule], output: Output) -> None:
    """Write the page of a rule: laid out at a terminal, as it is otherwise."""
    words = page(name, rules)
    if not output.rich:
        output.stream.write(words)
        return
    from rich.markdown import Markdown

    from ..reporters.terminal import console

    console(output).print(Markdown(words, code_theme="ansi_light" if output.color else "bw"))
