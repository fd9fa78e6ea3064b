"""All files together: every sheet in every format, the same bytes twice, never half a folder."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from strategy_playbook.export.manifest import MANIFEST, Choice, made, manifest_of
from strategy_playbook.export.takeaway import make
from strategy_playbook.names import names_of


@pytest.fixture
def choice(base):
    return Choice(base, "https://example.org/")


def text_of(name: str, data: bytes) -> str:
    """Return the text of a file that readers take away; of a zip, that of all that is in it."""
    if name.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(data)).pages
        return " ".join("\n".join(page.extract_text() for page in pages).split())
    if name.endswith((".zip", ".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "\n".join(text_of(part, parts.read(part)) for part in parts.namelist())
    return data.decode("utf-8", "replace")


@pytest.mark.pango
def test_every_sheet_is_made_in_every_format_and_again_to_the_same_byte(choice, small, tmp_path):
    said = []
    names = make(choice, tmp_path / "one", said.append, jobs=1)
    sheets = [*small.of_kind("checklists"), *small.of_kind("forms")]
    wanted = {name for record in sheets for name in names_of(record).values()}
    assert wanted
    assert wanted <= set(names)
    assert len(said) >= len(sheets)
    assert made(choice, tmp_path / "one") == set(names)
    make(choice, tmp_path / "two", said.append, jobs=2)
    for name in (*names, MANIFEST):
        one, two = ((tmp_path / folder / name).read_bytes() for folder in ("one", "two"))
        assert one == two, name
    for name in names:
        assert "1.2.3 (2022-02-25)" in text_of(name, (tmp_path / "one" / name).read_bytes()), name
    sums = json.loads((tmp_path / "one" / MANIFEST).read_text("utf-8"))["files"]
    for name in names:
        content = (tmp_path / "one" / name).read_bytes()
        assert sums[name] == hashlib.sha256(content).hexdigest()


@pytest.mark.pango
def test_a_sign_without_a_glyph_leaves_the_old_files(choice, base, tmp_path, problems):
    goal = tmp_path / "downloads"
    goal.mkdir()
    (goal / "old.pdf").write_bytes(b"old")
    (goal / MANIFEST).write_text(manifest_of(choice, {"old.pdf": ""}))
    file = base / "forms.yml"
    file.write_text(file.read_text("utf-8").replace("Boat log", "Boat log 船"), "utf-8")
    (line, *_) = problems(make, choice, goal, lambda text: None, jobs=1)
    assert "PB601" in line
    assert "U+8239" in line
    assert sorted(path.name for path in goal.iterdir()) == [MANIFEST, "old.pdf"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".downloads")] == []


def test_a_folder_with_other_files_is_refused_before_any_work(choice, base, tmp_path, problems):
    before = sorted(base.rglob("*"))
    for goal in (base, base.parent):
        (line,) = problems(make, choice, goal, lambda text: None)
        assert "PB503 the folder holds other files" in line
    assert sorted(base.rglob("*")) == before


@pytest.mark.pango
def test_a_linked_folder_stays_a_link(choice, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    names = make(choice, tmp_path / "link", lambda text: None)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / names[0]).is_file()


@pytest.mark.pango
def test_files_of_an_edition_are_made_by_workers_that_know_it(choice, small, lower, tmp_path):
    own = replace(choice, edition=Path(__file__).with_name("edition"))
    names = make(own, tmp_path / "own", lambda text: None, jobs=2)
    assert made(own, tmp_path / "own") == set(names)
    assert made(choice, tmp_path / "own") == frozenset()
    theirs = set(names_of(lower.get("lr-tide-log")).values())
    assert theirs < set(names)
    table = (tmp_path / "own" / "quay-check.csv").read_text("utf-8-sig")
    assert "Lower river edition; Version 2031.2" in table
    assert "LR-CL1-1" in table
