"""Of what a site consists: its files, and the settings that an edition changes.

The plugin of MkDocs and `playbook materialise` both take this from here, so that every engine
builds the same site.
"""

from __future__ import annotations

from collections.abc import Container, MutableMapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from strategy_playbook.editions.folder import DOCS, OVERRIDES
from strategy_playbook.editions.navigation import navigation
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.export.imprint import release_line
from strategy_playbook.pages import banner, edition_pages, pages
from strategy_playbook.prose import visible
from strategy_playbook.render import Renderer

FILES = "files"
"""The folder of the site that holds the files to take away."""
STYLE = "assets/edition.css"


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A page, or a file that pages use; it is made (``text``) or stands on disk (``source``).

    Attributes:
        text: What it says, before macros are run.
        source: Where it is.
        apart: Whether it stands in place of another page, so that no navigation names it.
    """

    text: str = ""
    source: Path | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The settings of a site in which an edition differs from the base.

    Attributes:
        name: What the site is called.
        copyright: What stands at the foot of each page; what the base says comes first.
        pictures: ``logo`` and ``favicon``, by their paths on the site.
        styles: Style sheets to add.
        banner: What each page says at its head.
        nav: The navigation; None for a site without one.
        templates: The edition's folder of templates, which are searched first.
    """

    name: str
    copyright: str | None
    pictures: dict[str, str] = field(default_factory=dict)
    styles: tuple[str, ...] = ()
    banner: dict[str, Any] = field(default_factory=dict)
    nav: list[Any] | None = None
    templates: Path | None = None


def site_files(renderer: Renderer, docs: Path, downloads: Path) -> dict[str, SiteFile]:
    """Return every file of a site by its path below the folder of pages.

    A page that somebody wrote wins over a generated one, and an edition's over one of the base.
    Where an edition leaves a page of the base out, there is the page that says so.

    Args:
        renderer: Renders the pages; knows which files to take away there are.
        docs: The folder of the base's pages.
        downloads: The folder of the files to take away.

    Raises:
        CatalogueError: PB115 for what must not be opened.
    """
    issues: list[Issue] = []
    found = {f"{FILES}/{name}": SiteFile(source=downloads / name) for name in renderer.files}
    found |= _in(docs, issues)
    if edition := renderer.catalogue.edition:
        for one in edition.pages():
            if one.change.operation == "hide":
                found.pop(one.change.id, None)
        found |= _in(edition.folder / DOCS, issues)
        brand = edition.file.brand
        for picture in filter(None, (brand.logo, brand.favicon)):
            found[_address(picture)] = SiteFile(source=edition.folder / picture)
        if brand.primary or brand.accent:
            found[STYLE] = SiteFile(renderer.style())
    if issues:
        raise CatalogueError(issues)
    for page in pages(renderer):
        found.setdefault(page.path, SiteFile(page.text, apart=page.apart))
    return found


def look_of(renderer: Renderer, copyright: str | None, nav: Sequence[Any] | None) -> Look | None:
    """Return what an edition changes in the settings of a site; None for the base.

    Args:
        renderer: Knows the edition, and the pages about it.
        copyright: What the base says at the foot of each page.
        nav: The navigation of the base, if it has one.
    """
    edition, labels = renderer.catalogue.edition, renderer.catalogue.labels
    if edition is None:
        return None
    brand = edition.file.brand
    notes = [escape(text) for text in (brand.disclaimer, brand.footer) if text]
    named = {"logo": brand.logo, "favicon": brand.favicon}
    own = edition_pages(renderer)
    return Look(
        name=edition.file.name,
        copyright=" ".join(filter(None, [copyright, *notes])) or None,
        pictures={name: _address(picture) for name, picture in named.items() if picture},
        styles=(STYLE,) if brand.primary or brand.accent else (),
        banner=banner(edition, labels),
        nav=None if nav is None else navigation(nav, edition, labels.editions.group, own),
        templates=edition.folder / OVERRIDES if (edition.folder / OVERRIDES).is_dir() else None,
    )


def complete(extra: MutableMapping[str, Any], renderer: Renderer, files: Container[str]) -> None:
    """Fill in what each page shows at its foot: the version, and the way to the page about it all.

    Args:
        extra: The ``extra`` part of the settings, which is changed.
        renderer: Knows the version.
        files: The paths of the site's files; where that page is not one of them, no link is shown.
    """
    extra["release"] = release_line(renderer.catalogue)
    if extra.get("about") and extra["about"]["page"] not in files:
        del extra["about"]


def _in(docs: Path, issues: list[Issue]) -> dict[str, SiteFile]:
    found = visible(docs, issues)
    return {file.relative_to(docs).as_posix(): SiteFile(source=file) for file in found}


def _address(picture: str) -> str:
    """Return where a picture of an edition's folder stands on the site."""
    return f"assets/{Path(picture).as_posix()}"
