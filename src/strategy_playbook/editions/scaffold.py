"""A new edition: a folder that builds at once and explains itself to whoever opens it.

Its files come from templates/edition/new/. They are written beside the folder, loaded and pinned
there, and put in place only if they have no mistake.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from strategy_playbook.authoring import page_environment
from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.drift import pins_of
from strategy_playbook.editions.folder import LOCK, find_edition
from strategy_playbook.editions.pins import lock_text
from strategy_playbook.errors import CatalogueError, Issue, Location, shortened
from strategy_playbook.files import swap_in, workspace_for, write_text
from strategy_playbook.json_schemas import FOLDER as SCHEMAS
from strategy_playbook.json_schemas import edition_schemas, write_schemas
from strategy_playbook.loading import load
from strategy_playbook.models.strategy import Objective
from strategy_playbook.plaintext import problems
from strategy_playbook.prose import pages_in

_TEMPLATES = Path(__file__).parents[1] / "templates" / "edition" / "new"
_PREFIX = re.compile(r"[a-z][a-z0-9]{1,7}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new edition is to be.

    Attributes:
        id: Its id, the name of its folder.
        name: What it is called.
        region: For whom it is made.
        authority: Who makes it.
        prefix: What the ids of its own records begin with.
        examples: Whether it comes with examples of changes.
        standalone: Whether its repository holds nothing else, so that there is no make.
    """

    id: str
    name: str
    region: str
    authority: str
    prefix: str
    examples: bool = True
    standalone: bool = False


def check_id(editions: Path, id_: str) -> None:
    """Refuse an id that no edition can have (PB701), or that one has (PB721)."""
    try:
        find_edition(editions, id_)
    except CatalogueError as error:
        if any(issue.id != "PB501" for issue in error.issues):
            raise
    folder = editions / id_
    if folder.exists():
        hint = "choose another id, or move the folder away"
        place = Location(folder.as_posix())
        raise CatalogueError([Issue("PB721", "this folder is there already", place, hint)])


def checked_text(text: str, what: str) -> str:
    """Return a text on one line as it can stand in edition.yml.

    Raises:
        CatalogueError: PB722 if it is empty, too long, or more than plain text.
    """
    line = " ".join(text.split())
    reason = next((message for _, message, _ in problems(line)), None)
    if not line:
        reason = "it is empty"
    elif len(line) > _LONGEST:
        reason = f"it has {len(line)} characters, {_LONGEST} are allowed"
    elif "{" in line or "}" in line:
        reason = "braces are for variables"
    if reason:
        raise CatalogueError([Issue("PB722", f"{what} cannot be used: {reason}")])
    return line


def check_prefix(prefix: str, base: Catalogue) -> None:
    """Refuse a prefix that is none, or with which names of the base begin (PB705)."""
    if not _PREFIX.fullmatch(prefix):
        message = f'"{shortened(prefix)}" cannot be a prefix'
        hint = "2 to 8 small letters and digits, a letter first, such as nc"
        raise CatalogueError([Issue("PB705", message, hint=hint)])
    if _is_taken(prefix, base):
        message, hint = f'names of the base begin with "{prefix}"', "choose another prefix"
        raise CatalogueError([Issue("PB705", message, hint=hint)])


def proposed_name(id_: str) -> str:
    """Return an id as a name: ``north-coast`` as ``North Coast``."""
    return " ".join(word.capitalize() for word in id_.split("-"))


def proposed_prefix(id_: str, base: Catalogue, others: Collection[str] = ()) -> str:
    """Return a short prefix that neither the base nor another edition has."""
    for prefix in _prefixes(id_):
        if _PREFIX.fullmatch(prefix) and prefix not in others and not _is_taken(prefix, base):
            return prefix
    return ""


def write_edition(plan: Plan, editions: Path, data: Path, docs: Path) -> list[Path]:
    """Write a new edition, whole or not at all.

    Args:
        plan: What it is to be.
        editions: The folder that holds all editions.
        data: The base's catalogue.
        docs: The base's pages.

    Returns:
        The files, in order.

    Raises:
        CatalogueError: PB701, PB705, PB721 or PB722 for what the plan says; every problem of the
            base if it has any.
    """
    check_id(editions, plan.id)
    base = load(data)
    check_prefix(plan.prefix, base)
    for what in ("name", "region", "authority"):
        checked_text(getattr(plan, what), what)
    goal = editions / plan.id
    workspace = workspace_for(goal)
    try:
        for path, text in _files(plan, base, sorted(pages_in(docs, []))):
            write_text(workspace / path, text)
        _pin(workspace, data, docs)
        swap_in(workspace, goal)
        write_schemas(editions / SCHEMAS, edition_schemas())
    finally:
        shutil.rmtree(workspace, ignore_errors=True)
    return sorted(path for path in goal.rglob("*") if path.is_file())


def _pin(folder: Path, data: Path, docs: Path) -> None:
    catalogue = load(data, edition=folder, docs=docs if docs.is_dir() else None)
    assert catalogue.edition is not None  # noqa: S101 # it was asked for
    if pins := pins_of(catalogue.edition, catalogue.release.version):
        write_text(folder / LOCK, lock_text(pins))


def _files(plan: Plan, base: Catalogue, pages: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file."""
    objectives = [one for one in base.of_kind("objectives") if isinstance(one, Objective)]
    examples = [*objectives[:4], *[None] * (4 - len(objectives[:4]))]
    values = {
        **{field.name: getattr(plan, field.name) for field in fields(plan)},
        **dict(zip(("first", "second", "third", "fourth"), examples, strict=True)),
        "principle": base.get(objectives[0].principle) if objectives else None,
        "pages": pages,
    }
    without = () if plan.examples and objectives else ("overlay/objectives.yml",)
    yield from rendered(_TEMPLATES, values, without)


def rendered(
    templates: Path, values: Mapping[str, object], without: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file that a folder of templates makes.

    Args:
        templates: The folder.
        values: What the templates may use.
        without: Paths of files that are not wanted.
    """
    environment = page_environment({}).overlay(
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["quoted"] = _quoted
    for file in sorted(templates.rglob("*.j2")):
        path = file.relative_to(templates).as_posix().removesuffix(".j2")
        if path not in without:
            yield path, environment.from_string(file.read_text("utf-8")).render(values)


def _quoted(text: str) -> str:
    """Return a text in quotation marks, as YAML reads it back."""
    return json.dumps(text, ensure_ascii=False)


def _prefixes(id_: str) -> Iterator[str]:
    words = id_.split("-")
    letters = "".join(words)
    if len(words) > 1:
        yield "".join(word[0] for word in words)[:8]
    for length in range(2, 9):
        yield letters[:length]
    for number in range(2, 100):
        yield f"{letters[:2]}{number}"


def _is_taken(prefix: str, base: Catalogue) -> bool:
    codes = {record.code.lower() for record in base.of_kind("principles")}
    return prefix in codes or any(id_.startswith(f"{prefix}-") for id_ in base.records)
