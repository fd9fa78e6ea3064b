"""Which files and folders may be opened: no named pipes or devices, no links out of the project.

To open a named pipe waits for ever, and a link to a folder can lead round and round or publish what
is no part of the project. So each path is looked at before anything opens it. A link may lead to a
file of the project; a link to a folder is refused, as some engines follow it and others do not.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from strategy_playbook.errors import Issue, Location

_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def paths_below(folder: Path) -> Iterator[tuple[Path, Issue | None]]:
    """Yield all that is in a folder and below it, in order, each with what forbids to open it.

    No link to a folder is followed. Of hidden files nothing is reported, as nothing opens them:
    editors leave links there that lead nowhere. A hidden link to a folder is reported, because
    MkDocs follows it.

    Args:
        folder: The folder; one that is not there has nothing in it. What holds it is the project.
    """
    if problem := folder_problem(folder):
        yield folder, problem
        return
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        passed_by = hidden and not (path.is_symlink() and path.is_dir())
        yield path, None if passed_by else path_problem(path, folder)


def folder_problem(folder: Path) -> Issue | None:
    """Return PB115 if a folder is a link that leads out of the project, which holds the link."""
    if folder.is_symlink() and not folder.resolve().is_relative_to(_project_of(folder)):
        return _issue(folder, "this link leads out of the project", "folder")
    return None


def path_problem(path: Path, folder: Path) -> Issue | None:
    """Return why a path must not be opened (PB115), or None if it may be.

    Args:
        path: A file, a folder, or anything else that a folder can hold.
        folder: A folder above it. Links must not lead out of the project, which holds this folder.
    """
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None  # it has gone meanwhile
    if stat.S_ISLNK(mode):
        return _link_problem(path, folder)
    if special := _SPECIAL.get(stat.S_IFMT(mode)):
        return _issue(path, f"this is {special}, not a file")
    return None


def _link_problem(link: Path, folder: Path) -> Issue | None:
    try:
        target = link.resolve(strict=True)
        mode, project = target.stat().st_mode, _project_of(folder)
    except (OSError, RuntimeError):  # Python before 3.13 raises the second for a circle of links
        return _issue(link, "this link leads to nothing")
    if not target.is_relative_to(project):
        copied = "folder" if stat.S_ISDIR(mode) else "file"
        return _issue(link, "this link leads out of the project", copied)
    if stat.S_ISDIR(mode):
        return _issue(link, "this link leads to a folder", "folder")
    if any(part.startswith(".") for part in target.relative_to(project).parts):
        return _issue(link, "this link leads to a hidden file", "file")
    if special := _SPECIAL.get(stat.S_IFMT(mode)):
        return _issue(link, f"this link leads to {special}, not to a file")
    return None


def _project_of(folder: Path) -> Path:
    return (folder if folder.is_symlink() else folder.resolve()).absolute().parent.resolve()


def _issue(path: Path, message: str, copied: str = "") -> Issue:
    hint = f"put a copy of the {copied} in its place" if copied else "delete it"
    return Issue("PB115", message, Location(path.as_posix()), hint)
