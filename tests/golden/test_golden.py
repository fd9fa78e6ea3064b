"""What is rendered from tests/cases/base is what stands beside this file, to the last space.

After a change of templates, `pytest --update tests/golden` writes the files anew: read the diff.
"""

import re
from pathlib import Path

import pytest

from strategy_playbook import Renderer, load
from strategy_playbook.export.json import dumps
from strategy_playbook.models import KINDS

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def catalogue(project):
    return load(project / "tests" / "cases" / "base")


@pytest.fixture(scope="module")
def renderer(catalogue):
    return Renderer(catalogue)


@pytest.mark.parametrize("plural", KINDS)
def test_a_record_of_each_kind(renderer, catalogue, agrees, plural):
    record = catalogue.of_kind(plural)[0]
    agrees(HERE / f"{record.kind}.md", renderer.record(record))


def test_a_generated_page(renderer, catalogue, agrees):
    agrees(HERE / "page.md", renderer.page(catalogue.get("guard")))


def test_cards(renderer, catalogue, agrees):
    agrees(HERE / "cards.md", renderer.cards(catalogue.of_kind("objectives")))


def test_a_table(renderer, catalogue, agrees):
    objectives = catalogue.of_kind("objectives")
    agrees(HERE / "table.md", renderer.table(objectives, ("code", "title", "principle")))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("show", "open-crossings"),
        ("show-sheet", "quay-check"),
        ("show-session", "walk-the-quay"),
        ("show-workshop", "an-evening"),
    ],
)
def test_a_record_for_the_terminal(renderer, catalogue, agrees, name, id_):
    agrees(HERE / f"{name}.txt", renderer.plain(catalogue.get(id_)))


def test_the_whole_catalogue_as_json(catalogue, agrees):
    agrees(HERE / "catalogue.json", dumps(catalogue))


VIEWS = {
    "coverage": {"source": "paper"},
    "indicators": {"kind": "tools"},
    "list": {"kind": "objectives"},
    "products": {"cycle": "strategy"},
}


def test_each_view(renderer, agrees):
    assert len(renderer.views()) >= 15
    for name in renderer.views():
        agrees(HERE / "views" / f"{name}.md", renderer.view(name, **VIEWS.get(name, {})))
    assert {path.stem for path in (HERE / "views").iterdir()} == set(renderer.views())


def test_the_page_on_macros_lists_each_view(renderer, project):
    text = (project / "docs" / "contributing" / "macros.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE) == sorted(renderer.views())


def test_every_file_here_is_compared():
    names = {path.name for path in HERE.iterdir() if path.suffix in (".md", ".txt", ".json")}
    others = {"page.md", "cards.md", "table.md", "show.txt", "catalogue.json"}
    others |= {f"show-{kind}.txt" for kind in ("sheet", "session", "workshop")}
    assert names == {f"{model.kind}.md" for model in KINDS.values()} | others
