"""The site of an edition: its name, look, pages and marks, and the old site if it has a mistake."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_playbook.export.manifest import MANIFEST, Choice, manifest_of

EDITION = Path(__file__).parent / "edition"
SHEET = "strategy-readiness-a4.pdf"
RENAMED = """\
- id: reduce-recruitment
  code: PV-O1
  successor: address-recruitment-drivers
  renamed: true
  why: It was renamed in version 0.2.
- id: count-arrests
  code: M9
  kind: indicator-rule
  why: It measured effort, not results.
"""


def build(copy: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def assert_old_site(copy: Path) -> None:
    assert (copy / "site" / "index.html").read_text() == "the last good site"
    assert not list(copy.glob(".site.*"))


def with_edition(copy: Path) -> Path:
    goal = copy / "editions" / "harbour-states"
    shutil.copytree(EDITION, goal)
    (copy / "data" / "retired.yml").write_text(RENAMED)
    return goal


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, project: Path) -> tuple[Path, str]:
    """Build the edition strictly, once; return the site and what was printed."""
    copy = tmp_path_factory.mktemp("edition")
    for part in ("data", "docs", "macros", "overrides", "mkdocs.yml"):
        source = project / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / part)
    edition = with_edition(copy)
    downloads = copy / "downloads" / "harbour-states"
    downloads.mkdir(parents=True)
    (downloads / SHEET).write_bytes(b"%PDF-")
    sums = {SHEET: hashlib.sha256(b"%PDF-").hexdigest()}
    choice = Choice(copy / "data", edition=edition)
    (downloads / MANIFEST).write_text(manifest_of(choice, sums), "utf-8")
    result = build(copy, PLAYBOOK_EDITION="harbour-states")
    assert result.returncode == 0, result.stderr
    return copy / "site", result.stderr


def page(built: tuple[Path, str], path: str) -> str:
    return (built[0] / path / "index.html").read_text("utf-8")


def test_the_edition_has_its_name_and_look(built) -> None:
    home = page(built, "")
    assert "Harbour States edition</title>" in home
    assert 'src="assets/brand/logo.svg"' in home
    assert 'href="assets/edition.css"' in home
    assert "#5b2a86" in (built[0] / "assets" / "edition.css").read_text("utf-8")
    foot = home[home.index("md-copyright") :]
    assert "Not an official publication" in foot, "the base's disclaimer stays"
    assert "The Harbour Secretariat answers for what it added. Ask office &amp; desk." in foot


def test_navigation_follows_the_pages(built) -> None:
    titles = re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', page(built, "brief"), re.S)
    texts = [re.sub(r"<[^>]*>|\s+", " ", title).strip() for title in titles]
    texts = texts[texts.index("Home") :]  # the head of the page names it, too
    assert texts.index("Contacts of the coast") == texts.index("One-page brief") + 1
    assert "Plan of the coast" in page(built, "own")
    assert "Course builder" not in page(built, "training")
    assert "Brief of the coast" in page(built, "brief")
    assert "Ask office &amp; desk." in page(built, "contacts")
    assert (built[0] / "edition" / "about" / "index.html").is_file()


def test_what_is_left_out_says_so_where_it_was(built) -> None:
    assert "Courses are planned elsewhere." in page(built, "course")
    hidden = page(built, "objectives/provide-ways-out")
    assert "The national offices lead on this." in hidden
    assert "objectives/provide-ways-out" not in page(built, "objectives")
    index = (built[0] / "search" / "search_index.json").read_text("utf-8")
    assert '"tools/hs-harbour-watch/"' in index
    assert '"objectives/provide-ways-out/"' not in index
    assert '"edition/drift/' not in index, "readers do not search what maintainers do"


def test_old_addresses_lead_on(built) -> None:
    old = page(built, "objectives/reduce-recruitment")
    to = re.search(r'http-equiv="refresh" content="0; ?url=([^"]*)"', old)
    assert to is not None
    goal = (built[0] / "objectives" / "reduce-recruitment" / to[1]).resolve()
    assert goal == (built[0] / "objectives" / "address-recruitment-drivers").resolve()
    gone = page(built, "indicator-rules/count-arrests")
    assert "It measured effort, not results." in gone
    assert 'http-equiv="refresh"' not in gone


def test_records_bear_their_marks(built) -> None:
    labels = {"adapted": "Adapted", "regional": "Regional", "base": "Base"}
    for path, state in (
        ("objectives/address-recruitment-drivers", "adapted"),
        ("tools/hs-harbour-watch", "regional"),
        ("tools/school-curricula", "base"),
    ):
        mark = rf'class="pb-origin pb-origin-{state}"[^>]*>{labels[state]}<'
        assert re.search(mark, page(built, path)), path
    assert "A template of the coast." in page(built, "tools/hs-harbour-watch")


def test_drift_is_printed_and_does_not_fail_a_strict_build(built) -> None:
    lines = [line for line in built[1].splitlines() if ": PB734 " in line]
    assert len(lines) == 4
    assert lines[0].startswith("editions/harbour-states/overlay/objectives.yml:4:5: PB734 ")


def test_a_mistake_in_the_edition_leaves_the_old_site(copy: Path) -> None:
    edition = with_edition(copy)
    overlay = edition / "overlay" / "objectives.yml"
    overlay.write_text(overlay.read_text("utf-8").replace("provide-ways-out", "provide-way-out"))
    result = build(copy, PLAYBOOK_EDITION="harbour-states")
    assert result.returncode == 1
    assert 'objectives.yml:5:1: PB704 no record has the id "provide-way-out"' in result.stderr
    assert "Traceback" not in result.stderr
    assert_old_site(copy)
    assert build(copy).returncode == 0, "the base builds all the same"


@pytest.mark.parametrize("name", ["harbour", "../harbour-states", "Harbour States"])
def test_an_edition_that_is_not_there_is_refused(copy: Path, name: str) -> None:
    with_edition(copy)
    result = build(copy, PLAYBOOK_EDITION=name)
    assert result.returncode == 1
    assert re.match(r"PB(501|701) ", result.stderr)
    assert_old_site(copy)


def test_an_engine_without_the_toolkit_builds_the_same_site_from_finished_pages(built) -> None:
    copy, goal = built[0].parent, built[0].parent / "finished"
    command = [str(Path(sys.executable).with_name("playbook")), "materialise", goal.name]
    subprocess.run([*command, "--edition", "harbour-states"], cwd=copy, check=True)
    settings = (goal / "mkdocs.yml").read_text("utf-8")
    assert not re.search(r"^ *- (macros|playbook)\b", settings, re.MULTILINE)
    result = build(goal)
    assert result.returncode == 0, result.stderr
    files = {
        site: {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
        for site in (built[0], goal / "site")
    }
    assert files[built[0]] == files[goal / "site"]
    assert Path("files", SHEET) in files[built[0]]
    assert Path("assets/edition.css") in files[built[0]]
    pages = [path for path in files[built[0]] if path.suffix == ".html"]
    assert len(pages) > 300
    both = {page: [(site / page).read_text("utf-8") for site in files] for page in pages}
    assert [page for page, (ours, its) in both.items() if ours.split() != its.split()] == []
