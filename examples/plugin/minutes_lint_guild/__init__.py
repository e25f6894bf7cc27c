"""How a guild writes its minutes, and what its standing orders ask of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from minutes_lint import Rule, Style, hookimpl, rules_in
from minutes_lint_grammars import style


@hookimpl
def rules() -> Iterable[Rule]:
    """Every rule in the folders below this package."""
    return rules_in(sys.modules[__name__])


@hookimpl
def styles() -> Iterable[Style]:
    """The one style, of the name of its file."""
    return [style(Path(__file__).with_name("guild.lark"))]
