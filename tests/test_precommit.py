"""The hook, as pre-commit installs and runs it in a repository of documents."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desk import OUR_STYLE

PROJECT = Path(__file__).parents[1]
PARTS = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "lint", "grammars", "rules")
CLEAN = """\
MINUTES of the Streets Committee held on Monday 19 November 2018

1. Apologies

There were none.
"""
WRONG = CLEAN.replace("Monday", "Friday")
OUR_RULES = '''\
from minutes_lint import Finding, Resolution, hookimpl, rule


@rule(severity="error")
def no_treasurer(meeting):
    """Finds an office that we do not have."""
    for resolution in meeting.find(Resolution):
        if "Treasurer" in resolution.text:
            yield Finding(resolution.span, "We have no Treasurer")


@hookimpl
def rules():
    return [no_treasurer]
'''

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds this project as it is now."""
    if not index_answers():
        pytest.skip("pip reaches no package index")
    folder = tmp_path_factory.mktemp("tool")
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs, for this module alone."""
    return tmp_path_factory.mktemp("pre-commit")


def index_answers() -> bool:
    """Whether pip finds what the hook's environment needs."""
    pip = [sys.executable, "-m", "pip", "--retries=0", "--timeout=5", "index", "versions", "hatchling"]
    found = subprocess.run(pip, capture_output=True, check=False)
    return found.returncode == 0


def git(folder: Path, *arguments: str) -> str:
    """What a git command prints."""
    identity = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path) -> None:
    """Make a repository of all that lies in a folder, or add it to the one that is there."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "As it is")


def use(tool: Path, folder: Path) -> None:
    """Have a repository of documents use the hook."""
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: '{tool}', rev: {git(tool, 'rev-parse', 'HEAD')}, hooks: [{{id: minutes-lint}}]}}]\n"
    )


def hook(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit in a repository."""
    command = [sys.executable, "-m", "pre_commit", *arguments]
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return subprocess.run(
        command,
        cwd=folder,
        env=settings | {"PRE_COMMIT_HOME": str(home), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_try_repo_fails_on_a_draft_with_a_mistake(tool: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(WRONG)
    commit(tmp_path)
    ran = hook(tmp_path, home, "try-repo", str(tool), "minutes-lint", "--files", "draft.txt")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "draft.txt:1:" in ran.stdout
    assert "[dates/weekday]" in ran.stdout


def test_the_hook_in_a_repository_of_documents(tool: Path, home: Path, tmp_path: Path) -> None:
    """Clean minutes pass, README and the like are left alone, rules and styles by path are at work."""
    use(tool, tmp_path)
    (tmp_path / "README.md").write_text(WRONG)
    (tmp_path / "requirements.txt").write_text(WRONG)
    (tmp_path / "draft.txt").write_text(CLEAN)
    commit(tmp_path)
    ran = hook(tmp_path, home, "run", "--all-files")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "minutes-lint" in ran.stdout
    assert "Passed" in ran.stdout

    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "our_rules.py").write_text(OUR_RULES)
    (tmp_path / "house" / "our_style.lark").write_text(OUR_STYLE)
    (tmp_path / "minutes-lint.yaml").write_text("plugins: [./house/our_rules.py]\nstyle: ./house/our_style.lark\n")
    (tmp_path / "history-society.md").write_text(CLEAN + "\n2. Accounts\n\nOrdered: That the Treasurer pay the bill.\n")
    commit(tmp_path)
    ran = hook(tmp_path, home, "run", "--all-files")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "history-society.md:9:1: error: We have no Treasurer [our-rules/no-treasurer]" in ran.stdout
    assert "draft.txt:" not in ran.stdout


def test_a_run_over_changed_files_alone_knows_the_archive(tool: Path, home: Path, tmp_path: Path) -> None:
    """Only the staged document is passed to the hook; what it cites is found, and missed once it is deleted."""
    march = "Minutes of Bexham Town Council held on Tuesday 3 March 2020\n"
    march += "".join(
        f"\n{number}. {title}\n\nNoted.\n" for number, title in ((1, "Apologies"), (2, "Bins"), (3, "Lamps"))
    )
    april = "Minutes of Bexham Town Council held on Tuesday 7 April 2020\n\n1. Apologies\n\nNone.\n\n2. Bins\n\n"
    april += "Further to minute {} of the meeting held on 3 March 2020, they were moved.\n"
    use(tool, tmp_path)
    (tmp_path / "minutes-lint.yaml").write_text("archive: ['minutes/**/*']\n")
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "march.txt").write_text(march)
    (tmp_path / "minutes" / "april.txt").write_text(april.format(2))
    commit(tmp_path)

    (tmp_path / "minutes" / "april.txt").write_text(april.format(9))
    git(tmp_path, "add", "--all")
    ran = hook(tmp_path, home, "run")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "minutes/april.txt:9:12: error: there is no minute 9 of 3 March 2020" in ran.stdout
    assert git(tmp_path, "status", "--short") == "M  minutes/april.txt"

    git(tmp_path, "mv", "minutes/march.txt", "minutes/2020-03-03.txt")
    ran = hook(tmp_path, home, "run")
    assert "    minutes/2020-03-03.txt" in ran.stdout

    git(tmp_path, "rm", "--quiet", "--force", "minutes/2020-03-03.txt")
    ran = hook(tmp_path, home, "run")
    assert ran.returncode == 0, ran.stdout + ran.stderr
