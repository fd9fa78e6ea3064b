"""What single values may look like, and that messages can show an example of each form."""

import re

import pytest
from pydantic import TypeAdapter

from strategy_playbook.models import FORMS
from strategy_playbook.models.forms import Address, Citation, Date, Icon, Slug, Text


def test_every_form_has_an_example_that_fits(fits):
    assert len(FORMS) > 15
    for pattern, example in FORMS.items():
        assert re.fullmatch(pattern, example), example


@pytest.mark.parametrize("slug", ["a", "article-5", "a1-b2", "a" * 60])
def test_an_id_may_be(fits, slug):
    assert fits(Slug, slug)


@pytest.mark.parametrize(
    "slug",
    [
        *("", "A", "5a", "a--b", "-a", "a-", "a_b", "a b", "a.b", "é", "a\n", "a" * 61, 5, None),
        "index",
    ],
)
def test_an_id_may_not_be(fits, slug):
    assert not fits(Slug, slug)


def test_an_icon_is_a_name_and_no_path(fits):
    assert all(
        fits(Icon, icon) for icon in ("earth", "shield-account", "numeric-1-box", "24-hours")
    )
    assert not any(fits(Icon, i) for i in ("", "Earth", "a_b", "../a", "a/b", "a.svg", ":earth:"))


def test_text_is_trimmed_and_never_empty(fits):
    assert TypeAdapter(Text).validate_python(" a b\n") == "a b"
    assert not any(fits(Text, text) for text in ("", " \n", 5, None))


@pytest.mark.parametrize("citation", ["untoc", "untoc:5", "a:12.a", "a:12.3", "a:12.a.3"])
def test_a_citation_may_be(fits, citation):
    assert fits(Citation, citation)


@pytest.mark.parametrize(
    "citation",
    [
        *("", ":1", "a:", "a:b", "a:1.", "a:1.A", "a:1.1.a", "a:1.a.b", "a:1 ", "a:١"),
        "a:" + "9" * 5000,
    ],
)
def test_a_citation_may_not_be(fits, citation):
    assert not fits(Citation, citation)


@pytest.mark.parametrize("date", ["2022-02-30", "25 February 2022", "", 2022, 0, 86400, True, 1.5])
def test_a_date_is_text_in_the_order_year_month_day(fits, date):
    assert fits(Date, "2022-02-25")
    assert not fits(Date, date)


def test_an_address_is_a_safe_one(fits):
    assert fits(Address, "https://example.org/")
    assert not any(fits(Address, a) for a in ("http://example.org/", "javascript:x", "//x", ""))
