"""The rules, each a module in the folder of its family with its page beside it.

A plugin like any other: it offers whatever rules its folders hold.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from minutes_lint import Rule, hookimpl, rules_in


@hookimpl
def rules() -> Iterable[Rule]:
    """All rules below this package."""
    return rules_in(sys.modules[__name__])
