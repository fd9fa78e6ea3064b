"""JSON Schemas (2020-12) of all files that people write, so that an editor helps them type.

A schema says what the models say, and no more: an editor offers names and shows limits, and the
check has the last word. Where a schema cannot know, as with items that an overlay names, it allows.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from strategy_playbook.files import write_text
from strategy_playbook.labels import Labels
from strategy_playbook.models import KINDS, Record, Retired, schema_of
from strategy_playbook.models.editions import EditionFile, Operations, PageOperations
from strategy_playbook.models.release import Release

Schema = dict[str, Any]

FOLDER = "schema"
"""The folder in data/, and in editions/, that holds the schemas of the files there."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def data_schemas() -> dict[str, Schema]:
    """Return the schema of each file in data/, by the name of the file in its folder."""
    return {
        **{f"{plural}.schema.json": schema_of(model) for plural, model in KINDS.items()},
        "labels.schema.json": _fields_schema(Labels, "labels"),
        "release.schema.json": _fields_schema(Release, "release"),
        "retired.schema.json": _retired_schema(),
    }


def edition_schemas() -> dict[str, Schema]:
    """Return the schema of each file of an edition, by the name of the file in its folder."""
    return {
        "edition.schema.json": _fields_schema(EditionFile, "edition"),
        **{f"overlay-{p}.schema.json": _overlay_schema(model) for p, model in KINDS.items()},
        "overlay-labels.schema.json": _label_changes_schema(),
        "overlay-pages.schema.json": _pages_schema(),
    }


def write_schemas(folder: Path, schemas: Mapping[str, Schema]) -> dict[Path, bool]:
    """Write schemas into a folder, and return for each file whether it changed."""
    return {
        folder / name: write_text(
            folder / name, json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        )
        for name, schema in schemas.items()
    }


def _fields_schema(model: type[BaseModel], title: str) -> Schema:
    definitions = _definitions(model)
    return _schema(title, definitions.pop(model.__name__), definitions)


def _retired_schema() -> Schema:
    items = {"$ref": f"#/$defs/{Retired.__name__}"}
    return _schema("retired", {"type": "array", "items": items}, _definitions(Retired))


def _pages_schema() -> Schema:
    """Return the schema of overlay/pages.yml, which names each page by its path."""
    operations = {"$ref": f"#/$defs/{PageOperations.__name__}"}
    body = {"type": "object", "additionalProperties": operations}
    return _schema("pages", body, _definitions(PageOperations))


def _label_changes_schema() -> Schema:
    """Return the schema of overlay/labels.yml, which sets single words."""
    definitions = _definitions(Labels)
    does = _definitions(Operations)[Operations.__name__]["properties"]
    fields = {name: schema for name, schema, _ in _fields(definitions, Labels.__name__)}
    body = {
        "type": "object",
        "properties": {
            "why": does["why"],
            "reviewed": does["reviewed"],
            "set": {**does["set"], "properties": fields},
        },
        "required": ["why", "set"],
        "additionalProperties": False,
    }
    return _schema("labels", body, definitions)


def _overlay_schema(model: type[Record]) -> Schema:
    """Return the schema of a file in overlay/, which names each record of a kind by its id.

    An edition says no basis, as all that it writes is marked as its own, and no id inside of a
    record that it adds.
    """
    name, operations = model.__name__, Operations.__name__
    definitions = _definitions(model)
    for definition in definitions.values():
        _leave_out(definition, "basis")
    _leave_out(definitions[name], "id")
    fields = list(_fields(definitions, name))
    lists = {field: schema for field, schema, is_list in fields if is_list}
    definitions |= _definitions(Operations)
    does = definitions[operations]["properties"]
    does["add"] = {"$ref": f"#/$defs/{name}", "description": does["add"]["description"]}
    does["set"]["properties"] = {field: schema for field, schema, _ in fields}
    does["append"]["properties"] = lists
    does["remove"]["properties"] = {field: {"type": "array"} for field in lists}
    body = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{operations}"}}
    return _schema(model.plural, body, definitions)


def _definitions(model: type[BaseModel]) -> dict[str, Schema]:
    """Return the schemas of a model and of all that it is made of, by their names."""
    whole = copy.deepcopy(model.model_json_schema())
    definitions: dict[str, Schema] = whole.pop("$defs", {})
    definitions[model.__name__] = whole
    return definitions


def _schema(title: str, body: Schema, definitions: dict[str, Schema]) -> Schema:
    named = {"$defs": definitions} if definitions else {}
    return {"$schema": _DIALECT, **body, "title": title, **named}


def _leave_out(definition: Schema, name: str) -> None:
    definition.get("properties", {}).pop(name, None)
    if name in definition.get("required", ()):
        definition["required"].remove(name)


def _fields(
    definitions: dict[str, Schema], name: str, prefix: str = ""
) -> Iterator[tuple[str, Schema, bool]]:
    """Yield each field, and each field in a field as ``guidance.why``: its schema; is it a list."""
    for field, schema in definitions[name].get("properties", {}).items():
        choices = [schema, *schema.get("anyOf", ())]
        yield f"{prefix}{field}", schema, any(one.get("type") == "array" for one in choices)
        for inner in choices:
            if "$ref" in inner:
                yield from _fields(definitions, inner["$ref"].split("/")[-1], f"{prefix}{field}.")
