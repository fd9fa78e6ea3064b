"""From what the files to take away were made, so that a site links only to those that fit it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strategy_playbook.editions.folder import DOCS

FOLDER = "downloads"
"""The folder of a project that holds the files between two builds of the site."""
MANIFEST = "manifest.json"
"""The file in it that says from what they were made."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which catalogue files are made from, and what they say of themselves.

    Attributes:
        data: The folder of the catalogue.
        address: Where the site is published; empty if that is not known.
        edition: The folder of the edition to lay over the catalogue, if any.
        language: The language of the catalogue, as a code of ISO 639-1.
    """

    data: Path
    address: str = ""
    edition: Path | None = None
    language: str = "en"


def manifest_of(choice: Choice, sums: Mapping[str, str]) -> str:
    """Return the manifest of files, each with its SHA-256."""
    manifest = {"made_from": fingerprint(choice), "files": dict(sorted(sums.items()))}
    return json.dumps(manifest, indent=2) + "\n"


def made(choice: Choice, folder: Path) -> frozenset[str]:
    """Return the names of the files in a folder, if they are whole and made from this choice."""
    manifest = _read(folder)
    if manifest is None or manifest["made_from"] != fingerprint(choice):
        return frozenset()
    sums: dict[str, str] = manifest["files"]
    whole = all(
        (folder / name).is_file()
        and hashlib.sha256((folder / name).read_bytes()).hexdigest() == known
        for name, known in sums.items()
    )
    return frozenset(sums) if whole else frozenset()


def may_be_replaced(folder: Path) -> bool:
    """Return whether a folder holds nothing but files that its manifest names, or is not there."""
    if not folder.is_dir():
        return True
    manifest = _read(folder)
    ours = {MANIFEST, *manifest["files"]} if manifest else set()
    return all(path.is_file() and path.name in ours for path in folder.iterdir())


def _read(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, or None if there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    fits = isinstance(manifest, dict) and isinstance(manifest.get("files"), dict)
    return manifest if fits and "made_from" in manifest else None


def fingerprint(choice: Choice) -> str:
    """Return a hash of what files are made from: all of the choice, and this package."""
    digest = hashlib.sha256(f"{choice.language} {choice.address.rstrip('/')}".encode())
    package = Path(__file__).parents[1]
    for folder, endings in ((choice.data, {".yml", ".yaml"}), (package, {".py", ".j2", ".ttf"})):
        _take_in(
            digest,
            folder,
            (f for f in sorted(folder.rglob("*")) if f.suffix in endings and f.is_file()),
        )
    if edition := choice.edition:
        digest.update(edition.name.encode() + b"\0")
        _take_in(digest, edition, _files_of(edition))
    return digest.hexdigest()


def _files_of(edition: Path) -> Iterator[Path]:
    """Yield the files of an edition that printed files are made from: all but pages and notes."""
    for file in sorted(edition.rglob("*")):
        path = file.relative_to(edition)
        hidden = any(part.startswith(".") for part in path.parts)
        if file.is_file() and not hidden and path.parts[0] != DOCS:
            yield file


def _take_in(digest: Any, folder: Path, files: Iterable[Path]) -> None:
    for file in files:
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
