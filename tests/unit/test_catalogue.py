"""The catalogue as a whole: look-ups, order, both ends of links, and what stops it from loading."""

import contextlib
import re

import pytest

from strategy_playbook.errors import CatalogueError
from strategy_playbook.loading import load
from strategy_playbook.models import KINDS


def edit(file, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def ends(catalogue, id_: str) -> dict[str, list[tuple[str, str, str, str]]]:
    found = catalogue.connections(catalogue.get(id_))
    return {
        plural: [(c.record.id, c.relation, c.direction, c.basis) for c in connections]
        for plural, connections in found.items()
    }


def test_links_are_seen_from_both_ends(small):
    assert ends(small, "open-crossings") == {
        "dimensions": [("money-on-the-water", "informs", "back", "editorial")],
        "principles": [("guard", "under", "out", "text")],
        "objectives": [("lit-quays", "builds-on", "out", "text")],
        "tools": [("fare-boards", "serves", "back", "editorial")],
        "checklists": [("quay-check", "lists", "back", "editorial")],  # found by a query
    }
    assert ends(small, "lit-quays") == {
        "principles": [("guard", "under", "out", "text")],
        "objectives": [("open-crossings", "builds-on", "back", "text")],
        "topics": [("night-ferries", "concerns", "back", "editorial")],
        "checklists": [("quay-check", "lists", "back", "editorial")],
        "sessions": [("walk-the-quay", "uses", "back", "editorial")],
    }
    assert ends(small, "treaty-7") == {
        "principles": [("mend", "applies", "back", "editorial")],
        "tools": [("fare-boards", "applies", "back", "editorial")],
        "questions": [("who-may-cross", "settled", "back", "editorial")],
    }
    assert ends(small, "paper") == {}


def test_fields_that_name_a_record_are_links_too(small):
    assert ends(small, "what-the-river-carries") == {"stages": [("look", "within", "out", "text")]}
    assert ends(small, "whose-boats") == {
        "tools": [("fare-boards", "raises", "back", "editorial")],
        "enquiries": [("what-was-done", "depends", "back", "text")],
        "checklists": [("quay-check", "lists", "back", "editorial")],
    }


def test_every_link_has_two_ends(real):
    out, back = set(), set()
    for record in real.records.values():
        for connections in real.connections(record).values():
            for c in connections:
                pair = (record.id, c.record.id)
                side = out if c.direction == "out" else back
                side.add((*(pair if c.direction == "out" else pair[::-1]), c.relation, c.basis))
    assert len(out) > 100
    assert out == back


def test_kinds_come_in_reading_order_and_groups_follow_the_principles(real):
    kinds = [record.plural for record in real.records.values()]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index), "each kind in one piece"
    assert list(dict.fromkeys(kinds)) == [plural for plural in KINDS if real.of_kind(plural)]
    principles = [record.id for record in real.of_kind("principles")]
    assert principles == ["prevent", "pursue", "protect", "promote"], "not in the files' order"
    for plural in ("objectives", "tools"):
        listed = [record.principle for record in real.of_kind(plural)]
        assert listed == sorted(listed, key=principles.index)


def test_records_of_one_principle_can_be_asked_for(small):
    assert [r.id for r in small.of_kind("objectives", "guard")] == ["open-crossings", "lit-quays"]
    assert small.of_kind("objectives", "mend") == []
    assert small.of_kind("topics", "guard") == [], "topics stand under no principle"


def test_neighbours_are_those_of_the_same_kind(small):
    first, last = small.of_kind("objectives")
    assert small.neighbours(first) == (None, last)
    assert small.neighbours(last) == (first, None)
    assert small.neighbours(small.get("fare-boards")) == (None, None)


@pytest.mark.parametrize(
    ("id_", "stage"),
    [
        ("what-the-river-carries", "look"),
        ("both-banks", "listen"),
        ("money-on-the-water", "look"),
        ("toll-moves-upstream", "look"),
        ("what-was-done", "listen"),
        ("fare-boards", None),
        ("look", None),
        ("paper", None),
    ],
)
def test_a_record_belongs_to_the_stage_it_names_or_to_that_of_its_kind(small, id_, stage):
    found = small.stage_of(small.get(id_))
    assert (found and found.id) == stage


def test_coverage_is_that_of_the_source_asked_for(small):
    paper = small.coverage("paper")
    assert [place.citation for place in paper] == [f"paper:{n}" for n in range(1, 10)]
    assert [record.id for record in paper[5].records] == ["shared-timetable"]
    assert len(small.coverage("treaty")) == 12
    assert small.coverage("handbook") == []


@pytest.mark.parametrize(
    ("look_up", "problem"),
    [
        (lambda c: c.get("gard"), 'PB402 no record has the id "gard" (did you mean "guard"?)'),
        (lambda c: c.get("zzz"), 'PB402 no record has the id "zzz"'),
        (lambda c: c.of_kind("tool"), 'PB404 there is no kind "tool" (did you mean "tools"?)'),
        (lambda c: c.of_kind("zzz"), 'PB404 there is no kind "zzz" (kinds: sources, stages, '),
        (lambda c: c.of_kind("tools", "treaty-7"), 'PB404 "treaty-7" is not a principle'),
        (lambda c: c.of_kind("tools", "gard"), 'PB402 no record has the id "gard" (did you mean'),
        (lambda c: c.coverage("papr"), 'PB402 no record has the id "papr" (did you mean "paper"?)'),
        (lambda c: c.coverage("guard"), 'PB404 "guard" is not a source'),
    ],
)
def test_an_unknown_name_is_a_problem_with_a_suggestion(small, problems, look_up, problem):
    (line,) = problems(look_up, small)
    assert line.startswith(problem)


def test_an_unknown_language_is_reported(base, problems):
    (line,) = problems(load, base, language="xx")
    assert line == 'PB502 there is no catalogue in the language "xx" (languages: en)'


def test_a_misshapen_source_is_not_reported_at_every_citation(base, problems):
    edit(base / "sources.yml", 'date: "2030-04-05"', "date: soon")
    assert [re.search(r"PB\d+", line)[0] for line in problems(load, base)] == ["PB204"]


def test_a_misshapen_record_is_not_reported_at_every_link(base, problems):
    edit(base / "objectives" / "guard.yml", "title: Light the quays", "title: 5")
    assert [re.search(r"PB\d+", line)[0] for line in problems(load, base)] == ["PB203"]


def test_a_record_may_not_take_the_place_of_an_index_page(base, problems):
    edit(base / "topics.yml", "id: night-ferries", "id: index")
    assert any("topics.yml:1:7: " in line for line in problems(load, base))


def test_every_label_is_needed_to_load(base, problems):
    """A word that a template prints must be missed here, not when a page is rendered."""
    file = base / "labels.yml"
    whole = file.read_text("utf-8")
    after = whole[whole.index("basis:\n") :]
    after = re.sub(r"^ +(fields|languages):\n( {4,}.*\n)+", "", after, flags=re.MULTILINE)
    lines = [line for line in after.splitlines() if re.match(r" +\w+:", line)]
    optional = {"code", "summary"}  # only tables that a page asks for print these
    assert "languages:" not in after, "a field or a language without a word is shown as it is"
    needed = [line for line in lines if line.split(":")[0].strip() not in optional]
    assert len(needed) > 30
    unnoticed = []
    for line in needed:
        file.write_text(whole.replace(f"{line}\n", "", 1), "utf-8")
        with contextlib.suppress(CatalogueError):
            load(base)
            unnoticed.append(line.strip())
    assert unnoticed == []
