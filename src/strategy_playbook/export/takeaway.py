"""All files that readers take away, made together: sheets in every format, book, workshop packs.

They are made in parallel over the processor's cores, and the folder that holds them takes the place
of the last one only when all are whole.
"""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.export import csv, docx, pdf, xlsx
from strategy_playbook.export.book import book_pdf
from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.manifest import MANIFEST, Choice, manifest_of, may_be_replaced
from strategy_playbook.export.pack import pack_files
from strategy_playbook.files import swap_in, workspace_for
from strategy_playbook.loading import load
from strategy_playbook.models import Example, SheetRecord, Workshop
from strategy_playbook.names import BOOK, names_of
from strategy_playbook.sheets import Sheet

Files = Mapping[str, bytes]
"""What is made: name to content."""


def sheet_files(sheet: Sheet, catalogue: Catalogue, imprint: Imprint) -> Files:
    """Return every file of a checklist or form, blank."""
    names = names_of(sheet.record)
    about = (sheet, catalogue, imprint)
    return {
        names["pdf_a4"]: pdf.sheet_pdf(*about),
        names["pdf_letter"]: pdf.sheet_pdf(*about, paper="Letter"),
        names["pdf_form"]: pdf.sheet_pdf(*about, fillable=True),
        names["docx"]: docx.sheet_docx(*about),
        names["xlsx"]: xlsx.sheet_xlsx(*about),
        names["csv"]: csv.sheet_csv(sheet, catalogue).encode("utf-8"),
    }


def make(
    choice: Choice, goal: Path, say: Callable[[str], None], jobs: int | None = None
) -> list[str]:
    """Make all files and put them into a folder; what was there stays until all are whole.

    Args:
        choice: The catalogue and the address.
        goal: The folder: new, empty, or filled by this function before.
        say: Is told of each piece of work that is done.
        jobs: How many to make at a time; without it, as many as there are cores.

    Returns:
        The names of the files.

    Raises:
        CatalogueError: PB503 if the folder holds other files; otherwise with every problem of the
            catalogue, PB603 if a library is missing, or what keeps a file from being made.
    """
    goal = goal.resolve()
    if not may_be_replaced(goal):
        message = "the folder holds other files, which would be lost"
        hint = "choose a new or an empty folder"
        raise CatalogueError([Issue("PB503", message, Location(goal.as_posix()), hint)])
    catalogue = load(choice.data, edition=choice.edition, language=choice.language)
    imprint_of(catalogue, choice.address)  # before the workers would say it, each
    pdf.load_weasyprint()  # likewise
    work = list(_work(catalogue))
    workspace = workspace_for(goal)
    try:
        sums = _fill(workspace, choice, work, say, jobs)
        (workspace / MANIFEST).write_text(manifest_of(choice, sums), "utf-8")
        swap_in(workspace, goal)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)
    return sorted(sums)


def _fill(
    workspace: Path,
    choice: Choice,
    work: Sequence[tuple[str, str]],
    say: Callable[[str], None],
    jobs: int | None,
) -> dict[str, str]:
    """Make all files, and return the hash of each; every problem is collected before it stops."""
    sums: dict[str, str] = {}
    issues: list[Issue] = []
    with ProcessPoolExecutor(jobs or os.cpu_count(), None, _begin, (choice,)) as pool:
        running = {pool.submit(_do, kind, id_): f"{kind} {id_}" for kind, id_ in work}
        for number, future in enumerate(as_completed(running), 1):
            try:
                files = future.result()
            except CatalogueError as error:
                issues += error.issues
                continue
            for name, content in files.items():
                (workspace / name).write_bytes(content)
                sums[name] = hashlib.sha256(content).hexdigest()
            say(f"[{number}/{len(work)}] {running[future]}")
    if issues:
        raise CatalogueError(issues)
    return sums


def _work(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each piece of work by its maker and a record, the longest first."""
    yield "book", BOOK
    workshops = [record.id for record in catalogue.of_kind("workshops")]
    if catalogue.of_kind("examples"):  # one is enough to see; the command makes the others
        yield from (("example", id_) for id_ in workshops[:1])
    yield from (("pack", id_) for id_ in workshops)
    for record in catalogue.records.values():
        if isinstance(record, SheetRecord):
            yield "sheet", record.id


_at_hand: list[tuple[Catalogue, Imprint]] = []


def _begin(choice: Choice) -> None:
    """Load the catalogue once in each process, and keep the garbage collector off it.

    It would walk over all records again and again; without that, a sheet takes a quarter less.
    """
    catalogue = load(choice.data, edition=choice.edition, language=choice.language)
    _at_hand[:] = [(catalogue, imprint_of(catalogue, choice.address))]
    gc.freeze()


def _do(kind: str, id_: str) -> Files:
    catalogue, imprint = _at_hand[0]
    return _MAKERS[kind](id_, catalogue, imprint)


def _sheet(id_: str, catalogue: Catalogue, imprint: Imprint) -> Files:
    record = catalogue.get(id_)
    assert isinstance(record, SheetRecord)  # noqa: S101 # what `_work` said
    return sheet_files(catalogue.sheet(record), catalogue, imprint)


def _book(name: str, catalogue: Catalogue, imprint: Imprint) -> Files:
    return {name: book_pdf(catalogue, imprint)}


def _pack(id_: str, catalogue: Catalogue, imprint: Imprint, *, filled: bool = False) -> Files:
    workshop = catalogue.get(id_)
    assert isinstance(workshop, Workshop)  # noqa: S101 # what `_work` said
    examples = [e for e in catalogue.of_kind("examples") if isinstance(e, Example)]
    return pack_files(catalogue, imprint, workshop, examples[0] if filled else None)


_MAKERS: Mapping[str, Callable[[str, Catalogue, Imprint], Files]] = {
    "book": _book,
    "example": partial(_pack, filled=True),
    "pack": _pack,
    "sheet": _sheet,
}
