"""What all commands share: options that several take, and problems as lines with an exit code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.loading import check_language
from strategy_playbook.project import DATA, Project, base_folder, shown
from strategy_playbook.report import FORMATS

Folder = click.Path(path_type=Path, file_okay=False)

data_option = click.option(
    "--data",
    type=Folder,
    default=lambda: shown(base_folder(Path.cwd()) / DATA),
    show_default="data",
    help="The folder of the catalogue.",
)
edition_option = click.option(
    "--edition",
    envvar="PLAYBOOK_EDITION",
    default="",
    metavar="ID",
    help="The edition of a region to lay over it; also read from PLAYBOOK_EDITION.",
)
address_option = click.option(
    "--address",
    envvar="PLAYBOOK_ADDRESS",
    default="",
    help="Where the site is published, for QR codes; also read from PLAYBOOK_ADDRESS.",
)


def project_at(data: Path, edition: str = "", address: str = "") -> Project:
    """Return the project of a command: the base around a catalogue, and the folder one is in.

    The language is the one that the site would have: it is read from PLAYBOOK_LANG.

    Raises:
        CatalogueError: PB502 for a language that there is not.
    """
    base, language = data.resolve().parent, os.environ.get("PLAYBOOK_LANG") or "en"
    check_language(language)
    return Project(base, Path.cwd(), edition, language, address, data=data)


@contextmanager
def problems(form: str = "text") -> Iterator[None]:
    """Turn problems into lines on standard error and exit code 1."""
    try:
        yield
    except CatalogueError as error:
        issues = error.issues
    except BrokenPipeError:  # whoever read our output has seen enough
        raise
    except OSError as error:
        issues = (Issue("PB504", f"{error.filename or 'a file'}: {error.strerror}"),)
    else:
        return
    click.echo(FORMATS[form](issues), err=form != "json", nl=False)
    if form == "text":
        click.echo(f"{len(issues)} problem{'s' if len(issues) != 1 else ''}.", err=True)
    raise SystemExit(1)
