"""The workflows that publish a site run only where somebody wants them, and do what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from strategy_playbook.cli import main

FILES = (".github/workflows/pages.yml", ".gitlab-ci.yml")


def read(project: Path, name: str) -> dict[Any, Any]:
    values = yaml.safe_load((project / name).read_text("utf-8"))
    assert isinstance(values, dict)
    return values


def scripts(values: Any) -> Iterator[str]:
    """Yield each command of a workflow, wherever it stands."""
    for key, value in values.items() if isinstance(values, dict) else enumerate(values):
        if key in ("run", "script", "before_script"):
            yield from [value] if isinstance(value, str) else value
        elif isinstance(value, dict | list):
            yield from scripts(value)


@pytest.mark.parametrize("name", FILES)
def test_every_command_of_a_workflow_is_there(project: Path, name: str) -> None:
    text = "\n".join(scripts(read(project, name)))
    goals = set(re.findall(r"\bmake ([a-z]+)", text))
    assert {"publish", "setup"} <= goals
    makefile = (project / "Makefile").read_text("utf-8")
    assert goals <= set(re.findall(r"^([a-z]+):", makefile, re.M))
    calls = re.findall(r"playbook ([a-z-]+)(.*)", text)
    assert calls
    for command, rest in calls:
        known = {option for one in main.commands[command].params for option in one.opts}
        assert set(re.findall(r" (--[a-z]+)", rest)) <= known


@pytest.mark.parametrize("name", FILES)
def test_the_folder_that_is_published_is_the_one_that_is_built(project: Path, name: str) -> None:
    output = next(one for one in main.commands["publish"].params if "--output" in one.opts)
    text = (project / name).read_text("utf-8")
    assert re.findall(r"\bpaths?: \[?(\w+)", text) == [str(output.default)]


def test_nothing_runs_in_a_copy_that_does_not_want_it(project: Path) -> None:
    jobs = read(project, FILES[0])["jobs"]
    wanted = {
        name for name, job in jobs.items() if job.get("if") == "vars.PLAYBOOK_PUBLISH == 'yes'"
    }
    assert {name for name, job in jobs.items() if job.get("needs") not in wanted} == wanted
    (rule,) = read(project, FILES[1])["workflow"]["rules"]
    assert rule["if"].startswith('$PLAYBOOK_PUBLISH == "yes" && ')


def test_drift_warns_and_stops_nothing(project: Path) -> None:
    ours, theirs = (read(project, name) for name in FILES)
    assert ours["jobs"]["drift"]["continue-on-error"] is True
    assert theirs["drift"]["allow_failure"] is True
    needed = {need for job in ours["jobs"].values() for need in [job.get("needs")] if need}
    assert needed == {"site"}


def test_only_the_forges_own_actions_are_used_by_tag(project: Path) -> None:
    used = re.findall(r"uses: (\S+)", (project / FILES[0]).read_text("utf-8"))
    assert len(used) > 4
    assert all(re.fullmatch(r"actions/[a-z-]+@v[0-9]+", name) for name in used)
    image = read(project, FILES[1])["default"]["image"]
    assert re.fullmatch(r"python:[0-9.]+-[a-z-]+", image)
