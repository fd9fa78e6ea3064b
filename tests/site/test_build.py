"""The real site builds strictly, and a build that fails or is killed leaves the old site alone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from strategy_playbook.export.manifest import MANIFEST, Choice, manifest_of
from strategy_playbook.project import Project


def command() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--strict"]


def build(copy: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(),
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def append(file: Path, text: str) -> int:
    """Append a line and return its number."""
    before = file.read_text("utf-8")
    file.write_text(before + text + "\n", "utf-8")
    return before.count("\n") + 1


def assert_old_site(copy: Path) -> None:
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert [path.name for path in (copy / "site").iterdir()] == ["index.html"]
    assert not list(copy.glob(".site.*"))


def test_a_good_build_replaces_the_site_and_offers_files_that_fit(copy: Path) -> None:
    downloads = Project(copy, copy).downloads()
    downloads.mkdir(parents=True)
    (downloads / "tool-selection.docx").write_bytes(b"a document")
    choice = Choice(copy / "data", "https://example.org/")
    manifest = manifest_of(choice, {"tool-selection.docx": sha256(b"a document").hexdigest()})
    (downloads / MANIFEST).write_text(manifest)
    result = build(copy, PLAYBOOK_ADDRESS=choice.address)
    assert result.returncode == 0, result.stderr
    assert (copy / "site" / "files" / "tool-selection.docx").read_bytes() == b"a document"
    page = (copy / "site" / "checklists" / "tool-selection" / "index.html").read_text("utf-8")
    assert re.findall(r'href="([^"]*/files/[^"]*)"', page) == ["../../files/tool-selection.docx"]
    assert "A playbook" in (copy / "site" / "index.html").read_text("utf-8")
    assert (copy / "site" / "tools" / "school-curricula" / "index.html").is_file()
    assert not list(copy.glob(".site.*"))


def test_every_mistake_in_pages_is_reported_with_its_place(copy: Path) -> None:
    about, home = copy / "docs" / "about.md", copy / "docs" / "index.md"
    unknown = append(about, 'Text {{ cardz("tools") }}')
    missing = append(about, '{{ link("school-curriculum") }} {{ field("prevent", "aims") }}')
    wrong = append(home, '{{ cards("tool") }}')
    result = build(copy)
    assert result.returncode == 1
    assert f'docs/index.md:{wrong}:1: PB404 there is no kind "tool" (did you mean "tools"?)' in (
        result.stderr
    )
    assert f'docs/about.md:{unknown}:9: PB401 unknown macro or variable "cardz"' in result.stderr
    assert "Traceback" not in result.stderr
    assert_old_site(copy)
    about.write_text(about.read_text("utf-8").replace("cardz", "cards"), "utf-8")
    result = build(copy)
    assert f'docs/about.md:{missing}:1: PB402 no record has the id "school-curriculum"' in (
        result.stderr
    )
    assert f'docs/about.md:{missing}:33: PB403 "prevent" has no field "aims"' in result.stderr
    assert_old_site(copy)


def test_a_mistake_in_the_catalogue_stops_the_build(copy: Path) -> None:
    line = append(copy / "data" / "topics.yml", "- id: only-an-id")
    result = build(copy)
    assert result.returncode == 1
    assert f'data/topics.yml:{line}:3: PB202 the field "code" is missing' in result.stderr
    assert "Traceback" not in result.stderr
    assert_old_site(copy)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_what_is_no_file_stops_the_build_at_once(copy: Path) -> None:
    """MkDocs would wait for ever for the text of a pipe, and follow a link round and round."""
    os.mkfifo(copy / "docs" / "pipe.md")
    os.mkfifo(copy / "docs" / "assets" / "pipe.png")
    (copy / "docs" / "loop").symlink_to(".")
    (copy / "docs" / ".hidden").symlink_to(copy.parent)
    playbook = str(shutil.which("playbook", path=Path(sys.executable).parent))
    for arguments in (command(), [playbook, "check"]):
        result = subprocess.run(
            arguments, cwd=copy, capture_output=True, text=True, check=False, timeout=60
        )
        assert result.returncode == 1
        lines = [line for line in result.stderr.splitlines() if " PB" in line]
        assert [line.partition(" (")[0] for line in lines] == [
            "docs/.hidden:1:1: PB115 this link leads out of the project",
            "docs/assets/pipe.png:1:1: PB115 this is a named pipe, not a file",
            "docs/loop:1:1: PB115 this link leads to a folder",
            "docs/pipe.md:1:1: PB115 this is a named pipe, not a file",
        ]
    assert_old_site(copy)


def test_a_broken_link_or_anchor_stops_the_build(copy: Path) -> None:
    append(copy / "docs" / "about.md", "[a](nowhere.md) [b](index.md#nowhere)")
    result = build(copy)
    assert result.returncode == 1
    assert "nowhere.md" in result.stderr
    assert "#nowhere" in result.stderr
    assert_old_site(copy)


@pytest.mark.parametrize(
    ("variable", "id_"), [("PLAYBOOK_EDITION", "PB501"), ("PLAYBOOK_LANG", "PB502")]
)
def test_an_unknown_edition_or_language_stops_the_build(
    copy: Path, variable: str, id_: str
) -> None:
    result = build(copy, **{variable: "xx"})
    assert result.returncode == 1
    assert id_ in result.stderr
    assert_old_site(copy)


def test_a_macros_module_that_cannot_be_imported_says_what_to_run(copy: Path) -> None:
    file = copy / "macros" / "__init__.py"
    file.write_text(file.read_text("utf-8").replace("import reference", "import missing"), "utf-8")
    result = build(copy)
    assert result.returncode != 0
    assert "make setup" in result.stderr
    assert_old_site(copy)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that ends a process like this")
def test_a_killed_build_leaves_the_old_site(copy: Path) -> None:
    process = subprocess.Popen(
        command(), cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not list(copy.glob(".site.building-*/*/*.html")):
        assert process.poll() is None, "the build ended before it could be killed"
        assert time.monotonic() < deadline, "the build wrote no page"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert build(copy).returncode == 0
