"""What the guide for editions shows is true: its examples are accepted, its commands are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_playbook.cli import main
from strategy_playbook.loading import load

BLOCK = re.compile(r'^```(\w+) title="editions/north-coast/(\S+)"\n(.*?)^```$', re.M | re.S)
NAMED = {"edition.yml", "overlay/labels.yml", "overlay/pages.yml"}
"""Files that there can be only one of; the others may be split into a folder of files."""


def blocks(project: Path, *pages: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file that a page of the guide shows."""
    for page in pages:
        text = (project / "docs" / "editions" / page).read_text("utf-8")
        yield from ((name, body) for _, name, body in BLOCK.findall(text))


def write(folder: Path, files: Iterator[tuple[str, str]]) -> None:
    """Write the files; of several examples for one kind of record, each gets a file."""
    (folder / "docs").mkdir(parents=True)
    for name in ("brief.md", "contacts.md"):  # pages.yml names them
        (folder / "docs" / name).write_text("# A page\n", "utf-8")
    for number, (name, text) in enumerate(files):
        file = folder / name
        if name.startswith("overlay/") and name not in NAMED:
            file = file.with_suffix("") / f"{number}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text("utf-8") if file.is_file() else ""
        if name == "edition.yml" and before:
            before = before.partition("variables:")[0] if "variables:" in text else before
        file.write_text(text if name.startswith("docs/") else before + text, "utf-8")


def test_the_examples_of_the_first_page_make_an_edition(project: Path, tmp_path: Path) -> None:
    shown = list(blocks(project, "index.md"))
    assert len(shown) == 4
    write(tmp_path / "north-coast", iter(shown))
    (tmp_path / "north-coast" / "docs" / "brief.md").unlink()
    found = load(project / "data", edition=tmp_path / "north-coast", docs=project / "docs")
    changed = found.get("keep-communities-informed")
    assert found.standing(changed) == "adapted"
    assert "555 0100" in str(changed.summary)


def test_every_example_of_the_reference_is_accepted(project: Path, tmp_path: Path) -> None:
    first, *_ = blocks(project, "index.md")
    shown = [first, *blocks(project, "reference.md")]
    assert first[0] == "edition.yml"
    assert len(shown) > 12
    write(tmp_path / "north-coast", iter(shown))
    found = load(project / "data", edition=tmp_path / "north-coast", docs=project / "docs")
    assert found.edition
    done = {one.change.operation for one in found.edition.applied if one.lost is None}
    assert done == {"add", "set", "append", "remove", "move", "hide", "replace"}


@pytest.mark.parametrize("page", ["index.md", "reference.md", "keep-in-step.md"])
def test_every_command_that_the_guide_names_is_there(project: Path, page: str) -> None:
    text = (project / "docs" / "editions" / page).read_text("utf-8")
    commands = set(re.findall(r"(?:`|^|/)playbook ([a-z][a-z-]+)", text, re.M))
    assert commands
    assert commands <= set(main.commands)
    makefile = (project / "Makefile").read_text("utf-8")
    goals = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.M))
    assert goals <= set(re.findall(r"^([a-z]+):", makefile, re.M))
