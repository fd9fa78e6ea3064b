"""A catalogue comes with every problem of its files, and an edition never harms the base."""

import gc

import pytest

from strategy_playbook.editions.changes import changes_of
from strategy_playbook.editions.pins import written_of
from strategy_playbook.loading import load
from strategy_playbook.source import parse

FILE = 'name: x\nregion: x\nauthority: x\nversion: "1"\nprefix: xx\nabout: [x]\n'


@pytest.fixture
def edition(base):
    """Give a function that writes an edition beside the base, by the names of overlay files."""
    folder = base.parent / "editions" / "delta"

    def write(file=FILE, lock=None, **overlay):
        (folder / "overlay").mkdir(parents=True, exist_ok=True)
        (folder / "edition.yml").write_text(file, "utf-8")
        for name, text in overlay.items():
            (folder / "overlay" / f"{name}.yml").write_text(text, "utf-8")
        if lock:
            (folder / "overlay.lock.yml").write_text(lock, "utf-8")
        return folder

    return write


@pytest.fixture
def told(problems, base):
    """Give a function that loads what must fail, and returns problems with short places."""

    def call(folder, **options):
        found = problems(load, base, edition=folder, **options)
        return [line.replace(f"{base.parent}/", "") for line in found]

    return call


def add(file, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_a_language_that_is_not_there_is_told_from_those_that_are(problems, base):
    assert problems(load, base, language="fr") == [
        'PB502 there is no catalogue in the language "fr" (languages: en)'
    ]


def test_pages_of_the_base_that_are_no_text_are_told_with_all_else(edition, told, base):
    docs = base.parent / "docs"
    docs.mkdir()
    (docs / "a.md").write_bytes(b"\xe9")
    found = told(edition(tools="nowhere: {why: w, set: {title: Ours}}\n"), docs=docs)
    assert [line.partition(" PB")[0] for line in found] == [
        "docs/a.md:1:1:",
        "editions/delta/overlay/tools.yml:1:1:",
    ]


def test_the_edition_is_laid_over_the_base_and_leaves_it_as_it_was(base, edition):
    before = load(base)
    folder = edition(tools="fare-boards: {why: w, set: {title: Ours}}\n")
    assert load(base, edition=folder).get("fare-boards").title == "Ours"
    assert load(base).get("fare-boards") == before.get("fare-boards")
    assert before.edition is None


def test_problems_of_the_base_and_of_the_edition_are_told_together(base, edition, told):
    add(base / "terms.yml", "- {id: wrong-term, code: G99}\n")
    folder = edition(
        file=FILE.replace("region: x\n", ""), tools="nowhere: {why: w, set: {title: Ours}}\n"
    )
    found = told(folder)
    assert any(line.startswith("data/terms.yml:") and "PB202" in line for line in found)
    assert 'editions/delta/edition.yml:1:1: PB202 the field "region" is missing' in found


def test_what_an_edition_breaks_is_told_in_its_own_file(edition, told):
    folder = edition(tools="fare-boards:\n  why: w\n  set:\n    principle: gard\n")
    (problem,) = told(folder)
    assert problem.startswith("editions/delta/overlay/tools.yml:4:16: PB303 ")


def test_a_rule_of_the_base_that_an_edition_breaks_is_told_at_the_change(edition, told):
    """The problem stands in a record of the base, which the edition made wrong."""
    offered = '{id: answer, label: Answer, type: choice, options: ["Yes", "No"]}'
    text = f"quay-check:\n  why: w\n  set:\n    sections.asked.each: [{offered}]\n"
    found = told(edition(checklists=text))
    assert len(found) == 2
    for problem in found:
        assert problem.startswith("editions/delta/overlay/checklists.yml:4:5: PB315 ")
        assert "; see data/checklists.yml:" in problem


def test_pages_are_compared_only_with_those_that_are_given(base, edition, told):
    folder = edition(pages="gone.md: {why: w, hide: true}\n")
    assert load(base, edition=folder).edition.pages() == []
    (base.parent / "docs").mkdir()
    assert told(folder, docs=base.parent / "docs") == [
        'editions/delta/overlay/pages.yml:1:1: PB714 the base has no page "gone.md"'
    ]


MOVED = "fare-boards: {why: w, set: {principle: gard, title: Ours}}\n"
LOCK = 'fare-boards.principle: {base: "1", sha: 000000000000, text: gard, own: '


def test_a_reviewed_change_that_the_base_no_longer_bears_is_set_aside(base, edition):
    """The base had the principle at the review, so nobody made a mistake."""
    changes, _ = changes_of("tools", parse(MOVED, "tools.yml"), {})
    written = written_of(changes)["fare-boards.principle"]
    catalogue = load(base, edition=edition(tools=MOVED, lock=f"{LOCK}{written}}}\n"))
    boards = catalogue.get("fare-boards")
    assert (boards.principle, boards.title) == ("guard", "Ours")
    (one,) = [one for one in catalogue.edition.applied if one.lost]
    assert (one.change.field, one.aside, one.base) == ("principle", True, "guard")
    assert one.lost == 'no record has the id "gard"'


@pytest.mark.parametrize("lock", [None, f"{LOCK}123456789abc}}\n"])
def test_a_change_that_nobody_reviewed_as_it_is_now_is_a_mistake(edition, told, lock):
    (problem,) = told(edition(tools=MOVED, lock=lock))
    assert problem.startswith("editions/delta/overlay/tools.yml:1:40: PB303 ")


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(base, enabled):
    was = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        load(base)
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_records_of_files_that_cannot_be_read_are_not_missed(base, problems):
    for name in ("sources.yml", "principles.yml"):
        (base / name).write_text("a: [\n", "utf-8")
    found = [line.partition(f"{base}/")[2].split(" ")[:2] for line in problems(load, base)]
    assert found == [["principles.yml:1:5:", "PB104"], ["sources.yml:1:5:", "PB104"]]


def test_a_mistake_of_the_base_is_told_there_though_the_edition_changes_the_record(
    base, edition, told
):
    add(base / "terms.yml", "- {id: wrong-term, code: G99}\n")
    found = told(edition(terms="wrong-term: {why: w, set: {title: Ours}}\n"))
    assert found
    assert all(line.startswith("data/terms.yml:") for line in found)


@pytest.mark.parametrize(
    ("name", "text", "id_"), [("sources", None, "PB114"), ("principles", "- 5\n", "PB203")]
)
def test_what_leads_to_records_that_were_not_read_is_no_mistake(base, problems, name, text, id_):
    if text:
        (base / f"{name}.yml").write_text(text, "utf-8")
    else:
        (base / f"{name}.yml").unlink()
    assert [line.split(" PB")[1][:3] for line in problems(load, base)] == [id_[2:]]


def test_a_mistake_in_the_labels_is_told_with_the_others(base, problems):
    add(base / "labels.yml", "wrods: {}\n")
    add(base / "terms.yml", "- 5\n")
    found = {line.partition(f"{base}/")[2].split(":")[0] for line in problems(load, base)}
    assert found == {"labels.yml", "terms.yml"}


def test_what_the_base_retired_is_known_to_the_catalogue_and_to_an_edition(base, edition):
    text = "- {id: oil-lamps, code: GD-T8, kind: tool, why: Nobody has oil.}\n"
    (base / "retired.yml").write_text(text, "utf-8")
    catalogue = load(base, edition=edition(tools="oil-lamps: {why: w, hide: true}\n"))
    assert [gone.id for gone in catalogue.retired] == ["oil-lamps"]
    assert [one.lost for one in catalogue.edition.applied] == ["Nobody has oil."]
