"""Asks a type whether a value fits, as fields of the models do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError


@pytest.fixture(scope="session")
def fits() -> Callable[[Any, Any], bool]:
    """Give a function that returns whether a value fits a type."""

    def ask(type_: Any, value: Any) -> bool:
        try:
            TypeAdapter(type_).validate_python(value)
        except ValidationError:
            return False
        return True

    return ask
