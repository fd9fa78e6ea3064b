"""What an edition looks like: rendered from the folder edition, laid over tests/cases/base.

Its lock was written by `playbook pin`, and then some of the base's texts in it were changed, as if
the base had said something else at the last review.
"""

import shutil
from pathlib import Path

import pytest

from strategy_playbook import CatalogueError, load
from strategy_playbook.authoring import Words
from strategy_playbook.pages import banner, edition_pages, pages
from strategy_playbook.project import renderer_of

HERE = Path(__file__).parent
GOAL = HERE / "edition-expected"
RECORDS = {
    "adapted": "open-crossings",
    "regional": "lo-read-the-tide",
    "links-only": "shared-timetable",
    "sheet": "quay-check",
    "recommendation": "lo-tide-table",
    "point": "what-the-river-carries",
}
VIEWS = ("basis", "edition-about", "edition-drift", "matrix", "points", "quiz", "register")


@pytest.fixture(scope="module")
def catalogue(project, tmp_path_factory):
    """Load the edition over a base that retired three records and carries a whole paper."""
    data = shutil.copytree(project / "tests" / "cases" / "base", tmp_path_factory.mktemp("a") / "b")
    shutil.copy(HERE / "retired.yml", data)
    sources = data / "sources.yml"
    text = sources.read_text("utf-8")
    sources.write_text(text.replace("  unit: para", "  whole: true\n  unit: para", 1), "utf-8")
    return load(data, edition=HERE / "edition", docs=HERE / "pages-of-the-base")


@pytest.fixture(scope="module")
def renderer(catalogue):
    return renderer_of(catalogue)


@pytest.fixture(scope="module")
def notices(renderer):
    return {page.path: page.text for page in pages(renderer) if page.apart}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record(renderer, catalogue, agrees, name):
    agrees(GOAL / f"{name}.md", renderer.record(catalogue.get(RECORDS[name])))


@pytest.mark.parametrize("name", VIEWS)
def test_a_view(renderer, agrees, name):
    agrees(GOAL / f"view-{name}.md", renderer.view(name))


def test_the_coverage_of_a_paper_calls_nothing_a_gap_that_was_left_out(renderer, agrees):
    agrees(GOAL / "view-coverage.md", renderer.view("coverage", source="paper"))


def test_records_in_lists(renderer, catalogue, agrees):
    objectives = catalogue.of_kind("objectives")
    table = renderer.table(objectives, ("code", "title", "summary"))
    agrees(GOAL / "lists.md", renderer.cards(objectives) + table)


def test_a_record_for_the_terminal(renderer, catalogue, agrees):
    agrees(GOAL / "show.txt", renderer.plain(catalogue.get("open-crossings")))


def test_what_stands_where_a_record_or_page_was(notices, agrees):
    assert set(notices) == {
        "tools/oil-lamps.md",
        "tools/toll-boards.md",
        "objectives/open-the-crossings.md",
        "points/both-banks.md",
        "lamps.md",
    }
    for path, text in notices.items():
        agrees(GOAL / f"notice-{Path(path).stem}.md", text)


def test_the_pages_about_the_edition(renderer, agrees):
    found = {page.path: page.text for page in pages(renderer)}
    assert [path for _, path in edition_pages(renderer)] == ["edition/about.md", "edition/drift.md"]
    agrees(GOAL / "page-about.md", found["edition/about.md"])
    head = banner(renderer.catalogue.edition, renderer.catalogue.labels)
    assert head["page"] in found
    words = renderer.catalogue.labels.editions.own_pages
    assert head["own"] == {"tides.md": words.add, "gates.md": words.replace}


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        (("variable", "hotline"), "555"),
        (("link", "both-banks"), "[Two banks, one river](/points/both-banks.md) (P30-1B)"),
        (("term", "both-banks", "both banks"), "both banks"),
        (("count", "objectives"), 2),
        (("count", "points"), 1),
    ],
)
def test_macros_know_the_edition(renderer, call, shown):
    name, *values = call
    assert Words(renderer).macros()[name](*values) == shown


def test_a_field_says_whether_it_is_the_edition_s(renderer):
    words = Words(renderer)
    marked = [
        words.field("open-crossings", "summary"),
        words.field("open-crossings", "guidance.questions").splitlines()[1],
        words.field("lo-read-the-tide", "title"),
        words.link("lo-read-the-tide"),
    ]
    assert [text.count("pb-origin ") for text in marked] == [1, 1, 1, 1]
    plain = [
        words.field("open-crossings", "title"),
        words.field("open-crossings", "guidance.questions").splitlines()[0],
        words.link("lit-quays"),
    ]
    assert [text.count("pb-origin") for text in plain] == [0, 0, 0]


@pytest.mark.parametrize("name", ["field", "record"])
def test_a_record_that_is_left_out_is_not_shown(renderer, name):
    values = ("both-banks", "summary")[: 2 if name == "field" else 1]
    text = Words(renderer).macros()[name](*values)
    assert "/points/both-banks.md" in text
    assert "What one bank forbids" not in text


def test_an_unknown_variable_is_a_problem(renderer):
    with pytest.raises(CatalogueError) as caught:
        Words(renderer).variable("hotlin")
    problem = 'PB712 there is no variable {hotlin} (did you mean "hotline"?)'
    assert [str(issue) for issue in caught.value.issues] == [problem]


def test_every_file_there_is_compared():
    others = {"view-coverage", "lists", "show", "page-about"}
    notices = {"oil-lamps", "toll-boards", "open-the-crossings", "both-banks", "lamps"}
    wanted = {*RECORDS, *others, *(f"view-{v}" for v in VIEWS), *(f"notice-{n}" for n in notices)}
    assert {file.stem for file in GOAL.iterdir()} == wanted
