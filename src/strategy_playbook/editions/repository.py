"""A repository of its own for an edition: the edition, the package as a file, a lock, and CI.

Whoever has it can build the same site years later: the file of the package holds the base, and a
list of everything that it needs, in exact versions with hashes. Templates are in
templates/edition/repository/.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, version
from json import loads
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from strategy_playbook.editions.folder import FOLDER as EDITIONS
from strategy_playbook.editions.scaffold import Plan, rendered, write_edition
from strategy_playbook.errors import CatalogueError, Issue, Location
from strategy_playbook.files import swap_in, workspace_for, write_text

_TEMPLATES = Path(__file__).parents[1] / "templates" / "edition" / "repository"
_LOCK = "strategy_playbook/base/requirements-runtime.txt"
"""Where the file of the package holds the versions of all that it needs."""
_PACKAGE = "strategy-playbook"
_KEPT = (".git",)
"""What may be in the folder already."""


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds anything but an empty repository (PB503)."""
    if folder.exists() and (
        not folder.is_dir() or any(path.name not in _KEPT for path in folder.iterdir())
    ):
        message, hint = "the folder holds other files", "choose an empty or a new folder"
        raise CatalogueError([Issue("PB503", message, Location(folder.as_posix()), hint)])


def find_wheel(project: Path) -> Path | None:
    """Return the file from which the package was installed, if it is still there.

    Args:
        project: The folder of the base; one that holds pyproject.toml has no such file.
    """
    if (project / "pyproject.toml").is_file():
        return None
    try:
        source = loads(distribution(_PACKAGE).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:  # nothing is installed
        return None
    address = urlsplit(source.get("url", ""))
    file = Path(url2pathname(address.path))
    return file if address.scheme == "file" and file.suffix == ".whl" and file.is_file() else None


def build_wheel(project: Path, folder: Path) -> Path:
    """Build the file of the package from a copy of the base's repository.

    Args:
        project: The folder that holds pyproject.toml.
        folder: The folder to write it to.

    Raises:
        CatalogueError: PB722 if it cannot be built here.
    """
    hint = "add --wheel with the file of the package"
    if not (project / "pyproject.toml").is_file():
        raise CatalogueError([Issue("PB722", "the file of the package is not here", hint=hint)])
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    options = ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    result = subprocess.run(  # noqa: S603 # our own interpreter, and no shell
        [*pip, *options, str(project.resolve())], capture_output=True, text=True, check=False
    )
    found = list(folder.glob("*.whl"))
    if result.returncode != 0 or not found:
        reason = (result.stderr.strip().splitlines() or ["pip failed"])[-1]
        message = f"the file of the package cannot be built: {reason}"
        raise CatalogueError([Issue("PB722", message, hint=hint)])
    return found[0]


def lock_in(wheel: Path) -> list[str]:
    """Return the lines of the lock that the file of the package holds.

    Raises:
        CatalogueError: PB722 if it is no file of this version of the package.
    """
    expected = f"{_PACKAGE.replace('-', '_')}-{version(_PACKAGE)}-"
    try:
        with zipfile.ZipFile(wheel) as file:
            lines = file.read(_LOCK).decode("utf-8").splitlines()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        lines = []
    if not lines or not wheel.name.startswith(expected):
        message = f"--wheel cannot be used: {wheel.name} is not the package that runs this"
        hint = f"its name begins with {expected}"
        raise CatalogueError([Issue("PB722", message, hint=hint)])
    return [line for line in lines if not line.startswith("#")]


def write_repository(
    plan: Plan, folder: Path, data: Path, docs: Path, wheel: Path | None = None
) -> list[Path]:
    """Write a repository for one new edition, whole or not at all.

    Args:
        plan: What the edition is to be.
        folder: An empty folder, or one that is not there yet.
        data: The base's catalogue.
        docs: The base's pages.
        wheel: The file of the package; it is found or built if there is none.

    Returns:
        The files, in order.

    Raises:
        CatalogueError: PB503 if the folder holds anything, PB722 if there is no such file of the
            package, and as `write_edition` does.
    """
    check_folder(folder)
    goal = folder.resolve()
    # A folder that is there may be a file system of its own, so we stay inside it.
    workspace = workspace_for(goal / plan.id if goal.exists() else goal)
    try:
        project = data.resolve().parent
        wheel = wheel or find_wheel(project) or build_wheel(project, workspace)
        lock = lock_in(wheel)
        if wheel.parent != workspace:
            shutil.copyfile(wheel, workspace / wheel.name)
        write_edition(plan, workspace / EDITIONS, data, docs)
        values = {
            **{name: getattr(plan, name) for name in ("id", "name", "region", "authority")},
            "version": version(_PACKAGE),
            "wheel": wheel.name,
            "hash": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "packages": lock,
        }
        for path, text in rendered(_TEMPLATES, values):
            write_text(workspace / path, text)
        names = sorted(x.relative_to(workspace) for x in workspace.rglob("*") if x.is_file())
        _put(workspace, goal)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)
    return [folder / name for name in names]


def _put(workspace: Path, goal: Path) -> None:
    """Put a finished workspace in its place; a folder that is there stays, with what it holds."""
    if not goal.exists():
        swap_in(workspace, goal)
        return
    done: list[Path] = []
    try:
        for path in sorted(workspace.iterdir()):
            done.append(path.rename(goal / path.name))
    except OSError:
        _remove(done)
        raise


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
