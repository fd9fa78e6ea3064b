"""The navigation of an edition: the base's, without hidden pages, and with those of its own.

The lists are those of mkdocs.yml: a page is a path, or a title with a path; a group is a title with
a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from strategy_playbook.editions.edition import Edition
from strategy_playbook.models.editions import NewPage

Nav = list[Any]


def navigation(
    base: Sequence[Any], edition: Edition, name: str, pages: Sequence[tuple[str, str]]
) -> Nav:
    """Return the navigation of an edition.

    Args:
        base: The navigation of the base.
        edition: The edition.
        name: The name of the last group, which holds those pages of the edition that stand
            nowhere else.
        pages: The titles and paths of pages about the edition itself, which that group begins with.
    """
    changes = [one.change for one in edition.pages() if one.lost is None]
    hidden = {change.id for change in changes if change.operation == "hide"}
    nav = _without(base, hidden)
    added = {change.id: change.value for change in changes if change.operation == "add"}
    group: Nav = [{title: path} for title, path in pages]
    for place in dict.fromkeys(new.after for new in added.values() if new.after not in added):
        items = list(_behind(place, added))
        if place is None or not _put(nav, items, place):
            group += items
    left = [one.change for one in edition.pages() if one.lost is not None]
    group += [change.id for change in left if change.operation == "replace"]
    return [*nav, {name: group}]


def _behind(place: str | None, added: Mapping[str, NewPage]) -> Iterator[Any]:
    """Yield the new pages that stand after a page, each followed by those after itself."""
    for path, new in added.items():
        if new.after == place:
            yield {new.title: path}
            yield from _behind(path, added)


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


def _put(nav: Nav, items: Nav, after: str) -> bool:
    """Put items after a page, wherever that stands; return whether it stands anywhere.

    After a page in the first row, which is a tab of its own, the items become tabs, too.
    """
    for index, other in enumerate(nav):
        value = other if isinstance(other, str) else next(iter(other.values()))
        if value == after:
            nav[index + 1 : index + 1] = items
            return True
        if isinstance(value, list) and _put(value, items, after):
            return True
    return False
