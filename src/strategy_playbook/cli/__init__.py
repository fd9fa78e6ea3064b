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
from strategy_playbook.cli.common import (
    Folder,
    address_option,
    data_option,
    edition_option,
    problems,
    project_at,
)
from strategy_playbook.cli.editions import (
    diff,
    drift,
    editions,
    ids_of,
    pin,
    said_tally,
    say_drift,
)
from strategy_playbook.cli.new_edition import begin
from strategy_playbook.cli.sites import build, publish, serve
from strategy_playbook.cli.takeaway import bundle, export, pack
from strategy_playbook.cli.telling import say
from strategy_playbook.editions.folder import FOLDER as EDITIONS
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.json_schemas import FOLDER as SCHEMAS
from strategy_playbook.json_schemas import data_schemas, edition_schemas, write_schemas
from strategy_playbook.models import KINDS
from strategy_playbook.project import (
    DATA,
    DOCS,
    INSTALLED,
    base_folder,
    files_of,
    load_project,
    renderer_of,
    shown,
)
from strategy_playbook.render import Renderer
from strategy_playbook.report import FORMATS


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("strategy-playbook"), message="%(version)s")
def main() -> None:
    """Check, look at and hand on the catalogue of the Strategy Playbook.

    The catalogue is the folder data/: text files that list principles, objectives, tools and so
    on. Run these commands in the folder that holds data/, or that holds editions/.

    To see the site itself, run: playbook serve
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
@click.option("--all-editions", is_flag=True, help="Check the base and then every edition.")
def check(folder: Path | None, edition: str, form: str, all_editions: bool) -> None:
    """Look for mistakes in the catalogue.

    DIR is the folder of the catalogue; without it, data in the folder you are in. Each problem is
    one line: the file, the line, the column, the number of the problem, what is wrong, and in
    brackets what you can do. docs/contributing/errors.md explains every number.
    """
    with problems(form):
        data = folder or shown(base_folder(Path.cwd()) / DATA)
        chosen = [edition]
        if all_editions:
            chosen = ["", *ids_of(project_at(data))]
            load_project(project_at(data))  # its mistakes would be those of every edition
        issues: list[Issue] = []
        for id_ in chosen:
            try:
                catalogue = load_project(project_at(data, id_))
            except CatalogueError as error:
                issues += error.issues
                continue
            if form != "json":
                _say_tally(catalogue, whole=not (id_ and all_editions))
        if issues:
            raise CatalogueError(issues)
        if form == "json":
            click.echo(json.dumps([]))


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
    """Write the files that let an editor help you type.

    They go to data/schema/, and to editions/schema/ if there are editions. Run this after a change
    of the fields that records or editions have; a test fails while the files are out of date. The
    first line of a YAML file tells the editor which of them to use.
    """
    with problems():
        written: dict[Path, bool] = {}
        if not data.resolve().is_relative_to(INSTALLED):  # that belongs to the package
            written |= write_schemas(data / SCHEMAS, data_schemas())
        if Path(EDITIONS).is_dir():
            written |= write_schemas(Path(EDITIONS, SCHEMAS), edition_schemas())
        for file, changed in written.items():
            click.echo(f"{file.as_posix()}: {'written' if changed else 'up to date'}")


@main.command("materialise")
@click.argument("goal", type=Folder, metavar="DIR")
@click.option(
    "--docs",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    show_default="docs, beside the catalogue",
    help="The folder of hand-written pages.",
)
@address_option
@edition_option
@data_option
def materialise_(goal: Path, docs: Path | None, address: str, edition: str, data: Path) -> None:
    """Write the whole site as finished Markdown files, for another site engine.

    DIR is the folder to fill. It gets docs/ with every page, its macros replaced by what they show,
    and the files to take away; mkdocs.yml with the name, colours and navigation of the base or the
    edition; and overrides/ with templates. To build the site, run another engine in DIR, or MkDocs
    without this toolkit. DIR must be empty or new, or filled by this command before; then only what
    changed is written.
    """
    # These load MkDocs, which no other command needs.
    from strategy_playbook.appearance import finished
    from strategy_playbook.materialise import materialise
    from strategy_playbook.site_parts import site_files

    with problems():
        project = project_at(data, edition, address)
        renderer = renderer_of(load_project(project), files_of(project))
        found = site_files(renderer, docs or shown(project.base / DOCS), project.downloads())
        changes = materialise(renderer, found, finished(project, renderer, found), goal)
        click.echo(f"{goal.as_posix()}: {changes} file(s) changed")


for command in (
    *(build, serve, publish, export, pack, bundle),
    *(begin, editions, diff, drift, pin),
):
    main.add_command(command)


def _say_tally(catalogue: Catalogue, *, whole: bool) -> None:
    """Print how much there is; of an edition, not ``whole``, only what it changes."""
    counts = [(len(catalogue.of_kind(plural)), plural) for plural in KINDS]
    parts = ", ".join(
        f"{count} {plural if count > 1 else KINDS[plural].kind}"
        for count, plural in counts
        if count
    )
    if whole:
        say(f"No problems: {parts}.")
    if edition := catalogue.edition:
        say(f"{edition.id}: {'' if whole else 'no problems, '}{said_tally(edition, catalogue)}")
        say_drift(edition)
