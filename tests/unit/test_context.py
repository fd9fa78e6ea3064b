"""What rules look at: every place where a record names another, and what may stand there."""

from typing import get_args

import pytest
from pydantic import TypeAdapter

from strategy_playbook.context import ENDS, FIELDS, Context, ends_of, named
from strategy_playbook.models import KINDS, Link, Relation
from strategy_playbook.models.forms import Slug
from strategy_playbook.source import read
from strategy_playbook.validate import entries_of, validate


@pytest.fixture
def context(base):
    found = []
    for plural, name in (("sources", "sources.yml"), ("objectives", "objectives/guard.yml")):
        entries, _ = entries_of(plural, read(base / name, name))
        found += [(validate(entry)[0], entry) for entry in entries]
    return Context(found, {})


def test_references_are_principles_and_links_with_their_places(context):
    found = [(r.record.id, r.to, r.relation, str(r.place)) for r in context.references]
    assert found == [
        ("open-crossings", "guard", "under", "objectives/guard.yml:5:14"),
        ("open-crossings", "lit-quays", "builds-on", "objectives/guard.yml:13:12"),
        ("lit-quays", "guard", "under", "objectives/guard.yml:19:14"),
    ]
    assert [sorted(r.kinds) for r in context.references] == [
        ["principle"],
        ["objective"],
        ["principle"],
    ]


def test_sources_are_found_by_id(context):
    assert list(context.sources) == ["paper", "treaty", "handbook"]


def test_relations_join_kinds_that_exist():
    kinds = {model.kind for model in KINDS.values()}
    assert ENDS
    assert {kind for _, kind in FIELDS.values()} <= kinds
    assert set(ENDS) < set(get_args(Relation))
    assert all(side and side <= kinds for ends in ENDS.values() for side in ends)


@pytest.mark.parametrize(
    ("id_", "found"),
    [
        ("lit-quays", [("principle", "guard", "under", "principle")]),
        ("both-banks", [("stage", "listen", "within", "stage")]),
        ("what-was-done", [("depends_on", "whose-boats", "depends", "enquiry")]),
        ("whose-boats", []),
        ("look", []),
    ],
)
def test_fields_name_other_records(small, id_, found):
    assert list(named(small.get(id_))) == found


def test_every_field_that_holds_an_id_is_known():
    """A new field that names a record must be entered, or nobody checks what it names."""
    slug = TypeAdapter(Slug).json_schema()["pattern"]
    fields = [f for m in KINDS.values() for f in m.model_json_schema()["properties"].items()]
    holding = {n for n, f in fields for x in (f, *f.get("anyOf", ())) if x.get("pattern") == slug}
    assert holding == {"id", *FIELDS}


def test_a_relation_that_is_not_named_joins_two_of_one_kind(small):
    related = Link(to="guard", relation="related", basis="text")
    for record in small.records.values():
        assert ends_of(record, related) == ({record.kind}, {record.kind})
