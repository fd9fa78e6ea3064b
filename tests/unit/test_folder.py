"""The files of a catalogue: which are read, how messages name them, and what does not belong."""

import pytest

from strategy_playbook.loading import load


def test_a_folder_that_is_none_is_a_problem(base, problems):
    for path in (base / "absent", base / "topics.yml"):
        assert "PB114 there is no such folder" in problems(load, path)[0]


def test_messages_name_files_as_the_folder_was_given(base, problems):
    (base / "objectives" / "guard.yml").write_text("- 5\n")
    assert problems(load, base.relative_to(base.parent))[0].startswith("data/objectives/guard.yml:")
    assert problems(load, base)[0].startswith(f"{base.as_posix()}/objectives/guard.yml:1:3: ")


def test_hidden_files_and_schemas_are_passed_by(base):
    (base / ".topics.yml.swp").write_bytes(b"\0")
    (base / "tools" / ".DS_Store").write_bytes(b"\0")
    (base / "schema").mkdir()
    (base / "schema" / "x.json").touch()
    assert len(load(base).records) == 35


@pytest.mark.parametrize("name", ["tools.yaml", "tols.yml", "tools/a.txt", "tools/b/c.yml", "x/y"])
def test_a_file_that_nothing_reads_is_a_problem(base, problems, name):
    (base / name).parent.mkdir(exist_ok=True)
    (base / name).touch()
    (line,) = problems(load, base)
    assert ":1:1: PB112 " in line


def test_a_kind_may_be_a_file_and_a_folder(base):
    first = (base / "articles" / "treaty.yml").read_text("utf-8").partition("\n\n")[0]
    (base / "articles.yml").write_text(first.replace("treaty-7", "treaty-8").replace("A7", "A8"))
    assert [r.id for r in load(base).of_kind("articles")] == ["treaty-7", "treaty-2", "treaty-8"]
