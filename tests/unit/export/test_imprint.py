"""What files say of themselves: address of a page, and citations in words."""

import pytest

from strategy_playbook.export.imprint import citations, imprint_of


@pytest.mark.parametrize(
    "address", ["https://example.org/playbook", "https://example.org/playbook/"]
)
def test_the_address_of_a_page(small, address):
    page = imprint_of(small, address).page(small.get("quay-check"))
    assert page == "https://example.org/playbook/checklists/quay-check/"


def test_without_an_address_a_page_has_none(small):
    assert imprint_of(small).page(small.get("quay-check")) == ""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (["paper:9"], "river paper, para. 9"),
        (
            ["paper:3.a.2", "paper:4.1"],
            "river paper, para. 3 (a), item 2; para. 4, item 1",
        ),
        (["treaty:7"], "treaty, art. 7"),
        (["handbook"], "handbook"),
        ([], ""),
    ],
)
def test_citations_in_words(small, source, words):
    assert citations(source, small) == words


@pytest.mark.parametrize(
    "address",
    [
        "not a url",
        "example.org/playbook",
        "javascript:alert(1)",
        "https://example.org/?a=1",
        "https://example.org/#top",
        'https://example.org/%"<b>',
        "https://" + "x" * 200 + ".org/",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(small, problems, address):
    (line,) = problems(imprint_of, small, address)
    assert line.startswith("PB506 ")
