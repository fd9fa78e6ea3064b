"""A copy of the project to break, build and serve."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PARTS = ("data", "docs", "macros", "overrides", "src", "mkdocs.yml")


@pytest.fixture
def copy(tmp_path: Path, project: Path) -> Path:
    """Return a copy of the project with an old site in it."""
    for part in PARTS:
        source = project / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, tmp_path / part, ignore=ignore)
        else:
            shutil.copy(source, tmp_path / part)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site")
    return tmp_path
