"""A project's catalogue is loaded once, and again as soon as a file of it changes."""

import os
from hashlib import sha256

import pytest

from strategy_playbook.export.manifest import FOLDER, MANIFEST, Choice, manifest_of
from strategy_playbook.project import (
    Project,
    base_folder,
    files_of,
    load_project,
    project_of,
    renderer_of,
    shown,
)

EDITION = """\
name: The coast's playbook
region: A coast
authority: Its council
version: "1"
prefix: zz
about: [It is a test.]
"""
CHANGE = "guard: {why: The coast says so., set: {title: Guard the coast}}\n"


def loaded(base, extra=None):
    return load_project(project_of(base.parent, extra or {}))


@pytest.mark.parametrize("extra", [{}, {"playbook": {}}, {"playbook": {"edition": ""}}])
def test_settings_may_be_left_out(base, extra):
    assert loaded(base, extra).get("guard")


def test_an_empty_setting_is_none(base):
    assert loaded(base, {"playbook": None}).get("guard")


@pytest.mark.parametrize(("written", "read"), [("fr", "fr"), (False, "no"), (1, "1"), (None, "en")])
def test_a_language_is_what_was_written_also_where_yaml_sees_something_else(base, written, read):
    """`!ENV` reads a variable as YAML, in which `no`, the code of Norwegian, is false."""
    extra = {"playbook": {"language": written}}
    assert project_of(base.parent, extra).language == read


def test_it_is_loaded_once(base):
    assert loaded(base) is loaded(base)


def test_a_changed_file_is_noticed(base):
    first = loaded(base)
    file = base / "principles.yml"
    file.write_text(file.read_text("utf-8").replace("Guard", "Watch"))
    assert loaded(base).get("guard").title == "Watch"
    assert first.get("guard").title == "Guard"


def test_a_change_that_keeps_the_size_is_noticed(base):
    before, file = loaded(base), base / "principles.yml"
    stamp = file.stat().st_mtime_ns + 1_000_000
    os.utime(file, ns=(stamp, stamp))
    assert loaded(base) is not before


def test_a_new_and_a_deleted_file_are_noticed(base, problems):
    loaded(base)
    extra = base / "stray.txt"
    extra.touch()
    assert "PB112" in problems(loaded, base)[0]
    extra.unlink()
    assert loaded(base)
    (base / "labels.yml").unlink()
    assert "PB114" in problems(loaded, base)[0]


def test_the_settings_choose_edition_and_language(base, problems):
    loaded(base)
    for settings, id_ in (({"edition": "north"}, "PB501"), ({"language": "xx"}, "PB502")):
        assert problems(loaded, base, {"playbook": settings})[0].startswith(id_)


def test_paths_are_shown_from_the_working_folder(base, problems):
    (base / "topics.yml").write_text("- 5")
    assert problems(loaded, base)[0].startswith("data/topics.yml:1:3: ")
    assert shown(base.parent.parent) == base.parent.parent


def test_files_are_offered_if_they_fit_the_catalogue_and_the_address(base):
    choice = Choice(base, "https://example.org/")
    downloads = base.parent / FOLDER / "base"
    downloads.mkdir(parents=True)
    names = ["book.pdf", "workshop-2-days.docx", "log-a4.pdf", "log.docx"]
    for name in names:
        (downloads / name).touch()
    (downloads / MANIFEST).write_text(
        manifest_of(choice, dict.fromkeys(names, sha256().hexdigest()))
    )
    here = {"address": "https://example.org/"}
    off = {**here, "offline": True}
    assert files_of(project_of(base.parent, {"playbook": here})) == set(names)
    assert files_of(project_of(base.parent, {"playbook": off})) == set(names[2:])
    assert files_of(project_of(base.parent, {"playbook": None})) == frozenset()
    assert files_of(project_of(base.parent, {})) == frozenset()


@pytest.fixture
def region(base):
    """Make a folder with an edition, beside the base and not in it; return what is worked with."""
    work = base.parent / "region"
    for name, text in (("edition.yml", EDITION), ("overlay/principles.yml", CHANGE)):
        file = work / "editions" / "coast" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return Project(base.parent, work, "coast")


def test_an_edition_may_lie_elsewhere_than_its_base(region, base):
    assert load_project(region).get("guard").title == "Guard the coast"
    assert load_project(project_of(base.parent, {})).get("guard").title == "Guard"
    assert region.downloads() == region.work / FOLDER / "coast"
    assert region.choice().edition == region.edition_folder()
    settings = {"playbook": {"work": "region", "edition": "coast"}}
    assert project_of(base.parent, settings) == region


def test_a_changed_overlay_is_noticed(region):
    before = load_project(region)
    assert load_project(region) is before
    file = region.work / "editions" / "coast" / "overlay" / "principles.yml"
    file.write_text(CHANGE.replace("Guard the coast", "Watch the coast"))
    assert load_project(region).get("guard").title == "Watch the coast"


def test_a_mistake_in_an_edition_is_shown_from_the_working_folder(region, problems):
    file = region.work / "editions" / "coast" / "overlay" / "principles.yml"
    file.write_text("gaurd: {why: The coast says so., set: {title: Guard the coast}}\n")
    place = "region/editions/coast/overlay/principles.yml:1:1: PB704 "
    assert problems(load_project, region)[0].startswith(place)


def test_templates_of_an_edition_win(region):
    overrides = region.work / "editions" / "coast" / "overrides"
    overrides.mkdir()
    (overrides / "show.txt.j2").write_text("Seen from the coast: {{ record.title }}")
    catalogue = load_project(region)
    assert renderer_of(catalogue).plain(catalogue.get("guard")) == (
        "Seen from the coast: Guard the coast"
    )


def test_a_command_takes_the_base_that_it_stands_in_or_what_is_installed(base, tmp_path, project):
    assert base_folder(base.parent) == base.parent
    elsewhere = tmp_path / "elsewhere"
    assert base_folder(elsewhere) == project


def test_what_is_installed_is_the_base_of_an_empty_folder(base, tmp_path, monkeypatch):
    monkeypatch.setattr("strategy_playbook.project.INSTALLED", base)
    assert base_folder(tmp_path / "elsewhere") == base
    assert base_folder(base.parent) == base.parent
