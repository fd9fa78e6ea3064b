"""A new edition has no mistake, and each example in it works once it is switched on."""

import re
import shutil
from pathlib import Path

import pytest

from strategy_playbook import load
from strategy_playbook.editions.drift import drift
from strategy_playbook.editions.scaffold import (
    Plan,
    check_id,
    check_prefix,
    checked_text,
    proposed_name,
    proposed_prefix,
    write_edition,
)

PLAN = Plan("north-coast", "North Coast", "The north coast", "Office of the Coast", "nc")
HARD = 'The "North": it\'s #1, 50 % \\ Küste, الساحل, 北岸 - yes'


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    return tmp_path / "editions"


def written(plan, editions, data, docs):
    files = write_edition(plan, editions, data, docs)
    return [file.relative_to(editions / plan.id).as_posix() for file in files]


@pytest.mark.parametrize("examples", [True, False])
def test_a_new_edition_has_no_mistake_and_nothing_to_review(project, editions, examples):
    plan = Plan(PLAN.id, HARD, HARD, HARD, "nc", examples)
    names = written(plan, editions, project / "data", project / "docs")
    assert ("overlay/objectives.yml" in names) == examples
    assert {"README.md", "edition.yml", "docs/contacts.md", "overlay/pages.yml"} <= set(names)
    edition = load(project / "data", edition=editions / PLAN.id, docs=project / "docs").edition
    assert (edition.file.name, edition.file.region, edition.file.authority) == (HARD, HARD, HARD)
    assert drift(edition) == []
    assert ("address-recruitment-drivers.guidance.questions" in edition.pins) == examples
    found = sorted(path.name for path in editions.iterdir())
    assert found == [PLAN.id, "schema"], "nothing is left behind"


def test_it_fits_a_base_with_few_records_and_no_pages(base, editions):
    names = written(PLAN, editions, base, base.parent / "docs")
    assert "overlay/objectives.yml" in names
    assert load(base, edition=editions / PLAN.id).edition.pins


def test_each_example_works_once_it_is_switched_on(project, editions):
    write_edition(PLAN, editions, project / "data", project / "docs")
    folder = editions / PLAN.id
    done = set()
    for file in folder.rglob("*.yml"):
        text, count = re.subn(r"^# (?!yaml-)", "", file.read_text("utf-8"), flags=re.MULTILINE)
        if file.name != "overlay.lock.yml":
            assert count > 2, f"{file.name} has no example"
            file.write_text(text, "utf-8")
    shutil.copy(project / "docs" / "brief.md", folder / "docs" / "brief.md")
    edition = load(project / "data", edition=folder, docs=project / "docs").edition
    done = {(one.change.plural == "pages", one.change.operation) for one in edition.applied}
    assert {op for page, op in done if not page} == {"add", "set", "append", "remove", "hide"}
    assert {op for page, op in done if page} == {"add", "replace", "hide"}
    assert len(edition.file.about) == 2
    assert edition.file.brand.footer == f"Questions go to {PLAN.authority}."
    assert {one.state for one in drift(edition)} == {"unpinned"}


def test_every_line_says_that_it_is_an_explanation_or_an_example(project, editions):
    write_edition(PLAN, editions, project / "data", project / "docs")
    comments = [
        line
        for file in (editions / PLAN.id).rglob("*.yml")
        if file.name != "overlay.lock.yml"
        for line in file.read_text("utf-8").splitlines()
        if line.lstrip().startswith("#")
    ]
    assert len(comments) > 60
    assert [x for x in comments if not re.match(r" *##( |$)|# ", x)] == []
    assert [x for x in comments if len(x) > 110 and x.startswith("##")] == []


def test_what_is_wrong_with_the_base_is_said_and_nothing_written(base, editions, problems):
    (base / "topics.yml").write_text("- {titel: x}\n", "utf-8")
    found = problems(write_edition, PLAN, editions, base, base)
    assert any("topics.yml:1:4: PB201" in problem for problem in found)
    assert not editions.exists()


def test_a_folder_that_is_there_stays_as_it_is(base, editions, problems):
    (editions / "north-coast").mkdir(parents=True)
    (problem,) = problems(write_edition, PLAN, editions, base, base)
    assert "north-coast:1:1: PB721 " in problem
    assert list((editions / "north-coast").iterdir()) == []


@pytest.mark.parametrize(
    "id_", ["", "base", "North", "../x", "a/b", "a--b", "-a", "1a", "a" * 41, "é", "a\n", "."]
)
def test_an_id_that_no_folder_of_an_edition_has(editions, problems, id_):
    (problem,) = problems(check_id, editions, id_)
    assert problem.startswith("PB701 ")


@pytest.mark.parametrize(
    "text", ["", " \n ", "a <b>c</b>", "`x`", "{x}", "a}", "\x1b[31m", "a" * 201]
)
def test_a_text_that_edition_yml_cannot_hold(problems, text):
    (problem,) = problems(checked_text, text, "--name")
    assert problem.startswith("PB722 --name cannot be used: ")


def test_a_text_becomes_one_line():
    assert checked_text("  North\n \u2028Coast ", "--name") == "North Coast"
    assert checked_text(HARD, "--name") == HARD


@pytest.mark.parametrize("prefix", ["", "n", "N1", "1n", "n-c", "a" * 9, "né", "gd"])
def test_a_prefix_that_cannot_be_had(small, problems, prefix):
    (problem,) = problems(check_prefix, prefix, small)
    assert problem.startswith("PB705 ")


@pytest.mark.parametrize(
    ("id_", "others", "prefix"),
    [
        ("north-coast", [], "nc"),
        ("north-coast", ["nc"], "no"),
        ("north-coast", ["nc", "no"], "nor"),
        ("guard-district", [], "gu"),
        ("veldoria", [], "ve"),
        ("x", [], "x2"),
        ("a-b-c-d-e-f-g-h-i-j", [], "abcdefgh"),
    ],
)
def test_a_prefix_that_is_proposed_is_free(small, id_, others, prefix):
    assert {record.code for record in small.of_kind("principles")} >= {"GD"}
    assert proposed_prefix(id_, small, others) == prefix
    check_prefix(prefix, small)


def test_a_name_that_is_proposed():
    assert proposed_name("north-coast-2") == "North Coast 2"
