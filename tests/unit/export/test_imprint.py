"""What files say of themselves: address of a page, and citations in words."""

from dataclasses import replace
from datetime import date

import pytest

from strategy_playbook import Catalogue
from strategy_playbook.export.imprint import citations, imprint_of, release_line


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


def test_an_edition_says_who_made_it_and_adds_its_own_words(lower):
    imprint = imprint_of(lower)
    assert (imprint.edition, imprint.version) == ("Lower river edition", "2031.2")
    assert imprint.authority == "The river commission"
    assert imprint.made == (
        "Made for: Landings below the bridge",
        "Made by: The river commission",
        "On version 1.2.3 (2022-02-25) of the base",
    )
    assert imprint.notes == (
        "The commission answers for what it changed.",
        "In danger, call the night watch, number 12.",
    )
    assert imprint.logo is not None
    assert imprint.logo.is_file()


def test_the_version_of_a_file_comes_with_its_date(small, lower):
    assert imprint_of(small).version == "1.2.3 (2022-02-25)"
    assert release_line(small) == "Version 1.2.3 (2022-02-25)"
    assert release_line(lower) == "Version 2031.2. On version 1.2.3 (2022-02-25) of the base"
    file = lower.edition.file.model_copy(update={"date": date(2031, 3, 4)})
    edition = replace(lower.edition, file=file)
    own = Catalogue(list(lower.records.values()), lower.labels, lower.release, edition)
    assert imprint_of(own).version == "2031.2 (2031-03-04)"


def test_the_base_adds_nothing(small):
    imprint = imprint_of(small)
    assert (imprint.authority, imprint.made, imprint.notes, imprint.logo) == ("", (), (), None)
