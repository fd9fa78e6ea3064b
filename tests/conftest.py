"""What several test files share: where things are, a small catalogue, and expected outputs."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest

from strategy_playbook.errors import CatalogueError
from strategy_playbook.export.pdf import load_weasyprint

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update", action="store_true", help="write expected outputs anew; then read the diff"
    )


@functools.cache
def need_pango() -> None:
    """End the run if PDF files cannot be made, with one line for all the tests that make some."""
    try:
        load_weasyprint()
    except CatalogueError as error:
        pytest.exit(str(error.issues[0]), returncode=1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Hide Pango from a test that does not say that it needs it.

    So the marks stay true: without Pango, the tests that are left by ``-m "not pango"`` pass.
    """
    if item.get_closest_marker("pango"):
        need_pango()
        return (yield)
    if "unit" not in item.path.parts:
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "weasyprint", None)
        return (yield)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected outputs are to be written, not compared."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def agrees(update: bool) -> Callable[[Path, str], None]:
    """Give a function that compares text with a file, byte for byte, or writes it there."""

    def compare(file: Path, text: str) -> None:
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
        assert file.is_file(), f"{file} is missing; --update writes it"
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def lay_special() -> Callable[[Path, Path], None]:
    """Give a function that makes what a case's special.txt lists, below a folder.

    A line is ``pipe PATH`` or ``link PATH TARGET``.
    """

    def make(case: Path, folder: Path) -> None:
        file = case / "special.txt"
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        if lines and os.name == "nt":
            pytest.skip("Windows has no named pipes in folders, and links need a privilege")
        for sort, name, *target in map(str.split, lines):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if sort == "pipe":
                os.mkfifo(path)
            else:
                path.symlink_to(*target)

    return make


@pytest.fixture(scope="session")
def project() -> Path:
    """Give the folder of the project, with mkdocs.yml and data/."""
    return ROOT


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy tests/cases/base to ``data`` in an empty folder, and work in that folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(ROOT / "tests" / "cases" / "base", tmp_path / "data"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real site strictly, once, and return its folder."""
    goal = tmp_path_factory.mktemp("built") / "site"
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(goal)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return goal
