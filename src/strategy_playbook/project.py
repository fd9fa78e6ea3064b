"""Which catalogue a project's settings name; loaded once for all who ask, until a file changes.

The settings stand under ``extra.playbook`` in mkdocs.yml, where every engine lets plugins and
macros read them, and where ``!ENV`` can take them from the environment.

A project has two folders, which are one in this repository. The base holds mkdocs.yml, the
catalogue and the pages; it may be the copy that is installed with the package. The working folder
holds the editions and what was made of them.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.folder import BASE, OVERRIDES, find_edition
from strategy_playbook.editions.folder import FOLDER as EDITIONS
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.export.manifest import FOLDER as DOWNLOADS
from strategy_playbook.export.manifest import Choice, made
from strategy_playbook.loading import load
from strategy_playbook.names import goes_offline
from strategy_playbook.render import Renderer

_BY_THE_PLUGIN = "by_the_plugin"
DATA = "data"
DOCS = "docs"
INSTALLED = Path(__file__).parent / "base"
"""The copy of the base that comes with the package; a checkout has none, and is its own base."""

_cache: dict[tuple[Path, Path | None], tuple[object, Catalogue]] = {}


@dataclass(frozen=True, slots=True)
class Project:
    """Which catalogue is wanted, and where it is.

    Attributes:
        base: The folder of mkdocs.yml, and with it of data/ and docs/.
        work: The folder that holds editions/ and downloads/.
        edition: The id of the edition; empty for the base.
        language: The language, as a code of ISO 639-1.
        address: Where the site is published; empty if that is not known.
        offline: Whether only few files to take away may be taken along.
        data: The folder of the catalogue, if it is not data/ in the base.
    """

    base: Path
    work: Path
    edition: str = ""
    language: str = "en"
    address: str = ""
    offline: bool = False
    data: Path | None = None

    def catalogue_folder(self) -> Path:
        """Return the folder of the catalogue."""
        return self.data or shown(self.base / DATA)

    def edition_folder(self) -> Path | None:
        """Return the edition's folder, if there is an edition; raises as `find_edition` does."""
        return find_edition(shown(self.work / EDITIONS), self.edition) if self.edition else None

    def downloads(self) -> Path:
        """Return the folder of the files to take away."""
        return self.work / DOWNLOADS / (self.edition or BASE)

    def choice(self) -> Choice:
        """Return what the files to take away are made from."""
        return Choice(self.catalogue_folder(), self.address, self.edition_folder(), self.language)


def base_folder(here: Path) -> Path:
    """Return the base for commands run in a folder: the folder itself, or what is installed."""
    if (here / DATA).is_dir():
        return here
    return INSTALLED if INSTALLED.is_dir() else Path(__file__).parents[2]


def project_of(folder: Path, extra: Mapping[str, Any]) -> Project:
    """Return the project that mkdocs.yml describes.

    Args:
        folder: The folder of mkdocs.yml.
        extra: The ``extra`` part of it.
    """
    settings = extra.get("playbook") or {}
    base = folder.resolve()
    return Project(
        base,
        Path(settings["work"]).resolve() if settings.get("work") else base,
        str(settings.get("edition") or ""),
        "no" if settings.get("language") is False else str(settings.get("language") or "en"),
        settings.get("address") or "",
        bool(settings.get("offline")),
    )


def mark_plugin(extra: MutableMapping[str, Any]) -> None:
    """Note in the ``extra`` part of mkdocs.yml that our plugin feeds this build."""
    extra["playbook"] = {**(extra.get("playbook") or {}), _BY_THE_PLUGIN: True}


def check_plugin(extra: Mapping[str, Any]) -> None:
    """Refuse a build that our plugin does not feed, as it would lack the pages of all records.

    An engine that does not know a plugin passes over it and says nothing.

    Raises:
        CatalogueError: PB605.
    """
    if not (extra.get("playbook") or {}).get(_BY_THE_PLUGIN):
        message = "this engine does not run the plugin playbook, so most pages would be missing"
        hint = "run playbook materialise DIR, and then the engine in DIR"
        raise CatalogueError([Issue("PB605", message, Location("mkdocs.yml"), hint)])


def load_project(project: Project) -> Catalogue:
    """Load a project's catalogue.

    Raises:
        CatalogueError: with every problem, as `load` does; PB501 and PB701 for an edition that is
            not there.
    """
    edition = project.edition_folder()
    data, docs = project.catalogue_folder(), shown(project.base / DOCS)
    folders = [data, docs, *([edition] if edition else [])]
    paths = [path for folder in folders for path in sorted(folder.rglob("*"))]
    stamp = [(path, *_state(path)) for path in paths if path.is_symlink() or not path.is_dir()]
    key, place = (project.language, stamp), (data.absolute(), edition)
    known = _cache.get(place)
    if known is None or known[0] != key:
        docs_or_none = docs if docs.is_dir() else None
        catalogue = load(data, edition=edition, docs=docs_or_none, language=project.language)
        known = _cache[place] = (key, catalogue)
    return known[1]


def _state(path: Path) -> tuple[int, int, int]:
    """Return what tells whether a file has changed, without opening it; links may lead nowhere."""
    found = path.stat() if path.is_file() else path.lstat()
    return found.st_mode, found.st_mtime_ns, found.st_size


def renderer_of(catalogue: Catalogue, files: frozenset[str] = frozenset()) -> Renderer:
    """Return what renders a catalogue, with an edition's own templates before ours."""
    edition = catalogue.edition
    return Renderer(catalogue, [edition.folder / OVERRIDES] if edition else (), files=files)


def files_of(project: Project) -> frozenset[str]:
    """Return the names of the files to take away that fit a project's catalogue, if any do."""
    names = made(project.choice(), project.downloads())
    return frozenset(filter(goes_offline, names)) if project.offline else names


def shown(path: Path) -> Path:
    """Return a path as messages show it: from the working folder, if it lies below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
