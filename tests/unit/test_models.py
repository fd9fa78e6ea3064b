"""The kinds of record: what their fields may hold, and the schema that editors read."""

import pytest
from pydantic import TypeAdapter, ValidationError

from strategy_playbook.models import KINDS, Address, Citation, Date, Slug, schema_of


def fits(type_, value) -> bool:
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


def test_records_never_change(small):
    record = small.get("guard")
    with pytest.raises(ValidationError):
        record.title = "Another"
    with pytest.raises(ValidationError):
        small.get("open-crossings").links[0].to = "guard"


def test_kinds_have_names_of_their_own():
    assert len(KINDS) == 7
    assert all(plural == model.plural for plural, model in KINDS.items())
    names = [name for model in KINDS.values() for name in (model.kind, model.plural)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("slug", ["a", "article-5", "a1-b2", "a" * 60])
def test_an_id_may_be(slug):
    assert fits(Slug, slug)


@pytest.mark.parametrize(
    "slug", ["", "A", "5a", "a--b", "-a", "a-", "a_b", "a b", "a.b", "é", "a\n", "a" * 61, 5, None]
)
def test_an_id_may_not_be(slug):
    assert not fits(Slug, slug)


@pytest.mark.parametrize("citation", ["untoc", "untoc:5", "a:12.a", "a:12.3", "a:12.a.3"])
def test_a_citation_may_be(citation):
    assert fits(Citation, citation)


@pytest.mark.parametrize(
    "citation",
    [
        "",
        ":1",
        "a:",
        "a:b",
        "a:1.",
        "a:1.A",
        "a:1.1.a",
        "a:1.a.b",
        "a:1 ",
        "a:١",
        "a:" + "9" * 5000,
    ],
)
def test_a_citation_may_not_be(citation):
    assert not fits(Citation, citation)


@pytest.mark.parametrize("kind", [name for name in KINDS if name not in ("sources", "principles")])
def test_a_code_is_written_in_plain_digits_and_capitals(kind, small):
    fields = small.of_kind(kind)[0].model_dump()
    model = KINDS[kind]
    code = fields["code"]
    assert model.model_validate(fields).code == code
    other_digits = code.translate({ord("0") + digit: ord("٠") + digit for digit in range(10)})
    for wrong in (code.lower(), f"{code} x", f"x{code}", other_digits, ""):
        with pytest.raises(ValidationError, match="code"):
            model.model_validate({**fields, "code": wrong})


@pytest.mark.parametrize("date", ["2022-02-30", "25 February 2022", "", 2022, 0, 86400, True, 1.5])
def test_a_date_is_text_in_the_order_year_month_day(date):
    assert fits(Date, "2022-02-25")
    assert not fits(Date, date)


def test_an_address_is_a_safe_one():
    assert fits(Address, "https://example.org/")
    assert not any(fits(Address, a) for a in ("http://example.org/", "javascript:x", "//x", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_says_what_the_model_says(kind):
    schema = schema_of(KINDS[kind])
    definition = schema["$defs"][KINDS[kind].__name__]
    assert schema["items"] == {"$ref": f"#/$defs/{KINDS[kind].__name__}"}
    assert definition["additionalProperties"] is False
    assert set(definition["properties"]) == set(KINDS[kind].model_fields)
    assert {"id", "code", "title", "summary", "basis"} <= set(definition["required"])
