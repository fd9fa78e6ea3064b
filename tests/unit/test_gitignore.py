"""Nothing that the commands make can be committed by accident, and `make clean` deletes it."""

import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from strategy_playbook.cli import main
from strategy_playbook.names import BOOK, names_of_pack

# What somebody makes by hand, as the guides say; and what stays when a command is killed.
BY_HAND = ["strategy_playbook-0.1.0-py3-none-any.whl", "dist/strategy_playbook-0.1.0.tar.gz"]
LEFT = [
    *(f".{name}.building-x1/index.html" for name in ("site", "public")),
    *(f".{name}.previous/index.html" for name in ("site", "public")),
    "editions/.north-coast.building-x1/edition.yml",
    ".strategy-playbook.zip.x1y2z3",
]


@pytest.fixture(scope="module")
def ignored(project):
    """Give a function that returns those of some paths that git would not commit."""
    if not (project / ".git").exists() or not shutil.which("git"):
        pytest.skip("this is no git repository")

    def which(paths):
        result = subprocess.run(
            ["git", "check-ignore", "--no-index", "--stdin"],
            cwd=project,
            input="\n".join(paths),
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode in (0, 1), result.stderr
        return result.stdout.splitlines()

    return which


def outputs():
    """Return what the commands write if nobody says where."""
    found, front = [], [main]
    while front:
        command = front.pop()
        front += command.commands.values() if isinstance(command, click.Group) else []
        defaults = [param.default for param in command.params]
        found += [path.as_posix() for path in defaults if isinstance(path, Path) and path.name]
    assert {"site", "public"} <= set(found)
    return [f"{folder}/index.html" for folder in found]


def made(catalogue):
    packs = [
        name
        for workshop in catalogue.of_kind("workshops")
        for example in (None, *catalogue.of_kind("examples"))
        for name in names_of_pack(workshop, example).values()
    ]
    assert len(packs) > 3
    zips = ["strategy-playbook.zip", "strategy-playbook-north-coast.zip"]
    folders = [".venv/ready", f"downloads/base/{BOOK}", f"downloads/north-coast/{BOOK}"]
    return [*outputs(), *packs, *zips, *folders, *BY_HAND]


def cleaned(project):
    """Return the patterns that `make clean` deletes."""
    (line,) = re.findall(r"^clean:.*\n\trm -rf (.*)$", (project / "Makefile").read_text(), re.M)
    return line.split()


def test_git_ignores_all_that_the_commands_make(project, real, ignored):
    paths = [*made(real), *LEFT, *(f"{pattern}/x" for pattern in cleaned(project))]
    assert [path for path in paths if path not in ignored(paths)] == []


def test_make_clean_deletes_it(project, real):
    patterns = cleaned(project)
    for path in made(real):
        first = path.partition("/")[0]
        assert any(fnmatch(first, pattern) for pattern in patterns), path


def test_git_ignores_nothing_that_belongs_to_the_project(project, ignored):
    result = subprocess.run(
        ["git", "ls-files", "--cached"], cwd=project, capture_output=True, text=True, check=True
    )
    assert result.stdout.count("\n") > 300
    assert ignored(result.stdout.splitlines()) == []
