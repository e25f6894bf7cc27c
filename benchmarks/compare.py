"""minutes-lint beside proselint, codespell, textlint and write-good, on the same documents in one run.

`python benchmarks/compare.py [--quick] [PATH …]` measures a cold start, throughput, memory and growth up to 10,000
documents, prints tables and writes them to `docs/benchmarks-<date>.md`; `--quick` takes less than a minute and writes
nothing. The documents are invented; those of a PATH, if given, are measured besides. The tools are installed into a
cache folder the first time, which needs a package index and, for two of them, npm.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from invented import minutes, write

ROOT = Path(__file__).parents[1]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "minutes-lint-benchmarks"
OURS = "minutes-lint"
UNCHANGED = f"{OURS}, again, unchanged"
PYTHON_TOOLS = {OURS: (), "proselint": ("check",), "codespell": ()}
NODE_TOOLS = {
    "write-good": (),
    "textlint": ("--rule", "write-good", "--rule", "common-misspellings"),
}
NODE_PACKAGES = ("write-good", "textlint", "textlint-rule-write-good", "textlint-rule-common-misspellings")
SLIPS = "It was noted that the the report was recieved, which is very unique.\n"
"""Something for every tool to find, so that none is measured that does nothing."""

COLD = 28 * 1024
CORPUS, QUICK = 130, 10
GROWTH = (1, 10, 100, 1_000, 10_000)
PATIENCE = 60
"""A run of another tool may take at most this many seconds; what would take longer is left out."""

LARGE, FEWER = 1_000, 3
"""From LARGE documents on, at most FEWER runs are made."""

MEGABYTE = 1_000_000
METER = """
import os, sys, time
quiet = os.open(os.devnull, os.O_WRONLY)
silence = [(os.POSIX_SPAWN_DUP2, quiet, stream) for stream in (1, 2)]
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silence)
_, status, used = os.wait4(child, 0)
taken = time.perf_counter() - start
print(taken, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""Runs a command and prints its seconds, those of the processor, its memory and its exit code.

It is a small process of its own, as Linux counts the memory of the process that starts a command as the command's.
"""


class Tool(NamedTuple):
    """One tool as it is run: its name in the tables, its version, and its command, to which files are added."""

    name: str
    version: str
    command: tuple[str, ...]


class Cost(NamedTuple):
    """What a run took: seconds of the clock and of the processor, and megabytes of its largest process."""

    seconds: float
    processor: float
    memory: float


class Table(NamedTuple):
    """One table of the report, with a sentence on what it shows."""

    title: str
    says: str
    rows: list[tuple[str, ...]]
    """The first row is the heading."""

    def __str__(self) -> str:
        """The table in Markdown."""
        heading, *rows = (f"| {' | '.join(row)} |" for row in self.rows)
        rule = "|---" + "|---:" * (len(self.rows[0]) - 1) + "|"
        return "\n".join([f"## {self.title}", "", self.says, "", heading, rule, *rows, ""])


# --- the tools --------------------------------------------------------------------------------------


def tools() -> Iterator[Tool]:
    """All tools, installed; one that cannot be is left out, with a sentence."""
    for name, arguments in PYTHON_TOOLS.items():
        command, version = python_tool(name)
        yield Tool(name, version, (command, *arguments))
    if shutil.which("npm") is None:
        say(f"{' and '.join(NODE_TOOLS)} are not measured, as npm is not installed")
        return
    folder = CACHE / "npm"
    if not (folder / "node_modules" / NODE_PACKAGES[-1]).exists():
        say("installing write-good and textlint")
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run(["npm", "install", "--prefix", folder, *quiet, *NODE_PACKAGES], check=True, stdout=sys.stderr)
    for name, arguments in NODE_TOOLS.items():
        about = json.loads((folder / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        yield Tool(name, about["version"], (str(folder / "node_modules" / ".bin" / name), *arguments))


def python_tool(name: str) -> tuple[str, str]:
    """The command and the version of a tool in an environment of its own, as its users have it.

    What the tests of minutes-lint need besides would slow it down, and it is installed anew each time.
    """
    environment = CACHE / name
    python = environment / "bin" / "python"
    install: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not (environment / "bin" / name).exists():
        say(f"installing {name}")
        subprocess.run([sys.executable, "-m", "venv", "--clear", environment], check=True)
        subprocess.run([*install, ROOT if name == OURS else name], check=True, stderr=subprocess.DEVNULL)
    elif name == OURS:
        subprocess.run([*install, "--force-reinstall", "--no-deps", ROOT], check=True, stderr=subprocess.DEVNULL)
    asked = f"from importlib.metadata import version; print(version('{name}'))"
    answer = subprocess.run([python, "-c", asked], check=True, capture_output=True, text=True)
    return str(environment / "bin" / name), answer.stdout.strip()


def tried(tool: Tool) -> Tool:
    """The tool, after it has found something."""
    file = Path("slips.txt")
    file.write_text(SLIPS, encoding="utf-8")
    ran = subprocess.run([*tool.command, file], capture_output=True, text=True, check=False)
    if not ran.stdout or ran.returncode == 0:
        raise SystemExit(f"{tool.name} found nothing in “{SLIPS.strip()}”: {ran.stdout}{ran.stderr}")
    return tool


def variants(ours: Tool) -> list[Tool]:
    """The ways to run minutes-lint that it offers: in one process without its cache, in several, and with its cache."""
    usage = subprocess.run([*ours.command, "--help"], capture_output=True, text=True, check=True).stdout
    one, fresh = (("--jobs", "1") if "--jobs" in usage else ()), (("--no-cache",) if "--no-cache" in usage else ())
    ways = [ours._replace(command=(*ours.command, *one, *fresh))]
    if one:
        cores = str(os.cpu_count() or 1)
        ways.append(Tool(f"{OURS}, {cores} jobs", ours.version, (*ours.command, "--jobs", cores, *fresh)))
    if fresh:
        ways.append(Tool(UNCHANGED, ours.version, (*ours.command, *one)))
    return ways


# --- measuring --------------------------------------------------------------------------------------


def run(tool: Tool, files: Iterable[Path]) -> Cost:
    """Run a tool on files to its end. That it finds something is no failure."""
    metered = [sys.executable, "-I", "-S", "-c", METER, *tool.command, *map(str, files)]
    answer = subprocess.run(metered, check=True, capture_output=True, text=True).stdout
    seconds, processor, memory, code = map(float, answer.split())
    if code < 0:
        raise SystemExit(f"{tool.name} was ended by signal {-code:.0f}")
    return Cost(seconds, processor, memory * (1 if sys.platform == "darwin" else 1024) / MEGABYTE)


def in_turns(tools: Sequence[Tool], files: Sequence[Path], runs: int, warm: bool = False) -> dict[str, Cost]:
    """The median cost of each tool, run in turns, so that what else the machine does slows all alike.

    The first turn does not count where tools are to be `warm`.
    """
    turns = [{tool.name: run(tool, files) for tool in tools} for _ in range(runs + warm)][warm:]
    return {tool.name: Cost(*map(median, zip(*(turn[tool.name] for turn in turns), strict=True))) for tool in tools}


def cold(tools: Sequence[Tool], file: Path, runs: int, kind: str) -> Table:
    """One document, from the start of the process to its end."""
    says = f"One document of {file.stat().st_size:,} bytes, from the start of the process to its end; {medians(runs)}."
    heading = ("", "ms", "of the processor", "minutes-lint takes, of the time", "of the processor", "memory, MB")
    costs = in_turns(tools, [file], runs, warm=True)
    rows = (
        (
            name,
            f"{cost.seconds * 1e3:.0f}",
            f"{cost.processor * 1e3:.0f}",
            *shares(costs[OURS], cost),
            f"{cost.memory:.0f}",
        )
        for name, cost in costs.items()
    )
    return Table(f"Cold start, one {kind} document", says, [heading, *rows])


def throughput(tools: Sequence[Tool], files: Sequence[Path], runs: int, kind: str) -> Table:
    """A corpus in one process."""
    size = megabytes(files)
    says = (
        f"{len(files):,} documents of {size:.1f} MB by one command in one process, without a cache, with every default"
        f" rule; {medians(runs)}."
    )
    heading = ("", "MB/s", "s", "of the processor", "minutes-lint takes, of the time", "of the processor", "memory, MB")
    costs = in_turns(tools, files, runs)
    rows = (
        (name, *(f"{figure:.2f}" for figure in (size / cost.seconds, cost.seconds, cost.processor)),
         *shares(costs[OURS], cost), f"{cost.memory:.0f}")
        for name, cost in costs.items()
    )  # fmt: skip
    return Table(f"Throughput, {kind} documents", says, [heading, *rows])


def growth(ours: Sequence[Tool], peers: Sequence[Tool], counts: Sequence[int], runs: int) -> tuple[Table, Table]:
    """Ever more documents: the seconds and the memory of each tool, of others only as far as they are fast."""
    going, heading = [*ours, *peers], [""]
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in going}
    for number, following in zip(counts, [*counts[1:], 0], strict=True):
        say(f"{number:,} documents: {', '.join(tool.name for tool in going)}")
        files = invented(number)
        heading.append(f"{number:,} ({megabytes(files):.2f} MB)")
        for tool in ours:
            if tool.name == UNCHANGED:
                run(tool, files)
        for name, cost in in_turns(going, files, runs if number < LARGE else min(runs, FEWER)).items():
            costs[name].append(cost)
        going = [tool for tool in going if tool in ours or costs[tool.name][-1].seconds * following / number < PATIENCE]
    before, last = (cost.seconds for cost in costs[OURS][-2:])
    says = (
        f"By one command; {medians(runs)}, from {LARGE:,} documents on of {min(runs, FEWER)}. "
        f"A dash is where another tool would have taken more than {PATIENCE} s. "
        f"{counts[-1]:,} documents take {OURS} {last / before:.2f} times as long as {counts[-2]:,}."
    )
    seconds = dashed(costs, counts, lambda cost: f"{cost.seconds:.2f}")
    memory = dashed(costs, counts, lambda cost: f"{cost.memory:.0f}")
    return (
        Table("Growth, in seconds", says, [tuple(heading), *seconds]),
        Table("Growth, in MB of memory", "What the largest process of a run had.", [tuple(heading), *memory]),
    )


def dashed(costs: dict[str, list[Cost]], counts: Sequence[int], figure: Callable[[Cost], str]) -> list[tuple[str, ...]]:
    """A row of figures for each tool, with a dash for each number of documents that was not measured."""
    return [(name, *map(figure, each), *["–"] * (len(counts) - len(each))) for name, each in costs.items()]


def shares(ours: Cost, other: Cost) -> tuple[str, str]:
    """What minutes-lint takes of another tool's time, by the clock and of the processor."""
    return f"{ours.seconds / other.seconds:.2f}", f"{ours.processor / other.processor:.2f}"


def medians(runs: int) -> str:
    """How figures came about."""
    return f"median of {runs} runs in turns"


# --- the documents and the report -------------------------------------------------------------------


def invented(number: int) -> list[Path]:
    """Invented documents, as many as are asked for, in a folder that is named after their number."""
    folder = Path(str(number))
    return [folder / document.path for document in write(folder, number)]


def documents_in(path: Path) -> list[Path]:
    """The text files in a folder, or the file itself."""
    return sorted(file for file in path.rglob("*") if file.suffix in (".txt", ".md")) if path.is_dir() else [path]


def megabytes(files: Iterable[Path]) -> float:
    """The size of files together."""
    return sum(file.stat().st_size for file in files) / MEGABYTE


def about(tools: Iterable[Tool]) -> str:
    """The machine, the versions and the command."""
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in tools)
    node = shutil.which("node")
    node_version = (
        subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else ""
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{versions}. textlint has the rules write-good and common-misspellings, all else is as it is by default. "
        "They look for other things than minutes-lint does; the time is what they have in common.\n\n"
        f"{os.cpu_count()} cores of {processor()}, {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}{', Node ' + node_version.strip() if node else ''}. "
        f"The load average was {os.getloadavg()[0]:.1f} at the end; above 1 the machine did other things too,"
        " and the columns of the processor say more than those of the clock.\n"
    )


def processor() -> str:
    """The name of the processor."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def measured(real: Sequence[Path], tools: Sequence[Tool], counts: Sequence[int], runs: int) -> Iterator[Table]:
    """All tables, with those of real documents where there are any; what is needed for it is written where it runs."""
    ours, *more = variants(tools[0])
    document = Path("minutes.txt")
    document.write_text(minutes(COLD), encoding="utf-8")
    first = run(ours, [document]).seconds
    single = [tried(tool) for tool in (ours, *tools[1:])]
    say("cold start")
    table = cold(single, document, runs, "invented")
    yield table._replace(
        says=f"{table.says} The first run of {OURS} of all, which builds its grammars, took {first:.1f} s."
    )
    if real:
        yield cold(single, min(real, key=lambda file: abs(file.stat().st_size - COLD)), runs, "real")
    say("throughput")
    yield throughput(single, invented(min(CORPUS, counts[-1])), runs, "invented")
    if real:
        yield throughput(single, real, runs, "real")
    yield from growth([ours, *more], single[1:], counts, runs)


def say(sentence: str) -> None:
    """Tell how far it is."""
    print(sentence, file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print the tables, and write them."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="real documents to measure besides")
    parser.add_argument("--quick", action="store_true", help="less than a minute: fewer documents, nothing written")
    parser.add_argument("--runs", type=int, help="runs of which the median is taken (default: 5, with --quick 3)")
    parser.add_argument(
        "--most", type=int, choices=GROWTH[1:], default=GROWTH[-1], help="the most documents (default: 10,000)"
    )
    options = parser.parse_args()
    real = [file.resolve() for path in options.paths for file in documents_in(path)]
    counts = [number for number in GROWTH if number <= (QUICK if options.quick else options.most)]
    every = list(tools())
    with TemporaryDirectory() as name, chdir(name):
        os.environ["XDG_CACHE_HOME"] = str(Path(name) / "cache")
        tables = [str(table) for table in measured(real, every, counts, options.runs or (3 if options.quick else 5))]
    today = date.today()
    command = " ".join(["python benchmarks/compare.py", *(["PATH"] if real else [])])
    title = f"# Benchmarks of {today.day} {today:%B %Y}\n\nRepeated by `{command}`.\n\n"
    report = "\n".join([title + about(every), *tables])
    print(report)
    if not options.quick:
        file = ROOT / "docs" / f"benchmarks-{today}.md"
        file.write_text(report, encoding="utf-8")
        say(f"written to {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
