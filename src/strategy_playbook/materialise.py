"""All pages as finished Markdown files, for a site engine that knows neither us nor our macros.

Macros are replaced by what they show, and links lead from file to file, so that nothing of the
toolkit is needed to go on from there.
"""

from __future__ import annotations

from pathlib import Path

from strategy_playbook.authoring import Words, page_environment, render_page
from strategy_playbook.editions.folder import DOCS
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.files import write_bytes, write_text
from strategy_playbook.pages import pages
from strategy_playbook.prose import visible
from strategy_playbook.reference import macros as macros_of_the_toolkit
from strategy_playbook.render import Renderer

MANIFEST = ".playbook-materialised"


def materialise(renderer: Renderer, docs: Path, goal: Path) -> int:
    """Write hand-written and generated pages, and the files beside them, into one folder.

    Only files that differ are written, and files of an earlier run that are no longer wanted are
    deleted, so that a watching engine rebuilds just what changed.

    Args:
        renderer: Renders the catalogue's pages.
        docs: The folder of hand-written pages; a page there wins over a generated one.
        goal: The folder to fill: empty, absent, or filled by an earlier run.

    Returns:
        How many files were written or deleted.

    Raises:
        CatalogueError: PB503 if the folder holds something else, PB401 to PB406 for mistakes in
            pages, PB115 for what must not be opened. Then nothing is written.
    """
    _refuse_foreign(docs, goal)
    manifest = goal / MANIFEST
    before = set(manifest.read_text("utf-8").splitlines()) if manifest.is_file() else set()
    wanted = _finished(renderer, docs)
    write_text(manifest, "\n".join(sorted(before | set(wanted))) + "\n")
    changes = sum(write_bytes(goal / path, data) for path, data in wanted.items())
    for path in before - set(wanted):
        if (goal / path).resolve().is_relative_to(goal.resolve()):
            (goal / path).unlink(missing_ok=True)
            changes += 1
    write_text(manifest, "\n".join(sorted(wanted)) + "\n")
    return changes


def _refuse_foreign(docs: Path, goal: Path) -> None:
    inside = goal.resolve().is_relative_to(docs.resolve())
    taken = goal.exists() and (not goal.is_dir() or any(goal.iterdir()))
    if inside or (taken and not (goal / MANIFEST).is_file()):
        message = "the folder holds other files, or is that of the pages themselves"
        place = Location(goal.as_posix())
        raise CatalogueError([Issue("PB503", message, place, "choose an empty or a new folder")])


def _finished(renderer: Renderer, docs: Path) -> dict[str, bytes]:
    """Return every file by its path below the folder of pages."""
    generated = list(pages(renderer))
    texts = {page.path: page.text for page in generated}
    others: dict[str, bytes] = {}
    written: dict[str, Path] = {}
    issues: list[Issue] = []
    edition = renderer.catalogue.edition
    for folder in (docs, edition.folder / DOCS) if edition else (docs,):
        for file in visible(folder, issues):
            path = file.relative_to(folder).as_posix()
            if file.suffix == ".md":
                texts[path] = file.read_text("utf-8")
                written[path] = file
            else:
                others[path] = file.read_bytes()
    texts |= {page.path: page.text for page in generated if page.apart}
    depths = {path.count("/") for path in texts}
    words = {depth: Words(renderer.at("../" * depth)).macros() for depth in depths}
    environments = {
        depth: page_environment({**words[depth], **macros_of_the_toolkit()}) for depth in depths
    }
    for path, text in texts.items():
        start = Location(written.get(path, docs / path).as_posix())
        finished, found = render_page(environments[path.count("/")], {}, text, start)
        others[path] = finished.encode("utf-8")
        issues += found
    if issues:
        raise CatalogueError(issues)
    return others
