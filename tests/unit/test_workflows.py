"""Workflows check each change request, publish only where wanted, and call what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_playbook.cli import main

CHECK, PAGES, GITLAB = FILES = (
    ".github/workflows/check.yml",
    ".github/workflows/pages.yml",
    ".gitlab-ci.yml",
)
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


def read(project: Path, name: str) -> dict[Any, Any]:
    """Return a workflow; YAML 1.1 takes its key ``on`` for the truth value."""
    values = yaml.safe_load((project / name).read_text("utf-8"))
    assert isinstance(values, dict)
    return {"on" if key is True else key: value for key, value in values.items()}


def scripts(values: Any) -> Iterator[str]:
    """Yield each command of a workflow, wherever it stands."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        if key in ("run", "script", "before_script"):
            yield from [value] if isinstance(value, str) else value
        elif isinstance(value, dict | list):
            yield from scripts(value)


def commands(job: dict[str, Any]) -> list[str]:
    return list(scripts(job))


def test_all_workflows_are_looked_at(project: Path) -> None:
    found = [*(project / ".github/workflows").iterdir(), project / ".gitlab-ci.yml"]
    assert {file.relative_to(project).as_posix() for file in found} == set(FILES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (CHECK, {"check", "quick", "lowest"}),
        (PAGES, {"publish", "setup"}),
        (GITLAB, {"publish", "setup"}),
    ],
)
def test_every_command_of_a_workflow_is_there(project: Path, name: str, expected: set[str]) -> None:
    text = "\n".join(scripts(read(project, name)))
    goals = set(re.findall(r"\bmake ([a-z]+)", text))
    assert goals == expected
    makefile = (project / "Makefile").read_text("utf-8")
    assert goals <= set(re.findall(r"^([a-z]+):", makefile, re.M))
    calls = re.findall(r"playbook ([a-z-]+)(.*)", text)
    assert calls
    for command, rest in calls:
        known = {option for one in main.commands[command].params for option in one.opts}
        assert set(re.findall(r" (--[a-z]+)", rest)) <= known
    for script in re.findall(r"^\.ci/\w+$", text, re.M):
        assert (project / script).stat().st_mode & 0o100 or "\\" in str(project)


def test_every_change_request_is_checked_and_needs_no_variable(project: Path) -> None:
    ours, theirs = read(project, CHECK), read(project, GITLAB)
    assert ours["on"] == {
        "pull_request": None,
        "push": {"branches": ["main"]},
        "workflow_dispatch": None,
    }
    for job in ours["jobs"].values():
        assert "if" not in job
        assert "continue-on-error" not in job
    for hidden in ("secrets.", "vars.", "PLAYBOOK_"):
        assert hidden not in (project / CHECK).read_text("utf-8")
    assert [rule["if"] for rule in theirs["workflow"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    assert not {"rules", "only", "allow_failure"} & set(theirs["check"])


def test_both_forges_check_with_the_oldest_and_the_newest_python(project: Path) -> None:
    ours, theirs = read(project, CHECK)["jobs"]["everything"], read(project, GITLAB)["check"]
    versions = ours["strategy"]["matrix"]["python"]
    assert theirs["parallel"]["matrix"] == [{"VERSION": versions}]
    assert len(versions) == 2
    oldest = re.search(r'^requires-python = ">=(.*)"$', _pyproject(project), re.M)
    assert oldest
    assert versions[0] == oldest[1]
    assert commands(ours)[-1] == "make check"
    assert commands(theirs) == [".ci/run"]
    script = (project / ".ci/run").read_text("utf-8")
    assert "make check" in script
    installed = set(commands(ours)[0].split())
    assert {"libpango-1.0-0", "libharfbuzz-subset0", "default-jdk-headless", "libjaxb-java"} <= (
        installed
    )


def test_windows_runs_the_commands_of_the_readme(project: Path) -> None:
    used = commands(read(project, CHECK)["jobs"]["windows"])
    readme = (project / "README.md").read_text("utf-8")
    shown = "".join(re.findall(r"^```bat\n(.*?)^```$", readme, re.M | re.S)).splitlines()
    assert len(used) == 3
    assert used == [line for line in shown if line in used]
    assert used[0] == shown[0] == "py scripts\\bootstrap.py"


def test_the_same_tests_run_without_a_browser_everywhere(project: Path) -> None:
    (windows,) = (
        line for line in commands(read(project, CHECK)["jobs"]["windows"]) if "pytest" in line
    )
    choice = windows.partition("pytest ")[2]
    makefile = (project / "Makefile").read_text("utf-8")
    for goal in ("quick", "lowest"):
        recipe = re.search(rf"^{goal}:.*\n((?:\t.*\n)+)", makefile, re.M)
        assert recipe
        assert recipe[1].rstrip().endswith(f"python -m pytest {choice}")
    assert set(re.findall(r"--ignore (\S+)", choice)) == {"tests/browser", "tests/site"}


def test_nobody_may_change_the_repository(project: Path) -> None:
    for name in (CHECK, PAGES):
        assert read(project, name)["permissions"] == {"contents": "read"}
        text = (project / name).read_text("utf-8")
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    jobs = read(project, CHECK)["jobs"].values()
    assert not any("permissions" in job for job in jobs)


@pytest.mark.parametrize("name", [PAGES, GITLAB])
def test_the_folder_that_is_published_is_the_one_that_is_built(project: Path, name: str) -> None:
    output = next(one for one in main.commands["publish"].params if "--output" in one.opts)
    text = (project / name).read_text("utf-8")
    assert re.findall(r"\bpaths?: \[?(\w+)", text) == [str(output.default)]


def test_nothing_is_published_by_a_copy_that_does_not_want_it(project: Path) -> None:
    jobs = read(project, PAGES)["jobs"]
    wanted = {
        name for name, job in jobs.items() if job.get("if") == "vars.PLAYBOOK_PUBLISH == 'yes'"
    }
    assert {name for name, job in jobs.items() if job.get("needs") not in wanted} == wanted
    theirs = read(project, GITLAB)
    for name in ("pages", "drift"):
        (rule,) = theirs[name]["rules"]
        assert rule["if"] == (
            '$PLAYBOOK_PUBLISH == "yes" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'
        )
    assert set(theirs) == {"workflow", "default", "check", "pages", "drift"}


def test_drift_warns_and_stops_nothing(project: Path) -> None:
    ours, theirs = read(project, PAGES), read(project, GITLAB)
    assert ours["jobs"]["drift"]["continue-on-error"] is True
    assert theirs["drift"]["allow_failure"] is True
    needed = {need for job in ours["jobs"].values() for need in [job.get("needs")] if need}
    assert needed == {"site"}


def test_only_the_forges_own_actions_are_used_each_by_its_commit(project: Path) -> None:
    used = {
        name: re.findall(r"uses: (.*)", (project / name).read_text("utf-8"))
        for name in (CHECK, PAGES)
    }
    assert all(len(found) > 4 for found in used.values())
    every = [line for found in used.values() for line in found]
    assert [line for line in every if not PINNED.fullmatch(line)] == []
    versions = {line.partition("@")[0]: line for line in every}
    assert set(versions.values()) == set(every), "one version of each action"


def test_images_are_those_of_python(project: Path) -> None:
    theirs = read(project, GITLAB)
    for image in (theirs["default"]["image"], theirs["check"]["image"].replace("$VERSION", "3")):
        assert re.fullmatch(r"python:[0-9.]+-slim-[a-z]+", image)


def _pyproject(project: Path) -> str:
    return (project / "pyproject.toml").read_text("utf-8")
