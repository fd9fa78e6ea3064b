"""The catalogue holds all that the 2022 paper lists, once, in its order and with its words kept.

The counts, and the table in recommendations.csv, were taken from the paper and not from data/.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

with Path(__file__).with_name("recommendations.csv").open(encoding="utf-8", newline="") as stream:
    RECOMMENDATIONS = list(csv.DictReader(stream))

PRINCIPLES = ["prevent", "pursue", "protect", "promote"]
PARAGRAPHS = {
    6: "articles",
    9: "dimensions",
    10: "principles",
    12: "objectives",
    13: "tools",
    14: "structures",
    15: "indicator-rules",
    16: "enquiries",
    17: "topics",
    18: "recommendations",
}


@pytest.fixture(scope="module")
def paper(real):
    """Give every paragraph of the paper, by its number, with its items and what carries them."""
    return dict(enumerate(real.coverage("ctoc-2022"), 1))


@pytest.fixture(scope="module")
def outline(paper):
    """List every item of the paper's paragraphs as a citation."""
    found = {number: [item.citation for item in place.items] for number, place in paper.items()}
    return {number: citations for number, citations in found.items() if citations}


@pytest.fixture(scope="module")
def measures(real):
    """List what comes with our advice in depth: every objective and every tool."""
    found = [*real.of_kind("objectives"), *real.of_kind("tools")]
    assert len(found) >= 37
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
    ("paragraph", "count"),
    [
        *((6, 10), (9, 5), (10, 4), (12, 17), (13, 20), (14, 3), (15, 5), (16, 7), (17, 5)),
        (18, 6),
    ],
)
def test_every_item_of_the_paper_is_one_record_in_the_papers_order(real, outline, paragraph, count):
    cited = [
        [citation for citation in record.source if citation.startswith(f"ctoc-2022:{paragraph}.")]
        for record in of_the_paper(real, PARAGRAPHS[paragraph])
    ]
    assert len(outline[paragraph]) == count
    assert cited == [[citation] for citation in outline[paragraph]]


def test_every_paragraph_is_carried_and_those_without_items_by_points(paper):
    assert len(paper) == 18
    assert [number for number, place in paper.items() if not place.records] == []
    pointed = {n for n, p in paper.items() if any(r.kind == "point" for r in p.records)}
    assert {n for n, place in paper.items() if not place.items} == {1, 2, 3, 4, 5, 7, 8, 11}
    assert {1, 2, 3, 4, 5, 7, 8, 11} - pointed == set()


def test_the_code_of_a_point_names_the_first_paragraph_that_it_cites(real):
    points = of_the_paper(real, "points")
    assert len(points) >= 16
    for point in points:
        number = re.match(r"ctoc-2022:(\d+)", point.source[0])[1]
        assert re.fullmatch(f"P22-{number}[A-Z]", point.code)


def test_no_other_record_claims_an_item(real, outline):
    """Only a point may cite one too, where the paper says more of it, as in a footnote."""
    assert set(outline) == set(PARAGRAPHS)
    for record in real.records.values():
        for paragraph, citations in outline.items():
            if set(citations) & set(record.source):
                assert record.plural in (PARAGRAPHS[paragraph], "points"), record.id


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
    for paragraph, sign in ((9, "D"), (14, "U"), (15, "M"), (16, "E")):
        for number, record in enumerate(of_the_paper(real, PARAGRAPHS[paragraph]), 1):
            assert record.code == f"{sign}{number}"
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


def test_of_the_enquiries_only_the_third_depends_on_another(real):
    enquiries = of_the_paper(real, "enquiries")
    found = [enquiry.depends_on for enquiry in enquiries]
    assert found == [None, None, enquiries[1].id, None, None, None, None]


def test_articles_are_those_of_the_paper_in_its_order_and_then_ours(real):
    articles = real.of_kind("articles")
    assert [a.number for a in articles[:10]] == [5, 6, 8, 23, 16, 17, 18, 19, 21, 27]
    assert [a.purpose for a in articles[:10]] == ["criminalization"] * 4 + ["cooperation"] * 6
    ours = articles[10:]
    assert ours
    assert [article.id for article in ours if article.basis == "text"] == []
    assert [article.id for article in articles if not article.use] == []
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


def test_every_tool_serves_an_objective_and_every_objective_has_guidance(real, measures):
    tools = real.of_kind("tools")
    assert [t.id for t in tools if not any(x.relation == "serves" for x in t.links)] == []
    for record in measures:
        assert len(record.guidance.actions) >= 3
        assert len(record.guidance.questions) >= 3


def test_every_objective_and_tool_says_what_it_takes_and_what_to_watch(measures):
    assert [r.id for r in measures if not (r.guidance.needs and r.guidance.watch)] == []


def test_every_objective_and_tool_has_indicators_of_each_sort(measures):
    for record in measures:
        indicators = record.guidance.indicators
        assert len(indicators) >= 3, record.id
        assert any(indicator.outside for indicator in indicators), record.id
        assert {i.type for i in indicators} == {"quantitative", "qualitative"}, record.id


def test_every_objective_and_tool_leads_to_an_enquiry_and_to_what_the_meeting_may_decide(
    real, measures
):
    for record in measures:
        assert any(link.relation == "raises" for link in record.links), record.id
        assert real.connections(record).keys() & {"topics", "recommendations"}, record.id


def texts(value: Any) -> Iterator[str]:
    """Yield every text in guidance but words chosen from a list, and answers such as "Yes"."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        chosen = {"sectors", "levels", "type", "answer"}
        yield from (text for name, v in value.items() if name not in chosen for text in texts(v))
    elif isinstance(value, tuple):
        yield from (text for item in value for text in texts(item))


def test_nothing_is_said_twice(real):
    """Advice that fits two records as it stands was written for neither."""
    records = [record.model_dump() for record in real.records.values()]
    advice = [text for record in records for text in texts(record.get("guidance"))]
    titles = [record["title"] for record in records]
    assert len(advice) > 1000
    for said in (titles, advice):
        times = Counter(" ".join(text.casefold().split()) for text in said)
        assert [text for text, count in times.items() if count > 1] == []
