"""Two catalogues that are loaded once, and settings that make every run of hypothesis the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from strategy_playbook import Catalogue, CatalogueError, load

settings.register_profile(
    "always the same",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("always the same")


@pytest.fixture(scope="session")
def small(project: Path) -> Catalogue:
    """Load tests/cases/base, in which every kind of record occurs."""
    return load(project / "tests" / "cases" / "base")


@pytest.fixture(scope="session")
def real(project: Path) -> Catalogue:
    """Load the catalogue of the project."""
    return load(project / "data")


@pytest.fixture(scope="session")
def problems() -> Callable[..., list[str]]:
    """Give a function that calls another one, which must fail, and returns its problems."""

    def call(function: Callable[..., Any], *args: Any, **options: Any) -> list[str]:
        with pytest.raises(CatalogueError) as caught:
            function(*args, **options)
        assert caught.value.issues
        return [str(issue) for issue in caught.value.issues]

    return call
