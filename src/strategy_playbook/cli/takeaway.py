"""The commands that write what is taken away: files of the catalogue, workshop packs, a bundle.

The modules that make files load large libraries, so each command imports its own when it is run.
"""

from __future__ import annotations

from pathlib import Path

import click

from strategy_playbook.cli.common import (
    Folder,
    address_option,
    data_option,
    edition_option,
    problems,
    project_at,
)
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.export import json as json_export
from strategy_playbook.export.imprint import imprint_of
from strategy_playbook.export.manifest import made
from strategy_playbook.files import write_bytes, write_text
from strategy_playbook.models import Example, Workshop
from strategy_playbook.project import Project, load_project, shown


@click.group()
def export() -> None:
    """Write the catalogue to a file that other programs can read."""


@export.command("json")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; without it, the result is printed.",
)
@edition_option
@data_option
def export_json(output: Path | None, edition: str, data: Path) -> None:
    """Write all records as JSON, for programs and spreadsheets' importers."""
    with problems():
        text = json_export.dumps(load_project(project_at(data, edition)))
        if output is None:
            click.echo(text, nl=False)
        else:
            write_text(output, text)
            click.echo(f"{output.as_posix()}: written")


@export.command("files")
@click.option(
    "--output",
    type=Folder,
    show_default="downloads/, and in it base or the edition's id",
    help="The folder to fill; nothing else may be kept in it.",
)
@address_option
@click.option("--jobs", type=click.IntRange(1), help="How many to make at a time.")
@edition_option
@data_option
def export_files(
    output: Path | None, address: str, jobs: int | None, edition: str, data: Path
) -> None:
    """Make the files that readers take away: PDF, Word, Excel and CSV of every sheet, and the book.

    The site links to them when it is built next. Without a change nothing is made again.
    """
    with problems():
        make_files(project_at(data, edition, address), output, jobs)


def make_files(project: Project, output: Path | None = None, jobs: int | None = None) -> None:
    """Make the files that readers take away, unless those that are there still fit."""
    from strategy_playbook.export import takeaway

    choice, output = project.choice(), output or shown(project.downloads())
    names = made(choice, output)
    if names:
        click.echo(f"{output.as_posix()}: {len(names)} files, up to date")
        return
    if not project.address:
        click.echo("No address of the site is known, so no file bears a QR code (--address).")
    names = frozenset(takeaway.make(choice, output, click.echo, jobs))
    click.echo(f"{output.as_posix()}: {len(names)} files written")


@click.group()
def pack() -> None:
    """Write everything that an event needs, to print and to edit."""


@pack.command("workshop")
@click.option(
    "--days",
    "length",
    default="2",
    show_default=True,
    help="How long the workshop is: the length of a workshop in the catalogue.",
)
@click.option("--example", is_flag=True, help="Fill the sheets in for the fictitious country.")
@click.option(
    "--output",
    type=Folder,
    default=Path(),
    show_default=True,
    help="The folder to write to.",
)
@address_option
@edition_option
@data_option
def pack_workshop(
    length: str, example: bool, output: Path, address: str, edition: str, data: Path
) -> None:
    """Write a workshop's pack: one PDF to print, one Word document, and a zip with every sheet.

    It holds the agenda, session cards, checklists and forms, cards of objectives and tools, A3
    matrices, the quiz and its key.
    """
    from strategy_playbook.export.pack import pack_files

    with problems():
        catalogue = load_project(project_at(data, edition))
        workshops = [w for w in catalogue.of_kind("workshops") if isinstance(w, Workshop)]
        chosen = next((w for w in workshops if w.length == length), None)
        if chosen is None:
            hint = f"lengths: {', '.join(w.length for w in workshops)}"
            message = f'no workshop has the length "{length}"'
            raise CatalogueError([Issue("PB505", message, hint=hint)])
        examples = [e for e in catalogue.of_kind("examples") if isinstance(e, Example)]
        if example and not examples:
            raise CatalogueError([Issue("PB505", "the catalogue has no example")])
        filled = examples[0] if example else None
        files = pack_files(catalogue, imprint_of(catalogue, address), chosen, filled)
        for name, content in files.items():
            write_bytes(output / name, content)
            click.echo(f"{(output / name).as_posix()}: written")


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    show_default="strategy-playbook.zip, or strategy-playbook-ID.zip for an edition",
    help="The file to write.",
)
@address_option
@edition_option
@data_option
def bundle(output: Path | None, address: str, edition: str, data: Path) -> None:
    """Write the whole site into one zip that works without a network, search included.

    What `playbook export files` made goes in as well.
    """
    from strategy_playbook.bundle import bundle as write

    with problems():
        output = output or Path(f"strategy-playbook{f'-{edition}' if edition else ''}.zip")
        size = write(project_at(data, edition, address), output)
        click.echo(f"{output.as_posix()}: {size / 1_000_000:.1f} MB written")
