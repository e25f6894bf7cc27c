"""Parts of Python that are promised to nobody may go or change: then all works as before, only more slowly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MINUTES = """Minutes of Elmbrook Parish Council held on Friday 19 November 2018

Present: Cllrs Ode, Finch and Marsh

1. Apologies. None were received.

2. Minutes. The minutes of the the last meeting were agreed by 3 votes to 1.
"""

FOUND = ["dates/weekday", "text/repeated-word", "votes/total"]

WITHOUT = {
    "what reads a field of a tuple": "import collections, _collections; del _collections._tuplegetter",
    "such a thing that reads another field": """
import collections, _collections
getter = _collections._tuplegetter
_collections._tuplegetter = lambda index, said: getter(index + 1, said)
""",
    "the hash alone": """
import hashlib, sys
sys.modules["_blake2"] = None
""",
    "what makes an expression of its code": """
import re, sys
sys.modules["_sre"] = None
""",
    "steps of an expression by their names": """
import re, re._constants
del re._constants.SRE_INFO_CHARSET
""",
    "the code of an expression as it was": """
import re, re._compiler
code = re._compiler._code
def other(parsed, flags):
    made = code(parsed, flags)
    return made[:-1] if sys._getframe(1).f_code.co_filename.endswith("quicker.py") else made
import sys
re._compiler._code = other
""",
    "a parser of expressions that says the same": """
import re, re._parser, sys
parse = re._parser.parse
def other(pattern, *given):
    asks = sys._getframe(1).f_code.co_filename
    return parse(pattern.replace("x", "y") if asks.endswith("quicker.py") else pattern, *given)
re._parser.parse = other
""",
}
"""What is missing, and what makes it so before anything of minutes-lint is imported."""

RUN = """
import sys
from minutes_lint.cli.main import main
sys.exit(main(["--no-cache", "--format", "json", "draft.txt"]))
"""


def run(folder: Path, before: str) -> dict[str, object]:
    """What is found in the minutes, on a Python that is made another one before, with nothing kept of earlier runs."""
    (folder / "draft.txt").write_text(MINUTES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", before + RUN],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 1)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What is found on this Python."""
    found = run(tmp_path_factory.mktemp("usual"), "")
    assert [finding["rule"] for finding in found["findings"]] == FOUND  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("without", WITHOUT)
def test_the_same_is_found_without(without: str, tmp_path: Path, usual: dict[str, object]) -> None:
    assert run(tmp_path, WITHOUT[without]) == usual


SAYS = {
    "typing makes the values": (
        WITHOUT["what reads a field of a tuple"],
        "import typing; from minutes_lint.values import NamedTuple; print(NamedTuple is typing.NamedTuple)",
    ),
    "code is not trusted": (
        WITHOUT["the code of an expression as it was"],
        "from minutes_lint_grammars.parser import expressions; print(not expressions.as_expected())",
    ),
    "nor a parser": (
        WITHOUT["a parser of expressions that says the same"],
        "from minutes_lint_grammars.parser import expressions; print(not expressions.as_expected())",
    ),
}


@pytest.mark.parametrize("case", SAYS)
def test_it_is_done_without_on_purpose(case: str) -> None:
    done = subprocess.run([sys.executable, "-c", "\n".join(SAYS[case])], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_here_nothing_is_missing() -> None:
    asked = """
import typing
from minutes_lint.accepted.fingerprints import blake2b
from minutes_lint.values import NamedTuple
from minutes_lint_grammars.parser import expressions
import sys
print(NamedTuple is not typing.NamedTuple, expressions.as_expected(), "hashlib" not in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "True True True\n"
