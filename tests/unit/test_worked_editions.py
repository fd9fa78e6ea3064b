"""The two editions in editions/: living documentation, so they use what they are said to use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from strategy_playbook import Catalogue
from strategy_playbook.editions.brand import CONTRAST, contrast
from strategy_playbook.editions.drift import drift
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import editions_in, find_edition
from strategy_playbook.loading import load
from strategy_playbook.models import Objective, Record, Tool, Workshop
from strategy_playbook.project import renderer_of
from strategy_playbook.source import read

SMALL, RICH = "quessel-valleys", "selbrine-sea"
NAMES = re.compile(r"[a-z0-9]+(?:[-_./:][a-z0-9]+)*(?:\.md)?")
"""Ids, citations and paths, which are the same on both sides and no text."""


def _load(project: Path, id_: str) -> Catalogue:
    folder = find_edition(project / "editions", id_)
    return load(project / "data", edition=folder, docs=project / "docs")


@pytest.fixture(scope="module")
def valleys(project: Path) -> Catalogue:
    return _load(project, SMALL)


@pytest.fixture(scope="module")
def sea(project: Path) -> Catalogue:
    return _load(project, RICH)


@pytest.fixture(scope="module", params=[SMALL, RICH])
def worked(request: pytest.FixtureRequest, project: Path) -> Catalogue:
    return _load(project, request.param)


def _of(catalogue: Catalogue) -> Edition:
    assert catalogue.edition is not None
    return catalogue.edition


def _own(catalogue: Catalogue) -> list[Record]:
    edition = _of(catalogue)
    return [r for r in catalogue.records.values() if edition.provenance(r).state == "regional"]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def test_there_are_two_worked_editions(project):
    assert editions_in(project / "editions") == [SMALL, RICH]


def test_a_worked_edition_is_reviewed(worked):
    edition = _of(worked)
    assert edition.pins
    assert [str(one.issue()) for one in drift(edition)] == []


def test_the_small_edition_has_ten_changes(valleys):
    edition = _of(valleys)
    done = Counter(one.change.operation for one in edition.applied)
    kinds = [one.change.plural for one in edition.applied]
    assert done == {"add": 3, "append": 2, "set": 2, "hide": 1, "move": 1}
    assert Counter(kinds) == {
        "objectives": 2,
        "tools": 3,
        "checklists": 1,
        "terms": 1,
        "labels": 1,
        "pages": 1,
    }
    assert len(edition.applied) + len(edition.file.variables) == 10


def test_the_small_edition_has_nothing_that_it_could_do_without(valleys):
    edition = _of(valleys)
    assert edition.file.brand == type(edition.file.brand)()
    assert {path.name for path in edition.folder.iterdir()} == {
        "README.md",
        "edition.yml",
        "overlay",
        "overlay.lock.yml",
        "docs",
    }


def test_the_rich_edition_uses_every_operation(sea):
    edition = _of(sea)
    done = {one.change.operation for one in edition.applied}
    assert done == {"add", "set", "append", "remove", "hide", "move", "replace"}
    unlinked = {o.change.value for o in edition.applied if o.change.id in edition.hidden}
    assert unlinked == {True, False}
    ways = {one.change.value[0] for one in edition.applied if one.change.operation == "move"}
    assert ways == {"before"}, "records of the base go before; own records go both ways"
    pages = {one.change.id: one.change for one in edition.pages()}
    assert {change.operation for change in pages.values()} == {"add", "replace", "hide"}
    assert pages["contacts.md"].value.after == "about.md"
    assert pages["legal-references.md"].value.after is None
    labels = {one.change.field for one in edition.applied if one.change.plural == "labels"}
    assert {name.partition(".")[0] for name in labels} == {"kinds", "levels", "printing"}


@pytest.mark.parametrize("field", ["guidance.questions", "links", "source", "steps"])
def test_the_rich_edition_appends_to_lists_of_many_sorts(sea, field):
    assert field in {o.change.field for o in _of(sea).applied if o.change.operation == "append"}


def test_the_rich_edition_replaces_an_item_of_a_checklist(sea):
    changes = [o.change for o in _of(sea).applied if o.change.id == "strategy-readiness"]
    assert [(change.operation, change.field) for change in changes] == [
        ("remove", "sections.mandate.items"),
        ("append", "sections.mandate.items"),
    ]
    items = [item.code for item in sea.get("strategy-readiness").sections[0].items]
    assert "CL1-4" not in items
    assert items[-2:] == ["SEL-CL1-1", "SEL-CL1-2"]


def test_the_rich_edition_has_its_own_of_each_sort(sea):
    own = Counter(record.plural for record in _own(sea))
    assert own == {
        "sources": 1,
        "objectives": 2,
        "tools": 3,
        "checklists": 1,
        "terms": 4,
        "questions": 1,
        "sessions": 1,
        "workshops": 1,
        "recommendations": 1,
    }


def test_regional_records_cite_the_regional_source(sea):
    source = next(record for record in _own(sea) if record.plural == "sources")
    assert source.sections
    assert source.lists
    others = [record for record in _own(sea) if record is not source]
    assert [r.id for r in others if not any(c.startswith(source.id) for c in r.source)] == []
    papers = {c.partition(":")[0] for record in others for c in record.source}
    assert papers == {source.id, "ctoc-2022", "untoc"}


def test_the_own_session_is_part_of_the_own_workshop(sea):
    workshop = next(r for r in _own(sea) if isinstance(r, Workshop))
    session = next(r for r in _own(sea) if r.plural == "sessions")
    assert session.id in [slot.session for day in workshop.days for slot in day.slots]
    assert {r.id for r in _own(sea) if r.plural == "checklists"} == set(session.sheets)


@pytest.mark.parametrize(
    ("plural", "own", "neighbour"),
    [
        ("objectives", "sel-open-harbour-decisions", "build-resilient-institutions-and-economies"),
        ("sessions", "sel-session-night-in-harbour", "session-why-strategy"),
        ("tools", "international-cooperation-frameworks", "convention-based-cooperation"),
        ("workshops", "workshop-half-day", "sel-workshop-between-ferries"),
        ("roles", "drafter", "regional-adviser"),
    ],
)
def test_the_rich_edition_has_an_order_of_its_own(sea, plural, own, neighbour):
    ids = [record.id for record in sea.of_kind(plural)]
    assert ids.index(own) == ids.index(neighbour) + 1


def test_the_rich_edition_has_a_brand(sea):
    edition = _of(sea)
    brand = edition.file.brand
    assert [name for name, value in brand if not value] == []
    assert contrast(brand.primary or "") >= CONTRAST
    assert contrast(brand.accent or "") >= CONTRAST
    assert edition.file.variables["hotline"] in (brand.footer or "")


def test_each_variable_is_used(worked, project):
    edition = _of(worked)
    files = [*edition.folder.rglob("*.yml"), *edition.folder.rglob("*.md")]
    text = "\n".join(f.read_text("utf-8") for f in files if f.name != "overlay.lock.yml")
    names = set(edition.file.variables)
    assert names
    assert [name for name in names if not re.search(f'{{{name}}}|"{name}"', text)] == []


def test_the_own_template_prints_variables(sea):
    shown = renderer_of(sea).view(
        "named", caption="For what", value="Contact", rows=[("Danger", "hotline")]
    )
    assert _of(sea).file.variables["hotline"] in shown


def test_every_reason_is_a_sentence(worked):
    whys = {one.change.why for one in _of(worked).applied}
    assert whys
    sentence = re.compile(r"[A-Z][^.!?:]{30,}\.")
    assert [why for why in whys if not sentence.fullmatch(why)] == []


def test_no_text_is_that_of_the_base(worked, real, project):
    edition = _of(worked)
    base = {text for record in real.records.values() for text in _strings(record.model_dump())}
    base |= set(_strings(read(project / "data" / "labels.yml", "labels").value))
    written = [one.change for one in edition.applied if one.change.operation != "remove"]
    texts = {text for change in written for text in _strings(change.value)}
    texts = {text for text in texts if len(text.split()) > 2 and not NAMES.fullmatch(text)}
    assert len(texts) > 20
    assert texts & base == set()


def test_no_page_is_that_of_the_base(worked, project):
    paragraphs = {
        part
        for file in (project / "docs").rglob("*.md")
        for part in file.read_text("utf-8").split("\n\n")
    }
    pages = list((_of(worked).folder / "docs").rglob("*.md"))
    assert pages
    for page in pages:
        own = {part for part in page.read_text("utf-8").split("\n\n") if len(part.split()) > 8}
        assert own
        assert own & paragraphs == set()


def test_regional_objectives_and_tools_have_full_depth(worked):
    found = [record for record in _own(worked) if isinstance(record, Objective | Tool)]
    assert found
    for record in found:
        advice = record.guidance
        assert advice.needs is not None, record.id
        assert advice.watch is not None, record.id
        assert len(advice.why.split()) >= 50, record.id
        assert min(len(advice.actions), len(advice.questions)) >= 4, record.id
        assert min(len(advice.needs.partners), len(advice.needs.preconditions)) >= 4, record.id
        assert len(advice.indicators) >= 3, record.id
        assert {one.type for one in advice.indicators} == {"quantitative", "qualitative"}
        assert any(one.outside for one in advice.indicators), record.id
        relations = {link.relation for link in record.links}
        assert {"applies", "raises"} <= relations, record.id
        assert isinstance(record, Objective) or "serves" in relations, record.id


def test_a_readme_says_what_to_copy_in_ten_lines(worked):
    lines = (_of(worked).folder / "README.md").read_text("utf-8").splitlines()
    assert 10 <= len(lines) <= 16
    assert "playbook pin" in " ".join(lines)
