"""Whether a change left behaviour as it was: the JSON of findings and of what was read, before and after.

    python benchmarks/same.py keep FOLDER [--command COMMAND] PATH …
    python benchmarks/same.py compare BEFORE AFTER

`keep` runs `COMMAND --no-cache --format json` and `COMMAND show --format json` over the paths and writes what they
print and say to FOLDER. COMMAND is the minutes-lint beside this Python where none is named. `compare` says which
documents differ between two such folders, and exits with 1 where any does. Hash seeds are fixed. For both runs give
the same paths from the same working folder: they stand in the JSON.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

COMMANDS = {"findings": ["--no-cache", "--format", "json"], "read": ["show", "--format", "json"]}
"""What is run, by the name of the file that it is kept in."""

ENVIRONMENT = os.environ | {"PYTHONHASHSEED": "0", "COLUMNS": "120", "NO_COLOR": "1"}


def keep(folder: Path, command: list[str], paths: list[str]) -> None:
    """Run everything and keep what it prints. Raises SystemExit where a run prints no JSON."""
    folder.mkdir(parents=True, exist_ok=True)

    def run(name: str) -> None:
        ended = subprocess.run([*command, *COMMANDS[name], *paths], capture_output=True, check=False, env=ENVIRONMENT)
        if not ended.stdout.startswith(b"{"):
            raise SystemExit(f"{name}: {ended.stderr.decode(errors='replace')}")
        (folder / f"{name}.json").write_bytes(ended.stdout)
        (folder / f"{name}.txt").write_bytes(ended.stderr)

    with ThreadPoolExecutor() as pool:
        list(pool.map(run, COMMANDS))


def compare(before: Path, after: Path) -> int:
    """Say what differs, and in how many documents."""
    names = [f"{name}.{kind}" for name in COMMANDS for kind in ("json", "txt")]
    differing = [name for name in names if (before / name).read_bytes() != (after / name).read_bytes()]
    for name in differing:
        print(f"{name} differs")
        if name.endswith(".json"):
            one, other = (json.loads((folder / name).read_bytes()) for folder in (before, after))
            for line in differences(one, other):
                print(f"  {line}")
    if not differing:
        documents = len(json.loads((after / "read.json").read_bytes())["documents"])
        print(f"equal to the byte: {documents} documents")
    return 1 if differing else 0


def differences(one: Any, other: Any) -> Iterator[str]:
    """What differs between two reports: findings that went or came, and values that are others, by their place."""
    gone, come = (set(map(told, report.get("findings", ()))) for report in (one, other))
    yield from sorted(f"- {line}" for line in gone - come)
    yield from sorted(f"+ {line}" for line in come - gone)
    known = {document["path"]: document for document in other["documents"]}
    for document in one["documents"]:
        path = document["path"]
        for line in unlike(document, known.pop(path, None), ""):
            yield f"{path}{line}"
    yield from (f"{path}: is new" for path in known)


def told(finding: Any) -> str:
    """A finding in a line."""
    where = ", ".join(f"{name} {value}" for name, value in finding["place"].items() if value is not None)
    line = f"{finding['path']}:{finding['start']['line']}:{finding['start']['column']} {where}".rstrip()
    rest = {key: value for key, value in finding.items() if key not in ("path", "place", "rule", "severity", "message")}
    same = f"{hash(json.dumps(rest, sort_keys=True)) & 0xFFFF:04x}"
    return f"{line} {finding['severity']} {finding['rule']}: {finding['message']} [{same}]"


def unlike(one: Any, other: Any, at: str) -> Iterator[str]:
    """The values in which two pieces of JSON differ, each with its place."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one | other:
            yield from unlike(one.get(key), other.get(key), f"{at}.{key}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (first, second) in enumerate(zip(one, other, strict=True)):
            yield from unlike(first, second, f"{at}[{number}]")
    elif one != other:
        yield f"{at}: {json.dumps(one, ensure_ascii=False)} -> {json.dumps(other, ensure_ascii=False)}"


def main() -> int:
    """Run the command line."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="what", required=True)
    keeping = commands.add_parser("keep", help="run and keep what is printed")
    keeping.add_argument("folder", type=Path)
    keeping.add_argument("paths", nargs="+", metavar="PATH")
    keeping.add_argument("--command", default=shlex.join([sys.executable, "-m", "minutes_lint"]))
    comparing = commands.add_parser("compare", help="compare two folders")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    asked = parser.parse_args()
    if asked.what == "compare":
        return compare(asked.before, asked.after)
    keep(asked.folder, shlex.split(asked.command), asked.paths)
    return 0


if __name__ == "__main__":
    sys.exit(main())
