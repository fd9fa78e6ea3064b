"""Writing that never leaves half a file or half a folder behind.

Everything is written beside its goal first and renamed into place when it is whole, so that what
was there before stays until then, also when the process is killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
import time
from pathlib import Path

_STALE_SECONDS = 3600


def write_text(file: Path, text: str) -> bool:
    """Write UTF-8 text to a file in one step; its folder is made if need be.

    Returns:
        Whether the file changed. A file that already holds the text is left alone, so that tools
        that watch it stay quiet.
    """
    return write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, data: bytes) -> bool:
    """Write bytes to a file in one step, as `write_text` does."""
    if file.is_file() and file.read_bytes() == data:
        return False
    if file.exists() and not file.is_file():
        raise FileExistsError(errno.EEXIST, "is not a plain file", str(file))
    if file.is_symlink():  # what a link leads to is written, and the link stays
        file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        part.chmod(0o644)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return True


def workspace_for(folder: Path) -> Path:
    """Make an empty folder beside ``folder`` in which its next content can be built.

    What an earlier run that was killed left behind is put right first.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _recover(folder)
    workspace = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    workspace.chmod(0o755)
    return workspace


def swap_in(workspace: Path, folder: Path) -> None:
    """Put a finished workspace in the place of ``folder`` and delete what was there."""
    previous = _previous(folder)
    if folder.exists():
        folder.replace(previous)
    try:
        workspace.replace(folder)
    except OSError:
        if previous.exists():
            previous.replace(folder)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _prefix(folder: Path) -> str:
    return f".{folder.name}.building-"


def _previous(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.previous")


def _recover(folder: Path) -> None:
    previous = _previous(folder)
    if previous.exists() and not folder.exists():
        previous.replace(folder)
    shutil.rmtree(previous, ignore_errors=True)
    for left in folder.parent.glob(f"{_prefix(folder)}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(left)
