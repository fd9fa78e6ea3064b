"""A site links only to files that were made from what it shows."""

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from strategy_playbook.export.manifest import (
    MANIFEST,
    Choice,
    fingerprint,
    made,
    manifest_of,
    may_be_replaced,
)

LOWER = Path(__file__).with_name("edition")


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


@pytest.fixture
def edition(tmp_path):
    """Copy the edition to a folder, and give a choice of files for it."""
    return Path(shutil.copytree(LOWER, tmp_path / "editions" / "lower"))


def test_files_of_an_edition_are_not_those_of_the_base_or_of_another(choice, folder, edition):
    own = replace(choice, edition=edition)
    assert made(own, folder) == frozenset()
    (folder / MANIFEST).write_text(manifest_of(own, {"a.pdf": sha256(b"A").hexdigest()}))
    assert made(own, folder) == {"a.pdf"}
    assert made(choice, folder) == frozenset()
    other = shutil.copytree(edition, edition.with_name("upper"))
    assert made(replace(own, edition=Path(other)), folder) == frozenset()


@pytest.mark.parametrize("name", ["edition.yml", "overlay/objectives.yml", "brand/logo.svg"])
def test_a_changed_edition_makes_its_files_stale_and_no_others(choice, edition, name):
    own = replace(choice, edition=edition)
    before = fingerprint(own), fingerprint(choice)
    file = edition / name
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert fingerprint(own) != before[0]
    assert fingerprint(choice) == before[1]


@pytest.mark.parametrize("name", [".DS_Store", "overlay/.objectives.yml.swp", "docs/coast.md"])
def test_what_no_file_is_made_from_leaves_an_edition_as_it_is(choice, edition, name):
    own = replace(choice, edition=edition)
    before = fingerprint(own)
    (edition / "docs").mkdir()
    (edition / name).write_text("x")
    assert fingerprint(own) == before
