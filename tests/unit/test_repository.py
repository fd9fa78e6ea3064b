"""What the forges read beside the workflows: templates, proposals of updates, citation, hooks."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

FORMS = ("content-error", "new-edition", "software-error")


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def test_both_forges_have_the_same_templates(project: Path) -> None:
    ours = {file.stem for file in (project / ".github/ISSUE_TEMPLATE").iterdir()} - {"config"}
    theirs = {file.stem for file in (project / ".gitlab/issue_templates").iterdir()}
    assert ours == theirs == set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_both_forges_ask_the_same(project: Path, name: str) -> None:
    form = read(project / ".github/ISSUE_TEMPLATE" / f"{name}.yml")
    parts = [
        f"> {part['attributes']['value']}"
        if part["type"] == "markdown"
        else f"## {part['attributes']['label']}\n\n<!-- {part['attributes']['description']} -->"
        for part in form["body"]
    ]
    text = (project / ".gitlab/issue_templates" / f"{name}.md").read_text("utf-8")
    assert text == "\n\n".join(parts) + "\n"
    assert "real operations, and no names of persons" in parts[0]


def test_change_requests_begin_alike_at_both_forges(project: Path) -> None:
    ours = (project / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    theirs = (project / ".gitlab/merge_request_templates/Default.md").read_text("utf-8")
    assert ours == theirs
    assert "make check" in ours


def test_updates_are_proposed_for_what_there_is(project: Path) -> None:
    updates = read(project / ".github/dependabot.yml")["updates"]
    assert [one["package-ecosystem"] for one in updates] == ["pip", "github-actions"]
    assert {one["directory"] for one in updates} == {"/"}


def test_hooks_are_the_tools_of_the_environment(project: Path) -> None:
    (source,) = read(project / ".pre-commit-config.yaml")["repos"]
    assert source["repo"] == "local"
    makefile = (project / "Makefile").read_text("utf-8")
    entries = [hook["entry"].removesuffix(" --check") for hook in source["hooks"]]
    assert len(entries) == 4
    for entry in entries:
        assert entry.replace(".venv/bin", "$(BIN)") in makefile
    assert {hook["language"] for hook in source["hooks"]} == {"system"}


def test_the_citation_is_of_this_version(project: Path) -> None:
    citation = read(project / "CITATION.cff")
    package = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    assert citation["version"] == read(project / "data" / "release.yml")["version"]
    assert citation["cff-version"] == "1.2.0"
    assert package["license"] in citation["license"]
    holder = re.search(r"Copyright \(c\) \d+ the (.*)", (project / "LICENSE").read_text("utf-8"))
    assert holder
    assert [one["name"] for one in citation["authors"]] == [f"The {holder[1]}"]
    assert not {"doi", "url", "repository", "identifiers"} & set(citation)


def test_every_direct_dependency_has_a_lower_bound(project: Path) -> None:
    values = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    package = values["project"]
    names = [
        *values["build-system"]["requires"],
        *package["dependencies"],
        *package["optional-dependencies"]["dev"],
    ]
    assert len(names) > 20
    assert [name for name in names if not re.match(r"[a-z-]+[0-9]*>=[0-9]", name)] == []


def test_who_builds_an_edition_reads_that_it_is_a_program(project: Path) -> None:
    security = (project / "SECURITY.md").read_text("utf-8")
    assert "**Build only editions that you trust.**" in security
    for page in ("docs/editions/reference.md", "docs/contributing/index.md", "CONTRIBUTING.md"):
        assert "SECURITY.md" in (project / page).read_text("utf-8"), page
