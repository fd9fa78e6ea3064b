"""Schemas for editors: up to date, named in each file, and in agreement with what is in it."""

import json
import re

import pytest

from strategy_playbook.editions.scaffold import Plan, write_edition
from strategy_playbook.json_schemas import data_schemas, edition_schemas, write_schemas
from strategy_playbook.models import KINDS
from strategy_playbook.source import read

MODELINE = "# yaml-language-server: $schema="


def files_in(project):
    data = sorted((project / "data").rglob("*.yml"))
    editions = sorted((project / "editions").rglob("*.yml"))
    assert len(data) > len(KINDS)
    assert len(editions) > 20
    return [*data, *(file for file in editions if file.name != "overlay.lock.yml")]


def named_schema(file):
    """Return the file of the schema that the first line names."""
    first = file.read_text("utf-8").partition("\n")[0]
    assert first.startswith(MODELINE), file
    return (file.parent / first.removeprefix(MODELINE)).resolve()


def mistakes(value, schema, whole, place="") -> list[str]:
    """Return where a value does not fit a schema; enough of JSON Schema for those of ours."""
    if "$ref" in schema:
        schema = {**whole["$defs"][schema["$ref"].split("/")[-1]], **schema, "$ref": None}
        del schema["$ref"]
    if "anyOf" in schema:
        tried = [mistakes(value, choice, whole, place) for choice in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    types = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    wanted = types.get(schema.get("type"), object)
    if schema.get("type") == "null" or not isinstance(value, wanted):
        return [f"{place}: not {schema['type']}"]
    found = []
    if isinstance(value, str):
        fits = re.search(schema.get("pattern", ""), value)
        if not fits or len(value) > schema.get("maxLength", 9999):
            found.append(f"{place}: {value[:40]}")
    if value not in schema.get("enum", [value]) or value != schema.get("const", value):
        found.append(f"{place}: {value}")
    if isinstance(value, list):
        for index, item in enumerate(value):
            found += mistakes(item, schema.get("items", {}), whole, f"{place}[{index}]")
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [
            f"{place}.{name}: missing" for name in schema.get("required", ()) if name not in value
        ]
        for name, item in value.items():
            inner = known.get(name, more)
            if inner is False:
                found.append(f"{place}.{name}: unknown")
            elif inner is not True:
                found += mistakes(item, inner, whole, f"{place}.{name}")
    return found


def fits(file):
    schema = json.loads(named_schema(file).read_text("utf-8"))
    return mistakes(read(file, file.as_posix()).value, schema, schema)


@pytest.mark.parametrize(
    ("folder", "schemas"), [("data", data_schemas()), ("editions", edition_schemas())]
)
def test_schemas_are_up_to_date(project, folder, schemas):
    found = project / folder / "schema"
    assert {file.name for file in found.iterdir()} == set(schemas), "run: playbook schema"
    for name, schema in schemas.items():
        stored = json.loads((found / name).read_text("utf-8"))
        assert stored == schema, "run: playbook schema"
        assert stored["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_file_names_its_schema_and_fits_it(project):
    for file in files_in(project):
        schema = named_schema(file)
        first, *parts = file.relative_to(project).parts
        plural = (parts[2:] or parts)[0].removesuffix(".yml") if first == "editions" else parts[0]
        name = plural.removesuffix(".yml")
        name = (
            f"overlay-{name}" if "overlay" in parts else "edition" if first == "editions" else name
        )
        assert schema == project / first / "schema" / f"{name}.schema.json"
        assert fits(file) == [], file


def test_a_new_edition_comes_with_its_schemas(project, tmp_path):
    """Also in a repository of its own, which has no data/."""
    plan = Plan("north", "North", "The north", "Office of the north", "nn")
    write_edition(plan, tmp_path / "editions", project / "data", project / "docs")
    files = [f for f in (tmp_path / "editions").rglob("*.yml") if f.name != "overlay.lock.yml"]
    assert len(files) >= 3
    for file in files:
        assert named_schema(file).parent == (tmp_path / "editions" / "schema").resolve()
        assert fits(file) == [], file


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        ("overlay-tools", {"a": {"why": "w", "set": {"title": "x" * 161}}}, ".a.set.title: "),
        ("overlay-tools", {"a": {"set": {"title": "x"}}}, ".a.why: missing"),
        ("overlay-tools", {"a": {"why": "w", "sett": {}}}, ".a.sett: unknown"),
        ("overlay-tools", {"a": {"why": "w", "set": {"guidance.why": 5}}}, ".guidance.why: not"),
        ("overlay-tools", {"a": {"why": "w", "append": {"links": [{"to": "b"}]}}}, "relation: mis"),
        ("overlay-tools", {"a": {"why": "w", "add": {"title": "x"}}}, ".a.add.code: missing"),
        ("overlay-pages", {"a.md": {"why": "w", "add": {"titel": "x"}}}, ".add.title: missing"),
        ("overlay-labels", {"why": "w", "set": {"words.tool": ""}, "hide": True}, ".hide: unknown"),
        ("edition", {"name": "x"}, ".region: missing"),
        ("edition", {"brand": {"primary": "red"}}, ".brand.primary: red"),
    ],
)
def test_an_editor_is_told_of(name, value, wrong):
    schema = edition_schemas()[f"{name}.schema.json"]
    assert wrong in " ".join(mistakes(value, schema, schema))


def test_what_an_edition_need_not_write_is_not_asked_for():
    """Its basis, and the id within a record that it adds."""
    schema = edition_schemas()["overlay-terms.schema.json"]
    term = {"code": "XX-G1", "title": "Mud", "summary": "Wet earth.", "source": ["a:1"]}
    value = {"xx-mud": {"why": "w", "add": {**term, "forms": ["mud"]}}}
    assert mistakes(value, schema, schema) == []


def test_retired_names_have_a_schema():
    schema = data_schemas()["retired.schema.json"]
    assert mistakes([{"id": "a", "code": "A1", "why": "w"}], schema, schema) == []
    assert mistakes([{"id": "a", "code": "A1"}], schema, schema) == ["[0].why: missing"]


def test_a_file_that_is_right_is_left_alone(tmp_path):
    assert set(write_schemas(tmp_path, {"a.schema.json": {}}).values()) == {True}
    assert set(write_schemas(tmp_path, {"a.schema.json": {}}).values()) == {False}
