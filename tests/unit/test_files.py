"""Whatever happens while something is written, the old file or folder or the new one is there."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_playbook.files import swap_in, workspace_for, write_bytes, write_text


@pytest.fixture
def site(tmp_path):
    """Make a folder site with an old page in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def inside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_its_folders_are_made(tmp_path):
    file = tmp_path / "a" / "b" / "c.txt"
    assert write_text(file, "ä\n") is True
    assert file.read_bytes() == "ä\n".encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert inside(file.parent) == ["c.txt"]


def test_a_file_that_holds_the_text_is_left_alone(tmp_path):
    file = tmp_path / "a.txt"
    write_text(file, "a")
    os.utime(file, (1, 1))
    assert write_text(file, "a") is False
    assert file.stat().st_mtime == 1
    assert write_text(file, "b") is True
    assert file.read_text() == "b"


@pytest.mark.parametrize("step", ["chmod", "replace"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_write_that_fails_leaves_the_old_file(tmp_path, monkeypatch, step, error):
    file = tmp_path / "a.txt"
    file.write_text("old")

    def fail(*_):
        raise error

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(error):
        write_bytes(file, b"new")
    assert file.read_text() == "old"
    assert inside(tmp_path) == ["a.txt"]


def test_a_folder_in_the_way_stays(site):
    with pytest.raises(OSError, match="site"):
        write_text(site, "text")
    assert inside(site.parent) == ["site"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_plain_file_is_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="pipe"):
        write_text(pipe, "text")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_swap_leaves_the_new_folder_and_nothing_else(site):
    workspace = workspace_for(site)
    assert inside(workspace) == []
    (workspace / "new.html").write_text("new")
    assert inside(site) == ["index.html"], "the old folder stays until the swap"
    swap_in(workspace, site)
    assert inside(site) == ["new.html"]
    assert inside(site.parent) == ["site"]
    assert stat.S_IMODE(site.stat().st_mode) == 0o755


def test_a_swap_needs_no_old_folder(tmp_path):
    goal = tmp_path / "made" / "site"
    swap_in(workspace_for(goal), goal)
    assert inside(goal.parent) == ["site"]


def test_a_swap_that_fails_leaves_the_old_folder(site):
    with pytest.raises(OSError, match="absent"):
        swap_in(site.with_name("absent"), site)
    assert inside(site) == ["index.html"]


@pytest.mark.parametrize(
    ("operations", "content"), [(0, "index.html"), (1, "index.html"), (2, "new.html")]
)
def test_the_next_run_repairs_a_swap_that_was_killed(site, operations, content):
    script = Path(__file__).with_name("die_while_swapping.py")
    command = [sys.executable, str(script), str(site), str(operations)]
    assert subprocess.run(command, check=False).returncode == 9, "it was not killed"
    workspace_for(site)
    assert inside(site) == [content]
    assert not list(site.parent.glob(".site.previous*"))


def test_old_workspaces_are_removed_and_those_in_use_are_not(site):
    old, fresh = workspace_for(site), workspace_for(site)
    os.utime(old, (1, 1))
    newest = workspace_for(site)
    assert not old.exists()
    assert fresh.exists()
    assert newest != fresh
