"""A repository for one edition holds all that it needs, and CI that publishes only where wanted."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from strategy_playbook.cli import main
from strategy_playbook.editions import repository
from strategy_playbook.editions.repository import (
    build_wheel,
    check_folder,
    find_wheel,
    lock_in,
    write_repository,
)
from strategy_playbook.editions.scaffold import Plan

PLAN = Plan("north-coast", "North Coast", "The coast", "Office", "nc", standalone=True)
LOCK = "# made by a command\nneeded==1 \\\n    --hash=sha256:00\n"
NAME = f"strategy_playbook-{version('strategy-playbook')}-py3-none-any.whl"
WORKFLOWS = (".github/workflows/check.yml", ".github/workflows/pages.yml", ".gitlab-ci.yml")


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Write what looks like the file of the package."""
    file = tmp_path / "files" / NAME
    file.parent.mkdir()
    with ZipFile(file, "w") as archive:
        archive.writestr("strategy_playbook/base/requirements-runtime.txt", LOCK)
    return file


@pytest.fixture
def written(base: Path, wheel: Path, tmp_path: Path) -> Path:
    """Write a repository, and return its folder."""
    write_repository(PLAN, tmp_path / "own", base, base, wheel)
    return tmp_path / "own"


def names_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_it_holds_the_edition_the_package_a_lock_and_ci(written: Path, wheel: Path) -> None:
    assert names_in(written) >= {
        *WORKFLOWS,
        ".gitignore",
        "README.md",
        "requirements.txt",
        NAME,
        "editions/north-coast/edition.yml",
        "editions/north-coast/overlay.lock.yml",
    }
    assert (written / NAME).read_bytes() == wheel.read_bytes()
    lines = (written / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        f"./{NAME} \\",
        f"    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}",
        "needed==1 \\",
        "    --hash=sha256:00",
    ]
    assert [path.name for path in written.parent.iterdir() if path.name.startswith(".")] == []


def test_its_pages_name_only_commands_that_are_there(written: Path) -> None:
    for page in (written / "README.md", written / "editions" / "north-coast" / "README.md"):
        text = page.read_text("utf-8")
        assert not re.search(r"\bmake (?!a\b)[a-z]+", text), "it has no Makefile"
        assert "  " not in re.sub(r"^ +", "", text, flags=re.M)
        commands = set(re.findall(r"[`/\\]playbook ([a-z][a-z-]+)", text))
        assert commands >= {"serve", "check", "drift"}
        assert commands <= set(main.commands)


def test_a_change_request_is_checked_and_published_only_where_wanted(written: Path) -> None:
    check, pages, gitlab = (yaml.safe_load((written / name).read_text()) for name in WORKFLOWS)
    assert "pull_request" in check[True]  # YAML 1.1 takes the key `on` for a truth value
    assert "if" not in check["jobs"]["check"]
    jobs = pages["jobs"]
    free = {name for name, job in jobs.items() if "PLAYBOOK_PUBLISH" not in job.get("if", "")}
    assert free == {"deploy"}
    assert jobs["deploy"]["needs"] == "site"
    assert {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'} in gitlab["workflow"]["rules"]
    assert "rules" not in gitlab["check"]
    assert gitlab["pages"]["extends"] == gitlab["drift"]["extends"] == ".published"
    (rule,) = gitlab[".published"]["rules"]
    assert rule["if"].startswith('$PLAYBOOK_PUBLISH == "yes" && ')
    assert jobs["drift"]["continue-on-error"] is gitlab["drift"]["allow_failure"] is True


def test_workflows_call_commands_and_options_that_are_there(written: Path) -> None:
    for name in WORKFLOWS:
        text = (written / name).read_text("utf-8")
        assert "python -m pip install" in text
        for command, rest in re.findall(r"[ :] playbook ([a-z-]+)(.*)", text):
            known = {option for one in main.commands[command].params for option in one.opts}
            assert set(re.findall(r" (--[a-z]+)", rest)) <= known


def test_actions_and_images_are_those_of_the_project(written: Path, project: Path) -> None:
    def used(folder: Path, key: str) -> set[str]:
        files = [*folder.glob(".github/workflows/*.yml"), folder / ".gitlab-ci.yml"]
        found = (re.findall(rf"\b{key}: (\S.*)$", x.read_text("utf-8"), re.M) for x in files)
        return {name for names in found for name in names}

    for key, least in (("uses", 5), ("image", 1)):
        assert len(used(written, key)) >= least
        assert used(written, key) <= used(project, key), "take them from the project's workflows"


def test_the_lock_that_goes_along_is_a_part_of_the_whole(project: Path) -> None:
    def entries(name: str) -> dict[str, str]:
        text = (project / name).read_text("utf-8")
        lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        return dict(re.findall(r"^(\S+==.*?) \\\n((?: .*\n?)+)", lines, re.M))

    whole, part = entries("requirements.txt"), entries("requirements-runtime.txt")
    assert part.items() <= whole.items(), "run: make lock"
    names = {entry.partition("==")[0] for entry in part}
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    direct = {re.split(r"[<>=!]", one)[0] for one in settings["dependencies"]}
    tools = {re.split(r"[<>=!]", one)[0] for one in settings["optional-dependencies"]["dev"]}
    assert direct <= names
    assert not tools & names


def test_an_empty_repository_is_filled_and_kept(base: Path, wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("kept")
    files = write_repository(PLAN, folder, base, base, wheel)
    assert (folder / ".git" / "HEAD").read_text() == "kept"
    assert {path.relative_to(folder).as_posix() for path in files} == names_in(folder) - {
        ".git/HEAD"
    }


def test_the_folder_may_be_the_one_that_we_are_in(
    base: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    monkeypatch.chdir(tmp_path / "own")
    write_repository(PLAN, Path(), base, base, wheel)
    assert "README.md" in names_in(tmp_path / "own")


def test_a_folder_with_other_files_is_refused(tmp_path: Path, problems) -> None:
    (tmp_path / "notes.txt").write_text("")
    (problem,) = problems(check_folder, tmp_path)
    assert problem.endswith("PB503 the folder holds other files (choose an empty or a new folder)")
    (problem,) = problems(check_folder, tmp_path / "notes.txt")
    assert ": PB503 " in problem


@pytest.mark.parametrize("there", [True, False])
def test_if_something_goes_wrong_nothing_is_left_behind(
    base: Path, wheel: Path, tmp_path: Path, problems, there: bool
) -> None:
    folder = tmp_path / "own"
    if there:
        folder.mkdir()
    wrong = wheel.rename(wheel.with_name("other-1-py3-none-any.whl"))
    (problem,) = problems(write_repository, PLAN, folder, base, base, wrong)
    assert problem == (
        "PB722 --wheel cannot be used: other-1-py3-none-any.whl is not the package that runs this "
        f"(its name begins with strategy_playbook-{version('strategy-playbook')}-)"
    )
    assert folder.exists() == there
    assert not there or list(folder.iterdir()) == []
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_disk_that_fills_up_leaves_nothing_behind(
    base: Path, wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail(self: Path, goal: Path) -> Path:
        if goal.name == "requirements.txt":
            raise OSError(errno.ENOSPC, "No space left on device", str(goal))
        return rename(self, goal)

    (tmp_path / "own").mkdir()
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="No space left"):
        write_repository(PLAN, tmp_path / "own", base, base, wheel)
    assert list((tmp_path / "own").iterdir()) == []


def test_a_file_that_is_no_package_is_refused(tmp_path: Path, problems) -> None:
    file = tmp_path / NAME
    file.write_text("no archive")
    assert "is not the package" in problems(lock_in, file)[0]
    with ZipFile(file, "w") as archive:
        archive.writestr("other.txt", "")
    assert "is not the package" in problems(lock_in, file)[0]


def test_where_the_file_of_the_package_is_not_known_it_is_asked_for(base: Path, problems) -> None:
    (problem,) = problems(build_wheel, base.parent, base.parent)
    hint = "(add --wheel with the file of the package)"
    assert problem == f"PB722 the file of the package is not here {hint}"
    (base.parent / "pyproject.toml").write_text("[build-system]\nrequires = 3\n")
    (problem,) = problems(build_wheel, base.parent, base.parent)
    assert problem.startswith("PB722 the file of the package cannot be built: ")
    assert "\n" not in problem
    assert problem.endswith(hint)


def test_the_file_that_was_installed_is_found(
    base: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Distribution:
        def __init__(self, url: str) -> None:
            self.text = json.dumps({"url": url})

        def read_text(self, _: str) -> str:
            return self.text

    def found(url: str) -> Path | None:
        monkeypatch.setattr(repository, "distribution", lambda _: Distribution(url))
        return find_wheel(base.parent)

    assert found(wheel.as_uri()) == wheel
    assert found(wheel.with_name("gone.whl").as_uri()) is None
    assert found(base.as_uri()) is None, "a checkout"
    assert found(f"https://example.org/{NAME}") is None
    (base.parent / "pyproject.toml").write_text("")
    assert found(wheel.as_uri()) is None, "a checkout is built from what it holds"
