"""Builds the line grammar and every style in Lark's strict mode, in which no two terminals may take the same text.

Not a test of pytest's: strict mode needs interegular, and where that is installed Lark compares the terminals of every
grammar that it builds, which takes minutes. `.ci/run` installs it in a folder of its own and runs this.
"""

from __future__ import annotations

import sys

from minutes_lint_grammars import STYLES
from minutes_lint_grammars.parser.building import BadGrammar, parser
from minutes_lint_grammars.parser.saved import HERE

failed = False
for path in (HERE / "structure/lines.lark", *sorted(STYLES.glob("*.lark"))):
    try:
        parser(path, contextual=False, strict=True)
    except BadGrammar as problem:
        failed = True
        print(f"{path}: {problem}", file=sys.stderr)
sys.exit(failed)
