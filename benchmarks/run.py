"""Print how fast the toolkit is, as ratios to plain tools measured in the same run.

Seconds differ from machine to machine and from minute to minute; a ratio of two things measured
turn by turn does not. CPU time is compared, in pairs, and the median ratio counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from files import measure
from generate import catalogue_of, edition_of, plain_pages

from strategy_playbook import load
from strategy_playbook.editions.drift import drift, pins_of
from strategy_playbook.editions.edition import Edition
from strategy_playbook.editions.folder import LOCK
from strategy_playbook.editions.lay import Review, lay
from strategy_playbook.editions.pins import lock_text
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.export.pdf import load_weasyprint
from strategy_playbook.folder import read_folder
from strategy_playbook.models import KINDS
from strategy_playbook.validate import entries_of

ROOT = Path(__file__).parents[1]
PLAIN = "plugins: [search]\n"
CONFIG = """\
INHERIT: {root}/mkdocs.yml
nav: [index.md]
watch: []
theme: {{custom_dir: {root}/overrides}}
extra_css: []
"""


def main() -> None:
    """Run each comparison and print a line for it."""
    parser = argparse.ArgumentParser(description="Print how fast the toolkit is, as ratios.")
    parser.add_argument(
        "--trial", action="store_true", help="20 records and no files: does the benchmark run?"
    )
    trial = parser.parse_args().trial

    def size(records: int) -> int:
        return 20 if trial else records

    def pairs(count: int) -> int:
        return 1 if trial else count

    try:
        load_weasyprint()  # the last ones need it, minutes from now
    except CatalogueError as error:
        sys.exit(str(error.issues[0]))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        number = size(10_000)
        what = f"load and check {number:,} records / CSafeLoader alone"
        report(what, 1.3, pairs(5), *loading(work, number))
        for what, ours, plain in overlaying(work, number, number // 5):
            report(what, 0.05, pairs(3), ours, plain)
        number = size(1_000)
        what = f"build {number:,} records / the same pages as Markdown"
        report(what, 1.1, pairs(3), *building(work, number))
        most, least = size(5_000), size(500)
        what = f"cost of a page at {most:,} records / at {least:,}"
        large, small = site(work, most), site(work, least)
        report(what, 1.1, pairs(3), large, small, scale=most / least)
        if not trial:
            measure(ROOT, work / "files")


def report(
    what: str,
    goal: float,
    pairs: int,
    ours: Callable[[], float],
    plain: Callable[[], float],
    scale: float = 1,
) -> None:
    """Measure two things in turn and print the median of the ratios.

    Args:
        what: What is compared.
        goal: The ratio that we want not to exceed.
        pairs: How many times to measure each.
        ours: Runs the one thing and returns its CPU seconds.
        plain: Runs the other.
        scale: How many times more work the first thing does.
    """
    ratios = [ours() / plain() / scale for _ in range(pairs)]
    ratio = statistics.median(ratios)
    verdict = "within" if ratio <= goal else "MISSES"
    spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
    print(f"{ratio:5.2f}  ({spread} in {pairs} pairs; {verdict} goal {goal:.2f})  {what}")


def loading(work: Path, records: int) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return what loads a generated catalogue with the toolkit, and with PyYAML alone."""
    data = catalogue_of(records, work / f"load-{records}" / "data")
    files = sorted(data.rglob("*.yml"))

    def alone() -> None:
        for file in files:
            yaml.load(file.read_bytes(), yaml.CSafeLoader)  # it is the safe loader

    return lambda: in_process(lambda: load(data)), lambda: in_process(alone)


def overlaying(
    work: Path, records: int, overrides: int
) -> list[tuple[str, Callable[[], float], Callable[[], float]]]:
    """Return what lays an edition over a generated catalogue and what compares them, with loading.

    Reading the files of the edition is not part of it; that costs what reading costs.
    """
    data = catalogue_of(records, work / f"edition-{records}" / "data")
    folder = edition_of(overrides, work / f"edition-{records}" / "editions" / "xx")
    (folder / LOCK).write_text(lock_text(pins_of(edition_at(data, folder), "1.0.0")), "utf-8")
    edition = edition_at(data, folder)
    issues: list[Issue] = []
    base = [
        entry
        for plural, document in read_folder(data, issues)
        if document and plural in KINDS
        for entry in entries_of(plural, document)[0]
    ]
    review = Review(frozenset(edition.pins))

    def apply() -> None:
        laid = lay(base, edition.changes, prefix="xx", review=review)
        if laid.issues or len(laid.applied) != 2 * overrides:
            raise SystemExit("the edition of the benchmark is not laid as it should be")

    def alone() -> float:
        return in_process(lambda: load(data))

    what = f"{overrides:,} overrides {{}} {records:,} records / load and check these"
    return [
        (what.format("applied to"), lambda: in_process(apply), alone),
        (what.format("compared with"), lambda: in_process(lambda: drift(edition)), alone),
    ]


def edition_at(data: Path, folder: Path) -> Edition:
    """Load an edition."""
    edition = load(data, edition=folder).edition
    if edition is None:
        raise SystemExit("the edition of the benchmark was not read")
    return edition


def in_process(task: Callable[[], object]) -> float:
    """Return the CPU seconds that a task takes in this process."""
    start = time.process_time()
    task()
    return time.process_time() - start


def building(work: Path, records: int) -> tuple[Callable[[], float], Callable[[], float]]:
    """Return what builds a generated site with the toolkit, and one of its finished Markdown."""
    ours = site(work, records)
    plain = work / f"plain-{records}"
    plain_pages(work / f"site-{records}" / "data", plain / "docs")
    configure(plain, PLAIN)
    return ours, lambda: build(plain)


def site(work: Path, records: int) -> Callable[[], float]:
    """Return what builds a generated site of so many records."""
    project = work / f"site-{records}"
    catalogue_of(records, project / "data")
    shutil.copytree(ROOT / "macros", project / "macros", dirs_exist_ok=True)
    configure(project, "")
    return lambda: build(project)


def configure(project: Path, more: str) -> None:
    """Write the settings and the home page of a site."""
    (project / "docs").mkdir(parents=True, exist_ok=True)
    (project / "docs" / "index.md").write_text("# Home\n", "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG.format(root=ROOT.as_posix()) + more, "utf-8")


def build(project: Path) -> float:
    """Build a site and return the CPU seconds of its process."""
    before = os.times()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(  # noqa: S603 # our own command
        command, cwd=project, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    after = os.times()
    used = after.children_user - before.children_user
    return used + after.children_system - before.children_system


if __name__ == "__main__":
    main()
