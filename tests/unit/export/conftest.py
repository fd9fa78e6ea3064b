"""An edition over the small catalogue: adapted, regional and hidden records of several kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_playbook import Catalogue, load

LOWER = Path(__file__).with_name("edition")


@pytest.fixture(scope="session")
def lower(project: Path) -> Catalogue:
    """Load tests/cases/base with the edition beside this file laid over it."""
    return load(project / "tests" / "cases" / "base", edition=LOWER)
