"""The kinds one by one: codes, and the outline of a source."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models import KINDS, Source


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


def test_no_code_fits_two_kinds_but_those_of_sources_and_principles(small):
    """A code on paper tells what kind of record it is."""
    codes = {plural: small.of_kind(plural)[0].code for plural in KINDS}
    for plural, code in codes.items():
        fits = [other for other, model in KINDS.items() if accepts(small, other, model, code)]
        assert plural in fits
        assert set(fits) - {"sources", "principles"} <= {plural}, (code, fits)


def accepts(small, plural, model, code) -> bool:
    try:
        model.model_validate({**small.of_kind(plural)[0].model_dump(), "code": code})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("outline", "problem"),
    [
        ({}, None),
        ({"units": 3}, None),
        ({"units": 3, "lists": {"3": {"what": "a", "items": 1}}}, None),
        ({"units": 3, "lists": {"4": {"what": "a", "items": 1}}}, "outline that names paragraph 4"),
        ({"lists": {"4": {"what": "a", "items": 1}}}, "units must say how many paragraphs"),
        ({"whole": True}, "units must say how many paragraphs"),
        (
            {"units": 3, "sections": [{"number": "1", "title": "a", "first": 1, "last": 4}]},
            "outline that names paragraph 4",
        ),
    ],
)
def test_the_outline_of_a_source_ends_with_its_units(small, outline, problem):
    bare = {"units": None, "sections": [], "lists": {}}
    fields = {**small.get("paper").model_dump(), "date": "2030-04-05", **bare, **outline}
    if problem:
        with pytest.raises(ValidationError, match=problem):
            Source.model_validate(fields)
    else:
        assert Source.model_validate(fields).units == outline.get("units")
