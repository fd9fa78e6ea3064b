"""Where editions are, and which files make one up; nothing outside of its folder is ever read.

editions/<id>/
edition.yml        who makes it, for whom, variables, brand
overlay/           changes of records: a file, or a folder of files, per kind; labels, pages
overlay.lock.yml   the base's text at the last review, written by `playbook pin`
docs/              pages: new ones, and others in place of the base's
overrides/         templates, searched before those of the base
brand/             pictures
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location, did_you_mean, shortened
from strategy_playbook.folder import LABELS
from strategy_playbook.json_schemas import FOLDER as SCHEMAS
from strategy_playbook.models import KINDS
from strategy_playbook.models.editions import EDITION_ID
from strategy_playbook.prose import pages_in
from strategy_playbook.safe_paths import path_problem, paths_below
from strategy_playbook.source import Document, read
from strategy_playbook.textfile import SIZE_LIMIT

FOLDER = "editions"
"""The folder of a project that holds its editions."""
BASE = "base"
"""What takes the place of an edition's id where there is none; no edition may be called so."""
FILE = "edition.yml"
LOCK = "overlay.lock.yml"
LOCK_LIMIT = 20_000_000
"""Bytes of the lock, which is one file and holds a text of the base for each change."""
OVERLAY = "overlay"
PAGES = "pages"
DOCS = "docs"
OVERRIDES = "overrides"
BRAND = "brand"
MADE = {"about": "edition/about.md", "drift": "edition/drift.md"}
"""Pages about the edition itself, which are made from all of this."""

_PARTS = (FILE, LOCK, OVERLAY, DOCS, OVERRIDES, BRAND, "README.md")


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """What was found in an edition's folder.

    Attributes:
        folder: The folder.
        file: edition.yml, or None if it could not be read.
        overlays: The files of changes, with the plural of a kind, ``labels`` or ``pages``.
        lock: overlay.lock.yml, or None if there is none or it could not be read.
        pages: The pages in docs/, as paths below it.
    """

    folder: Path
    file: Document | None
    overlays: tuple[tuple[str, Document], ...]
    lock: Document | None
    pages: tuple[str, ...]


def editions_in(folder: Path) -> list[str]:
    """Return the ids of the editions in a folder, in order; none if there is no such folder."""
    if not folder.is_dir():
        return []
    return sorted(
        path.name
        for path in folder.iterdir()
        if os.path.lexists(path / FILE) and not path.name.startswith(".")
    )


def find_edition(folder: Path, id_: str) -> Path:
    """Return the folder of an edition.

    Args:
        folder: The folder that holds all editions.
        id_: The edition's id, which is the name of its folder.

    Raises:
        CatalogueError: PB701 if the id is none that an edition can have, or leads elsewhere;
            PB501 if there is no such edition; PB115 if edition.yml is no file.
    """
    if not _is_id(id_):
        message = f'"{shortened(id_)}" cannot be the id of an edition'
        form = "use small letters, digits and hyphens, such as north-coast"
        raise CatalogueError([Issue("PB701", message, hint=form)])
    found = folder / id_
    if found.is_symlink():
        message = "the folder of an edition must not be a link"
        raise CatalogueError([Issue("PB701", message, Location(found.as_posix()))])
    if not (found / FILE).is_file():
        if problem := path_problem(found / FILE, found):
            raise CatalogueError([problem])
        known = [name for name in editions_in(folder) if _is_id(name)]
        hint = did_you_mean(id_, known) or (f"editions: {', '.join(known)}" if known else None)
        raise CatalogueError([Issue("PB501", f'there is no edition "{id_}"', hint=hint)])
    return found


def _is_id(name: str) -> bool:
    return bool(re.fullmatch(EDITION_ID, name)) and len(name) <= 40 and name not in (BASE, SCHEMAS)


def read_files(folder: Path, issues: list[Issue]) -> EditionFiles:
    """Read an edition's folder; what is wrong with it is added to the issues (PB1xx, PB702)."""
    _refuse_others(folder, issues)
    if unsafe := list(_unsafe(folder)):
        raise CatalogueError([*issues, *unsafe])  # nothing from outside may be read
    overlays = [
        (plural, document)
        for plural, file in _overlays(folder / OVERLAY, issues)
        if (document := _read(file, issues))
    ]
    lock = folder / LOCK
    return EditionFiles(
        folder,
        _read(folder / FILE, issues),
        tuple(overlays),
        _read(lock, issues, LOCK_LIMIT) if lock.is_file() else None,
        tuple(pages_in(folder / DOCS, issues)),
    )


def _read(file: Path, issues: list[Issue], most: int = SIZE_LIMIT) -> Document | None:
    try:
        return read(file, file.as_posix(), most)
    except CatalogueError as error:
        issues += error.issues
        return None


def _refuse_others(folder: Path, issues: list[Issue]) -> None:
    for path in sorted(folder.iterdir()):
        place = Location(path.as_posix())
        if path.name.startswith("."):
            continue
        if path.name not in _PARTS:
            near = did_you_mean(path.name, _PARTS) or f"an edition has {', '.join(_PARTS)}"
            issues.append(Issue("PB702", "nothing reads this", place, near))
        elif path.is_dir() == bool(path.suffix):
            sort = "file" if path.suffix else "folder"
            issues.append(Issue("PB702", f"{path.name} must be a {sort}", place))


def _unsafe(folder: Path) -> Iterator[Issue]:
    for path, problem in paths_below(folder):
        if _leads_out(path, folder):
            message = "this link leads out of the edition's folder"
            hint = "put a copy of the file in its place"
            yield Issue("PB702", message, Location(path.as_posix()), hint)
        elif problem:
            yield problem


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False  # a link that leads to itself, for which not every Python raises an error


def _overlays(folder: Path, issues: list[Issue]) -> Iterator[tuple[str, Path]]:
    known = [*KINDS, LABELS, PAGES]
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        plural = path.stem if path.is_file() else path.name
        single = plural in (LABELS, PAGES)
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        if plural not in known or (path.is_dir() and single):
            one = f"write it as one file, {plural}.yml" if plural in known else None
            near = did_you_mean(plural, known)
            hint = one or near or f"names that are read: {', '.join(known)}"
            issues.append(Issue("PB702", "nothing reads this", Location(path.as_posix()), hint))
            continue
        for file in inside:
            if file.name.startswith("."):
                continue
            if file.suffix == ".yml" and file.is_file():
                yield plural, file
            else:
                place = Location(file.as_posix())
                hint = "put its files one folder up" if file.is_dir() else "end its name in .yml"
                issues.append(Issue("PB702", "nothing reads this", place, hint))
