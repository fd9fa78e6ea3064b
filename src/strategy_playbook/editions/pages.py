"""An edition's pages: which of them are new, which stand in the place of the base's, which go.

overlay/pages.yml names each of them with the reason. A page in docs/ that it does not name is
refused, so that nobody replaces a page of the base by an accident of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from strategy_playbook.editions.changes import Change, Operation
from strategy_playbook.editions.results import Applied, Review
from strategy_playbook.errors import Issue, Location, did_you_mean, shortened
from strategy_playbook.models.editions import PageOperations
from strategy_playbook.overlay import ABSENT, Entry, Origin
from strategy_playbook.source import Document
from strategy_playbook.validate import fit, text_issues

PAGES = "pages"
KEPT = frozenset({"index.md", "about.md"})
"""Pages that every page leads to."""


def page_changes(document: Document | None) -> tuple[list[Change], list[Issue]]:
    """Split overlay/pages.yml into changes; issues as for records (PB201 to PB210)."""
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
        issues += [*wrong, *text_issues(Entry(PAGES, {"why": fields.get("why")}, origin))]
        if does is None:
            continue
        operation: Operation = "add" if does.add else "replace" if does.replace else "hide"
        below = origin.below(operation)
        changes.append(Change(PAGES, path, operation, "", does.add, does.why, does.reviewed, below))
    return changes, issues


def meet_pages(
    changes: Sequence[Change],
    folder: Path,
    own: Sequence[str],
    base: Mapping[str, str],
    review: Review,
) -> tuple[list[Applied], list[Issue]]:
    """Compare changes of pages with the pages that there are.

    Args:
        changes: What the edition does with pages.
        folder: The edition's folder of pages, for messages.
        own: The paths of the edition's pages.
        base: The base's pages: path to text.
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
        if change.operation != "hide" and change.id not in own:
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
    pages = {*own, *base}
    for change in changes:
        after = change.value.after if change.operation == "add" else None
        if after and after not in pages and change.key not in review.same:
            where = change.origin.locate(("after",))
            near = did_you_mean(after, pages)
            issues.append(Issue("PB714", f'there is no page "{shortened(after)}"', where, near))
    return applied, issues


def _not_named(own: Iterable[str], changes: Iterable[Change], folder: Path) -> Iterable[Issue]:
    named = {change.id for change in changes if change.operation != "hide"}
    for path in own:
        if path not in named:
            place = Location(f"{folder.as_posix()}/{path}")
            hint = "name it there, with why and either add or replace"
            yield Issue("PB714", "overlay/pages.yml does not name this page", place, hint)
