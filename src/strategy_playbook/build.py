"""The site of a project, built by MkDocs in a process of its own.

So commands can build the base, an edition, or an offline copy one after another, also where the
base is the copy that comes with the package, and no setting of one build reaches the next.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.project import Project

_SITE = ("index.html", "404.html", "assets")
"""What every site that MkDocs and the theme made has at its top."""
_PATIENCE = 5
"""Seconds that an interrupted build or preview has to tidy up."""
_NEWS = ("INFO", "DEBUG", " ", "Traceback")
_DRIFT = re.compile(r" PB73\d |playbook drift ")
"""Lines about what waits for an edition's maintainers; a build does not fail over them."""


def build(project: Project, site: Path, *, offline: bool = False) -> None:
    """Build a site as `mkdocs build --strict` does.

    Args:
        project: The project.
        site: The folder for the site.
        offline: Whether the pages must work without a server.

    Raises:
        CatalogueError: PB503 if the folder holds something else; PB604 if there is no site to build
            or the build failed, with each line in which the build says why.
    """
    if not may_be_replaced(site, project):
        raise CatalogueError([not_a_site(site)])
    command = [*_mkdocs("build"), "--strict", "--site-dir", str(site.resolve())]
    with subprocess.Popen(  # noqa: S603 # our own interpreter, and no shell
        [*command, "--config-file", str(_settings(project))],
        env={**os.environ, **environment(project, offline=offline)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        said = _heard(process)
    if process.returncode != 0:
        reasons = list(_reasons(said)) or [f"exit code {process.returncode}"]
        raise CatalogueError(
            Issue("PB604", f"the site cannot be built: {reason}") for reason in reasons
        )


def may_be_replaced(folder: Path, project: Project) -> bool:
    """Return whether a folder is new, empty or a site, and nothing that a project is made of."""
    return is_apart(folder, project) and (
        not folder.exists() or (folder.is_dir() and not any(folder.iterdir())) or is_site(folder)
    )


def is_site(folder: Path) -> bool:
    """Return whether a folder holds what MkDocs and the theme made, and no repository."""
    return all((folder / name).exists() for name in _SITE) and not (folder / ".git").exists()


def is_apart(folder: Path, project: Project) -> bool:
    """Return whether a folder holds nothing that a project is made of, and is no part of that."""
    kept = [project.catalogue_folder(), project.base / "docs", project.work / "editions"]
    whole, here = folder.resolve(), Path.cwd().resolve()
    apart = all(
        not path.resolve().is_relative_to(whole) and not whole.is_relative_to(path.resolve())
        for path in kept
    )
    return apart and not here.is_relative_to(whole)


def not_a_site(folder: Path) -> Issue:
    """Return the problem of a folder that must not be replaced."""
    message = "the folder holds other files, which would be lost"
    return Issue("PB503", message, Location(folder.as_posix()), "choose a new or an empty folder")


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
    process = subprocess.Popen(  # noqa: S603 # our own interpreter, and no shell
        [*command, "--config-file", str(_settings(project))],
        env={**os.environ, **environment(project)},
        encoding="utf-8",
    )
    with process, suppress(KeyboardInterrupt):  # that is how one ends it
        _heard(process)
    return max(process.returncode, 0)


def _heard(process: subprocess.Popen[str]) -> str:
    """Wait until a process ends, and return what it said; it never outlives us."""

    def end(*_: object) -> None:
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        return process.communicate()[1] or ""
    except KeyboardInterrupt:  # a terminal tells both, and it tidies up
        with suppress(KeyboardInterrupt, subprocess.TimeoutExpired):
            process.wait(timeout=_PATIENCE)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
        process.terminate()


def environment(project: Project, *, offline: bool = False) -> Mapping[str, str]:
    """Return the variables by which mkdocs.yml learns of a project."""
    return {
        "PLAYBOOK_EDITION": project.edition,
        "PLAYBOOK_LANG": project.language,
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
        if line.strip() and not line.startswith(_NEWS) and not _DRIFT.search(line):
            yield line
