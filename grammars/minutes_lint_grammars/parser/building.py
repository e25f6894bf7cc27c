"""Has Lark make the tables of a grammar: the one place that imports Lark, and only where nothing was kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from minutes_lint.values import TYPE_CHECKING

from .expressions import joined
from .notation import WORDS, expanded, loaded
from .openers import Unlisted, openers
from .parsing import BadGrammar, Lexer, Rule, Tables

if TYPE_CHECKING:
    from typing import Any


def make(path: Path, contextual: bool) -> tuple[Tables, tuple[str, ...]]:
    """The tables of a grammar and the files it is made of. `contextual`: whether what may come next depends on the
    state of the parser.

    Raises BadGrammar for a file that is no grammar, OSError for one that cannot be read.
    """
    lark, files = parser(path, contextual)
    return tables(lark), files


def patterns_of(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """The patterns of all terminals of a grammar by name, and the files it is made of; raises what `make` raises."""
    lark, files = parser(path, contextual=False)
    return {str(terminal.name): terminal.pattern.to_regexp() for terminal in lark.terminals}, files


def openers_of(path: Path, names: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The words that open what these terminals of a grammar match, or all that it reads, and the files it is made of.

    Raises what `make` raises, and BadGrammar where the words cannot be listed.
    """
    lark, files = parser(path, contextual=not names)
    if not names:
        table = lark.parser.parser._parse_table
        names = tuple(map(str, table.states[table.start_states["start"]]))
    begin = [terminal.pattern.to_regexp() for terminal in lark.terminals if terminal.name in {*names} - {"REST"}]
    try:
        return sorted(openers(begin)), files
    except Unlisted as problem:
        raise BadGrammar(f"the words that open it cannot be listed: {problem} in {path}") from problem


def parser(path: Path, contextual: bool, **options: Any) -> tuple[Any, tuple[str, ...]]:
    """Lark's own parser of a grammar, and the files it is made of."""
    from lark import Lark
    from lark.exceptions import LarkError
    from lark.load_grammar import load_grammar

    load: Any = load_grammar
    lexer = "contextual" if contextual else "basic"
    sources = [lambda folder, name: loaded(folder or str(path.parent), name)]
    try:
        grammar, used = load(expanded(path.read_text(encoding="utf-8"), path), str(path), sources, False)
        lark = Lark(grammar, parser="lalr", lexer=lexer, maybe_placeholders=False, **options)
    except LarkError as problem:
        raise BadGrammar(str(problem)) from problem
    return lark, (str(path), *(file for file in (*used, str(WORDS)) if file != str(path)))


def tables(lark: Any) -> Tables:
    """The tables of a parser."""
    table = lark.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(lark.rules)}
    states = [
        {str(name): action(kind, to, numbers) for name, (kind, to) in table.states[number].items()}
        for number in range(len(table.states))
    ]
    states[table.end_states["start"]]["$END"] = 0  # nothing is left to do: the end itself is taken
    lexers, looks = lexers_of(lark.parser.lexer, len(states))
    return Tables(
        states,
        lexers,
        looks,
        [rule_of(rule) for rule in lark.rules],
        frozenset(map(str, lark.ignore_tokens)),
        table.start_states["start"],
    )


def action(kind: Any, to: Any, numbers: dict[Any, int]) -> int:
    """A step of the parser as a number: the next state, or `~n` for the rule `n`."""
    return int(to) if str(kind) == "Shift" else ~numbers[to]


def rule_of(rule: Any) -> Rule:
    """A rule, and what becomes of its parts."""
    stay = [not (part.is_term and part.filter_out) or rule.options.keep_all_tokens for part in rule.expansion]
    opened = [not part.is_term and part.name.startswith("_") for part in rule.expansion]
    kept = tuple((index, opened[index]) for index, stays in enumerate(stay) if stays)
    name = rule.alias or rule.options.template_source or rule.origin.name
    single = bool(rule.options.expand1 and not rule.alias)
    plain = all(stay) and not any(opened)
    return Rule(str(rule.origin.name), str(name), len(rule.expansion), None if plain else kept, single)


def lexers_of(lexer: Any, states: int) -> tuple[list[Lexer], list[int]]:
    """The lexers that differ, and which of them each state uses."""
    per_state = getattr(lexer, "lexers", None)
    if per_state is None:
        return [lexer_of(lexer)], [0] * states
    made: dict[int, int] = {}
    lexers: list[Lexer] = []
    for state in range(states):
        if id(per_state[state]) not in made:
            made[id(per_state[state])] = len(lexers)
            lexers.append(lexer_of(per_state[state]))
    return lexers, [made[id(per_state[state])] for state in range(states)]


def lexer_of(lexer: Any) -> Lexer:
    """The terminals of a lexer in one expression, and the plain words among them that come before an expression."""
    patterns = {str(terminal.name): terminal.pattern.to_regexp() for terminal in lexer.scanner.terminals}
    return Lexer(joined(patterns), dict(words_instead(lexer)))


def words_instead(lexer: Any) -> Iterator[tuple[str, str]]:
    """For each terminal and word that it takes, the terminal that is this word."""
    for name, unless in lexer.callback.items():
        for terminal in unless.scanner.terminals:
            yield f"{name} {terminal.pattern.value}", str(terminal.name)
