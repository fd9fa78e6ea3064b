"""How an edition looks in MkDocs: its name, pictures, colours, navigation, pages and templates."""

from __future__ import annotations

from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import DOCS, OVERRIDES
from strategy_playbook.editions.navigation import navigation
from strategy_playbook.pages import banner, edition_pages
from strategy_playbook.prose import visible
from strategy_playbook.render import Renderer

STYLE = "assets/edition.css"


def put_on(edition: Edition, config: MkDocsConfig, renderer: Renderer) -> None:
    """Give a site the edition's name, look and navigation; what the base says stays below.

    Args:
        edition: The edition.
        config: The settings of the site, which are changed.
        renderer: Knows the words and pages about the edition itself.
    """
    brand = edition.file.brand
    config.site_name = edition.file.name
    said = [escape(text) for text in (brand.disclaimer, brand.footer) if text]
    config.copyright = " ".join(filter(None, [config.copyright, *said])) or None
    overrides = edition.folder / OVERRIDES
    if overrides.is_dir():
        config.theme.dirs.insert(0, str(overrides.resolve()))
    for name in ("logo", "favicon"):
        if picture := getattr(brand, name):
            config.theme[name] = _address(picture)
    if brand.primary or brand.accent:
        config.extra_css.append(STYLE)
    config.extra["edition"] = banner(edition, renderer.catalogue.labels)
    if config.nav is not None:
        name = renderer.catalogue.labels.editions.group
        config.nav = navigation(config.nav, edition, name, edition_pages(renderer))


def add_files(edition: Edition, style: str, files: Files, config: MkDocsConfig) -> None:
    """Add an edition's pages, pictures and colours, in the place of the base's where it has any.

    Args:
        edition: The edition.
        style: The style sheet with its colours.
        files: The files of the site, which are changed: pages that the edition hides go.
        config: The settings of the site.
    """
    for one in edition.pages():
        if one.change.operation == "hide" and (old := files.get_file_from_path(one.change.id)):
            files.remove(old)
    docs = edition.folder / DOCS
    found = {file.relative_to(docs).as_posix(): file for file in visible(docs)}
    brand = edition.file.brand
    for picture in (brand.logo, brand.favicon):
        if picture:
            found[_address(picture)] = edition.folder / picture
    for path, file in found.items():
        _put(files, File.generated(config, path, abs_src_path=str(file.resolve())))
    if brand.primary or brand.accent:
        _put(files, File.generated(config, STYLE, content=style))


def _put(files: Files, file: File) -> None:
    if old := files.get_file_from_path(file.src_uri):
        files.remove(old)
    files.append(file)


def _address(picture: str) -> str:
    """Return where a picture of an edition's folder stands on the site."""
    return f"assets/{Path(picture).as_posix()}"
