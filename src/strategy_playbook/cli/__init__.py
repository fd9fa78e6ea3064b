"""The `playbook` command: what the site build does with the catalogue, from a terminal.

Each command's help is written for somebody who edits YAML and has never seen the code. Problems go
to standard error, results to standard output; with a problem the exit code is 1.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

import click

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.cli.common import Folder, data_option, edition_option, problems, project_at
from strategy_playbook.cli.takeaway import bundle, export, pack
from strategy_playbook.files import write_text
from strategy_playbook.materialise import materialise
from strategy_playbook.models import KINDS, schema_of
from strategy_playbook.project import DATA, DOCS, base_folder, load_project, renderer_of, shown
from strategy_playbook.render import Renderer
from strategy_playbook.report import FORMATS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("strategy-playbook"), message="%(version)s")
def main() -> None:
    """Check, look at and hand on the catalogue of the Strategy Playbook.

    The catalogue is the folder data/: text files that list principles, objectives, tools and so
    on. Run these commands in the folder that holds data/. To see the site itself, run: make serve
    """


@main.command()
@click.argument("folder", type=Folder, required=False, metavar="[DIR]")
@edition_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to print problems: for people, for programs, or as marks in a pull request.",
)
def check(folder: Path | None, edition: str, form: str) -> None:
    """Look for mistakes in the catalogue.

    DIR is the folder of the catalogue; without it, data in the folder you are in. Each problem is
    one line: the file, the line, the column, the number of the problem, what is wrong, and in
    brackets what you can do. docs/contributing/errors.md explains every number.
    """
    with problems(form):
        project = project_at(folder or shown(base_folder(Path.cwd()) / DATA), edition)
        catalogue = load_project(project)
        if form == "json":
            click.echo(json.dumps([]))
        else:
            click.echo(_tally(catalogue))


@main.command()
@click.argument("id_", metavar="ID")
@edition_option
@data_option
def show(id_: str, edition: str, data: Path) -> None:
    """Print one record, with everything that is linked to it.

    ID is the record's id, such as address-recruitment-drivers, or its code, such as PV-O1.
    """
    with problems():
        catalogue = load_project(project_at(data, edition))
        ids = {record.code.lower(): record.id for record in catalogue.records.values()}
        record = catalogue.get(ids.get(id_.lower(), id_))
        click.echo(Renderer(catalogue).plain(record), nl=False)


@main.command()
@data_option
def schema(data: Path) -> None:
    """Write the files that let an editor help you type records.

    They go to data/schema/. Run this after a change of the fields that records have; a test fails
    while the files are out of date.
    """
    with problems():
        for plural, model in KINDS.items():
            text = json.dumps(schema_of(model), indent=2, ensure_ascii=False) + "\n"
            file = data / "schema" / f"{plural}.schema.json"
            state = "written" if write_text(file, text) else "up to date"
            click.echo(f"{file.as_posix()}: {state}")


@main.command("materialise")
@click.argument("goal", type=Folder, metavar="DIR")
@click.option(
    "--docs",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    show_default="docs, beside the catalogue",
    help="The folder of hand-written pages.",
)
@edition_option
@data_option
def materialise_(goal: Path, docs: Path | None, edition: str, data: Path) -> None:
    """Write all pages as finished Markdown files, for another site engine.

    DIR is filled with the hand-written pages and one page for each record; every macro is replaced
    by what it shows. DIR must be empty or new, or filled by this command before; then only what
    changed is written.
    """
    with problems():
        project = project_at(data, edition)
        renderer = renderer_of(load_project(project))
        changes = materialise(renderer, docs or project.base / DOCS, goal)
        click.echo(f"{goal.as_posix()}: {changes} file(s) changed")


for command in (export, pack, bundle):
    main.add_command(command)


def _tally(catalogue: Catalogue) -> str:
    counts = [(len(catalogue.of_kind(plural)), plural) for plural in KINDS]
    parts = ", ".join(
        f"{count} {plural if count > 1 else KINDS[plural].kind}"
        for count, plural in counts
        if count
    )
    return f"No problems: {parts}."
