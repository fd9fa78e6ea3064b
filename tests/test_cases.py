"""The cases by folder: each is laid over tests/cases/base and checked by the `playbook` command.

A folder in cases/invalid must be refused with the lines in its expected.txt, and a folder in
cases/valid accepted with the values in its expected.json. All other files of a folder go into the
catalogue, except three that say what to do with it: delete.txt lists files to leave out, one a
line, pad.txt gives files and the bytes up to which they are filled with comments, and special.txt
lists what no repository holds on every system: named pipes and links.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from strategy_playbook.cli import main

CASES = Path(__file__).parent / "cases"
INVALID = sorted(path for path in (CASES / "invalid").iterdir() if path.is_dir())
VALID = sorted(path for path in (CASES / "valid").iterdir() if path.is_dir())
OURS = ("expected.txt", "expected.json", "delete.txt", "pad.txt", "special.txt")
LINE = re.compile(r"data[^:]*:\d+:\d+: PB[123]\d\d \S.*")


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_invalid_catalogue_is_refused(case, base, agrees, lay_special):
    lay(case, base)
    lay_special(case, base)
    before = files(base.parent)
    result = CliRunner().invoke(main, ["check", "data"])
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (1, "")
    *lines, tally = result.stderr.removesuffix("\n").split("\n")
    assert all(LINE.fullmatch(line) and line.isprintable() for line in lines), lines
    assert tally == f"{len(lines)} problem{'s' if len(lines) != 1 else ''}."
    assert files(base.parent) == before, "something in the catalogue was run"
    agrees(case / "expected.txt", result.stderr)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_valid_catalogue_is_accepted(case, base, agrees, lay_special):
    lay(case, base)
    lay_special(case, base)
    result = CliRunner().invoke(main, ["export", "json"])
    assert result.exit_code == 0, result.output
    records = {record["id"]: record for record in json.loads(result.stdout)["records"]}
    file = case / "expected.json"
    wanted = json.loads(file.read_bytes())
    assert wanted, "expected.json names no record"
    found = {id_: {name: records[id_][name] for name in wanted[id_]} for id_ in wanted}
    agrees(file, json.dumps(found, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize(
    ("name", "bytes_"),
    [("utf-8-bom", b"\xef\xbb\xbfkinds:\n"), ("windows-line-ends", b"kinds:\r\n")],
)
def test_a_case_of_encoding_still_has_its_bytes(name, bytes_):
    """An editor, or a script that changes many files, changes them without a word."""
    assert bytes_ in (CASES / "valid" / name / "labels.yml").read_bytes()


def test_base_is_accepted(base):
    result = CliRunner().invoke(main, ["check", "data"])
    assert (result.exit_code, result.stderr) == (0, "")


def test_base_has_words_for_all_that_templates_print(base, project):
    texts = [(folder / "labels.yml").read_text("utf-8") for folder in (base, project / "data")]
    ours, real = (yaml.safe_load(text)["words"] for text in texts)
    assert real
    assert set(ours) == set(real)


def test_all_cases_are_found():
    assert len(INVALID) >= 40
    assert len(VALID) >= 10


def test_every_problem_of_a_catalogue_has_a_case(project):
    source = "".join(file.read_text("utf-8") for file in (project / "src").rglob("*.py"))
    known = set(re.findall(r"\"(PB[123]\d\d)\"", source))
    shown = {
        id_
        for case in INVALID
        for id_ in re.findall(r": (PB\d{3}) ", (case / "expected.txt").read_text("utf-8"))
    }
    assert len(known) >= 30
    assert known - {"PB320"} == shown, "PB320 is for editions, which have cases of their own"


@pytest.mark.parametrize("seed", ["0", "1", "2", "3"])
@pytest.mark.parametrize("name", ["cyclic-links-behind-another-record", "many-at-once"])
def test_order_of_problems_never_changes(name, seed, base):
    lay(CASES / "invalid" / name, base)
    command = [shutil.which("playbook", path=Path(sys.executable).parent), "check", "data"]
    result = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed})
    assert result.returncode == 1
    assert result.stdout == b""
    expected = (CASES / "invalid" / name / "expected.txt").read_bytes()
    assert result.stderr.splitlines() == expected.splitlines()


def lay(case: Path, data: Path) -> None:
    """Lay a case's files over the catalogue in ``data``."""
    for line in instructions(case / "delete.txt"):
        (data / line).unlink()
    for file in case.rglob("*"):
        if file.is_file() and file.relative_to(case).as_posix() not in OURS:
            goal = data / file.relative_to(case)
            goal.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, goal)
    for line in instructions(case / "pad.txt"):
        name, size = line.split()
        missing = int(size) - (data / name).stat().st_size
        rows, rest = divmod(missing, 100)
        with (data / name).open("ab") as stream:
            stream.write((b"#" * 99 + b"\n") * rows + b"#" * rest)


def instructions(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines() if file.is_file() else []


def files(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))
