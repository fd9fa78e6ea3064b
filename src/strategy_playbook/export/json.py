"""The catalogue as one JSON document, for programs of other people.

``{"schema_version": "1.0", "records": [...]}``: each record has all its fields, its kind first, in
the order of reading. Links stand on the record that writes them. The version's first number
changes only when a program that reads the file would have to change.
"""

from __future__ import annotations

import json
from typing import Any

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.models import Record

SCHEMA_VERSION = "1.0"
_FIRST = ("id", "code", "kind", "title", "summary", "source", "basis", "links")


def rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every record as plain values, the fields that all kinds share first."""
    return [_row(record) for record in catalogue.records.values()]


def dumps(catalogue: Catalogue) -> str:
    """Return the catalogue as JSON text: the same bytes for the same catalogue."""
    document = {"schema_version": SCHEMA_VERSION, "records": rows(catalogue)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _row(record: Record) -> dict[str, Any]:
    fields = {"kind": record.kind, **record.model_dump(mode="json")}
    first = {name: fields[name] for name in _FIRST}
    return first | {name: value for name, value in fields.items() if name not in first}
