"""A site links only to files that were made from what it shows."""

from hashlib import sha256

import pytest

from strategy_playbook.export.manifest import (
    MANIFEST,
    Choice,
    fingerprint,
    made,
    manifest_of,
    may_be_replaced,
)


@pytest.fixture
def choice(base):
    return Choice(base, "https://example.org/")


@pytest.fixture
def folder(choice, tmp_path):
    goal = tmp_path / "downloads"
    goal.mkdir()
    (goal / "a.pdf").write_bytes(b"A")
    (goal / MANIFEST).write_text(manifest_of(choice, {"a.pdf": sha256(b"A").hexdigest()}))
    return goal


def test_files_that_fit_are_offered(choice, folder):
    assert made(choice, folder) == {"a.pdf"}


def test_a_damaged_or_missing_file_makes_the_folder_stale(choice, folder):
    (folder / "a.pdf").write_bytes(b"B")
    assert made(choice, folder) == frozenset()
    (folder / "a.pdf").unlink()
    assert made(choice, folder) == frozenset()


def test_only_a_folder_of_ours_may_be_replaced(folder, tmp_path):
    assert may_be_replaced(folder)
    assert may_be_replaced(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    assert may_be_replaced(tmp_path / "empty")
    (folder / "mine.txt").touch()
    assert not may_be_replaced(folder)
    (folder / "mine.txt").unlink()
    (folder / MANIFEST).unlink()
    assert not may_be_replaced(folder)


def test_a_folder_with_folders_is_not_ours(folder):
    (folder / "a.pdf").unlink()
    (folder / "a.pdf").mkdir()
    assert not may_be_replaced(folder)


def test_another_address_or_a_changed_record_makes_them_stale(choice, folder, base):
    assert made(Choice(base), folder) == frozenset()
    file = base / "forms.yml"
    file.write_text(file.read_text("utf-8").replace("Boat log", "Log of boats"), "utf-8")
    assert made(choice, folder) == frozenset()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"made_from": 1}'])
def test_a_manifest_that_cannot_be_read_offers_nothing(choice, folder, text):
    (folder / MANIFEST).write_text(text)
    assert made(choice, folder) == frozenset()


def test_without_a_folder_nothing_is_offered(choice, tmp_path):
    assert made(choice, tmp_path / "none") == frozenset()


def test_what_editors_leave_behind_changes_nothing(choice):
    before = fingerprint(choice)
    (choice.data / "notes.txt").write_text("x")
    assert fingerprint(choice) == before
