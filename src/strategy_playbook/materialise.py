"""A whole site as files, for an engine that knows neither us nor our macros.

Macros are replaced by what they show, and links lead from file to file, so that nothing of the
toolkit is needed to go on from there. Pages and the files that they use go to docs/, and what an
engine needs beside them, settings and templates, stands beside that folder: no engine publishes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from strategy_playbook.authoring import Words, page_environment, render_page
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.files import write_bytes, write_text
from strategy_playbook.prose import runs_macros
from strategy_playbook.reference import macros as macros_of_the_toolkit
from strategy_playbook.render import Renderer
from strategy_playbook.site_parts import SiteFile

PAGES = "docs"
"""The folder of pages below that of the site, as engines look for it."""
MANIFEST = ".playbook-materialised"


def materialise(
    renderer: Renderer,
    files: Mapping[str, SiteFile],
    beside: Mapping[str, bytes],
    goal: Path,
) -> int:
    """Write a site into one folder: its pages, finished, and all that goes with them.

    Only files that differ are written, and files of an earlier run that are no longer wanted are
    deleted, so that a watching engine rebuilds just what changed.

    Args:
        renderer: Renders the catalogue's pages.
        files: The files of the site by their paths below the folder of pages.
        beside: What an engine needs beside that folder, by its path.
        goal: The folder to fill: empty, absent, or filled by an earlier run.

    Returns:
        How many files were written or deleted.

    Raises:
        CatalogueError: PB503 if the folder holds something else, PB401 to PB406 for mistakes in
            pages, PB115 for what must not be opened. Then nothing is written.
    """
    _refuse_foreign(files, goal)
    manifest = goal / MANIFEST
    before = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
    wanted = {f"{PAGES}/{path}": data for path, data in _finished(renderer, files).items()}
    wanted |= beside
    write_text(manifest, "\n".join(sorted(before | set(wanted))) + "\n")
    changes = sum(write_bytes(goal / path, data) for path, data in wanted.items())
    for path in before - set(wanted):
        if (goal / path).resolve().is_relative_to(goal.resolve()):
            (goal / path).unlink(missing_ok=True)
            changes += 1
    write_text(manifest, "\n".join(sorted(wanted)) + "\n")
    return changes


def _refuse_foreign(files: Mapping[str, SiteFile], goal: Path) -> None:
    whole = goal.resolve()
    folders = {_folder_of(path, one.source) for path, one in files.items() if one.source}
    inside = any(whole.is_relative_to(folder.resolve()) for folder in folders)
    taken = goal.exists() and (not goal.is_dir() or any(goal.iterdir()))
    if inside or (taken and not (goal / MANIFEST).is_file()):
        message = "the folder holds other files, or is that of the pages themselves"
        place = Location(goal.as_posix())
        raise CatalogueError([Issue("PB503", message, place, "choose an empty or a new folder")])


def _folder_of(path: str, source: Path) -> Path:
    """Return the folder in which a file has its path on the site, or else its own folder."""
    folder = source.parents[path.count("/")]
    return folder if folder / path == source else source.parent


def _finished(renderer: Renderer, files: Mapping[str, SiteFile]) -> dict[str, bytes]:
    """Return every file by its path below the folder of pages, with its macros run."""
    issues: list[Issue] = []
    done: dict[str, bytes] = {}
    depths = {path.count("/") for path in files if path.endswith(".md")}
    words = {depth: Words(renderer.at("../" * depth)).macros() for depth in depths}
    environments = {
        depth: page_environment({**words[depth], **macros_of_the_toolkit()}) for depth in depths
    }
    for path, one in files.items():
        data = one.source.read_bytes() if one.source else one.text.encode("utf-8")
        text = data.decode("utf-8") if path.endswith(".md") else ""
        if text and runs_macros(text):
            start = Location((one.source or Path(path)).as_posix())
            finished, found = render_page(environments[path.count("/")], {}, text, start)
            data = finished.encode("utf-8")
            issues += found
        done[path] = data
    if issues:
        raise CatalogueError(issues)
    return done
