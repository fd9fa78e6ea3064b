"""Editions by folder: each case is laid over tests/cases/base and checked by the command.

A case in cases/editions/ has files of the edition in edition/, and of its base in data/ and docs/;
what it lacks is taken from common/, and special.txt lists
named pipes and links to make in it. A folder in invalid/ must be refused with the lines in its
expected.txt, and one in valid/ accepted with the values in its expected.json. The base must load
by itself in either case.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jinja2 import Environment, FileSystemBytecodeCache

from strategy_playbook.cli import main
from strategy_playbook.editions.drift import drift
from strategy_playbook.editions.folder import MADE
from strategy_playbook.export.changed import changed
from strategy_playbook.loading import load
from strategy_playbook.materialise import materialise
from strategy_playbook.pages import path_of
from strategy_playbook.project import DOCS, Project, load_project, renderer_of
from strategy_playbook.site_parts import site_files

CASES = Path(__file__).parent / "cases" / "editions"
COMMON = CASES / "common"
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())
VALID = sorted(path for path in (CASES / "valid").iterdir() if path.is_dir())
LINE = re.compile(r"editions/xx[^:]*:\d+:\d+: PB[1237]\d\d \S.*")
IN_CODE = {"PB701"}
"""What no file can say: an id that is none, or a folder that is a link."""


@pytest.fixture
def edition(base, lay_special):
    """Return a function that lays a case over the base; its edition is editions/xx."""

    def lay(case: Path) -> Path:
        folder = base.parent / "editions" / "xx"
        parts = (("data", base), ("docs", base.parent / "docs"), ("edition", folder))
        for source in (COMMON, case):
            for name, goal in parts:
                if (source / name).is_dir():
                    shutil.copytree(source / name, goal, dirs_exist_ok=True)
        lay_special(case, folder)
        return folder

    return lay


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_invalid_edition_is_refused(case, edition, agrees):
    edition(case)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0, "the base always loads"
    result = CliRunner().invoke(main, ["check", "--edition", "xx"])
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (1, "")
    *lines, tally = result.stderr.removesuffix("\n").split("\n")
    assert all(LINE.fullmatch(line) and line.isprintable() for line in lines), lines
    assert tally == f"{len(lines)} problem{'s' if len(lines) != 1 else ''}."
    agrees(case / "expected.txt", result.stderr)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_valid_edition_is_accepted(case, edition, base, agrees):
    folder = edition(case)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0, "the base always loads"
    result = CliRunner().invoke(main, ["export", "json", "--edition", "xx"])
    assert result.exit_code == 0, result.output
    records = {record["id"]: record for record in json.loads(result.stdout)["records"]}
    catalogue = load(base, edition=folder, docs=base.parent / "docs")
    wanted = json.loads((case / "expected.json").read_bytes())
    assert wanted, "expected.json names nothing"
    found = {
        "records": lambda ids: {id_: {n: records[id_][n] for n in ids[id_]} for id_ in ids},
        "state": lambda ids: {id_: records[id_]["provenance"]["state"] for id_ in ids},
        "order": lambda kinds: {k: [r.id for r in catalogue.of_kind(k)] for k in kinds},
        "connections": lambda ids: {id_: connections(catalogue, id_) for id_ in ids},
        "hidden": lambda _: list(catalogue.edition.hidden),
        "pages": lambda _: [
            f"{o.change.operation} {o.change.id}" for o in catalogue.edition.pages()
        ],
        "words": lambda names: {name: getattr(catalogue.labels.words, name) for name in names},
        "edition": lambda names: {
            name: catalogue.edition.file.model_dump(mode="json")[name] for name in names
        },
        "drift": lambda _: [str(one.issue()) for one in drift(catalogue.edition)],
    }
    values = {name: found[name](wanted[name]) for name in wanted}
    text = json.dumps(values, ensure_ascii=False, indent=2)
    agrees(case / "expected.json", text.replace(base.parent.as_posix() + "/", "") + "\n")


@pytest.fixture(scope="module")
def compiled_once(tmp_path_factory):
    """Compile each template once for all cases; that would take most of the time."""
    folders = {escapes: str(tmp_path_factory.mktemp("compiled")) for escapes in (True, False)}

    def environment(**options: Any) -> Environment:
        folder = folders[bool(options["autoescape"])]
        return Environment(bytecode_cache=FileSystemBytecodeCache(folder), **options)  # noqa: S701

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("strategy_playbook.render.Environment", environment)
        yield


@pytest.mark.usefixtures("compiled_once")
@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_every_page_and_report_of_a_valid_edition_can_be_made(case, edition, base, agrees):
    """What passes the check must not fail in the build, so here is all that the build renders."""
    edition(case)
    project = Project(base.parent, base.parent, "xx")
    catalogue = load_project(project)
    pages = finished_pages(project)
    assert set(pages) >= {path_of(record) for record in catalogue.records.values()}
    assert set(pages) >= set(MADE.values())
    assert [path for path, text in pages.items() if "{{" in text or "{%" in text] == []
    renderer = renderer_of(catalogue)
    for record in catalogue.records.values():
        assert record.code in renderer.plain(record)
        assert changed(record, catalogue) is not None
    for command in ("diff", "drift"):
        for form in ("text", "json"):
            result = CliRunner().invoke(main, [command, "xx", "--format", form])
            assert result.exit_code == 0, result.output
    if (case / "about.md").is_file():
        agrees(case / "about.md", pages[MADE["about"]])


def finished_pages(project: Project) -> dict[str, str]:
    goal = project.work / "finished"
    renderer = renderer_of(load_project(project))
    materialise(renderer, site_files(renderer, project.base / DOCS, goal), {}, goal)
    docs = goal / "docs"
    return {
        file.relative_to(docs).as_posix(): file.read_text("utf-8") for file in docs.rglob("*.md")
    }


def test_all_cases_are_found():
    assert len(INVALID) >= 60
    assert len(VALID) >= 10


def test_every_problem_of_an_edition_has_a_case(project):
    source = "".join(file.read_text("utf-8") for file in (project / "src").rglob("*.py"))
    raised = set(re.findall(r"\"(PB7[01]\d|PB720|PB320)\"", source))
    texts = [(case / "expected.txt").read_text("utf-8") for case in INVALID]
    shown = {id_ for text in texts for id_ in re.findall(r": (PB\d{3}) ", text)}
    assert len(raised) >= 16
    assert raised - IN_CODE <= shown
    drifts = set(re.findall(r"\"(PB73\d)\"", source))
    said = "".join((case / "expected.json").read_text("utf-8") for case in VALID)
    assert len(drifts) == 5
    assert drifts <= set(re.findall(r"PB73\d", said))


@pytest.mark.parametrize(
    ("id_", "problem"),
    [
        ("../xx", 'PB701 "../xx" cannot be the id of an edition'),
        ("/etc", 'PB701 "/etc" cannot be the id of an edition'),
        ("a b", 'PB701 "a b" cannot be the id of an edition'),
        ("x\n", 'PB701 "x\\n" cannot be the id of an edition'),
        ("x" * 41, "PB701 "),
        ("XX", 'PB701 "XX" cannot be the id of an edition'),
        ("base", 'PB701 "base" cannot be the id of an edition'),
        ("schema", 'PB701 "schema" cannot be the id of an edition'),
        ("xy", 'PB501 there is no edition "xy"'),
    ],
)
def test_an_id_never_leads_elsewhere(edition, id_, problem):
    edition(VALID[0])
    result = CliRunner().invoke(main, ["check", "--edition", id_])
    assert result.exit_code == 1
    assert result.stderr.startswith(problem)


def test_a_folder_that_is_a_link_is_no_edition(edition):
    folder = edition(VALID[0])
    (folder.parent / "yy").symlink_to(folder)
    result = CliRunner().invoke(main, ["check", "--edition", "yy"])
    assert result.stderr.startswith("editions/yy:1:1: PB701 the folder of an edition must not be")


@pytest.mark.parametrize(
    "place",
    [
        "overlay/terms.yml",
        "docs/secret.md",
        "brand/logo.svg",
        "overrides",
        "overlay",
        "edition.yml",
    ],
)
def test_nothing_outside_of_the_folder_is_read(edition, tmp_path, place):
    folder = edition(VALID[0])
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "terms.yml").write_text("secret: {why: secret, set: {title: secret}}\n", "utf-8")
    link = folder / place
    if link.is_dir():
        shutil.rmtree(link)
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(outside if not link.suffix else outside / "terms.yml")
    result = CliRunner().invoke(main, ["check", "--edition", "xx"])
    assert result.exit_code == 1
    assert f"editions/xx/{place}:1:1: PB702 this link leads out of the edition's folder" in (
        result.stderr
    )
    assert "secret" not in result.stderr.replace("secret.md", "")


def connections(catalogue, id_):
    groups = catalogue.connections(catalogue.get(id_)).values()
    return [f"{c.direction} {c.relation} {c.record.id}" for group in groups for c in group]


def test_an_upgrade_of_the_base_conflicts_with_nothing_and_loses_nothing(base, agrees):
    """Reword, retire, rename, add and reorder records of the base under an edition."""
    place, here = CASES.parent / "upgrade", base.parent
    shutil.copytree(place / "before", here, dirs_exist_ok=True)
    folder = Path(shutil.copytree(place / "edition", here / "editions" / "xx"))
    assert CliRunner().invoke(main, ["pin", "xx"]).exit_code == 0
    before = load(base, edition=folder, docs=here / "docs")
    assert drift(before.edition) == []
    own = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    shutil.copytree(place / "after", here, dirs_exist_ok=True)
    for line in (here / "delete.txt").read_text("utf-8").splitlines():
        (here / line).unlink()
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    result = CliRunner().invoke(main, ["check", "--edition", "xx"])
    assert result.exit_code == 0, result.output
    assert {file: file.read_bytes() for file in own} == own, "no file needed a merge"

    catalogue = load(base, edition=folder, docs=here / "docs")
    found = drift(catalogue.edition)
    lines = "".join(f"{one.issue()}\n" for one in found)
    agrees(place / "expected.txt", lines.replace(here.as_posix() + "/", ""))
    exported = CliRunner().invoke(main, ["export", "json", "--edition", "xx"]).output
    told = lines + "".join(one.yours or "" for one in found)
    texts = [
        t for c in catalogue.edition.changes for t in words_in(c.value) if c.plural != "labels"
    ]
    assert len(texts) > 60
    assert [text for text in texts if text not in exported and text not in told] == []
    states = {one.key: one.state for one in found}
    assert len(states) >= 15
    assert set(catalogue.edition.hidden) == {"currents", "eddy", "whirl"}
    assert catalogue.labels.kinds["tool"].one == "Means of the delta"

    assert CliRunner().invoke(main, ["pin", "xx"]).exit_code == 0, "after a look at all of it"
    left = drift(load(base, edition=folder, docs=here / "docs").edition)
    assert {one.state for one in left} <= {"gone", "renamed", "converged", "changed"}
    assert len(left) < len(found)


def words_in(value):
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in words_in(item)]
