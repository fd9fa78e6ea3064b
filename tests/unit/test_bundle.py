"""The offline copy when it cannot be made: plain words, and the last good one stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from strategy_playbook import Catalogue
from strategy_playbook.bundle import bundle


def test_without_a_project_it_says_where_to_run(
    tmp_path: Path, small: Catalogue, problems: Callable[..., list[str]]
) -> None:
    goal = tmp_path / "copy.zip"
    (problem,) = problems(bundle, tmp_path, goal, small)
    assert problem.startswith("PB604 ")
    assert "mkdocs.yml" in problem
    assert not goal.exists()


def test_a_failed_build_says_why_and_the_last_copy_stays(
    tmp_path: Path, small: Catalogue, problems: Callable[..., list[str]]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A quay\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[Nowhere](nowhere.md)")
    goal = tmp_path / "copy.zip"
    goal.write_bytes(b"the last good copy")
    found = problems(bundle, tmp_path, goal, small)
    assert all(problem.startswith("PB604 the site cannot be built: ") for problem in found)
    assert any("nowhere.md" in problem for problem in found)
    assert not any("Traceback" in problem or "INFO" in problem for problem in found)
    assert goal.read_bytes() == b"the last good copy"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.zip", "docs", "mkdocs.yml"]
