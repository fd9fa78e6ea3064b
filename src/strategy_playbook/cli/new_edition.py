"""The command that begins an edition: it asks what it must know, and writes what builds at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.cli.common import Folder, data_option, problems, project_at
from strategy_playbook.editions.folder import FOLDER as EDITIONS
from strategy_playbook.editions.folder import editions_in
from strategy_playbook.editions.repository import check_folder, write_repository
from strategy_playbook.editions.scaffold import (
    Plan,
    check_id,
    check_prefix,
    checked_text,
    proposed_name,
    proposed_prefix,
    write_edition,
)
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.project import DOCS, Project, load_project, shown


@click.command("new-edition")
@click.argument("id_", metavar="ID")
@click.option("--name", help="What it is called.")
@click.option("--region", help="For whom it is made, as readers there would say it.")
@click.option("--authority", help="Who makes it and answers for it: an office, not a person.")
@click.option(
    "--prefix", help="What ids of its own records begin with: 2 to 8 letters, such as nc."
)
@click.option(
    "--example/--no-example",
    default=True,
    show_default=True,
    help="Whether to include examples of changes, of which one is switched on.",
)
@click.option(
    "--standalone",
    type=Folder,
    metavar="FOLDER",
    help="Write a repository of its own into this empty or new folder: with CI and a lock.",
)
@click.option(
    "--wheel",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file of the package for that repository, if it is not found or built.",
)
@data_option
def begin(
    id_: str,
    name: str | None,
    region: str | None,
    authority: str | None,
    prefix: str | None,
    example: bool,
    standalone: Path | None,
    wheel: Path | None,
    data: Path,
) -> None:
    """Begin an edition of a region in editions/ID.

    ID is the name of its folder and part of its address, such as north-coast. What you do not give
    as an option, you are asked. The new edition builds at once, and each file in it says what it is
    for. Nothing outside of its folder is changed.
    """
    if wheel and not standalone:
        raise click.UsageError("--wheel is for --standalone.")
    with problems():
        project = project_at(data)
        editions = shown((standalone or project.work) / EDITIONS)
        if standalone:
            check_folder(standalone)
        check_id(editions, id_)
        base = load_project(project)
        given = {"name": name, "region": region, "authority": authority}
        proposals = {"name": proposed_name(id_), "region": proposed_name(id_), "authority": None}
        proposal = proposed_prefix(id_, base, _prefixes_in(project, editions))
        missing = [option for option, text in given.items() if text is None]
        if prefix is None and not proposal:
            missing.append("prefix")
        if missing and not has_terminal():
            options = ", ".join(f'--{option} "..."' for option in missing)
            hint = f"add {options}"
            message = "there is no terminal to ask for what is missing"
            raise CatalogueError([Issue("PB722", message, hint=hint)])
        answers = {
            option: _asked(_QUESTIONS[option], proposals[option], _text(option))
            if text is None
            else checked_text(text, f"--{option}")
            for option, text in given.items()
        }
        if prefix is None and has_terminal():
            prefix = _asked(_QUESTIONS["prefix"], proposal or None, _prefix(base))
        plan = Plan(
            id_,
            **answers,
            prefix=proposal if prefix is None else prefix,
            examples=example,
            standalone=standalone is not None,
        )
        base_of = (project.catalogue_folder(), project.base / DOCS)
        if standalone:
            files = write_repository(plan, standalone, *base_of, wheel)
            read = standalone / "README.md"
        else:
            files = write_edition(plan, editions, *base_of)
            read = editions / id_ / "README.md"
        for file in files:
            click.echo(f"{file.as_posix()}: written")
        if not standalone:
            click.echo(f"Look at it:  playbook serve --edition {id_}")
        click.echo(f"Then read:   {read.as_posix()}")


_QUESTIONS = {
    "name": "What is the edition called?",
    "region": "For whom is it made?",
    "authority": "Which office makes it and answers for it?",
    "prefix": "What do ids of its own records begin with?",
}


def has_terminal() -> bool:
    """Return whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _asked(question: str, proposal: str | None, check: Callable[[str], str]) -> str:
    def checked(answer: str) -> str:
        try:
            return check(answer)
        except CatalogueError as error:
            raise click.UsageError(str(error.issues[0])) from None

    answer: str = click.prompt(question, default=proposal, value_proc=checked)
    return answer


def _text(what: str) -> Callable[[str], str]:
    return lambda answer: checked_text(answer, what)


def _prefix(base: Catalogue) -> Callable[[str], str]:
    def check(answer: str) -> str:
        check_prefix(answer.strip(), base)
        return answer.strip()

    return check


def _prefixes_in(project: Project, editions: Path) -> list[str]:
    """Return the prefixes of other editions, as far as they can be read."""
    found = []
    for id_ in editions_in(editions):
        try:
            edition = load_project(replace(project, edition=id_)).edition
        except CatalogueError:
            continue
        if edition:
            found.append(edition.file.prefix)
    return found
