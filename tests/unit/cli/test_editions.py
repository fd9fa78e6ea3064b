"""The commands for those who keep an edition: they say what they find, and only pin writes."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from strategy_playbook.cli import main

HERE = Path(__file__).parent


def run(*arguments):
    return CliRunner(env={"COLUMNS": "100"}).invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def quays(base):
    """Lay the example edition beside a small base, with two pages, and return its folder."""
    docs = base.parent / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (docs / "old.md").write_text("# Old\n\nAn old page.\n", "utf-8")
    return Path(shutil.copytree(HERE / "quays", base.parent / "editions" / "quays"))


@pytest.fixture
def moved_on(quays, base):
    """Pin the edition, and then change the base underneath it."""
    assert run("pin", "quays").exit_code == 0
    file = base / "objectives" / "guard.yml"
    file = file if file.is_file() else next((base / "objectives").iterdir())
    text = file.read_text("utf-8")
    changed = text.replace(
        "Every landing can be used without a bribe.", "Each landing is free of bribes."
    )
    changed = changed.replace("[Which quay do people avoid?]", "[Which quay has no lamp?]")
    assert changed.count("Which quay has no lamp?") == 1
    assert "free of bribes" in changed
    file.write_text(changed, "utf-8")
    return quays


def test_no_editions_is_no_mistake(base):
    result = run("editions")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "playbook new-edition ID" in result.stdout
    assert run("editions", "--format", "json").stdout == "[]\n"


def test_editions_are_listed_with_what_each_changes(quays, agrees):
    result = run("editions")
    assert (result.exit_code, result.stderr) == (0, "")
    agrees(HERE / "editions.txt", result.stdout)
    agrees(HERE / "editions.json", run("editions", "--format", "json").stdout)


def test_an_edition_with_a_mistake_does_not_keep_the_others_from_being_listed(quays):
    (quays.parent / "broken").mkdir()
    (quays.parent / "broken" / "edition.yml").write_text("name: 5\n", "utf-8")
    (quays.parent / ".quays.building-x").mkdir()
    (quays.parent / ".quays.building-x" / "edition.yml").write_text("", "utf-8")
    result = run("editions")
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["id", "broken", "quays"]
    assert "editions/broken/edition.yml:1:7: PB203 " in result.stderr


def test_diff_prints_what_the_edition_changes(quays, agrees):
    result = run("diff", "quays")
    assert (result.exit_code, result.stderr) == (0, "")
    agrees(HERE / "diff.txt", result.stdout)
    agrees(HERE / "diff.json", run("diff", "quays", "--format", "json").stdout)


def test_drift_prints_what_the_base_says_by_now(moved_on, agrees):
    result = run("drift", "quays")
    assert (result.exit_code, result.stderr) == (0, "")
    agrees(HERE / "drift.txt", result.stdout)
    agrees(HERE / "drift.json", run("drift", "quays", "--format", "json").stdout)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_drift_fails_only_if_that_is_asked_for(moved_on, form):
    assert run("drift", "quays", "--format", form).exit_code == 0
    assert run("drift", "quays", "--format", form, "--strict").exit_code == 1
    assert run("pin", "quays").exit_code == 0
    assert run("drift", "quays", "--format", form, "--strict").exit_code == 1, "one converged"


def test_drift_marks_lines_in_a_pull_request(moved_on):
    lines = run("drift", "quays", "--format", "github").stdout.splitlines()
    assert len(lines) >= 2
    start = "::warning file=editions/quays/overlay/objectives.yml,line="
    assert all(line.startswith(start) for line in lines)
    strict = run("drift", "quays", "--format", "github", "--strict").stdout
    assert strict == "\n".join(lines).replace("::warning", "::error") + "\n"


def test_an_edition_in_step_says_so(quays):
    run("pin", "quays")
    result = run("drift", "quays", "--strict")
    assert result.exit_code == 0
    assert result.stdout == "Every change was reviewed against the base as it is now.\n"


def test_pin_says_what_it_noted(quays, base):
    first = run("pin", "quays", "GD-O1")
    assert first.exit_code == 0
    assert "open-crossings.summary: new\n" in first.stdout
    assert re.search(r"^2 pinned, 2 of these new and 0 changed; 0 no longer", first.stdout, re.M)
    assert "run: playbook drift quays" in first.stdout
    assert "lit-quays" not in (quays / "overlay.lock.yml").read_text("utf-8")
    second = run("pin", "quays")
    assert "open-crossings" not in second.stdout
    lock = (quays / "overlay.lock.yml").read_bytes()
    third = run("pin", "quays")
    assert re.fullmatch(
        r"\d pinned, 0 of these new and 0 changed; 0 no longer needed.\n", third.stdout
    )
    assert (quays / "overlay.lock.yml").read_bytes() == lock


def test_pin_forgets_what_no_change_needs(quays):
    run("pin", "quays")
    (quays / "overlay" / "pages.yml").write_text(
        "town.md:\n  why: x\n  add: {title: The town}\n", "utf-8"
    )
    result = run("pin", "quays")
    assert "old.md.hide: no longer needed\n" in result.stdout
    assert "; 1 no longer needed." in result.stdout
    assert "old.md" not in (quays / "overlay.lock.yml").read_text("utf-8")


def test_pin_takes_pages(quays):
    assert "old.md.hide: new\n1 pinned" in run("pin", "quays", "old.md").stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("open-crosings", 'did you mean "open-crossings"?'),
        ("fare-boards", "playbook diff quays lists all changes"),
        ("../x", "playbook diff quays lists all changes"),
    ],
)
def test_pin_refuses_what_the_edition_does_not_change(quays, name, hint):
    result = run("pin", "quays", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("PB402 ")
    assert f"({hint})\n" in result.stderr
    assert not (quays / "overlay.lock.yml").exists()


def test_pin_refuses_an_edition_with_a_mistake(quays):
    run("pin", "quays")
    lock = (quays / "overlay.lock.yml").read_bytes()
    (quays / "overlay" / "terms.yml").write_text("nothing:\n  why: x\n  hide: true\n", "utf-8")
    result = run("pin", "quays")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "editions/quays/overlay/terms.yml:1:1: PB704 " in result.stderr
    assert (quays / "overlay.lock.yml").read_bytes() == lock


@pytest.mark.parametrize("command", ["diff", "drift", "pin"])
@pytest.mark.parametrize(("id_", "problem"), [("quay", "PB501"), ("../x", "PB701")])
def test_an_edition_that_is_not_there(quays, command, id_, problem):
    result = run(command, id_)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{problem} ")
