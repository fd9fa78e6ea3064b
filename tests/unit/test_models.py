"""The kinds of record together: their names, that they never change, and the schema for editors."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models import KINDS, schema_of


def test_records_never_change(small):
    record = small.get("guard")
    with pytest.raises(ValidationError):
        record.title = "Another"
    with pytest.raises(ValidationError):
        small.get("open-crossings").links[0].to = "guard"


def test_kinds_have_names_of_their_own():
    assert len(KINDS) == 27
    assert all(plural == model.plural for plural, model in KINDS.items())
    names = [name for model in KINDS.values() for name in (model.kind, model.plural)]
    assert len(set(names)) == len(names)


def test_the_small_catalogue_uses_every_field_of_every_kind(small):
    """So that a template or an export that trips over a field is noticed."""
    for plural, model in KINDS.items():
        used = {
            name for r in small.of_kind(plural) for name in r.model_fields_set if getattr(r, name)
        }
        assert set(model.model_fields) - used <= {"links", "source", "whole"}, plural
    depth = small.get("fare-boards").guidance
    assert depth.model_fields_set == set(type(depth).model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_what_the_model_says(kind):
    schema = schema_of(KINDS[kind])
    definition = schema["$defs"][KINDS[kind].__name__]
    assert schema["items"] == {"$ref": f"#/$defs/{KINDS[kind].__name__}"}
    assert definition["additionalProperties"] is False
    assert set(definition["properties"]) == set(KINDS[kind].model_fields)
    assert {"id", "code", "title", "summary", "basis"} <= set(definition["required"])
