"""The files of an edition: which operations go together, and what single values may look like."""

import pytest
from pydantic import ValidationError

from strategy_playbook.models.editions import (
    Brand,
    Color,
    EditionFile,
    NewPage,
    Operations,
    PageOperations,
    Picture,
    Pin,
    Prefix,
    Variable,
)
from strategy_playbook.models.forms import Slug

FILE = {"name": "a", "region": "b", "authority": "c", "version": "1", "prefix": "xx", "about": "d"}
WRITES = ({"set": {"title": 1}}, {"append": {"links": []}}, {"remove": {"elements": ["a"]}})


@pytest.mark.parametrize(
    "fields",
    [
        *WRITES,
        {**WRITES[0], **WRITES[1], **WRITES[2], "after": "a"},
        {"add": {"title": "a"}},
        {"add": {"title": "a"}, "before": "a"},
        {"before": "a"},
        {"hide": True},
        {"hide": True, "unlink": True, "reviewed": "2031-05-01"},
    ],
)
def test_operations_that_go_together(fields):
    does = Operations.model_validate({"why": "w", **fields})
    assert does.model_fields_set == {"why", *fields}
    with pytest.raises(ValidationError, match="why"):
        Operations.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "changes nothing"),
        ({"reviewed": "2031-05-01"}, "changes nothing"),
        ({"set": {}, "append": {}, "remove": {}, "add": {}, "hide": False}, "changes nothing"),
        *(({"add": {"title": "a"}, **write}, "has add") for write in WRITES),
        ({"add": {"title": "a"}, "hide": True}, "has add"),
        ({"add": {}, "set": {"title": "a"}}, "has add"),
        *(({"hide": True, **write}, "is hidden") for write in WRITES),
        ({"hide": True, "after": "a"}, "is hidden"),
        ({"hide": True, "before": "a"}, "is hidden"),
        ({"unlink": True, "after": "a"}, "which belongs to hide"),
        ({"after": "a", "before": "b"}, "either after or before"),
    ],
)
def test_operations_that_do_not_go_together(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        Operations.model_validate({"why": "w", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"hide": "true"},
        {"hide": 1},
        {"hide": True, "unlink": "yes"},
        {"set": {"": "a"}},
        {"append": {"links": "a"}},
        {"remove": {"links": None}},
        {"after": "A b"},
        {"hide": True, "reviewed": "May 2031"},
        {"hide": True, "note": "a"},
    ],
)
def test_an_operation_is_written_as_it_is_meant(fields):
    with pytest.raises(ValidationError):
        Operations.model_validate({"why": "w", **fields})


@pytest.mark.parametrize("add", [None, {"title": "a"}])
@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("hide", [False, True])
def test_one_thing_is_done_with_a_page(add, replace, hide):
    fields = {"why": "w", "add": add, "replace": replace, "hide": hide}
    if [add is not None, replace, hide].count(True) == 1:
        assert PageOperations.model_validate(fields).model_dump(include={*fields}) == {
            **fields,
            "add": add and {**add, "after": None},
        }
    else:
        with pytest.raises(ValidationError, match="needs one of add, replace and hide"):
            PageOperations.model_validate(fields)


@pytest.mark.parametrize("after", ["tools/index.md", "Annex_1.md"])
def test_a_page_stands_after_a_page_however_that_is_called(after):
    """Whether there is such a page is found when pages are compared."""
    assert NewPage(title="a", after=after).after == after
    with pytest.raises(ValidationError, match="after"):
        NewPage(title="a", after="")


def test_edition_yml_may_leave_out_its_variables_and_its_looks():
    file = EditionFile.model_validate({**FILE, "about": ["d"]})
    assert (file.variables, file.brand) == ({}, Brand())
    assert set(Brand().model_dump().values()) == {None}


@pytest.mark.parametrize("name", [*FILE])
def test_edition_yml_says_who_makes_it_and_why(name):
    whole = {**FILE, "about": ["d"]}
    for wrong in ({key: value for key, value in whole.items() if key != name}, {**whole, name: ""}):
        with pytest.raises(ValidationError, match=name):
            EditionFile.model_validate(wrong)
    with pytest.raises(ValidationError, match="about"):
        EditionFile.model_validate({**whole, "about": []})


@pytest.mark.parametrize("prefix", ["xx", "n2", "abcdefgh"])
def test_an_id_may_begin_with_any_prefix(fits, prefix):
    assert fits(Prefix, prefix)
    assert fits(Slug, f"{prefix}-lit-quays")


@pytest.mark.parametrize("prefix", ["", "x", "Xx", "2x", "x-x", "x_x", "é1", "xx\n", "abcdefghi"])
def test_what_is_no_prefix(fits, prefix):
    assert not fits(Prefix, prefix)


def test_a_variable_has_a_name_that_stands_in_braces(fits):
    assert all(fits(Variable, name) for name in ("a", "focal_point", "line2", "a_1"))
    wrong = ("", "A", "2a", "a-b", "a__b", "_a", "a_", "a b", "a}", "a" * 61)
    assert not any(fits(Variable, name) for name in wrong)


def test_a_colour_is_six_digits(fits):
    assert all(fits(Color, color) for color in ("#0b5563", "#ABCDEF"))
    wrong = ("", "#fff", "0b5563", "teal", "#0b556g", "#0b556312", "#0b5563\n", "#0b5563;a:b")
    assert not any(fits(Color, color) for color in wrong)


def test_a_picture_stands_below_brand(fits):
    assert all(fits(Picture, file) for file in ("brand/logo.svg", "brand/sea/Sign_2-b.png"))
    wrong = (
        *("logo.svg", "brand/../logo.svg", "/brand/logo.svg", "brand//a.svg", "brand/.svg"),
        *("brand/a.SVG", "brand/a.jpg", "brand/a.svg.html", "brand/a b.svg", "brand/a.svg?b"),
        *("https://example.org/brand/a.svg", "brand/a.svg\n", "brand\\a.svg", "docs/a.svg"),
    )
    assert not any(fits(Picture, file) for file in wrong)


def test_a_pin_holds_a_text_of_the_base_with_its_hash():
    whole = {"base": "1.0", "sha": "395fc5da1128", "text": ""}
    assert Pin.model_validate(whole).own == ""
    assert Pin.model_validate({**whole, "own": "0" * 12}).own == "0" * 12
    for wrong in ("395FC5DA1128", "395fc5da112", "395fc5da11289", "395fc5da112g"):
        for name in ("sha", "own"):
            with pytest.raises(ValidationError, match=name):
                Pin.model_validate({**whole, name: wrong})
    for name in ("base", "sha"):
        with pytest.raises(ValidationError, match=name):
            Pin.model_validate({**whole, name: ""})
