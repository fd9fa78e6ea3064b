"""A project's catalogue is loaded once, and again as soon as a file of it changes."""

import os
from hashlib import sha256

import pytest

from strategy_playbook.export.manifest import FOLDER, MANIFEST, Choice, manifest_of
from strategy_playbook.project import files_of, load_project, shown


@pytest.mark.parametrize("extra", [{}, {"playbook": {}}, {"playbook": {"edition": ""}}])
def test_settings_may_be_left_out(base, extra):
    assert load_project(base.parent, extra).get("guard")


def test_an_empty_setting_is_none(base):
    assert load_project(base.parent, {"playbook": None}).get("guard")


def test_it_is_loaded_once(base):
    assert load_project(base.parent, {}) is load_project(base.parent, {})


def test_a_changed_file_is_noticed(base):
    first = load_project(base.parent, {})
    file = base / "principles.yml"
    file.write_text(file.read_text("utf-8").replace("Guard", "Watch"))
    assert load_project(base.parent, {}).get("guard").title == "Watch"
    assert first.get("guard").title == "Guard"


def test_a_change_that_keeps_the_size_is_noticed(base):
    before, file = load_project(base.parent, {}), base / "principles.yml"
    stamp = file.stat().st_mtime_ns + 1_000_000
    os.utime(file, ns=(stamp, stamp))
    assert load_project(base.parent, {}) is not before


def test_a_new_and_a_deleted_file_are_noticed(base, problems):
    load_project(base.parent, {})
    extra = base / "stray.txt"
    extra.touch()
    assert "PB112" in problems(load_project, base.parent, {})[0]
    extra.unlink()
    assert load_project(base.parent, {})
    (base / "labels.yml").unlink()
    assert "PB114" in problems(load_project, base.parent, {})[0]


def test_the_settings_choose_edition_and_language(base, problems):
    load_project(base.parent, {})
    for settings, id_ in (({"edition": "north"}, "PB501"), ({"language": "xx"}, "PB502")):
        assert problems(load_project, base.parent, {"playbook": settings})[0].startswith(id_)


def test_paths_are_shown_from_the_working_folder(base, problems):
    (base / "topics.yml").write_text("- 5")
    assert problems(load_project, base.parent, {})[0].startswith("data/topics.yml:1:3: ")
    assert shown(base.parent.parent) == base.parent.parent


def test_files_are_offered_if_they_fit_the_catalogue_and_the_address(base):
    choice = Choice(base, "https://example.org/")
    downloads = base.parent / FOLDER
    downloads.mkdir()
    names = ["book.pdf", "workshop-2-days.docx", "log-a4.pdf", "log.docx"]
    for name in names:
        (downloads / name).touch()
    (downloads / MANIFEST).write_text(
        manifest_of(choice, dict.fromkeys(names, sha256().hexdigest()))
    )
    here = {"address": "https://example.org/"}
    assert files_of(base.parent, {"playbook": here}) == set(names)
    assert files_of(base.parent, {"playbook": {**here, "offline": True}}) == set(names[2:])
    assert files_of(base.parent, {"playbook": None}) == frozenset()
    assert files_of(base.parent, {}) == frozenset()
