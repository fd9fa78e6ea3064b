"""Entries in, records out, or an issue at the exact value for everything that does not fit.

Two checks: the shape (by the models of pydantic, whose findings are put in words for people who
write YAML), and the text itself, which must be plain: no HTML, no template code, no addresses that
run scripts. Templates escape all text as well; this check is there so that authors hear of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from strategy_playbook.errors import Issue, Location, did_you_mean, nearest, shortened
from strategy_playbook.labels import Labels
from strategy_playbook.models import FORMS, KINDS, Record, Release, Retired
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.plaintext import may_have_problems, problems
from strategy_playbook.source import Document

Steps = tuple[str | int, ...]
ModelT = TypeVar("ModelT", bound=BaseModel)

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields (name: value)",
    "model_type": "fields (name: value)",
    "model_attributes_type": "fields (name: value)",
    "date_type": "a date such as 2022-02-25",
}
_VALUE_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "string_pattern_mismatch": lambda c: f"must be written like {FORMS[c['pattern']]}",
    "string_too_short": lambda c: "is empty",
    "string_too_long": lambda c: (
        f"is too long: {c['length']:,} characters, {c['max_length']:,} at most"
    ),
    "too_short": lambda c: f"needs at least {c['min_length']} item(s)",
    "greater_than_equal": lambda c: f"must be {c['ge']} or more",
    "less_than_equal": lambda c: f"must be {c['le']} or less",
    "literal_error": lambda c: f"must be one of: {c['expected']}",
    "value_error": lambda c: str(c["error"]),
}


def entries_of(plural: str, document: Document) -> tuple[list[Entry], list[Issue]]:
    """Split a data file into entries; a file or an item of another form gives PB203 or PB204."""
    if not isinstance(document.value, list):
        message = f"a file of {plural} is a list of records"
        hint = "begin each record with a dash: - id: ..."
        return [], [Issue("PB203", message, document.locate(()), hint)]
    if not document.value:
        hint = "write at least one record, or delete the file"
        return [], [Issue("PB204", "the list is empty", document.locate(()), hint)]
    entries, issues = [], []
    for index, item in enumerate(document.value):
        if isinstance(item, dict):
            entries.append(Entry(plural, item, Origin(document, (index,))))
        else:
            message = f"a record is fields (name: value), not {_found(item, None)}"
            issues.append(Issue("PB203", message, document.locate((index,))))
    return entries, issues


def validate(entry: Entry) -> tuple[Record | None, list[Issue]]:
    """Turn one entry into a record of its kind.

    Returns:
        The record, or None if its shape is wrong, and the issues (PB201 to PB210).
    """
    suspect = any(may_have_problems(document.text) for document in entry.documents())
    issues = list(text_issues(entry)) if suspect else []
    record, shape = fit(KINDS[entry.plural], entry.fields, entry)
    return record, [*issues, *shape]


def validate_retired(document: Document) -> tuple[list[tuple[Retired, Entry]], list[Issue]]:
    """Turn data/retired.yml into what is left of retired records; issues as for records."""
    entries, issues = entries_of("retired", document)
    found = []
    for entry in entries:
        retired, shape = fit(Retired, entry.fields, entry)
        issues += [*text_issues(entry), *shape]
        found += [(retired, entry)] if retired else []
    return found, issues


def validate_release(document: Document) -> tuple[Release | None, list[Issue]]:
    """Turn data/release.yml into a release; issues as for a record."""
    if not isinstance(document.value, dict):
        message = "the file of the release is fields (name: value)"
        return None, [Issue("PB203", message, document.locate(()))]
    return fit(Release, document.value, Entry("release", document.value, Origin(document)))


def labels_entry(document: Document) -> tuple[Entry | None, list[Issue]]:
    """Return data/labels.yml as an entry, as if it were a record."""
    if not isinstance(document.value, dict):
        message = "the file of labels is fields (name: value)"
        return None, [Issue("PB203", message, document.locate(()))]
    return Entry("labels", document.value, Origin(document)), []


def validate_labels(entry: Entry) -> tuple[Labels | None, list[Issue]]:
    """Turn data/labels.yml into labels; issues as for a record."""
    labels, shape = fit(Labels, entry.fields, entry)
    return labels, [*text_issues(entry), *shape]


def fit(
    model: type[ModelT], fields: Mapping[str, Any], entry: Entry
) -> tuple[ModelT | None, list[Issue]]:
    """Turn fields into a model, or say what keeps them from being one (PB201 to PB204).

    Args:
        model: The model.
        fields: The fields, as written.
        entry: Knows where each of them stands.
    """
    try:
        return model.model_validate(dict(fields)), []
    except ValidationError as error:
        found = [detail for detail in error.errors(include_url=False) if not _follows(detail)]
        misspelt = _misspelt(found, model)
        return None, [_shape_issue(d, model, entry) for d in found if d["loc"] not in misspelt]


def _follows(detail: ErrorDetails) -> bool:
    """Whether a finding only repeats another: a list is "too short" when its items are wrong."""
    context = detail.get("ctx", {})
    return detail["type"] == "too_short" and len(detail["input"]) >= context["min_length"]


def _misspelt(found: list[ErrorDetails], model: type[BaseModel]) -> set[Steps]:
    """Return the fields that are missing because their names are misspelt; those are reported."""
    return {
        (*detail["loc"][:-1], near)
        for detail in found
        if detail["type"] == "extra_forbidden"
        and (near := nearest(str(detail["loc"][-1]), _fields_at(model, detail["loc"][:-1])))
    }


def text_issues(entry: Entry) -> Iterator[Issue]:
    """Yield an issue (PB206 to PB210) for each text of an entry that is not plain."""
    for path, text, is_key in _texts(entry.fields):
        for id_, message, hint in problems(text):
            yield Issue(id_, message, entry.locate(path, key=is_key), hint)


def _texts(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, str, bool]]:
    if isinstance(value, str):
        yield path, value, False
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif hasattr(value, "items"):
        for key, item in value.items():
            yield (*path, key), key, True
            yield from _texts(item, (*path, key))


def _shape_issue(detail: ErrorDetails, model: type[BaseModel], entry: Entry) -> Issue:
    path: Steps = tuple(step for step in detail["loc"] if step != "[key]")
    kind, field = detail["type"], _name(path)
    if kind == "missing":
        place = entry.locate(path[:-1])
        return Issue("PB202", f'the field "{path[-1]}" is missing', place)
    if kind == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        more = f" and {len(known) - 20} more" if len(known) > 20 else ""
        near = did_you_mean(str(path[-1]), known) or f"known fields: {', '.join(known[:20])}{more}"
        name = shortened(str(path[-1]))
        return Issue("PB201", f'unknown field "{name}"', entry.locate(path, key=True), near)
    place = entry.locate(path, key="[key]" in detail["loc"])
    if kind in _EXPECTED:
        found = _found(detail["input"], entry.written(path))
        hint: str | None = None
        if kind == "string_type" and isinstance(detail["input"], int | float | bool):
            hint = f'put it in quotes: "{entry.written(path)}"'
        elif kind == "int_type" and str(detail["input"]).isdigit():
            hint = "remove the quotation marks"
        if detail["input"] is None:
            return Issue("PB203", f"{field} has no value", place, f"expected: {_EXPECTED[kind]}")
        return Issue("PB203", f"{field} must be {_EXPECTED[kind]}, not {found}", place, hint)
    return _value_issue(detail, field, place)


def _value_issue(detail: ErrorDetails, field: str, place: Location) -> Issue:
    context = dict(detail.get("ctx", {}))
    if isinstance(detail["input"], str):
        context["length"] = len(detail["input"].strip())
    words = _VALUE_MESSAGES.get(detail["type"])
    message = words(context) if words else detail["msg"]
    hint: str | None = None
    if detail["type"] == "literal_error":
        choices = re.findall("'([^']*)'", context["expected"])
        choices = [choice for choice in choices if choice != "regional"]  # nobody writes this
        message = f"must be one of: {', '.join(choices)}"
        hint = did_you_mean(str(detail["input"]), choices)
    value = detail["input"]
    scalar = isinstance(value, str | int | float) and value != ""
    shown = f' "{shortened(str(value))}"' if scalar else ""
    return Issue("PB204", f"{field or 'the record'}{shown} {message}", place, hint)


def _name(path: Sequence[str | int]) -> str:
    """Put a path in words: ``links[2].to``, with items counted from 1."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else str(step)
    return name


def _found(value: Any, written: str | None) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{written}" if written else "true or false"
    if isinstance(value, int | float):
        return f"the number {written or value}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list | tuple) else "fields (name: value)"


def _fields_at(model: type[BaseModel], path: Steps) -> list[str]:
    """Return the names of the fields that the model knows at a path, through lists and maps."""
    for step in path:
        if isinstance(step, int):
            continue
        info = model.model_fields.get(str(step))
        if info is not None:
            model = _inner_model(info.annotation) or model
    return list(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _inner_model(part))), None)
