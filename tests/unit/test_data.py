"""The catalogue holds all that the 2022 paper lists, once, in its order and with its words kept.

The counts, and the table in recommendations.csv, were taken from the paper and not from data/.
"""

import csv
from pathlib import Path

import pytest

with Path(__file__).with_name("recommendations.csv").open(encoding="utf-8", newline="") as stream:
    RECOMMENDATIONS = list(csv.DictReader(stream))

PRINCIPLES = ["prevent", "pursue", "protect", "promote"]
PARAGRAPHS = {
    6: "articles",
    10: "principles",
    12: "objectives",
    13: "tools",
    17: "topics",
    18: "recommendations",
}


@pytest.fixture(scope="module")
def outline(real):
    """List every item of the paper's paragraphs as a citation, from the outline of the source."""
    found: dict[int, list[str]] = {}
    for paragraph in PARAGRAPHS:
        listing = real.sources["ctoc-2022"].lists[str(paragraph)]
        places = [f".{item}" for item in range(1, (listing.items or 0) + 1)]
        for letter, count in listing.letters.items():
            numbered = [f".{letter}.{item}" for item in range(1, count + 1)]
            places += numbered if count > 1 else [f".{letter}"]
        found[paragraph] = [f"ctoc-2022:{paragraph}{place}" for place in places]
    return found


def of_the_paper(real, plural, principle=None):
    """Leave out the records that we add: they may be as many as we like."""
    return [r for r in real.of_kind(plural, principle) if r.basis == "text"]


@pytest.mark.parametrize(
    ("plural", "counts"), [("objectives", [5, 4, 5, 3]), ("tools", [8, 5, 3, 4])]
)
def test_each_principle_has_as_many_as_the_paper_gives_it(real, plural, counts):
    assert [record.id for record in real.of_kind("principles")] == PRINCIPLES
    assert [len(of_the_paper(real, plural, principle)) for principle in PRINCIPLES] == counts


@pytest.mark.parametrize(
    ("paragraph", "count"), [(6, 10), (10, 4), (12, 17), (13, 20), (17, 5), (18, 6)]
)
def test_every_item_of_the_paper_is_one_record_in_the_papers_order(real, outline, paragraph, count):
    cited = [
        [citation for citation in record.source if citation.startswith(f"ctoc-2022:{paragraph}.")]
        for record in of_the_paper(real, PARAGRAPHS[paragraph])
    ]
    assert len(outline[paragraph]) == count
    assert cited == [[citation] for citation in outline[paragraph]]


def test_no_other_record_claims_an_item(real, outline):
    for record in real.records.values():
        for paragraph, citations in outline.items():
            if set(citations) & set(record.source):
                assert record.plural == PARAGRAPHS[paragraph], record.id


def test_what_cites_the_paper_says_so_and_stands_under_the_right_principle(real, outline):
    letters = dict(zip("abcd", PRINCIPLES, strict=True))
    checked = 0
    for paragraph in (12, 13):
        records = of_the_paper(real, PARAGRAPHS[paragraph])
        for record, citation in zip(records, outline[paragraph], strict=True):
            assert record.principle == letters[citation.split(".")[1]]
            checked += 1
    assert checked == 37


def test_codes_follow_the_order_of_the_paper(real, outline):
    codes = {record.id: record.code for record in real.of_kind("principles")}
    for paragraph, sign in ((12, "O"), (13, "T")):
        records = of_the_paper(real, PARAGRAPHS[paragraph])
        for record, citation in zip(records, outline[paragraph], strict=True):
            item = citation.rpartition(".")[2]
            assert record.code == f"{codes[record.principle]}-{sign}{item}"
    for paragraph, sign in ((17, "T22"), (18, "R22")):
        records = of_the_paper(real, PARAGRAPHS[paragraph])
        for record, citation in zip(records, outline[paragraph], strict=True):
            assert record.code == f"{sign}-{citation[-1].upper()}"


def test_recommendations_keep_addressee_and_strength(real):
    found = [
        {
            "letter": record.source[0][-1],
            "addressee": record.addressee,
            "strength": record.strength,
        }
        for record in real.of_kind("recommendations")
    ]
    assert len(RECOMMENDATIONS) == 6
    assert found == RECOMMENDATIONS


def test_articles_are_those_of_the_paper_in_its_order(real):
    articles = real.of_kind("articles")
    assert [a.number for a in articles] == [5, 6, 8, 23, 16, 17, 18, 19, 21, 27]
    assert [a.purpose for a in articles] == ["criminalization"] * 4 + ["cooperation"] * 6
    for article in articles:
        assert (article.id, article.code) == (f"article-{article.number}", f"A{article.number}")
        assert article.title.startswith(f"Article {article.number}. ")
        assert f"untoc:{article.number}" in article.source


def test_no_link_from_a_tool_to_an_objective_is_said_to_be_the_papers(real):
    links = [
        link for tool in real.of_kind("tools") for link in tool.links if link.relation == "serves"
    ]
    assert len(links) >= 20
    assert {link.basis for link in links} == {"editorial"}


def test_every_tool_serves_an_objective_and_every_objective_has_guidance(real):
    tools = real.of_kind("tools")
    assert [t.id for t in tools if not any(x.relation == "serves" for x in t.links)] == []
    for record in [*tools, *real.of_kind("objectives")]:
        assert len(record.guidance.actions) >= 3
        assert len(record.guidance.questions) >= 3
