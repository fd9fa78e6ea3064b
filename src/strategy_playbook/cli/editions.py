"""The commands for those who keep an edition: what there is, what it changes, what to look at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.cli.common import data_option, problems, project_at
from strategy_playbook.cli.telling import (
    differences,
    differences_as_values,
    drift_as_value,
    drifted,
    harmless,
    say,
    table,
)
from strategy_playbook.editions.drift import drift as drift_of
from strategy_playbook.editions.drift import pins_of
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import FOLDER as EDITIONS
from strategy_playbook.editions.folder import LOCK, editions_in
from strategy_playbook.editions.pins import lock_text
from strategy_playbook.editions.results import Applied
from strategy_playbook.editions.tally import tally
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean, shortened
from strategy_playbook.files import write_text
from strategy_playbook.models.editions import Pin
from strategy_playbook.project import Project, load_project
from strategy_playbook.report import FORMATS, as_github

_COLUMNS = ("added", "adapted", "hidden", "pages", "drift")

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it: for people, or for programs.",
)


def ids_of(project: Project) -> list[str]:
    """Return the ids of a project's editions; unfinished folders begin with a dot."""
    found = editions_in(project.work / EDITIONS)
    return [id_ for id_ in found if not id_.startswith(".")]


@click.command()
@form_option
@data_option
def editions(form: str, data: Path) -> None:
    """List the editions in editions/, with what each changes.

    The columns count the records that an edition adds, adapts and hides, the pages that it changes,
    and, under drift, the changes that need a look. An edition with a mistake is listed without
    numbers, and the mistake follows.
    """
    with problems():
        base = project_at(data)
        issues: list[Issue] = []
        found: list[dict[str, str | int | None]] = []
        for id_ in ids_of(base):
            try:
                catalogue, edition = loaded(data, id_)
            except CatalogueError as error:
                issues += error.issues
                found.append({"id": id_, "name": None, "region": None})
                continue
            file = edition.file
            found.append({"id": id_, "name": file.name, "region": file.region})
            found[-1].update(
                {**tally(edition, catalogue.records.values()), "drift": len(drift_of(edition))}
            )
        if form == "json":
            click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        elif found:
            rows = [
                [str(one[name]) if name in one else "?" for name in ("id", *_COLUMNS)]
                + [harmless(str(one[name] or "?")) for name in ("name", "region")]
                for one in found
            ]
            for line in table([["id", *_COLUMNS, "name", "region"], *rows]):
                say(line)
        else:
            say("There are no editions yet. To begin one, run: playbook new-edition ID")
        if issues:
            raise CatalogueError(issues)


@click.command()
@click.argument("id_", metavar="ID")
@form_option
@data_option
def diff(id_: str, form: str, data: Path) -> None:
    """Print all that an edition changes, with the words of the base and its own.

    ID is the name of the edition's folder. Lines with - are of the base, lines with + are of the
    edition.
    """
    with problems():
        catalogue, edition = loaded(data, id_)
        if form == "json":
            values = differences_as_values(edition)
            click.echo(json.dumps(values, ensure_ascii=False, indent=2))
            return
        say(f"{harmless(edition.file.name)}: {said_tally(edition, catalogue)}")
        for line in differences(catalogue, edition):
            say(line)


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--strict", is_flag=True, help="End with exit code 1 if anything needs a look.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to print it: for people, for programs, or as marks in a pull request.",
)
@data_option
def drift(id_: str, strict: bool, form: str, data: Path) -> None:
    """Show where the base has changed underneath an edition.

    ID is the name of the edition's folder. Each change that needs a look is shown with the words of
    the base, [-removed-] and {+new+} since your last look, and with yours. Adapt what needs it, and
    then note with playbook pin that you have looked.
    """
    with problems():
        catalogue, edition = loaded(data, id_)
        found, words = drift_of(edition), catalogue.labels.editions
        if form == "json":
            values = [drift_as_value(one) for one in found]
            click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        elif form == "github":
            marks = as_github([one.issue() for one in found], "error" if strict else "warning")
            click.echo(marks, nl=False)
        else:
            for one in found:
                for line in drifted(one, words):
                    say(line)
                say("")
            counts = Counter(one.state for one in found)
            said = ", ".join(f"{count} {state}" for state, count in counts.items())
            say(f"{_look(len(found))}: {said}." if found else words.in_step)
    if strict and found:
        raise SystemExit(1)


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("record", required=False)
@data_option
def pin(id_: str, record: str | None, data: Path) -> None:
    """Note that you have compared an edition with the base as it is now.

    ID is the name of the edition's folder. RECORD is the id or the code of a record, or the path of
    a page, if you looked at that one only. The words of the base go into overlay.lock.yml, so that
    playbook drift can say later what has changed. Notes that no change needs any more are deleted.
    """
    with problems():
        catalogue, edition = loaded(data, id_)
        only = _changed(record, catalogue, edition) if record else None
        pins = pins_of(edition, catalogue.release.version, only)
        file, before = edition.folder / LOCK, edition.pins
        if pins or file.is_file():
            write_text(file, lock_text(pins))
        new = [key for key in pins if key not in before]
        other = [key for key in pins if key in before and _renewed(pins[key], before[key])]
        gone = [key for key in before if key not in pins]
        for sign, keys in (("new", new), ("changed", other), ("no longer needed", gone)):
            for key in keys:
                say(harmless(f"{key}: {sign}"))
        looked = {one.change.key for one in _pinned(edition) if only in (None, one.change.id)}
        left = {one.change.key for one in edition.applied if one.lost is not None}
        done = len((looked - left) & set(pins))
        said = f"{done} pinned, {len(new)} of these new and {len(other)} changed"
        say(f"{said}; {len(gone)} no longer needed.")
        say_drift(loaded(data, id_)[1])


def loaded(data: Path, id_: str) -> tuple[Catalogue, Edition]:
    """Return the catalogue of an edition, and the edition; raises CatalogueError for a mistake."""
    catalogue = load_project(project_at(data, id_))
    assert catalogue.edition is not None  # noqa: S101 # it was asked for
    return catalogue, catalogue.edition


def said_tally(edition: Edition, catalogue: Catalogue) -> str:
    """Return in words how much an edition changes."""
    counts = tally(edition, catalogue.records.values())
    pages = counts.pop("pages")
    records = ", ".join(f"{count} {what}" for what, count in counts.items())
    return f"{records}, {pages} page{'' if pages == 1 else 's'} changed."


def say_drift(edition: Edition) -> None:
    """Print a line if changes of an edition need a look."""
    if count := len(drift_of(edition)):
        say(f"{_look(count)}, run: playbook drift {edition.id}")


def _look(count: int) -> str:
    return "1 change needs a look" if count == 1 else f"{count} changes need a look"


def _changed(name: str, catalogue: Catalogue, edition: Edition) -> str:
    """Return the id under which changes of a record or page are pinned; raises PB402 if none."""
    codes = {record.code.lower(): record.id for record in catalogue.records.values()}
    codes |= {one.code.lower(): one.id for one in edition.hidden.values()}
    id_ = codes.get(name.lower(), name)
    ids = list(dict.fromkeys(one.change.id for one in _pinned(edition)))
    if id_ not in ids:
        message = f'the edition changes no record or page "{shortened(name)}"'
        hint = did_you_mean(name, ids) or f"playbook diff {edition.id} lists all changes"
        raise CatalogueError([Issue("PB402", message, hint=hint)])
    return id_


def _pinned(edition: Edition) -> Iterator[Applied]:
    """Yield the changes that are pinned: all but those of the order."""
    for one in edition.applied:
        if one.change.operation != "move":
            yield one


def _renewed(pin: Pin, before: Pin) -> bool:
    return (pin.sha, pin.own) != (before.sha, before.own)
