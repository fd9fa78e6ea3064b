"""Which catalogue a project's settings name; loaded once for all who ask, until a file changes.

The settings stand under ``extra.playbook`` in mkdocs.yml, where every engine lets plugins and
macros read them, and where ``!ENV`` can take them from the environment.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from strategy_playbook.catalogue import Catalogue, load
from strategy_playbook.export.manifest import FOLDER, Choice, made
from strategy_playbook.names import goes_offline

DATA = "data"

_cache: dict[Path, tuple[object, Catalogue]] = {}


def load_project(project: Path, extra: Mapping[str, Any]) -> Catalogue:
    """Load a project's catalogue.

    Args:
        project: The folder of mkdocs.yml; the catalogue is its folder data.
        extra: The ``extra`` part of mkdocs.yml; ``playbook.edition`` and ``playbook.language``
            in it choose what `load` lays over the base.

    Raises:
        CatalogueError: with every problem, as `load` does.
    """
    settings = extra.get("playbook") or {}
    return _load_cached(
        shown(project.resolve() / DATA),
        settings.get("edition") or None,
        settings.get("language") or "en",
    )


def files_of(project: Path, extra: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the files to take away that fit a project's catalogue, if any do.

    Args:
        project: The folder of mkdocs.yml; `playbook export files` fills its folder downloads.
        extra: The ``extra`` part of mkdocs.yml; ``playbook.address`` says where the site is
            published, and ``playbook.offline`` that only few files may be taken along.
    """
    settings = extra.get("playbook") or {}
    choice = Choice(project / DATA, settings.get("address") or "")
    names = made(choice, project / FOLDER)
    if settings.get("offline"):
        return frozenset(filter(goes_offline, names))
    return names


def shown(path: Path) -> Path:
    """Return a path as messages show it: from the working folder, if it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _load_cached(folder: Path, edition: str | None, language: str) -> Catalogue:
    stamp = [(file, s.st_mtime_ns, s.st_size) for file in _files(folder) if (s := file.stat())]
    key = (edition, language, stamp)
    known = _cache.get(folder.absolute())
    if known is None or known[0] != key:
        known = (key, load(folder, edition=edition, language=language))
        _cache[folder.absolute()] = known
    return known[1]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
