"""Which version of the content this is, as data/release.yml says."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from strategy_playbook.models.forms import Date, Model, form

Version = Annotated[str, form(r"^[0-9]+\.[0-9]+\.[0-9]+(\.dev[0-9]+|rc[0-9]+)?$", "1.2.0")]
"""A version as PEP 440 writes it, as it is that of the Python package, too."""


class Release(Model):
    """The version of the content and the day on which it last changed."""

    version: Version = Field(description="The version; one that ends in .dev0 is not out yet.")
    date: Date = Field(description="The day of the last change that readers can see.")

    def __str__(self) -> str:
        return dated(self.version, self.date.isoformat())


def dated(version: str, date: str) -> str:
    """Return a version with its date behind it, as in ``1.2.0 (2026-12-01)``."""
    return f"{version} ({date})" if date else version
