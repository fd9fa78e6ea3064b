"""How an edition begins: by options, by questions, or not at all."""

import errno
import re
from importlib.metadata import version
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from strategy_playbook.cli import main
from strategy_playbook.editions.folder import FILE

ALL = ["--name", "North Coast", "--region", "The coast", "--authority", "Office of the Coast"]


def run(*arguments, answers=None):
    return CliRunner().invoke(main, ["new-edition", *arguments], input=answers)


@pytest.fixture
def asks(monkeypatch):
    """Make believe that somebody is there to be asked."""
    monkeypatch.setattr("strategy_playbook.cli.new_edition.has_terminal", lambda: True)


def text_of(base, id_="north-coast"):
    return (base.parent / "editions" / id_ / FILE).read_text("utf-8")


def test_options_are_enough(base):
    result = run("north-coast", *ALL, "--prefix", "co")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    written = [line.removesuffix(": written") for line in lines if line.endswith(": written")]
    assert len(written) >= 6
    assert all((base.parent / file).is_file() for file in written)
    assert "playbook serve --edition north-coast" in lines[-2]
    assert lines[-1].endswith("editions/north-coast/README.md")
    assert '\nprefix: "co"\n' in text_of(base)
    check = CliRunner().invoke(main, ["check", "--edition", "north-coast"])
    assert (check.exit_code, check.stderr) == (0, "")
    assert "need" not in check.stdout, "nothing waits for a review"


def test_a_prefix_is_proposed_that_no_other_edition_has(base):
    run("north-coast", *ALL)
    run("new-castle", *ALL)
    assert '\nprefix: "nc"\n' in text_of(base)
    assert '\nprefix: "ne"\n' in text_of(base, "new-castle")


def test_examples_can_be_left_out(base):
    assert run("north-coast", *ALL, "--no-example").exit_code == 0
    assert not (base.parent / "editions" / "north-coast" / "overlay" / "objectives.yml").exists()


def test_what_is_not_given_is_asked_for(base, asks):
    result = run("north-coast", answers="\nThe coast\n\n<b>\nOffice\ngd\nco\n")
    assert result.exit_code == 0, result.output
    questions = re.findall(r"^(?:What|For whom|Which)\b.*?\?", result.stdout, re.MULTILINE)
    assert len(questions) == 7, "three answers were refused, and asked for again"
    assert "[North Coast]" in result.stdout
    assert "PB722 authority cannot be used: HTML" in result.output
    assert "PB705" in result.output
    text = text_of(base)
    for line in (
        'name: "North Coast"',
        'region: "The coast"',
        'authority: "Office"',
        'prefix: "co"',
    ):
        assert f"\n{line}\n" in text


def test_without_a_terminal_it_says_which_options_are_missing(base):
    result = run("north-coast", "--region", "The coast")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "PB722 there is no terminal to ask for what is missing "
        '(add --name "...", --authority "...")\n1 problem.\n'
    )
    assert not (base.parent / "editions").exists()


@pytest.mark.parametrize("answers", ["", "North Coast\nThe coast\n"])
def test_whoever_stops_answering_leaves_nothing_behind(base, asks, answers):
    result = run("north-coast", answers=answers)
    assert result.exit_code == 1
    assert result.stderr.endswith("Aborted!\n")
    assert not (base.parent / "editions").exists()


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["North", *ALL], 'PB701 "North" cannot be the id of an edition'),
        (["../x", *ALL], 'PB701 "../x" cannot be the id of an edition'),
        (["x-y", *ALL, "--prefix", "gd"], 'PB705 names of the base begin with "gd"'),
        (["x-y", *ALL, "--prefix", ""], 'PB705 "" cannot be a prefix'),
        (["x-y", *ALL, "--name", "{a}"], "PB722 --name cannot be used: braces"),
        (["x-y", *ALL, "--name", ""], "PB722 --name cannot be used: it is empty"),
    ],
)
def test_what_cannot_be_used_is_one_line(base, asks, arguments, problem):
    result = run(*arguments, answers="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(problem)
    assert result.stderr.endswith("\n1 problem.\n")
    assert not (base.parent / "editions").exists()


def test_an_edition_that_is_there_stays_as_it_is(base):
    run("north-coast", *ALL)
    before = text_of(base)
    result = run("north-coast", "--name", "Other", *ALL[2:])
    assert result.stderr.startswith("editions/north-coast:1:1: PB721 ")
    assert text_of(base) == before


def test_a_folder_that_nobody_may_write_to_is_one_line(base, monkeypatch):
    def refuse(folder):
        raise PermissionError(errno.EACCES, "Permission denied", str(folder.parent))

    monkeypatch.setattr("strategy_playbook.editions.scaffold.workspace_for", refuse)
    result = run("north-coast", *ALL)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "PB504 editions: Permission denied\n1 problem.\n"


def test_a_file_in_the_place_of_the_folder_is_one_line(base):
    (base.parent / "editions").write_text("", "utf-8")
    result = run("north-coast", *ALL)
    assert result.exit_code == 1
    assert re.match(r"PB504 \S*editions\S*: \S", result.stderr)


def wheel_in(folder):
    """Write what looks like the file of the package."""
    file = folder / f"strategy_playbook-{version('strategy-playbook')}-py3-none-any.whl"
    with ZipFile(file, "w") as archive:
        archive.writestr("strategy_playbook/base/requirements-runtime.txt", "needed==1\n")
    return str(file)


def test_a_repository_of_its_own_by_options(base):
    result = run("north-coast", *ALL, "--standalone", "own", "--wheel", wheel_in(base.parent))
    assert (result.exit_code, result.stderr) == (0, "")
    *lines, last = result.stdout.splitlines()
    assert {"own/README.md: written", "own/editions/north-coast/edition.yml: written"} <= {*lines}
    assert last == "Then read:   own/README.md"
    assert not (base.parent / "editions").exists()


def test_a_repository_of_its_own_by_questions(base, asks):
    options = ["--standalone", "own", "--wheel", wheel_in(base.parent)]
    result = run("north-coast", *options, answers="\nThe coast\nOffice\n\n")
    assert result.exit_code == 0, result.output
    text = (base.parent / "own" / "editions" / "north-coast" / FILE).read_text("utf-8")
    assert '\nregion: "The coast"\n' in text


def test_a_repository_that_cannot_be_written_is_one_line(base):
    wheel = wheel_in(base.parent)
    result = run("north-coast", *ALL, "--wheel", wheel)
    assert "Error: --wheel is for --standalone.\n" in result.stderr
    result = run("north-coast", *ALL, "--standalone", "data", "--wheel", wheel)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("data:1:1: PB503 the folder holds other files")
    result = run("north-coast", *ALL, "--standalone", "own")
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.match(r"PB722 the file of the package is not here \(.*\)\n1 problem", result.stderr)
    assert not (base.parent / "own").exists()
