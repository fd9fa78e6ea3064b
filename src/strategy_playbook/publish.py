"""The base and every edition as one folder to publish: each site under its own path, and an index.

base/ is the site of the base, <id>/ that of an edition, and index.html leads to all of them. What
was in the folder stays until everything is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from strategy_playbook.build import build, is_apart, is_site, not_a_site
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.folder import BASE
from strategy_playbook.editions.tally import tally
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.pdf import print_environment
from strategy_playbook.files import swap_in, workspace_for, write_text
from strategy_playbook.project import Project, load_project

INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Published:
    """One site of several.

    Attributes:
        path: Its path below the folder.
        project: What it is built from; with the address of this site, if one is known.
        catalogue: Its records.
        imprint: What it is called.
    """

    path: str
    project: Project
    catalogue: Catalogue
    imprint: Imprint


def sites_of(base: Project, ids: Sequence[str]) -> list[Published]:
    """Return the sites to publish: that of the base, and one for each edition.

    Args:
        base: The base; its address is that of the index.
        ids: The editions.

    Raises:
        CatalogueError: with every problem of the base, or else of every edition; PB506 for an
            address that none can have.
    """
    imprint_of(load_project(replace(base, edition="")), base.address)
    found: list[Published] = []
    issues: list[Issue] = []
    for id_ in ("", *ids):
        path = id_ or BASE
        address = f"{base.address.rstrip('/')}/{path}/" if base.address else ""
        project = replace(base, edition=id_, address=address)
        try:
            catalogue = load_project(project)
            found.append(Published(path, project, catalogue, imprint_of(catalogue, address)))
        except CatalogueError as error:
            issues += error.issues
    if issues:
        raise CatalogueError(issues)
    return found


def publish(sites: Sequence[Published], goal: Path, say: Callable[[str], None]) -> None:
    """Build all sites into one folder, with an index of them.

    Args:
        sites: The sites, that of the base first.
        goal: The folder: new, empty, or filled by this function before.
        say: Is told of each site that is done.

    Raises:
        CatalogueError: PB503 if the folder holds something else; PB604 if a build failed. Then the
            folder stays as it was.
    """
    refuse_other(sites, goal)
    workspace = workspace_for(goal)
    try:
        for number, site in enumerate(sites, 1):
            build(site.project, workspace / site.path)
            say(f"[{number}/{len(sites)}] {site.path}")
        write_text(workspace / INDEX, index(sites))
        swap_in(workspace, goal)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)


def refuse_other(sites: Sequence[Published], goal: Path) -> None:
    """Refuse a folder that holds anything but sites and their index (PB503)."""
    ours = not goal.exists() or (
        goal.is_dir() and all(path.name == INDEX or is_site(path) for path in goal.iterdir())
    )
    if not ours or not is_apart(goal, sites[0].project):
        raise CatalogueError([not_a_site(goal)])


def index(sites: Sequence[Published]) -> str:
    """Return the page that leads to all sites."""
    base = sites[0]
    environment = print_environment(base.catalogue, base.imprint)
    template = environment.get_template("edition/index.html.j2")
    home = base.imprint.address.removesuffix(f"{BASE}/")
    counts = [tally(s.catalogue.edition, s.catalogue.records.values()) for s in sites]
    return template.render(sites=sites, counts=counts, home=home)
