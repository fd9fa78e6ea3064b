"""Which files make up a catalogue: one or several for each kind, and three beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from strategy_playbook.errors import CatalogueError, Issue, Location, did_you_mean
from strategy_playbook.models import KINDS
from strategy_playbook.safe_paths import folder_problem, path_problem
from strategy_playbook.source import Document, read

LABELS = "labels"
RELEASE = "release"
RETIRED = "retired"


def read_folder(folder: Path, issues: list[Issue]) -> Iterator[tuple[str, Document | None]]:
    """Read every file of a catalogue.

    Args:
        folder: The folder of the catalogue.
        issues: What is wrong with a file is added here (PB101 to PB115).

    Yields:
        What a file holds (the plural of a kind, ``labels``, ``release`` or ``retired``) and the
        document, which is None if the file could not be read.

    Raises:
        CatalogueError: PB114 if there is no such folder, PB115 if it is a link out of the project.
    """
    if not folder.is_dir():
        hint = "name the folder that holds sources.yml"
        raise CatalogueError(
            [Issue("PB114", "there is no such folder", Location(folder.as_posix()), hint)]
        )
    if problem := folder_problem(folder):
        raise CatalogueError([problem])
    for plural, file in _files(folder, issues):
        if file is None:
            yield plural, None
            continue
        try:
            yield plural, read(file, file.as_posix())
        except CatalogueError as error:
            issues += error.issues
            yield plural, None


def _files(folder: Path, issues: list[Issue]) -> Iterator[tuple[str, Path | None]]:
    """Yield each file with what it holds; None in its place if it must not be opened."""
    found = set()
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name == "schema":
            continue
        plural = path.name if path.is_dir() else path.stem
        inside = [path]
        if path.is_dir() and not path.is_symlink() and plural in KINDS:
            inside = sorted(p for p in path.iterdir() if not p.name.startswith("."))
        for file in inside:
            if unsafe := path_problem(file, folder):
                issues.append(unsafe)
            elif problem := _unwanted(file, plural, path):
                issues.append(Issue("PB112", problem[0], Location(file.as_posix()), problem[1]))
                continue
            found.add(plural)
            yield plural, None if unsafe else file
    for name in ("sources", LABELS, RELEASE):
        if name not in found:
            place = Location((folder / f"{name}.yml").as_posix())
            issues.append(Issue("PB114", "the catalogue lacks this file", place))


def _unwanted(file: Path, plural: str, path: Path) -> tuple[str, str] | None:
    """Return why nothing reads a file or folder, and what to do, or None if it is wanted."""
    known = [*KINDS, LABELS, RELEASE, RETIRED]
    if file.is_file() and file.suffix == ".yml" and plural in known:
        return None
    if file.suffix == ".yaml":
        return "nothing reads this file", "end its name in .yml"
    if file != path:
        return "nothing reads this", "only .yml files belong in the folder of a kind"
    what = "folder" if file.is_dir() else "file"
    hint = did_you_mean(plural, known) or f"names that are read: {', '.join(known)}"
    return f"nothing reads this {what}", hint
