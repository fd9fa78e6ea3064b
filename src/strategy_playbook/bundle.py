"""The whole site as one zip that works without a server: pages, search, scripts and files.

It is built by the site's own build in a process of its own, as `mkdocs build --strict` would do
it, with the setting that turns on pages for reading offline. Nothing in it asks any host.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from strategy_playbook.build import build
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.archive import zipped
from strategy_playbook.export.imprint import imprint_of
from strategy_playbook.files import write_bytes
from strategy_playbook.project import Project, load_project

FOLDER = "strategy-playbook"
"""The folder that holds everything, so that unpacking scatters nothing; an edition adds its id."""
README = "README.txt"

_ONLINE = (".map", "404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json")
"""Ends of names that only a server has a use for, or the dates of which change every day."""
_OTHER_LANGUAGES = "/lunr/"
"""The folder with which the theme searches in other languages than English."""


def bundle(project: Project, goal: Path) -> int:
    """Write the offline copy of a site; an older one stays until the new one is whole.

    The files to take away are in it if the site offers them, which is to say if they were made
    from the same catalogue.

    Args:
        project: The project.
        goal: The zip to write.

    Returns:
        How many bytes the zip has.

    Raises:
        CatalogueError: PB604 if there is no site to build or the build failed; with each line in
            which the build says why.
    """
    catalogue = load_project(project)
    with tempfile.TemporaryDirectory(prefix=FOLDER) as folder:
        site = Path(folder) / "site"
        build(project, site, offline=True)
        content = _content(site)
    content[README] = _readme(catalogue)
    whole = f"{FOLDER}-{project.edition}" if project.edition else FOLDER
    data = zipped({f"{whole}/{name}": content[name] for name in sorted(content)})
    write_bytes(goal, data)
    return len(data)


def _content(folder: Path) -> dict[str, bytes]:
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if path.is_file() and not name.endswith(_ONLINE) and _OTHER_LANGUAGES not in name
    }


def _readme(catalogue: Catalogue) -> bytes:
    """Return what to read first, with the line ends and the mark that every editor knows."""
    words, imprint = catalogue.labels.printing, imprint_of(catalogue)
    lines = (
        f"{imprint.edition}, {words.version.format(version=imprint.version)}",
        *imprint.made,
        *words.offline,
        words.banner,
        words.disclaimer,
        *imprint.notes,
    )
    return "\r\n\r\n".join((*lines, "")).encode("utf-8-sig")
