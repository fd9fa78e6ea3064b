"""Zip archives that come out the same, byte for byte, whenever they are made from the same files.

Word documents and Excel workbooks are zip archives as well. What writes them puts the present time
on each entry; `normalised` takes it off again.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

# The first moment that an entry of a zip archive can have.
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_TYPES = "[Content_Types].xml"
_FILE = 0o100644 << 16
_UNIX = 3


def moment() -> datetime:
    """Return the time that files say they were made: SOURCE_DATE_EPOCH, or the start of 1980."""
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or 0)
    return max(datetime.fromtimestamp(seconds, UTC), _EARLIEST)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive: its entries sorted, with one date.

    Args:
        files: What each file holds, by its path in the archive.
    """
    goal = io.BytesIO()
    date = moment().timetuple()[:6]
    with zipfile.ZipFile(goal, "w") as archive:
        for name in sorted(files, key=_place):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _FILE
            archive.writestr(entry, files[name], compresslevel=9)
    return goal.getvalue()


def normalised(data: bytes) -> bytes:
    """Return a zip archive, a document or a workbook with the same files, sorted, with one date."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({entry.filename: archive.read(entry) for entry in archive.infolist()})


def _place(name: str) -> tuple[bool, str]:
    # Programs that open a document expect to learn first what is in it.
    return name != _TYPES, name
