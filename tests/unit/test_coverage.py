"""Which records carry which place of a source: all of its places, and only records that may."""

import pytest

from strategy_playbook.coverage import coverage


@pytest.fixture
def paper(small):
    return {place.citation: place for place in small.coverage("paper")}


def ids(place) -> list[str]:
    return [record.id for record in place.records]


def test_every_paragraph_and_item_of_the_outline_is_there(paper):
    assert list(paper) == [f"paper:{number}" for number in range(1, 10)]
    items = {unit: [item.citation for item in place.items] for unit, place in paper.items()}
    assert {unit: found for unit, found in items.items() if found} == {
        "paper:2": ["paper:2.a", "paper:2.b"],
        "paper:3": ["paper:3.a.1", "paper:3.a.2", "paper:3.b"],
        "paper:4": ["paper:4.1", "paper:4.2", "paper:4.3"],
    }


def test_a_place_is_carried_by_what_cites_it(paper):
    assert ids(paper["paper:1"]) == ["what-the-river-carries", "both-banks"]
    assert [ids(item) for item in paper["paper:3"].items] == [["open-crossings"], ["lit-quays"], []]
    assert [ids(item) for item in paper["paper:4"].items] == [["fare-boards"], [], []]


def test_a_paragraph_is_carried_by_what_cites_a_part_of_it(paper):
    assert ids(paper["paper:3"]) == ["open-crossings", "lit-quays"]


def test_an_item_is_not_carried_by_what_cites_only_its_paragraph_or_letter(small):
    point = small.get("both-banks").model_copy(
        update={"source": ("paper:3", "paper:4", "paper:3.a")}
    )
    found = coverage(small.get("paper"), [point])
    assert [ids(place) for place in found[2:4]] == [["both-banks"], ["both-banks"]]
    assert not any(item.records for place in found for item in place.items)


def test_a_record_that_cites_several_parts_counts_once(small):
    point = small.get("both-banks").model_copy(update={"source": ("paper:4.1", "paper:4.2")})
    place = coverage(small.get("paper"), [point])[3]
    assert ids(place) == ["both-banks"]
    assert [ids(item) for item in place.items] == [["both-banks"], ["both-banks"], []]


@pytest.mark.parametrize("id_", ["both-banks", "paper", "landing", "river-book"])
def test_what_we_add_and_sources_terms_and_works_carry_nothing(small, id_):
    """Nor does a citation of another source, or of the source as a whole."""
    cited = ("paper:1", "treaty:2", "paper")
    record = small.get(id_).model_copy(update={"source": cited, "basis": "text"})
    treaty, paper = small.get("treaty"), small.get("paper")
    carried = [
        place.citation for s in (paper, treaty) for place in coverage(s, [record]) if place.records
    ]
    assert carried == (["paper:1", "treaty:2"] if id_ == "both-banks" else [])
    ours = record.model_copy(update={"basis": "editorial"})
    assert not any(place.records for place in coverage(paper, [ours]))


def test_a_source_without_units_has_no_places(small):
    assert coverage(small.get("handbook"), small.records.values()) == []
