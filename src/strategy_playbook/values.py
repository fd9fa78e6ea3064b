"""What pages read off a record: a field by its name, and the links that are left to be listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from strategy_playbook.catalogue import Catalogue, Connection
from strategy_playbook.context import MADE_OF
from strategy_playbook.errors import CatalogueError, Issue, did_you_mean
from strategy_playbook.field_types import FieldType
from strategy_playbook.models import KINDS, Model, Record

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

_FORMS = ("out", "many", "full")
"""The form of a word that stands for a value: of a relation, a kind, and all others."""


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


def in_words(value: str, field: FieldType, catalogue: Catalogue) -> str:
    """Return a text as readers know it: a record by its title, a value of a fixed list by its word.

    Args:
        value: The text as it is written; one that stands for nothing is returned as it is.
        field: The type of the field that holds it.
        catalogue: The records, and the labels with the words.
    """
    what = field.stands_for
    if what == "records":
        return catalogue.records[value].title if value in catalogue.records else value
    words = getattr(catalogue.labels, what or "", None)
    key = KINDS[value].kind if what == "kinds" and value in KINDS else value
    word = words.get(key) if isinstance(words, Mapping) else getattr(words, key, None)
    if isinstance(word, Model):  # for several uses; the first of these is the one for a value
        word = next(getattr(word, name) for name in _FORMS if hasattr(word, name))
    return word if isinstance(word, str) else value


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
