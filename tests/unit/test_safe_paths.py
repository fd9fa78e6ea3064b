"""What may be opened below a folder, and that nothing else ever is."""

import os
import socket

import pytest

from strategy_playbook.errors import CatalogueError
from strategy_playbook.project import Project, load_project
from strategy_playbook.safe_paths import folder_problem, path_problem, paths_below
from strategy_playbook.textfile import decode

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no named pipes in folders, and links need a privilege"
)


@pytest.fixture
def docs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "project" / "docs" / "sea").mkdir(parents=True)
    (tmp_path / "project" / "README.md").touch()
    (tmp_path / "project" / "docs" / "sea" / "index.md").touch()
    return tmp_path / "project" / "docs"


def found_in(folder):
    return [
        f"{path.relative_to(folder).as_posix()}: {problem.message} ({problem.hint})"
        for path, problem in paths_below(folder)
        if problem
    ]


def test_plain_files_and_links_to_them_may_be_opened(docs):
    (docs / "about.md").symlink_to("../README.md")
    (docs / "sea" / "tides.md").symlink_to(docs / "sea" / "index.md")
    assert found_in(docs) == []
    assert [path.name for path, _ in paths_below(docs)] == [
        "about.md",
        "sea",
        "index.md",
        "tides.md",
    ]
    assert list(paths_below(docs / "nowhere")) == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (".", "this link leads to a folder (put a copy of the folder in its place)"),
        ("../docs/sea", "this link leads to a folder (put a copy of the folder in its place)"),
        ("../..", "this link leads out of the project (put a copy of the folder in its place)"),
        ("/etc/passwd", "this link leads out of the project (put a copy of the file in its place)"),
        ("/dev/zero", "this link leads out of the project (put a copy of the file in its place)"),
        ("../../beside.md", "this link leads out of the project (put a copy of the file in"),
        (
            "../.git/config",
            "this link leads to a hidden file (put a copy of the file in its place)",
        ),
        ("sea/pipe", "this link leads to a named pipe, not to a file (delete it)"),
        ("link.md", "this link leads to nothing (delete it)"),
        ("other.md", "this link leads to nothing (delete it)"),
        ("nowhere.md", "this link leads to nothing (delete it)"),
    ],
)
def test_links_lead_to_files_of_the_project(docs, target, message):
    (docs / "link.md").symlink_to(target)
    (docs / "sea" / "other.md").symlink_to("../link.md")
    (docs.parent.parent / "beside.md").touch()
    (docs.parent / ".git").mkdir()
    (docs.parent / ".git" / "config").touch()
    os.mkfifo(docs / "sea" / "pipe")
    lines = [line for line in found_in(docs) if line.startswith("link.md")]
    assert len(lines) == 1
    assert lines[0].startswith(f"link.md: {message}")


def test_what_is_no_file_is_named(docs, monkeypatch):
    os.mkfifo(docs / "pipe.md")
    monkeypatch.chdir(docs)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
    assert found_in(docs) == [
        "pipe.md: this is a named pipe, not a file (delete it)",
        "socket: this is a socket, not a file (delete it)",
    ]
    assert path_problem(docs / "gone.md", docs) is None


def test_hidden_names_are_passed_by_but_for_links_to_folders(docs):
    """Emacs leaves a link that leads nowhere beside each file that is being edited."""
    (docs / ".#index.md").symlink_to("somebody@example.1234")
    os.mkfifo(docs / ".pipe")
    (docs / ".cache").symlink_to(".")
    assert [line.partition(":")[0] for line in found_in(docs)] == [".cache"]


def test_a_folder_that_is_itself_a_link_out_is_not_entered(docs, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").touch()
    link = docs.parent / "more"
    link.symlink_to(tmp_path / "elsewhere")
    assert [path for path, _ in paths_below(link)] == [link]
    assert "PB115 this link leads out of the project" in str(folder_problem(link))
    assert folder_problem(docs) is None
    (docs.parent / "same").symlink_to("docs")
    assert folder_problem(docs.parent / "same") is None


def test_text_is_never_read_from_a_pipe(docs):
    os.mkfifo(docs / "pipe.md")
    with pytest.raises(CatalogueError, match="PB101 cannot be read: it is not a file"):
        decode(docs / "pipe.md", "pipe.md")


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(".")])
def test_what_appears_while_the_site_is_served_is_seen(base, make):
    """A catalogue is loaded once until a file changes; these are no files."""
    (base.parent / "docs").mkdir()
    project = Project(base.parent, base.parent)
    assert load_project(project) is load_project(project)
    make(base.parent / "docs" / "new.md")
    with pytest.raises(CatalogueError, match=r"^docs/new\.md:1:1: PB115 "):
        load_project(project)
