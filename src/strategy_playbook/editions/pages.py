"""An edition's pages: which of them are new, which stand in the place of the base's, which go.

overlay/pages.yml names each of them with the reason. A page in docs/ that it does not name is
refused, so that nobody replaces a page of the base by an accident of names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from strategy_playbook.editions.changes import Change, Operation, filled
from strategy_playbook.editions.folder import MADE, PAGES
from strategy_playbook.editions.results import Applied, Review
from strategy_playbook.errors import Issue, Location, did_you_mean, shortened
from strategy_playbook.models import KINDS
from strategy_playbook.models.editions import PageOperations
from strategy_playbook.overlay import ABSENT, Entry, Origin
from strategy_playbook.source import Document
from strategy_playbook.validate import fit, text_issues

KEPT = frozenset({"index.md", "about.md"})
"""Pages that every page leads to."""

TAKEN = frozenset({*KINDS, *(path.partition("/")[0] for path in MADE.values())})
"""Folders in which any name may become that of a record's page in a later version."""


def page_changes(
    document: Document | None, variables: Mapping[str, str]
) -> tuple[list[Change], list[Issue]]:
    """Split overlay/pages.yml into changes; issues as for records (PB201 to PB210, PB712)."""
    if document is None:
        return [], []
    if not isinstance(document.value, dict):
        hint = "begin each page with its path and a colon"
        message = "the file of pages is fields (path of a page: what to do)"
        return [], [Issue("PB203", message, document.locate(()), hint)]
    changes: list[Change] = []
    issues: list[Issue] = []
    for path, value in document.value.items():
        origin = Origin(document, (path,))
        fields = value if isinstance(value, dict) else {}
        does, wrong = fit(PageOperations, fields, Entry(PAGES, fields, origin))
        issues += wrong
        if does is None:
            continue
        operation: Operation = "add" if does.add else "replace" if does.replace else "hide"
        why = filled(does.why, origin.below("why"), variables, issues)
        texts: dict[str, Any] = {"why": why}
        new = does.add
        if new:
            title = filled(new.title, origin.below("add", "title"), variables, issues)
            new = new.model_copy(update={"title": title})
            texts["add"] = {"title": title}
        issues += text_issues(Entry(PAGES, texts, origin))
        below = origin.below(operation)
        changes.append(Change(PAGES, path, operation, "", new, why, does.reviewed, below))
    return changes, issues


def meet_pages(
    changes: Sequence[Change],
    folder: Path,
    own: Sequence[str],
    base: Mapping[str, str],
    made: Mapping[str, str],
    review: Review,
) -> tuple[list[Applied], list[Issue]]:
    """Compare changes of pages with the pages that there are.

    Args:
        changes: What the edition does with pages.
        folder: The edition's folder of pages, for messages.
        own: The paths of the edition's pages.
        base: The base's pages: path to text.
        made: Pages that are made from the catalogue, so nobody writes them: path to what to do.
        review: What the edition has reviewed: those pages of the base were there then.

    Returns:
        Each change with the base's text, and the issues (PB714).
    """
    applied: list[Applied] = []
    issues = list(_not_named(own, changes, folder))
    for change in changes:
        text = base.get(change.id)
        place = replace(change.origin, path=change.origin.path[:1]).locate(key=True)
        name = shortened(change.id)
        first, slash, _ = change.id.partition("/")
        if change.operation == "add" and slash and first in TAKEN:
            message = f'the folder "{first}" is for pages that are made from the catalogue'
            issues.append(Issue("PB714", message, place, "put the page in another folder"))
        elif change.id in made:
            message = f'the page "{name}" is made from the catalogue'
            issues.append(Issue("PB714", message, place, made[change.id]))
        elif change.operation != "hide" and change.id not in own:
            hint = did_you_mean(change.id, own) or f"write it as {folder.as_posix()}/{name}"
            issues.append(Issue("PB714", f'the edition has no page "{name}"', place, hint))
        elif change.operation == "add" and text is not None and change.key not in review.same:
            message = f'the base has a page "{name}"'
            issues.append(Issue("PB714", message, place, "write replace: true, or rename yours"))
        elif change.operation != "add" and text is None and change.key not in review.same:
            near = did_you_mean(change.id, base)
            issues.append(Issue("PB714", f'the base has no page "{name}"', place, near))
        elif change.operation == "hide" and change.id in KEPT:
            hint = "write replace: true, and a page of your own"
            issues.append(Issue("PB714", f'"{name}" cannot be hidden', place, hint))
        elif change.operation != "add" and text is None:
            applied.append(Applied(change, lost="the base does not have this page any more"))
        else:
            applied.append(Applied(change, ABSENT if text is None else text))
    return applied, issues + list(_misplaced(changes, {*own, *base, *made}, review))


def _misplaced(
    changes: Iterable[Change], pages: Collection[str], review: Review
) -> Iterator[Issue]:
    """Yield new pages that stand after one that is not there, or after themselves."""
    after = {one.id: one.value.after for one in changes if one.operation == "add"}
    for change in changes:
        anchor = after.get(change.id)
        if anchor is None:
            continue
        place = change.origin.locate(("after",))
        seen = {change.id}
        while anchor in after and anchor not in seen:
            seen.add(anchor)
            anchor = after[anchor]
        if anchor == change.id:
            message = f'the page "{shortened(change.id)}" would stand after itself'
            yield Issue("PB714", message, place, "leave after out of one of these pages")
        elif change.value.after not in pages and change.key not in review.same:
            near = did_you_mean(change.value.after, pages)
            yield Issue("PB714", f'there is no page "{shortened(change.value.after)}"', place, near)


def _not_named(own: Iterable[str], changes: Iterable[Change], folder: Path) -> Iterable[Issue]:
    named = {change.id for change in changes if change.operation != "hide"}
    for path in own:
        if path not in named:
            place = Location(f"{folder.as_posix()}/{path}")
            hint = "name it there, with why and either add or replace"
            yield Issue("PB714", "overlay/pages.yml does not name this page", place, hint)
