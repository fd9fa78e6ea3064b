"""The catalogue holds all that the two papers list, once, in their order and with their words kept.

The counts, the key and the table in recommendations.csv were taken from the papers, not from data/.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from strategy_playbook.outline import parse_citation
from strategy_playbook.pages import path_of
from strategy_playbook.render import Renderer
from strategy_playbook.sheets import lay_out

with Path(__file__).with_name("recommendations.csv").open(encoding="utf-8", newline="") as stream:
    RECOMMENDATIONS = list(csv.DictReader(stream))

PRINCIPLES = ["prevent", "pursue", "protect", "promote"]

# What paragraphs list: of which kind the records are that carry it, and how many there are.
ITEMS = {
    "ctoc-2022": {
        6: ("articles", 10),
        9: ("dimensions", 5),
        10: ("principles", 4),
        12: ("objectives", 17),
        13: ("tools", 20),
        14: ("structures", 3),
        15: ("indicator-rules", 5),
        16: ("enquiries", 7),
        17: ("topics", 5),
        18: ("recommendations", 6),
    },
    "ctoc-2018": {
        3: ("practices", 2),
        4: ("practices", 6),
        5: ("practices", 5),
        15: ("concepts", 5),
        16: ("concepts", 3),
        19: ("concepts", 4),
        20: ("concepts", 3),
        23: ("concepts", 5),
        26: ("methods", 3),
        27: ("questions", 4),
        28: ("methods", 4),
    },
}
LENGTHS = {"ctoc-2022": 18, "ctoc-2018": 34}

# The first and the last paragraph of each theme of the 2018 paper.
THEMES = [(8, 9), (10, 11), (12, 13), (14, 16), (17, 19), (20, 21), (22, 23), (24, 25)]

# For each question of the quiz: how many options, and the letter, text and place of the right one.
KEY = [
    (3, "b", "Three", "article-2", "art. 2 (a)"),
    (5, "d", "Four years", "article-2", "art. 2 (b)"),
    (5, "e", "None of the above", "article-2", "art. 2 (a)"),
    (5, "e", "All of the above", "article-3", "art. 3 (2) (a)-(d)"),
]


@pytest.fixture(scope="module")
def papers(real):
    """Give every paragraph of both papers, by its number, with its items and what carries them."""
    return {id_: dict(enumerate(real.coverage(id_), 1)) for id_ in LENGTHS}


@pytest.fixture(scope="module")
def outlines(papers):
    """List every item of the papers' paragraphs as a citation."""
    return {
        id_: {
            n: [item.citation for item in place.items] for n, place in paper.items() if place.items
        }
        for id_, paper in papers.items()
    }


@pytest.fixture(scope="module")
def outline(outlines):
    """List the items of the 2022 paper."""
    return outlines["ctoc-2022"]


@pytest.fixture(scope="module")
def measures(real):
    """List what comes with our advice in depth: every objective and every tool."""
    found = [*real.of_kind("objectives"), *real.of_kind("tools")]
    assert len(found) >= 37
    return found


def of_the_paper(real, plural, principle=None):
    """Leave out the records that we add: they may be as many as we like."""
    return [r for r in real.of_kind(plural, principle) if r.basis == "text"]


def of_the_paragraph(real, paper, paragraph):
    """List the records of its kind that cite the items of a paragraph, or a part of one."""
    start = f"{paper}:{paragraph}."
    plural = ITEMS[paper][paragraph][0]
    return [
        r for r in of_the_paper(real, plural) if any(cited.startswith(start) for cited in r.source)
    ]


@pytest.mark.parametrize(
    ("plural", "counts"), [("objectives", [5, 4, 5, 3]), ("tools", [8, 5, 3, 4])]
)
def test_each_principle_has_as_many_as_the_paper_gives_it(real, plural, counts):
    assert [record.id for record in real.of_kind("principles")] == PRINCIPLES
    assert [len(of_the_paper(real, plural, principle)) for principle in PRINCIPLES] == counts


@pytest.mark.parametrize(
    ("paper", "paragraph"),
    [(id_, paragraph) for id_, listed in ITEMS.items() for paragraph in listed],
)
def test_every_item_of_a_paper_is_one_record_in_the_papers_order(real, outlines, paper, paragraph):
    cited = [
        [citation for citation in record.source if citation.startswith(f"{paper}:{paragraph}.")]
        for record in of_the_paragraph(real, paper, paragraph)
    ]
    assert len(cited) == ITEMS[paper][paragraph][1]
    assert cited == [[citation] for citation in outlines[paper][paragraph]]


def test_of_a_kind_there_is_nothing_marked_text_that_a_paper_does_not_list(real):
    """Concepts and points may be more: papers do not number all that they say."""
    counts = Counter()
    for listed in ITEMS.values():
        for plural, count in listed.values():
            counts[plural] += count
    counts["recommendations"] += 6  # paragraphs 29 to 34 of the 2018 paper
    counts["methods"] += 3  # those that paragraph 27 of the 2018 paper names
    counts |= {"themes": 8, "works": 17, "risks": 2}
    assert counts.pop("concepts") == 20
    assert {plural: len(of_the_paper(real, plural)) for plural in counts} == counts


@pytest.mark.parametrize("paper", LENGTHS)
def test_every_paragraph_and_item_of_a_paper_is_carried(papers, outlines, paper):
    places = [*papers[paper].values(), *(i for p in papers[paper].values() for i in p.items)]
    assert len(papers[paper]) == LENGTHS[paper]
    assert set(outlines[paper]) == set(ITEMS[paper])
    assert [place.citation for place in places if not place.records] == []


@pytest.mark.parametrize(
    ("paper", "paragraphs", "kinds"),
    [
        ("ctoc-2022", [1, 2, 3, 4, 5, 7, 8, 11], {"point"}),
        ("ctoc-2018", [1, 2, 6, 7], {"point"}),
        ("ctoc-2018", range(8, 26), {"theme", "concept"}),
        ("ctoc-2018", range(29, 35), {"recommendation"}),
    ],
)
def test_what_a_paper_says_outside_its_lists_is_carried(papers, paper, paragraphs, kinds):
    for number in paragraphs:
        assert {record.kind for record in papers[paper][number].records} >= kinds, number


def test_the_code_of_a_point_names_paper_and_first_paragraph_that_it_cites(real):
    found = Counter()
    for point in of_the_paper(real, "points"):
        year, number = re.match(r"ctoc-20(\d\d):(\d+)", point.source[0]).groups()
        assert re.fullmatch(f"P{year}-{number}[A-Z]", point.code)
        cycle = real.get(point.stage).cycle
        assert cycle == {"22": "strategy", "18": "training"}[year], point.id
        found[cycle] += 1
    assert found["strategy"] >= 16
    assert found["training"] >= 4


def test_no_other_record_claims_an_item(real, outlines):
    """A point may cite one too, if the paper says more of it, and a work named in its footnote.

    Sheets, workshops and roles put an item to use. They are ours.
    """
    ours = {"checklists", "forms", "sessions", "workshops", "examples", "roles"}
    assert {record.basis for plural in ours for record in real.of_kind(plural)} == {"editorial"}
    owners = {
        citation: ITEMS[id_][paragraph][0]
        for id_, outline in outlines.items()
        for paragraph, citations in outline.items()
        for citation in citations
    }
    assert len(owners) == 82 + 44
    for record in real.records.values():
        for citation in owners.keys() & set(record.source):
            assert record.plural in {owners[citation], "points", "works", *ours}, record.id


def test_what_cites_the_paper_says_so_and_stands_under_the_right_principle(real, outline):
    letters = dict(zip("abcd", PRINCIPLES, strict=True))
    checked = 0
    for paragraph in (12, 13):
        records = of_the_paragraph(real, "ctoc-2022", paragraph)
        for record, citation in zip(records, outline[paragraph], strict=True):
            assert record.principle == letters[citation.split(".")[1]]
            checked += 1
    assert checked == 37


def test_codes_follow_the_order_of_the_paper(real, outline):
    codes = {record.id: record.code for record in real.of_kind("principles")}
    for paragraph, sign in ((12, "O"), (13, "T")):
        records = of_the_paragraph(real, "ctoc-2022", paragraph)
        for record, citation in zip(records, outline[paragraph], strict=True):
            item = citation.rpartition(".")[2]
            assert record.code == f"{codes[record.principle]}-{sign}{item}"
    for paragraph, sign in ((9, "D"), (14, "U"), (15, "M"), (16, "E")):
        for number, record in enumerate(of_the_paragraph(real, "ctoc-2022", paragraph), 1):
            assert record.code == f"{sign}{number}"
    for paragraph, sign in ((17, "T22"), (18, "R22")):
        records = of_the_paragraph(real, "ctoc-2022", paragraph)
        for record, citation in zip(records, outline[paragraph], strict=True):
            assert record.code == f"{sign}-{citation[-1].upper()}"


@pytest.mark.parametrize(
    ("plural", "sign", "count"),
    [
        ("themes", "H", 8),
        ("practices", "TP", 13),
        ("methods", "L", 10),
        ("questions", "Q", 4),
        ("works", "B", 17),
    ],
)
def test_codes_count_what_the_2018_paper_lists(real, plural, sign, count):
    codes = [record.code for record in of_the_paper(real, plural)]
    assert codes == [f"{sign}{number}" for number in range(1, count + 1)]


def test_recommendations_keep_addressee_and_strength(real):
    records = of_the_paper(real, "recommendations")
    found = [
        {"citation": citation, "addressee": record.addressee, "strength": record.strength}
        for record in records
        for citation in record.source
    ]
    assert len(RECOMMENDATIONS) == 12
    assert found == RECOMMENDATIONS
    assert [record.code for record in records[6:]] == [f"R18-{letter}" for letter in "ABCDEF"]


def test_themes_cite_their_paragraphs(real):
    assert [list(theme.source) for theme in of_the_paper(real, "themes")] == [
        [f"ctoc-2018:{number}" for number in range(first, last + 1)] for first, last in THEMES
    ]


@pytest.mark.parametrize(("plural", "least"), [("concepts", 40), ("works", 17)])
def test_what_belongs_to_a_theme_cites_its_paragraphs_and_is_counted_in_their_order(
    real, plural, least
):
    records = sorted(of_the_paper(real, plural), key=lambda record: int(record.code[1:]))
    paragraphs = [parse_citation(record.source[0]).unit for record in records]
    assert len(records) >= least
    assert paragraphs == sorted(paragraphs)
    for record, paragraph in zip(records, paragraphs, strict=True):
        assert f"ctoc-2018:{paragraph}" in real.get(record.theme).source, record.id


def test_works_are_cited_where_their_footnotes_stand(real):
    found = Counter(parse_citation(w.source[0]).unit for w in of_the_paper(real, "works"))
    assert found == {13: 4, 15: 1, 16: 1, 19: 9, 21: 2}


def test_of_the_methods_only_paragraph_26_gives_principles(real):
    groups = [(parse_citation(m.source[0]).unit, m.group) for m in of_the_paper(real, "methods")]
    assert groups == [(26, "principle")] * 3 + [(27, "method")] * 3 + [(28, "method")] * 4


@pytest.mark.parametrize(("code", "count"), [("C5", 4), ("C8", 3), ("L7", 6), ("R18-C", 6)])
def test_what_the_2018_paper_lists_in_a_sentence_is_whole(real, code, count):
    [record] = [record for record in real.records.values() if record.code == code]
    assert len(record.elements) == count


def test_the_key_of_the_quiz(real):
    found = []
    for question in of_the_paper(real, "questions"):
        [(letter, right)] = [
            pair for pair in zip("abcde", question.options, strict=False) if pair[1].right
        ]
        place = (question.article, question.place)
        found.append((len(question.options), letter, right.text, *place))
    assert found == KEY


def test_stages_are_those_of_a_strategy_and_then_those_of_training(real):
    stages = real.of_kind("stages")
    assert [stage.code for stage in stages] == [f"ST{number}" for number in range(1, 13)]
    assert [stage.cycle for stage in stages] == ["strategy"] * 7 + ["training"] * 5
    assert [stage.stage for stage in real.of_kind("forms")] == [s.id for s in stages[7:]]


def test_every_sheet_warns_at_its_top_against_personal_data(real):
    """The page prints the words, so no sheet needs to repeat them."""
    sheets = [*real.of_kind("checklists"), *real.of_kind("forms")]
    banner = real.labels.printing.banner
    assert "operational data" in banner
    assert "victim, witness, informant or suspect" in banner
    assert len(sheets) >= 20
    for sheet in sheets:
        page = Renderer(real).record(sheet)
        assert page.count(banner) == 1, sheet.id
        assert page.index(banner) < page.index(f"## {sheet.sections[0].title}"), sheet.id


REQUIRED = {
    "strategy-readiness",
    "stakeholder-map",
    "threat-assessment",
    "prevent-checklist",
    "pursue-checklist",
    "protect-checklist",
    "promote-checklist",
    "tool-selection",
    "structures-and-ownership",
    "monitoring-checklist",
    "rights-and-gender-screening",
    "recommendations-tracker",
    "training-needs-checklist",
    "training-delivery-checklist",
    "follow-up-checklist",
}


def test_the_checklists_of_a_working_day_are_there(real):
    assert {record.id for record in real.of_kind("checklists")} >= REQUIRED
    lists = {
        "tool-selection": "tools",
        "recommendations-tracker": "recommendations",
        "rights-and-gender-screening": "enquiries",
        "structures-and-ownership": "structures",
        "monitoring-checklist": "indicator-rules",
        "threat-assessment": "dimensions",
    }
    for id_, plural in lists.items():
        lines = lay_out(real.get(id_), real.records).lines()
        listed = [line.record.id for line in lines if line.record]
        wanted = [record.id for record in real.of_kind(plural)]
        assert set(wanted) <= set(listed), id_


def test_the_screening_follows_from_answer_to_answer(real):
    sheet = lay_out(real.get("rights-and-gender-screening"), real.records)
    lines = {line.code: line for line in sheet.lines()}
    code, answers = lines["E3"].after
    assert code == "E2"
    assert "Yes" in answers
    for enquiry in ("E4", "E5"):
        assert [place for place in lines[enquiry].places if "Unknown" in place.when], enquiry


def test_the_example_is_of_no_real_country_and_shows_each_turn_of_the_screening(real):
    (example,) = real.of_kind("examples")
    state = example.entries["rights-and-gender-screening"]
    said = {key.split(".")[1]: value for key, value in state.items() if key.endswith(".answer")}
    assert said["E2"] == "Yes"
    assert "Unknown" in (said["E4"], said["E5"])
    assert len(example.entries) >= 7


def test_every_concept_says_how_to_teach_it(real):
    concepts = real.of_kind("concepts")
    assert concepts
    assert [concept.id for concept in concepts if not concept.use] == []


def test_every_step_of_a_role_and_every_worksheet_leads_to_a_page(real, project):
    """Either somebody wrote the page, or it is that of a record."""
    roles, stages = real.of_kind("roles"), real.of_kind("stages")
    steps = [step.page for role in roles for step in role.steps]
    sheets = [sheet.page for stage in stages for sheet in stage.worksheets]
    assert len(roles) >= 4
    assert len(steps) >= 30
    assert len(sheets) >= 7
    docs = project / "docs"
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    pages |= {path_of(record) for record in real.records.values()}
    assert [page for page in (*steps, *sheets) if page not in pages] == []


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
    """Advice that fits two records was written for neither; titles alike in words are one title."""
    records = [record.model_dump() for record in real.records.values()]
    advice = [
        text
        for record in records
        for name in ("guidance", "use", "note")
        for text in texts(record.get(name))
    ]
    titles = [record["title"] for record in records]
    assert len(advice) > 1000
    assert len(titles) == len(records) > 200
    for said in (titles, advice):
        times = Counter(" ".join(re.findall(r"\w+", text.casefold())) for text in said)
        assert [text for text, count in times.items() if count > 1] == []
