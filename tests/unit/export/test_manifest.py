"""A site links only to files that were made from what it shows."""

import pytest

from strategy_playbook.export.manifest import MANIFEST, Choice, fingerprint, made, manifest_of


@pytest.fixture
def choice(base):
    return Choice(base, "https://example.org/")


@pytest.fixture
def folder(choice, tmp_path):
    goal = tmp_path / "downloads"
    goal.mkdir()
    (goal / "a.pdf").write_bytes(b"A")
    (goal / MANIFEST).write_text(manifest_of(choice, {"a.pdf": "x", "gone.pdf": "y"}))
    return goal


def test_files_that_fit_are_offered_if_they_are_there(choice, folder):
    assert made(choice, folder) == {"a.pdf"}


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
