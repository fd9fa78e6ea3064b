"""What pages read off a record: a field by its name, and the links that are left to be listed."""

from __future__ import annotations

from typing import Any

from strategy_playbook.catalogue import Catalogue, Connection
from strategy_playbook.context import MADE_OF
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean
from strategy_playbook.models import Model, Record

# What a page shows among its fields or in its body need not stand among its links again.
_SHOWN = {
    ("principle", "under", "out"),
    ("stage", "within", "out"),
    ("point", "within", "back"),
    ("form", "within", "back"),
    ("enquiry", "depends", "out"),
    ("theme", "taught", "out"),
    ("concept", "taught", "back"),
}


def value_of(record: Record, name: str) -> Any:
    """Return a field, or a field in a field.

    Args:
        record: The record.
        name: The name as authors write it: ``title``, or with a dot ``guidance.why``.

    Raises:
        CatalogueError: PB403 if there is none, or if it is a group of fields.
    """
    value: Any = record
    for step in name.split("."):
        known = list(type(value).model_fields) if isinstance(value, Model) else []
        if step not in known:
            fields = f"fields: {', '.join(known)}" if known else None
            message = f'"{record.id}" has no field "{name}"'
            hint = did_you_mean(step, known) or fields
            raise CatalogueError([Issue("PB403", message, hint=hint)])
        value = getattr(value, step)
    if isinstance(value, Model):
        inner = ", ".join(f"{name}.{field}" for field in type(value).model_fields)
        message = f'"{name}" of "{record.id}" is a group of fields'
        raise CatalogueError([Issue("PB403", message, hint=f"name one of its fields: {inner}")])
    return value


def unshown(catalogue: Catalogue, record: Record) -> dict[str, list[Connection]]:
    """Return a record's connections but those to what its page names among its fields."""
    return {
        plural: left
        for plural, ends in catalogue.connections(record).items()
        if (left := [end for end in ends if not _is_shown(end)])
    }


def _is_shown(end: Connection) -> bool:
    way = (end.record.kind, end.relation, end.direction)
    return way in _SHOWN or (end.direction == "out" and end.relation in MADE_OF)
