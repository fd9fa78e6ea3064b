"""Measure the files to take away: seconds, memory and bytes, each against its goal."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from strategy_playbook import load
from strategy_playbook.bundle import bundle
from strategy_playbook.export.book import book_pdf
from strategy_playbook.export.imprint import imprint_of
from strategy_playbook.export.manifest import FOLDER, Choice
from strategy_playbook.export.pdf import sheet_pdf
from strategy_playbook.export.takeaway import make
from strategy_playbook.models import SheetRecord
from strategy_playbook.sheets import lay_out

Measured = tuple[str, float, float | None, str]
"""What was measured, its value, the goal if there is one, and the unit."""


def measure(project: Path, work: Path) -> None:
    """Measure everything once and print a line for each.

    Args:
        project: The folder of the project.
        work: An empty folder to write to.
    """
    data = project / "data"
    for part in (sheets, book):
        for what, value, goal, unit in _alone(part, data):
            verdict = (
                "" if goal is None else f"  ({'within' if value <= goal else 'MISSES'} {goal})"
            )
            print(f"{value:8.2f} {unit:7}{verdict}  {what}")
    start = time.perf_counter()
    names = make(Choice(data), work / FOLDER, lambda line: None)
    seconds = time.perf_counter() - start
    print(f"{seconds:8.2f} s        all {len(names)} files, in parallel")
    size = bundle(project, work / "bundle.zip", load(data)) / 1e6
    verdict = "within" if size <= 5 else "MISSES"
    print(f"{size:8.2f} MB       ({verdict} 5.0)  offline copy, with the files in {FOLDER}/")


def sheets(data: Path) -> list[Measured]:
    """Measure the blank PDF of every checklist and form, once the fonts are loaded."""
    catalogue = load(data)
    imprint = imprint_of(catalogue, "https://example.org/")
    laid = [
        lay_out(record, catalogue.records)
        for record in catalogue.records.values()
        if isinstance(record, SheetRecord)
    ]
    sheet_pdf(laid[0], catalogue, imprint)
    gc.freeze()  # as the workers do that make all files
    seconds, sizes = [], []
    for sheet in laid:
        start = time.process_time()
        sizes.append(len(sheet_pdf(sheet, catalogue, imprint)) / 1000)
        seconds.append(time.process_time() - start)
    return [
        ("blank sheet as PDF, median", statistics.median(seconds), 0.5, "CPU s"),
        ("blank sheet as PDF, slowest", max(seconds), 0.5, "CPU s"),
        ("blank sheet as PDF, largest", max(sizes), 80, "KB"),
    ]


def book(data: Path) -> list[Measured]:
    """Measure the book, by itself in a process."""
    catalogue = load(data)
    start = time.process_time()
    size = len(book_pdf(catalogue, imprint_of(catalogue))) / 1e6
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return [
        ("the book", seconds, None, "CPU s"),
        ("the book, memory", memory, None, "MB"),
        ("the book, size", size, None, "MB"),
    ]


def _alone(part: Callable[[Path], list[Measured]], data: Path) -> list[Measured]:
    """Run a part in a process of its own, so that memory and caches are its own too."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(part, (data,))
