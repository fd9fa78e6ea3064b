"""The offline copy: what is at its top, and when it cannot be made the last good one stays."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from strategy_playbook import bundle as module
from strategy_playbook.bundle import bundle
from strategy_playbook.project import Project


@pytest.fixture
def place(tmp_path: Path, project: Path) -> Project:
    """Give a project with the small catalogue and an edition of it; it has no mkdocs.yml."""
    shutil.copytree(project / "tests" / "cases" / "base", tmp_path / "data")
    edition = project / "tests" / "unit" / "export" / "edition"
    shutil.copytree(edition, tmp_path / "editions" / "lower")
    return Project(tmp_path, tmp_path)


def test_without_a_site_to_build_it_says_where_to_run(
    place: Project, problems: Callable[..., list[str]]
) -> None:
    goal = place.base / "copy.zip"
    (problem,) = problems(bundle, place, goal)
    assert problem.startswith("PB604 ")
    assert "mkdocs.yml" in problem
    assert not goal.exists()


def test_a_failed_build_says_why_and_the_last_copy_stays(
    place: Project, problems: Callable[..., list[str]]
) -> None:
    (place.base / "mkdocs.yml").write_text("site_name: A quay\nplugins: []\n")
    (place.base / "docs").mkdir()
    (place.base / "docs" / "index.md").write_text("[Nowhere](nowhere.md)")
    goal = place.base / "copy.zip"
    goal.write_bytes(b"the last good copy")
    before = sorted(place.base.rglob("*"))
    found = problems(bundle, place, goal)
    assert all(problem.startswith("PB604 the site cannot be built: ") for problem in found)
    assert any("nowhere.md" in problem for problem in found)
    assert not any("Traceback" in problem or "INFO" in problem for problem in found)
    assert goal.read_bytes() == b"the last good copy"
    assert sorted(place.base.rglob("*")) == before


@pytest.mark.parametrize(
    ("edition", "folder", "first"),
    [
        ("", "strategy-playbook", "Base edition, Version "),
        ("lower", "strategy-playbook-lower", "Lower river edition, Version 2031.2"),
    ],
)
def test_a_copy_says_first_whose_it_is(
    place: Project, monkeypatch: pytest.MonkeyPatch, edition: str, folder: str, first: str
) -> None:
    def build(project: Project, site: Path, *, offline: bool) -> None:
        assert (project.edition, offline) == (edition, True)
        site.mkdir()
        (site / "index.html").write_text("Home")

    monkeypatch.setattr(module, "build", build)
    goal = place.base / "copy.zip"
    bundle(Project(place.base, place.work, edition), goal)
    with zipfile.ZipFile(io.BytesIO(goal.read_bytes())) as archive:
        assert archive.namelist() == [f"{folder}/README.txt", f"{folder}/index.html"]
        text = archive.read(f"{folder}/README.txt").decode("utf-8-sig")
    assert text.startswith(first)
    disclaimer = text.index("Not an official publication")
    if edition:
        assert "Made by: The river commission\r\n" in text
        assert disclaimer < text.index("The commission answers for what it changed.")
    else:
        assert "Made by" not in text
