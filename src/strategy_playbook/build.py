"""The site of a project, built by MkDocs in a process of its own.

So commands can build the base, an edition, or an offline copy one after another, also where the
base is the copy that comes with the package, and no setting of one build reaches the next.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.project import Project


def build(project: Project, site: Path, *, offline: bool = False) -> None:
    """Build a site as `mkdocs build --strict` does.

    Args:
        project: The project.
        site: The folder for the site.
        offline: Whether the pages must work without a server.

    Raises:
        CatalogueError: PB604 if there is no site to build or the build failed; with each line in
            which the build says why.
    """
    command = [*_mkdocs("build"), "--strict", "--site-dir", str(site.resolve())]
    result = subprocess.run(  # noqa: S603 # our own interpreter, and no shell
        [*command, "--config-file", str(_settings(project))],
        env={**os.environ, **environment(project, offline=offline)},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if result.returncode != 0:
        reasons = list(_reasons(result.stderr)) or [f"exit code {result.returncode}"]
        raise CatalogueError(
            Issue("PB604", f"the site cannot be built: {reason}") for reason in reasons
        )


def serve(project: Project, address: str) -> int:
    """Show a site and follow edits, until somebody ends it.

    Args:
        project: The project.
        address: The address to listen at, such as ``127.0.0.1:8000``.

    Returns:
        The exit code of MkDocs.

    Raises:
        CatalogueError: PB604 if there is no site to build.
    """
    command = [*_mkdocs("serve"), "--livereload", "--dev-addr", address]
    result = subprocess.run(  # noqa: S603 # our own interpreter, and no shell
        [*command, "--config-file", str(_settings(project))],
        env={**os.environ, **environment(project)},
        check=False,
    )
    return result.returncode


def environment(project: Project, *, offline: bool = False) -> Mapping[str, str]:
    """Return the variables by which mkdocs.yml learns of a project."""
    return {
        "PLAYBOOK_EDITION": project.edition,
        "PLAYBOOK_ADDRESS": project.address,
        "PLAYBOOK_WORK": str(project.work.resolve()),
        "PLAYBOOK_OFFLINE": str(offline).lower(),
        "NO_MKDOCS_2_WARNING": "1",
    }


def _mkdocs(command: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", command]


def _settings(project: Project) -> Path:
    file = project.base / "mkdocs.yml"
    if not file.is_file():
        hint = "run this in the folder that holds mkdocs.yml"
        raise CatalogueError([Issue("PB604", f"{project.base} has no mkdocs.yml", hint=hint)])
    return file


def _reasons(output: str) -> Iterator[str]:
    """Yield the lines in which a build says what is wrong; news and call stacks are left out."""
    for line in output.splitlines():
        if line.strip() and not line.startswith(("INFO", " ", "Traceback")):
            yield line
