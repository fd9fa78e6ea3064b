"""Citations are split into their parts, and allowed exactly as far as the outline goes."""

import csv
from pathlib import Path

import pytest

from strategy_playbook.outline import Place, check_citation, parse_citation

with Path(__file__).with_name("limits.csv").open(encoding="utf-8", newline="") as stream:
    LIMITS = [(row["last"], row["beyond"]) for row in csv.DictReader(stream)]


@pytest.fixture(scope="module")
def sources(real):
    return {source.id: source for source in real.of_kind("sources")}


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        ("untoc", Place("untoc")),
        ("untoc:41", Place("untoc", 41)),
        ("ctoc-2022:10.a", Place("ctoc-2022", 10, "a")),
        ("ctoc-2022:6.10", Place("ctoc-2022", 6, None, 10)),
        ("ctoc-2022:12.a.1", Place("ctoc-2022", 12, "a", 1)),
    ],
)
def test_a_citation_is_split_into_its_parts(citation, place):
    assert parse_citation(citation) == place


@pytest.mark.parametrize(("last", "beyond"), LIMITS)
def test_the_outline_ends_where_the_papers_end(sources, last, beyond):
    assert check_citation(last, sources) is None
    assert check_citation(beyond, sources)


def test_the_limits_name_every_list_of_the_papers(sources):
    listed = {f"{id_}:{unit}" for id_, source in sources.items() for unit in source.lists}
    assert len(listed) == 21
    assert listed <= {last.partition(".")[0] for last, _ in LIMITS}


@pytest.mark.parametrize(
    ("citation", "problem"),
    [
        ("paper:1", "names no known source"),
        ("untoc:42", "is outside the outline: there are 41 articles"),
        ("ctoc-2022:12.e", "is outside the outline: paragraph 12 has no letter e"),
        ("ctoc-2022:12.a.6", "is outside the outline: paragraph 12 (a) lists 5 items"),
        ("ctoc-2022:10.a.1", "is outside the outline: paragraph 10 (a) lists no items"),
    ],
)
def test_a_problem_says_what_the_outline_has(sources, citation, problem):
    assert check_citation(citation, sources) == problem
