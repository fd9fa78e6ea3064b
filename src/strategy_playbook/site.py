"""The link to MkDocs and its macros plugin, of which no other module knows.

The plugin loads the catalogue before anything is built, adds the generated pages, and reports each
mistake in a page by file, line and column. A build goes to a folder beside the site and takes its
place only when all of it succeeded, so a failed or killed build leaves the old site as it was. So
does a failed rebuild of the preview, which then shows the old pages and the problems.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import click
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from strategy_playbook.appearance import add_files, put_on
from strategy_playbook.authoring import render_page
from strategy_playbook.editions.drift import drift
from strategy_playbook.editions.edition import Edition
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.files import swap_in, workspace_for
from strategy_playbook.preview import NotBuilt, Preview
from strategy_playbook.project import (
    Project,
    files_of,
    load_project,
    mark_plugin,
    project_of,
    renderer_of,
    shown,
)
from strategy_playbook.report import as_text
from strategy_playbook.site_parts import complete, look_of, site_files

log = logging.getLogger("mkdocs.plugins.playbook")


class PlaybookConfig(Config):  # type: ignore[no-untyped-call]
    """No settings of its own: they stand under extra.playbook (see `project`)."""


class PlaybookPlugin(BasePlugin[PlaybookConfig]):  # type: ignore[no-untyped-call]
    """Feeds the catalogue to MkDocs and keeps the last good site."""

    def __init__(self) -> None:
        self._in_place = False
        self._serving = False
        self._code: dict[Path, int] = {}
        self._goal: Path | None = None
        self._workspace: Path | None = None
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)
        self._issues: list[Issue] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note what is built; being here at all keeps this object alive over the rebuilds.

        A dirty build changes single pages in place; any other makes a new folder.
        """
        self._in_place = dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check everything before MkDocs empties a folder."""
        mark_plugin(config.extra)
        project = project_of(Path(config.config_file_path).parent, config.extra)
        if self._serving:
            self._follow_code(project.base, config)
        try:
            _watch(project, config)
            catalogue = load_project(project)
            files = files_of(project)
        except CatalogueError as error:
            raise _abort(error.issues) from None
        self._downloads = project.downloads()
        if not files:
            log.info("No files to take away fit this catalogue: run make files to offer them")
        self._renderer = renderer_of(catalogue, files)
        if look := look_of(self._renderer, config.copyright, config.nav):
            put_on(look, config)
        if catalogue.edition:
            _warn(catalogue.edition)
        self._issues = []
        if not self._in_place:
            self._goal = Path(config.site_dir)
            self._workspace = workspace_for(self._goal)
            config.site_dir = str(self._workspace)
            self._warnings.counts.clear()
            logging.getLogger("mkdocs").addHandler(self._warnings)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add all that a site consists of beside the base's pages, which MkDocs has found."""
        try:
            found = site_files(self._renderer, Path(config.docs_dir), self._downloads)
        except CatalogueError as error:
            raise _abort(error.issues) from None
        add_files(found, files, config)
        complete(config.extra, self._renderer, found)
        return files

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Run the page's macros, ahead of the macros plugin, which would stop at the first error.

        The macros plugin still holds the macros and variables; it is told to pass this page by.
        """
        macros: Any = config.plugins["macros"]
        if page.meta.get("render_macros") is False:
            return markdown
        page.meta["render_macros"] = False
        variables = {**macros.variables, **page.meta, "page": page}
        text, issues = render_page(macros.env, variables, markdown, _start(page, markdown))
        self._issues += issues
        return text

    @event_priority(100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Stop when all pages are read and any of them has a mistake."""
        if self._issues:
            raise _abort(self._issues)
        self._banner = env.get_template("partials/preview.html")

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in place, unless MkDocs is about to fail over a warning."""
        if self._workspace is None or self._goal is None:
            return
        if not (config.strict and self._warnings.get_counts()):
            swap_in(self._workspace, self._goal)
            config.site_dir = str(self._goal)
        self._drop()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Keep the preview answering while a mistake stands."""
        Preview(server, lambda problems: self._banner.render(problems=problems, config=config))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Drop the unfinished site."""
        self._drop()

    def on_shutdown(self) -> None:
        """Drop the unfinished site of a build that was interrupted."""
        self._drop()

    def _follow_code(self, project: Path, config: MkDocsConfig) -> None:
        """Start the preview anew when Python code changed, which a running process keeps."""
        folders = (project / "macros", Path(__file__).parent)
        files = [file for folder in folders for file in sorted(folder.rglob("*.py"))]
        code = {file: file.stat().st_mtime_ns for file in files}
        if self._code and code != self._code:
            for file in code:
                try:
                    compile(file.read_bytes(), shown(file), "exec")
                except SyntaxError as error:
                    raise Abort(f"{shown(file)}:{error.lineno}: {error.msg}") from None
            log.info("Python code changed: the preview starts anew")
            shutil.rmtree(config.site_dir, ignore_errors=True)
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 # ourselves
        self._code = code

    def _drop(self) -> None:
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._workspace is not None:
            shutil.rmtree(self._workspace, ignore_errors=True)
            self._workspace = None


def _warn(edition: Edition) -> None:
    """Print where the base has changed underneath an edition; that does not fail a build."""
    found = [one.issue() for one in drift(edition)]
    if found:
        click.echo(as_text(found), err=True, nl=False)
        click.echo(f"{len(found)} change(s) to look at: playbook drift {edition.id}", err=True)


def _watch(project: Project, config: MkDocsConfig) -> None:
    """Follow edits of everything that a preview is made from, beside the pages."""
    folders = [project.base / name for name in ("data", "macros", "overrides", "src")]
    edition = project.edition_folder() if project.edition else None
    wanted = [*folders, *([edition] if edition else [])]
    config.watch.extend(str(f) for f in wanted if f.is_dir() and str(f) not in config.watch)


def _start(page: Page, markdown: str) -> Location:
    """Return where the page's text begins in its file, below the front matter."""
    source = page.file.abs_src_path
    path = shown(Path(source) if source else Path(page.file.src_uri))
    whole = page.file.content_string.replace("\r\n", "\n")
    above = whole[: whole.rfind(markdown)] if markdown and markdown in whole else ""
    return Location(path.as_posix(), above.count("\n") + 1)


def _abort(issues: Iterable[Issue]) -> NotBuilt:
    """Print the issues to standard error and return what ends the build (or this rebuild)."""
    ordered = CatalogueError(issues).issues
    click.echo(as_text(ordered), err=True, nl=False)
    return NotBuilt(ordered)
