"""The commands, their help, where their output goes, and what they leave behind."""

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from strategy_playbook.cli import main
from strategy_playbook.json_schemas import data_schemas

COMMANDS = ["check", "show", "schema", "materialise", "export", "export json", "export files"]
COMMANDS += ["pack", "pack workshop", "bundle", "build", "serve", "publish"]
COMMANDS += ["new-edition", "editions", "diff", "drift", "pin"]


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def spoil(base) -> None:
    (base / "topics.yml").write_text("- {titel: x}\n- 5\n")


def test_all_commands_are_tested():
    names = list(main.commands)
    for group in ("export", "pack"):
        names += [f"{group} {name}" for name in main.commands[group].commands]
    assert sorted(names) == sorted(COMMANDS)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_says_more_than_a_line(command):
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    text = re.split(r"\n(?:Options|Commands):\n", result.stdout)[0].split("\n\n", 1)[1]
    assert len(text.split()) >= 8
    assert text.strip().endswith((".", "playbook serve"))
    options = re.findall(r"^  -.*$", result.stdout, re.MULTILINE)
    assert len(options) >= 1
    assert run(*command.split(), "-h").stdout == result.stdout


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in ("export", "pack")])
def test_help_says_what_each_argument_and_option_is(command):
    result = run(*command.split(), "--help")
    for option in re.findall(r"^  (-\S+.*(?:\n {6,}.*)*)", result.stdout, re.MULTILINE):
        assert re.search(r"  +\S+ \S+", option), f"{option} is not explained"
    for argument in set(re.findall(r"\b(?:DIR|ID|RECORD)\b", result.stdout.splitlines()[0])):
        assert f"{argument} is " in result.stdout


def test_check_counts_what_is_there(base):
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "No problems: 3 sources, 2 stages, 2 points, 1 dimension, 1 risk, 2 principles, "
        "2 objectives, 1 tool, 1 structure, 1 indicator-rule, 2 enquiries, 1 theme, "
        "1 concept, 1 practice, 1 method, 1 question, 1 checklist, "
        "1 form, 1 session, 1 workshop, 1 example, 1 role, 1 topic, "
        "1 recommendation, 2 articles, 1 term, 1 work.\n"
    )


@pytest.fixture
def editions(base):
    """Make two editions beside the base, of which one waits for a review."""
    for id_, prefix in (("north", "no"), ("south", "so")):
        folder = base.parent / "editions" / id_
        (folder / "overlay").mkdir(parents=True)
        (folder / "edition.yml").write_text(
            f'name: x\nregion: x\nauthority: x\nversion: "1"\nprefix: {prefix}\nabout: [x]\n'
        )
    change = "open-crossings:\n  why: Ours.\n  set: {summary: Ours.}\n"
    (base.parent / "editions" / "south" / "overlay" / "objectives.yml").write_text(change)
    return base.parent / "editions"


SOUTH = """\
0 added, 1 adapted, 0 hidden, 0 pages changed.
1 change needs a look, run: playbook drift south
"""


def test_check_of_an_edition_ends_with_what_it_changes(editions):
    first, rest = run("check", "--edition", "south").stdout.split("\n", 1)
    assert first.startswith("No problems: 3 sources, ")
    assert rest == f"south: {SOUTH}"
    assert run("check").stdout == f"{first}\n", "by itself it checks the base only"


def test_check_of_all_editions_begins_with_the_base(editions):
    result = run("check", "--all-editions")
    assert (result.exit_code, result.stderr) == (0, "")
    first, rest = result.stdout.split("\n", 1)
    assert first.startswith("No problems: 3 sources, ")
    north = "north: no problems, 0 added, 0 adapted, 0 hidden, 0 pages changed.\n"
    assert rest == f"{north}south: no problems, {SOUTH}"
    assert json.loads(run("check", "--all-editions", "--format", "json").stdout) == []


def test_check_of_all_editions_reports_the_mistakes_of_each(editions, base):
    for id_ in ("north", "south"):
        (editions / id_ / "edition.yml").write_text("name: 5\n")
    result = run("check", "--all-editions")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()[:-1]
    assert {line.split("/")[1] for line in lines} == {"north", "south"}
    spoil(base)
    lines = run("check", "--all-editions").stderr.splitlines()[:-1]
    assert all(line.startswith("data/topics.yml:") for line in lines)


def test_check_reports_every_problem_on_standard_error(base):
    spoil(base)
    result = run("check", base)
    assert (result.exit_code, result.stdout) == (1, "")
    *lines, count = result.stderr.splitlines()
    assert count == f"{len(lines)} problems."
    assert len(lines) > 5
    assert all(line.startswith(f"{base}/topics.yml:") for line in lines)


def test_check_reports_in_the_form_that_is_asked_for(base):
    assert json.loads(run("check", "--format", "json").stdout) == []
    spoil(base)
    result = run("check", "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout)[-1]["location"] == {
        "path": "data/topics.yml",
        "line": 2,
        "column": 3,
    }
    result = run("check", "--format", "github")
    assert (result.exit_code, result.stdout) == (1, "")
    assert all(line.startswith("::error file=data/") for line in result.stderr.splitlines())


@pytest.mark.parametrize("name", ["open-crossings", "GD-O1", "gd-o1"])
def test_show_finds_a_record_by_id_and_by_code(base, name):
    result = run("show", name)
    assert result.exit_code == 0
    assert result.stdout.startswith("GD-O1  Open the crossings\n")
    assert "fare-boards" in result.stdout, "also what links to it"


def test_show_suggests_what_was_meant(base):
    result = run("show", "open-crosings")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "PB402" in result.stderr
    assert 'did you mean "open-crossings"?' in result.stderr
    assert result.stderr.endswith("1 problem.\n")


def test_export_prints_or_writes_the_same(base):
    printed = run("export", "json")
    written = run("export", "json", "--output", "out/catalogue.json")
    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert written.stdout == "out/catalogue.json: written\n"
    text = (base.parent / "out" / "catalogue.json").read_text("utf-8")
    assert text == printed.stdout
    assert json.loads(text)["records"]


def test_an_export_that_fails_leaves_the_old_file(base):
    file = base.parent / "old.json"
    file.write_text("old")
    spoil(base)
    result = run("export", "json", "-o", file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert file.read_text() == "old"
    assert sorted(path.name for path in base.parent.iterdir()) == ["data", "old.json"]


def test_a_file_that_cannot_be_written_is_one_line(base):
    result = run("export", "json", "-o", base / "topics.yml" / "x.json")
    assert result.exit_code == 1
    assert re.fullmatch(r"PB504 \S*topics\.yml\S*: \S.*\n1 problem\.\n", result.stderr)


def test_a_reader_that_leaves_early_sees_no_error(base):
    command = [sys.executable, "-c", "import strategy_playbook.cli as c; c.main()"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*command, "export", "json"], **pipes) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_schema_writes_what_is_out_of_date(base):
    folder = base / "schema"
    first = run("schema").stdout.splitlines()
    assert len(first) == len(data_schemas())
    assert all(line.endswith(".schema.json: written") for line in first)
    (folder / "tools.schema.json").write_text("{}")
    second = run("schema").stdout.splitlines()
    assert [line for line in second if "up to date" not in line] == [
        "data/schema/tools.schema.json: written"
    ]
    assert run("check").exit_code == 0, "the catalogue may hold its schemas"
    (base.parent / "editions").mkdir()
    third = run("schema").stdout.splitlines()
    assert "editions/schema/edition.schema.json: written" in third
    assert run("editions").exit_code == 0, "the schemas are no edition"


def test_materialise_says_what_it_did(base):
    (base.parent / "docs").mkdir()
    (base.parent / "docs" / "index.md").write_text("home")
    assert run("materialise", "goal").stdout == "goal: 36 file(s) changed\n"
    assert run("materialise", "goal").stdout == "goal: 0 file(s) changed\n"
    result = run("materialise", "data")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data:1:1: PB503 " in result.stderr


@pytest.mark.parametrize("command", ["check", "show x", "export json", "materialise goal"])
def test_every_command_stops_at_a_catalogue_with_problems(base, command):
    (base.parent / "docs").mkdir()
    spoil(base)
    result = run(*command.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data/topics.yml:2:3: PB203" in result.stderr
    assert sorted(path.name for path in base.parent.iterdir()) == ["data", "docs"]


def test_the_version_is_that_of_the_package():
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev0)?\n", run("--version").stdout)


LOADING = [
    ("check",),
    ("check", "--edition", "south"),
    ("check", "--all-editions"),
    ("show", "guard"),
    ("export", "json"),
    ("export", "files"),
    ("pack", "workshop"),
    ("bundle",),
    ("build",),
    ("serve",),
    ("publish",),
    ("materialise", "out"),
    ("editions",),
    ("new-edition", "west"),
    ("diff", "south"),
    ("drift", "south"),
    ("pin", "south"),
]


@pytest.mark.parametrize("arguments", LOADING, ids=" ".join)
def test_every_command_refuses_a_language_that_there_is_not(editions, monkeypatch, arguments):
    before = sorted(editions.parent.rglob("*"))
    monkeypatch.setenv("PLAYBOOK_LANG", "fr")
    result = run(*arguments)
    problem = 'PB502 there is no catalogue in the language "fr" (languages: en)\n1 problem.\n'
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", problem)
    assert sorted(editions.parent.rglob("*")) == before


def test_no_command_is_left_out_there():
    named = [" ".join(arguments) for arguments in LOADING]
    left = {name for name in COMMANDS if not any(one.startswith(name) for one in named)}
    assert left == {"schema"}, "it loads no catalogue"


@pytest.mark.parametrize("language", ["en", ""])
def test_the_language_of_the_base_may_be_named(base, monkeypatch, language):
    monkeypatch.setenv("PLAYBOOK_LANG", language)
    assert run("check").exit_code == 0
