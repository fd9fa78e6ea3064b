"""The variables of edition.yml, put into the other texts of the same file."""

from __future__ import annotations

from typing import Any

from strategy_playbook.editions.changes import filled
from strategy_playbook.errors import Issue
from strategy_playbook.models.editions import EditionFile
from strategy_playbook.overlay import Entry

_TEXTS = ("name", "region", "authority")
_BRAND = ("footer", "disclaimer")


def expand_file(file: EditionFile, entry: Entry) -> tuple[EditionFile, list[Issue]]:
    """Return what edition.yml says with variables filled in, and the issues (PB712).

    A variable is plain text: it does not contain others.
    """
    issues: list[Issue] = []

    def fill(text: str, *path: str | int) -> str:
        return filled(text, entry.origin.below(*path), file.variables, issues)

    brand: dict[str, Any] = {
        name: fill(text, "brand", name) for name in _BRAND if (text := getattr(file.brand, name))
    }
    texts: dict[str, Any] = {
        **{name: fill(getattr(file, name), name) for name in _TEXTS},
        "about": tuple(fill(text, "about", index) for index, text in enumerate(file.about)),
        "brand": file.brand.model_copy(update=brand),
    }
    for name, text in file.variables.items():
        if "{" in text or "}" in text:
            message = "a variable holds plain text, without braces"
            issues.append(Issue("PB712", message, entry.locate(("variables", name))))
    return file.model_copy(update=texts), issues
