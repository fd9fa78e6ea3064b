"""The catalogue as one JSON document, for programs of other people.

``{"schema_version": "1.2", "release": {...}, "records": [...]}``: the release is the version of the
content, with its date. Each record has all its fields, its kind first, in the order of reading.
Links stand on the record that writes them. The first number of the schema's version changes only
when a program that reads the file would have to change.

Of an edition the document also says which edition it is and what that leaves out, and each record
has its provenance, with what the base says in place of each change. ``basis`` is then what a reader
is told, so that a program that knows nothing of editions cannot take adapted words for those of
the papers; what the base said of itself stands in the provenance.
"""

from __future__ import annotations

import json
from typing import Any

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.lay import Applied
from strategy_playbook.models import KINDS, Record
from strategy_playbook.overlay import ABSENT

SCHEMA_VERSION = "1.2"
_FIRST = ("id", "code", "kind", "title", "summary", "source", "basis", "links")


def rows(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every record as plain values, the fields that all kinds share first."""
    return [_row(record, catalogue) for record in catalogue.records.values()]


def dumps(catalogue: Catalogue) -> str:
    """Return the catalogue as JSON text: the same bytes for the same catalogue."""
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "release": catalogue.release.model_dump(mode="json"),
    }
    if edition := catalogue.edition:
        document["edition"] = _edition(edition, catalogue)
        document["hidden"] = _hidden(edition)
    document["records"] = rows(catalogue)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _row(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    fields = {"kind": record.kind, **record.model_dump(mode="json")}
    first = {name: fields[name] for name in _FIRST}
    row = first | {name: value for name, value in fields.items() if name not in first}
    if catalogue.edition:
        row["basis"] = catalogue.standing(record)
        row["provenance"] = _provenance(record, catalogue)
    return row


def _edition(edition: Edition, catalogue: Catalogue) -> dict[str, Any]:
    wanted = {"name", "version", "date", "region", "authority"}
    about = edition.file.model_dump(mode="json", include=wanted)
    return {"id": edition.id, **about, "base_version": catalogue.release.version}


def _hidden(edition: Edition) -> list[dict[str, str]]:
    return [
        {
            "id": one.id,
            "code": one.code,
            "kind": KINDS[one.plural].kind,
            "title": one.title,
            "why": one.why,
        }
        for one in edition.hidden.values()
    ]


def _provenance(record: Record, catalogue: Catalogue) -> dict[str, Any]:
    found = catalogue.provenance(record)
    return {
        "state": found.state,
        "standing": catalogue.standing(record),
        "basis": record.basis,
        "changes": [_change(one) for one in found.changes],
    }


def _change(one: Applied) -> dict[str, Any]:
    change = one.change
    return {
        "operation": change.operation,
        "field": change.field or None,
        "why": change.why,
        "reviewed": change.reviewed.isoformat() if change.reviewed else None,
        "base": None if one.base is ABSENT else one.base,
    }
