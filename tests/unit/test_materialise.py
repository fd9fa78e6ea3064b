"""`materialise` fills a folder with a finished site and touches nothing but its own files."""

import os

import pytest

from strategy_playbook import Catalogue, Renderer
from strategy_playbook.materialise import MANIFEST, materialise
from strategy_playbook.pages import pages
from strategy_playbook.site_parts import site_files


@pytest.fixture
def docs(tmp_path):
    """Make a folder of hand-written pages, one of them in the place of a generated one."""
    for name, text in (("index.md", "home"), ("tools/fare-boards.md", "mine"), ("a/b.css", "c")):
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "docs"


@pytest.fixture
def goal(tmp_path):
    return tmp_path / "goal"


@pytest.fixture
def renderer(small):
    return Renderer(small)


def write(renderer, docs, goal, beside=None) -> int:
    found = site_files(renderer, docs, docs.parent / "downloads")
    return materialise(renderer, found, beside or {}, goal)


def files(folder) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def retitled(small, title: str) -> Renderer:
    records = dict(small.records)
    records["mend"] = records["mend"].model_copy(update={"title": title})
    return Renderer(Catalogue(list(records.values()), small.labels, small.release))


def test_all_pages_are_written_and_hand_written_ones_win(renderer, docs, goal, small):
    assert write(renderer, docs, goal) == len(small.records) + 2
    found = files(goal / "docs")
    assert set(found) == {page.path for page in pages(renderer)} | {"index.md", "a/b.css"}
    assert found["tools/fare-boards.md"] == b"mine"
    assert b"# Guard" in found["principles/guard.md"]
    assert b"{{" not in found["principles/guard.md"]
    assert b"(../objectives/open-crossings.md)" in found["principles/guard.md"]


def test_only_what_changed_is_written(renderer, small, docs, goal):
    write(renderer, docs, goal)
    for name in files(goal):
        os.utime(goal / name, (1, 1))
    assert write(renderer, docs, goal) == 0
    (docs / "index.md").write_text("new home")
    write(retitled(small, "Repair"), docs, goal)
    changed = {name for name in files(goal) if (goal / name).stat().st_mtime != 1}
    assert {"docs/index.md", "docs/principles/mend.md"} <= changed
    assert "docs/topics/night-ferries.md" not in changed


def test_what_is_no_longer_wanted_is_deleted(renderer, docs, goal):
    write(renderer, docs, goal)
    (docs / "a" / "b.css").unlink()
    (docs / "tools" / "fare-boards.md").unlink()
    assert write(renderer, docs, goal) == 2
    assert "docs/a/b.css" not in files(goal)
    assert b"# Fare boards" in files(goal)["docs/tools/fare-boards.md"]


def test_a_run_that_was_stopped_is_finished_by_the_next(renderer, docs, goal, monkeypatch):
    write(renderer, docs, goal)
    (docs / "a" / "b.css").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("strategy_playbook.materialise.write_bytes", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            write(renderer, docs, goal)
    assert write(renderer, docs, goal) == 1
    assert "docs/a/b.css" not in files(goal)


def test_an_empty_folder_may_be_filled(renderer, docs, goal):
    goal.mkdir()
    assert write(renderer, docs, goal) > 0


@pytest.mark.parametrize("name", ["goal/mine.txt", "goal/a/mine.txt", "goal"])
def test_a_folder_of_somebody_else_is_refused(renderer, docs, goal, problems, name):
    file = goal.parent / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("mine")
    (line,) = problems(write, renderer, docs, goal)
    assert line.startswith(f"{goal.as_posix()}:1:1: PB503 ")
    assert file.read_text() == "mine"
    assert [path for path in goal.rglob("*") if path.is_file()] in ([], [file])


def test_the_folder_of_pages_cannot_be_filled_with_itself(renderer, docs, problems):
    before = files(docs)
    for goal in (docs, docs / "out"):
        assert "PB503" in problems(write, renderer, docs, goal)[0]
    assert files(docs) == before


def test_nothing_outside_the_folder_is_deleted(renderer, docs, goal):
    write(renderer, docs, goal)
    outside = goal.parent / "mine.txt"
    outside.write_text("mine")
    with (goal / MANIFEST).open("a") as stream:
        stream.write(f"../mine.txt\n{outside}\n")
    write(renderer, docs, goal)
    assert outside.read_text() == "mine"


def test_a_mistake_in_a_page_is_reported_and_nothing_is_written(renderer, docs, goal, problems):
    (docs / "index.md").write_text('---\ntitle: Home\n---\n\n{{ link("gard") }}')
    (line,) = problems(write, renderer, docs, goal)
    assert line.startswith(f"{docs.as_posix()}/index.md:5:1: PB402 ")
    assert not goal.exists()


def test_links_lead_from_file_to_file(renderer, docs, goal):
    (docs / "index.md").write_text('{{ link("guard") }}')
    write(renderer, docs, goal)
    assert (goal / "docs" / "index.md").read_text() == "[Guard](principles/guard.md) (GD)"


def test_files_to_take_away_are_there_and_pages_link_to_them(small, docs, goal, tmp_path):
    name = "quay-check-a4.pdf"
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / name).write_bytes(b"%PDF-")
    write(Renderer(small, files=[name]), docs, goal)
    assert files(goal)[f"docs/files/{name}"] == b"%PDF-"
    assert f"../files/{name}" in (goal / "docs" / "checklists" / "quay-check.md").read_text()


def test_what_an_engine_needs_stands_beside_the_pages(renderer, docs, goal):
    beside = {"mkdocs.yml": b"site_name: x", "overrides/main.html": b"y"}
    write(renderer, docs, goal, beside)
    assert files(goal)["overrides/main.html"] == b"y"
    assert write(renderer, docs, goal, beside) == 0
    assert write(renderer, docs, goal, {"mkdocs.yml": b"site_name: x"}) == 1
    assert "overrides/main.html" not in files(goal)


def test_a_page_full_of_braces_stays_as_it_is(renderer, docs, goal):
    text = "---\nrender_macros: false\n---\n\n{{ anything }}\n"
    (docs / "index.md").write_text(text)
    write(renderer, docs, goal)
    assert (goal / "docs" / "index.md").read_text() == text
