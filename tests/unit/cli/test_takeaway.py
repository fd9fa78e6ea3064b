"""The commands that write what is taken away: what they say, and what they leave as it was."""

import pytest
from click.testing import CliRunner

from strategy_playbook.cli import main


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.pango
def test_files_are_made_once_and_again_after_a_change(base):
    first = run("export", "files", "--jobs", "1")
    assert first.exit_code == 0, first.output
    assert "no file bears a QR code" in first.stdout
    assert "/" in first.stdout.splitlines()[1], "no progress is shown"
    assert first.stdout.endswith("files written\n")
    made = base.parent / "downloads" / "base"
    assert (made / "quay-check-a4.pdf").read_bytes().startswith(b"%PDF-")
    second = run("export", "files")
    assert second.stdout.endswith("files, up to date\n")
    third = run("export", "files", "--jobs", "1", "--address", "https://example.org/")
    assert third.stdout.endswith("files written\n")


def test_files_of_a_catalogue_with_a_problem_stay_as_they_were(base):
    downloads = base.parent / "downloads"
    downloads.mkdir()
    (base / "topics.yml").write_text("- {titel: x}\n", "utf-8")
    result = run("export", "files")
    assert result.exit_code == 1
    assert "PB201" in result.stderr
    assert list(downloads.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--days", "3"], 'PB505 no workshop has the length "3" (lengths: 0.5)'),
        (["--days", "0.5", "--example"], "PB505 the catalogue has no example"),
    ],
)
def test_a_pack_that_cannot_be_made(base, arguments, message):
    (base / "examples.yml").unlink()
    result = run("pack", "workshop", *arguments, "--output", "packs")
    assert (result.exit_code, result.stderr) == (1, f"{message}\n1 problem.\n")
    assert not (base.parent / "packs").exists()


@pytest.mark.pango
def test_a_pack_is_three_files(base):
    result = run("pack", "workshop", "--days", "0.5", "--example", "--output", "packs")
    assert result.exit_code == 0, result.output
    endings = sorted(file.suffix for file in (base.parent / "packs").iterdir())
    assert endings == [".docx", ".pdf", ".zip"]


def test_a_bundle_needs_a_site(base):
    result = run("bundle")
    assert result.exit_code == 1
    assert "PB604" in result.stderr
    assert not (base.parent / "strategy-playbook.zip").exists()


def test_the_bundle_of_an_edition_has_a_name_of_its_own(base, monkeypatch):
    written = []
    monkeypatch.setattr(
        "strategy_playbook.bundle.bundle", lambda _, goal: written.append(goal) or 1
    )
    assert run("bundle").exit_code == 0
    assert run("bundle", "--edition", "north").exit_code == 0
    assert run("bundle", "--edition", "north", "--output", "x.zip").exit_code == 0
    names = ["strategy-playbook.zip", "strategy-playbook-north.zip", "x.zip"]
    assert [str(goal) for goal in written] == names
