"""The commands that build sites: of the base, of an edition, and of all of them to publish."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_playbook.build import build as build_site
from strategy_playbook.build import serve as serve_site
from strategy_playbook.cli.common import (
    Folder,
    address_option,
    data_option,
    edition_option,
    problems,
    project_at,
)
from strategy_playbook.cli.editions import ids_of, say_drift
from strategy_playbook.cli.takeaway import make_files
from strategy_playbook.cli.telling import say
from strategy_playbook.project import load_project


@click.command()
@click.option(
    "--site",
    type=Folder,
    default=Path("site"),
    show_default=True,
    help="The folder to write; what it holds is replaced.",
)
@address_option
@edition_option
@data_option
def build(site: Path, address: str, edition: str, data: Path) -> None:
    """Build the site of the base or of an edition.

    Any mistake or broken link stops it, and the folder stays as it was. The files that playbook
    export files made are taken along if they fit.
    """
    with problems():
        project = project_at(data, edition, address)
        catalogue = load_project(project)
        build_site(project, site)
        say(f"{site.as_posix()}: built")
        if catalogue.edition:
            say_drift(catalogue.edition)


@click.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Where to show it.",
)
@edition_option
@data_option
def serve(address: str, edition: str, data: Path) -> None:
    """Show the site of the base or of an edition, and follow your edits.

    Open the address in a browser. A mistake is printed here, and the last good pages stay in view.
    To end it, press Ctrl and C.
    """
    with problems():
        project = project_at(data, edition)
        project.edition_folder()
        code = serve_site(project, address)
    raise SystemExit(code)


@click.command()
@click.option(
    "--output",
    type=Folder,
    default=Path("public"),
    show_default=True,
    help="The folder to write; nothing else may be kept in it.",
)
@click.option("--files", is_flag=True, help="Make the files to take away first, for each site.")
@address_option
@data_option
def publish(output: Path, files: bool, address: str, data: Path) -> None:
    """Build the base and every edition into one folder, ready to put on a server.

    The base goes to base/, each edition to a folder with its id, and index.html leads to all of
    them. The address is that of index.html. The folder stays as it was until everything is whole.
    """
    # These load what draws on paper, so they wait until they are needed.
    from strategy_playbook.publish import publish as write_sites
    from strategy_playbook.publish import refuse_other, sites_of

    with problems():
        base = project_at(data, address=address)
        sites = sites_of(base, ids_of(base))
        refuse_other(sites, output)
        for site in sites if files else ():
            make_files(site.project)
        write_sites(sites, output, click.echo)
        say(f"{output.as_posix()}: written")
        for site in sites:
            if edition := site.catalogue.edition:
                say_drift(edition)
