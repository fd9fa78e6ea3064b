"""The navigation of an edition: the base's, without hidden pages, and with those of its own.

The lists are those of mkdocs.yml: a page is a path, or a title with a path; a group is a title with
a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from strategy_playbook.editions.edition import Edition

Nav = list[Any]


def navigation(base: Sequence[Any], edition: Edition, pages: Sequence[tuple[str, str]]) -> Nav:
    """Return the navigation of an edition.

    Args:
        base: The navigation of the base.
        edition: The edition.
        pages: The titles and paths of pages about the edition itself. With the edition's own pages
            that stand nowhere else, they make a last group that bears the edition's name.
    """
    changes = [one.change for one in edition.pages() if one.lost is None]
    hidden = {change.id for change in changes if change.operation == "hide"}
    nav = _without(base, hidden)
    group: Nav = [{title: path} for title, path in pages]
    last: dict[str, str] = {}  # what was put last after a page, so that the order stays
    for change in changes:
        if change.operation != "add":
            continue
        item, after = {change.value.title: change.id}, change.value.after
        if after and _put(nav, item, last.get(after, after)):
            last[after] = change.id
        else:
            group.append(item)
    return [*nav, {edition.file.name: group}]


def _without(nav: Sequence[Any], hidden: set[str]) -> Nav:
    result: Nav = []
    for item in nav:
        if isinstance(item, str):
            result += [] if item in hidden else [item]
            continue
        title, value = next(iter(item.items()))
        if isinstance(value, str):
            result += [] if value in hidden else [{title: value}]
        elif inner := _without(value, hidden):
            result.append({title: inner})
    return result


def _put(nav: Nav, item: Any, after: str) -> bool:
    """Put an item after a page, wherever that stands; return whether it stands anywhere.

    After a page in the first row, which is a tab of its own, the item becomes a tab, too.
    """
    for index, other in enumerate(nav):
        value = other if isinstance(other, str) else next(iter(other.values()))
        if value == after:
            nav.insert(index + 1, item)
            return True
        if isinstance(value, list) and _put(value, item, after):
            return True
    return False
