"""How long it takes to lint one document from cold, beside proselint and codespell.

`python benchmarks/cold_start.py` prints a table. Each tool is installed as its users have it, into a fresh
environment: what the tests need besides would slow minutes-lint down. Needs a package index; uses hyperfine
where that is installed, else a loop of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from invented import minutes

ROOT = Path(__file__).parents[1]
KILOBYTES, RUNS, WARM_UP = 28, 25, 3
SOURCES = {"minutes-lint": str(ROOT), "proselint": "proselint", "codespell": "codespell"}
ARGUMENTS = {"minutes-lint": (), "proselint": ("check",), "codespell": ()}


def installed(tool: str, folder: Path) -> Path:
    """Install a tool into an environment of its own; gives its command."""
    environment = folder / tool
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, SOURCES[tool]], check=True)
    return environment / "bin" / tool


def run(command: list[str]) -> float:
    """Run a command to its end; gives the seconds that took. That it finds something is no failure."""
    start = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return perf_counter() - start


def in_turns(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median seconds of each command, run in turns: what else the machine does slows all alike."""
    for command in [*commands.values()] * WARM_UP:
        run(command)
    times: dict[str, list[float]] = {tool: [] for tool in commands}
    for _ in range(RUNS):
        for tool, command in commands.items():
            times[tool].append(run(command))
    return {tool: median(seconds) for tool, seconds in times.items()}


def by_hyperfine(hyperfine: str, commands: dict[str, list[str]], folder: Path) -> dict[str, float]:
    """The median seconds of each command, as hyperfine measures them."""
    file = folder / "times.json"
    options = ["-N", "-i", f"--warmup={WARM_UP}", f"--runs={RUNS}", "--style=none", f"--export-json={file}"]
    shown = [" ".join(command) for command in commands.values()]
    subprocess.run([hyperfine, *options, *shown], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    results = json.loads(file.read_text(encoding="utf-8"))["results"]
    return {tool: result["median"] for tool, result in zip(commands, results, strict=True)}


def main() -> None:
    """Measure, and print a table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        document = folder / "minutes.txt"
        document.write_text(minutes(KILOBYTES * 1024), encoding="utf-8")
        commands = {
            tool: [str(installed(tool, folder)), *arguments, str(document)] for tool, arguments in ARGUMENTS.items()
        }
        first = run(commands["minutes-lint"])
        hyperfine = shutil.which("hyperfine")
        seconds = by_hyperfine(hyperfine, commands, folder) if hyperfine else in_turns(commands)
        size = document.stat().st_size
    print(f"One document of {size:,} bytes, median of {RUNS} runs, by {'hyperfine' if hyperfine else 'turns'}")
    for tool, taken in seconds.items():
        print(f"{tool:<14}{taken * 1000:6.0f} ms   {taken / seconds['proselint']:.2f} of proselint")
    print(f"The very first run of minutes-lint, which compiles its grammars: {first * 1000:.0f} ms")


if __name__ == "__main__":
    main()
