"""Archives are the same bytes whenever they are made, and hold what was put in."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from strategy_playbook.export.archive import moment, normalised, zipped

FILES = {"word/b.xml": b"b" * 99, "[Content_Types].xml": b"types", "A/ä.txt": "Zoë".encode()}


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.infolist()


def written(date: tuple[int, ...], names: list[str]) -> bytes:
    goal = io.BytesIO()
    with zipfile.ZipFile(goal, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, date), FILES[name])
    return goal.getvalue()


@pytest.fixture(autouse=True)
def undated(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_what_was_put_in_comes_out_sorted_with_the_types_first():
    data = zipped(FILES)
    assert [e.filename for e in entries(data)] == ["[Content_Types].xml", "A/ä.txt", "word/b.xml"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == FILES


def test_every_entry_is_a_packed_file_that_all_may_read_of_the_year_1980():
    for entry in entries(zipped(FILES)):
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.external_attr >> 16 == 0o100644
        assert entry.compress_type == zipfile.ZIP_DEFLATED


def test_archives_that_differ_in_date_and_order_become_the_same_bytes():
    one = written((2030, 1, 2, 3, 4, 6), list(FILES))
    two = written((2031, 5, 6, 7, 8, 10), sorted(FILES))
    assert one != two
    assert normalised(one) == normalised(two) == zipped(FILES)
    assert normalised(zipped(FILES)) == zipped(FILES)


def test_the_date_can_be_set_but_never_before_a_zip_can_have_one(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert moment() == datetime(2030, 3, 17, 17, 46, 40, tzinfo=UTC)
    assert {entry.date_time for entry in entries(zipped(FILES))} == {(2030, 3, 17, 17, 46, 40)}
    for earlier in ("", "0", "1"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", earlier)
        assert moment() == datetime(1980, 1, 1, tzinfo=UTC)
