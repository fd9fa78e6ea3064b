"""Which files of a folder make up an edition, and that no other is read."""

from pathlib import Path

import pytest

from strategy_playbook.editions.folder import LOCK_LIMIT, editions_in, find_edition, read_files
from strategy_playbook.errors import CatalogueError
from strategy_playbook.textfile import SIZE_LIMIT

FOLDER = Path("editions/north")


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Give a function that writes files in the folder of an edition, by their paths in there."""
    monkeypatch.chdir(tmp_path)

    def write(*paths: str, text: str = "a: b\n") -> None:
        for path in paths:
            (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / path).write_text(text, "utf-8")

    write("edition.yml")
    return write


def read():
    issues = []
    return read_files(FOLDER, issues), [str(issue) for issue in issues]


def test_an_edition_is_a_folder_with_edition_yml(put):
    put(
        "../west/edition.yml", "../a-south/edition.yml", "../east/overlay/tools.yml", "../README.md"
    )
    assert editions_in(Path("editions")) == ["a-south", "north", "west"]
    assert editions_in(Path("editions/README.md")) == []
    assert editions_in(Path("nowhere")) == []


def test_an_edition_is_found_by_the_name_of_its_folder(put):
    longest = "a-" * 19 + "bc"
    put(f"../{longest}/edition.yml")
    assert find_edition(Path("editions"), "north") == FOLDER
    assert find_edition(Path("editions"), longest) == Path("editions") / longest


@pytest.mark.parametrize(
    ("folder", "id_", "hint"),
    [
        ("editions", "nort", ' (did you mean "north"?)'),
        ("editions", "highlands", " (editions: north, west)"),
        ("editions", "plains", " (editions: north, west)"),
        ("nowhere", "north", ""),
    ],
)
def test_an_edition_that_is_not_there_is_told_from_those_that_are(put, problems, folder, id_, hint):
    put("../west/edition.yml", "../plains/overlay/tools.yml")
    put("../base/edition.yml", "../North_2/edition.yml")
    found = problems(find_edition, Path(folder), id_)
    assert found == [f'PB501 there is no edition "{id_}"{hint}']


def test_an_id_is_refused_before_any_folder_is_looked_for(put, problems):
    put("../base/edition.yml", "../../elsewhere/edition.yml")
    for id_ in ("base", "../elsewhere", "north/../north", "."):
        (problem,) = problems(find_edition, Path("editions"), id_)
        assert problem.startswith(f'PB701 "{id_}" cannot be the id of an edition ')


def test_all_parts_are_read_in_the_order_of_their_names(put):
    put("overlay/tools/b.yml", "overlay/tools/a.yml", "overlay/terms.yml", "overlay/pages.yml")
    put("overlay/labels.yml", "overlay.lock.yml", "README.md", "overrides/main.html")
    put(*(f"docs/{page}.md" for page in ("sea/tides", "mud", "about", "silt")))
    put("docs/sea/map.png", "brand/logo.svg")
    files, issues = read()
    assert issues == []
    assert (files.folder, files.file.path) == (FOLDER, "editions/north/edition.yml")
    assert [(plural, document.path) for plural, document in files.overlays] == [
        ("labels", "editions/north/overlay/labels.yml"),
        ("pages", "editions/north/overlay/pages.yml"),
        ("terms", "editions/north/overlay/terms.yml"),
        ("tools", "editions/north/overlay/tools/a.yml"),
        ("tools", "editions/north/overlay/tools/b.yml"),
    ]
    assert files.lock.path == "editions/north/overlay.lock.yml"
    assert files.pages == ("about.md", "mud.md", "sea/tides.md", "silt.md")


def test_all_parts_but_edition_yml_may_be_absent(put):
    files, issues = read()
    assert (files.file.value, issues) == ({"a": "b"}, [])
    assert (files.overlays, files.lock, files.pages) == ((), None, ())


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_read(put):
    put("edition.yml", "overlay/terms.yml", "overlay.lock.yml", text="a: [\n")
    put("overlay/tools.yml", "overlay/sources.yml")
    files, issues = read()
    assert [plural for plural, _ in files.overlays] == ["sources", "tools"]
    assert (files.file, files.lock) == (None, None)
    assert {issue.partition(" PB104 ")[0] for issue in issues} == {
        "editions/north/edition.yml:1:5:",
        "editions/north/overlay/terms.yml:1:5:",
        "editions/north/overlay.lock.yml:1:5:",
    }


def test_the_lock_may_be_longer_than_what_people_write(put):
    assert LOCK_LIMIT > SIZE_LIMIT
    put("overlay/tools.yml", "overlay.lock.yml", text="# ".ljust(SIZE_LIMIT) + "\na: b\n")
    files, issues = read()
    assert files.lock.value == {"a": "b"}
    assert files.overlays == ()
    (problem,) = issues
    assert problem.startswith("editions/north/overlay/tools.yml:1:1: PB1")


def test_what_tools_leave_behind_is_no_mistake(put):
    put(
        ".DS_Store",
        ".git/config",
        "overlay/.DS_Store",
        "overlay/.idea/x",
        "overlay/tools/.DS_Store",
        "overlay/tools/.a.yml",
        "overlay/.labels.yml",
        "docs/.obsidian/notes.md",
        "docs/.draft.md",
        "../.north.building-x/edition.yml",
    )
    (FOLDER / "docs" / "folder.md").mkdir()
    files, issues = read()
    assert (files.overlays, files.pages, issues) == ((), (), [])
    assert editions_in(Path("editions")) == ["north"]


def test_a_file_is_no_folder_and_a_folder_is_no_file(put):
    put("overlay", "docs", "brand", "overrides", "overlay.lock.yml/a.yml", "README.md/a.md")
    files, issues = read()
    assert (files.overlays, files.pages, files.lock) == ((), (), None)
    assert issues == [
        "editions/north/README.md:1:1: PB702 README.md must be a file",
        "editions/north/brand:1:1: PB702 brand must be a folder",
        "editions/north/docs:1:1: PB702 docs must be a folder",
        "editions/north/overlay:1:1: PB702 overlay must be a folder",
        "editions/north/overlay.lock.yml:1:1: PB702 overlay.lock.yml must be a file",
        "editions/north/overrides:1:1: PB702 overrides must be a folder",
    ]


def test_a_name_that_nothing_reads_is_told_from_those_that_are(put):
    put("brands/logo.svg", "overlay/tools.yaml", "overlay/pages/about.yml", "overlay/tools/a/b.yml")
    files, issues = read()
    assert files.overlays == ()
    assert issues == [
        'editions/north/brands:1:1: PB702 nothing reads this (did you mean "brand"?)',
        "editions/north/overlay/pages:1:1: PB702 nothing reads this"
        " (write it as one file, pages.yml)",
        "editions/north/overlay/tools/a:1:1: PB702 nothing reads this"
        " (put its files one folder up)",
        "editions/north/overlay/tools.yaml:1:1: PB702 nothing reads this (end its name in .yml)",
    ]


def test_a_link_may_lead_to_another_place_in_the_folder(put):
    put("overlay/terms.yml", "docs/about.md", text="c: d\n")
    (FOLDER / "overlay" / "tools.yml").symlink_to("terms.yml")
    files, issues = read()
    assert issues == []
    assert [(plural, document.value) for plural, document in files.overlays] == [
        ("terms", {"c": "d"}),
        ("tools", {"c": "d"}),
    ]


@pytest.mark.parametrize("goal", ["../../../north-2/tools.yml", "../../../nowhere", "/etc/hosts"])
def test_nothing_is_read_if_a_link_leads_out(put, goal):
    """The folder beside it has a name that begins in the same way."""
    put("../north-2/tools.yml", "note.txt")
    put("edition.yml", text="a: [\n")
    (FOLDER / "docs" / "sea").mkdir(parents=True)
    (FOLDER / "docs" / "sea" / "map.png").symlink_to(goal)
    with pytest.raises(CatalogueError) as caught:
        read_files(FOLDER, [])
    assert [str(issue).partition(" (")[0] for issue in caught.value.issues] == [
        "editions/north/docs/sea/map.png:1:1: PB702 this link leads out of the edition's folder",
        "editions/north/note.txt:1:1: PB702 nothing reads this",
    ]


def test_a_link_to_itself_leads_to_nothing_with_every_python(put):
    put("edition.yml")
    (FOLDER / "docs").mkdir()
    (FOLDER / "docs" / "map.png").symlink_to("map.png")
    with pytest.raises(CatalogueError) as caught:
        read_files(FOLDER, [])
    assert [str(issue).partition(" (")[0] for issue in caught.value.issues] == [
        "editions/north/docs/map.png:1:1: PB115 this link leads to nothing"
    ]


def test_a_page_is_text(put):
    put("docs/mud.md")
    (FOLDER / "docs" / "mud.md").write_bytes(b"\xe9")
    _, (problem,) = read()
    assert problem.startswith("editions/north/docs/mud.md:1:1: PB101 the file is not UTF-8 text")
