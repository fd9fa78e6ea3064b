"""Issues as text for people, JSON for programs, or annotations for a forge's CI."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Literal

from strategy_playbook.errors import Issue


def as_text(issues: Sequence[Issue]) -> str:
    """Return one line an issue: ``file:line:column: ID message (hint)``."""
    return "".join(f"{issue}\n" for issue in issues)


def as_json(issues: Sequence[Issue]) -> str:
    """Return a JSON list with the parts of each issue."""
    return json.dumps([asdict(issue) for issue in issues], ensure_ascii=False, indent=2) + "\n"


def as_github(issues: Sequence[Issue], level: Literal["error", "warning"] = "error") -> str:
    """Return workflow commands that mark the line of each issue in a pull request."""
    return "".join(f"{_command(issue, level)}\n" for issue in issues)


def _command(issue: Issue, level: str) -> str:
    message = f"{issue.id} {issue.message}" + (f" ({issue.hint})" if issue.hint else "")
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if issue.location is None:
        return f"::{level}::{message}"
    place = issue.location
    path = place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{level} file={path},line={place.line},col={place.column}::{message}"


FORMATS: dict[str, Callable[[Sequence[Issue]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""Every form of report by the name that the command line gives it."""
