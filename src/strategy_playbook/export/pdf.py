"""Sheets as PDF files, to print or to fill in, and HTML of print templates as PDF in general.

Every file is tagged as PDF/UA-1 asks, is set in the fonts of the package, and fetches nothing.
WeasyPrint is loaded only when a file is made, as it needs libraries that are not Python's.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import lru_cache, partial
from importlib.resources import files
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined
from markupsafe import Markup

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.editions.folder import OVERRIDES
from strategy_playbook.errors import CatalogueError, Issue
from strategy_playbook.export.changed import MARKED, by_reason, changed, changed_on, meanings
from strategy_playbook.export.fonts import FIELDS, PRINT, check_text, font
from strategy_playbook.export.imprint import Imprint, citations
from strategy_playbook.export.qr import qr
from strategy_playbook.sheets import Sheet, State

Paper = Literal["A4", "Letter"]
"""The sizes of paper that sheets are made for."""

_NOT_PLAIN = re.compile(r"[^\w {}.,:;()/+-]")


def sheet_pdf(
    sheet: Sheet,
    catalogue: Catalogue,
    imprint: Imprint,
    *,
    paper: Paper = "A4",
    fillable: bool = False,
    state: State | None = None,
) -> bytes:
    """Return a sheet as a PDF file.

    Args:
        sheet: The sheet.
        catalogue: The records and the words.
        imprint: Where the file comes from.
        paper: The size of the paper.
        fillable: Whether boxes and lines are form fields.
        state: What is filled in.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 or PB603 if something is missing.
    """
    state = state or {}
    if fillable:
        options = [option for place in sheet.places() for option in place.options]
        typed = "\n".join([*options, *map(str, state.values())])
        if issues := check_text(typed, sheet.record.id, FIELDS):
            raise CatalogueError(issues)
    template = _environment(catalogue, imprint).get_template("print/sheet.html.j2")
    html = template.render(sheet=sheet, paper=paper, fillable=fillable, state=state)
    return html_pdf(html, sheet.record.id, fillable=fillable)


def html_pdf(html: str, name: str, *, fillable: bool = False) -> bytes:
    """Return HTML of print templates as a tagged PDF file: the same bytes for the same HTML.

    Args:
        html: A document that extends print/page.html.j2.
        name: What it is called in problems, such as the id of a record.
        fillable: Whether its inputs become form fields.

    Raises:
        CatalogueError: PB601 for a sign that no font has, PB602 if a font is missing, PB603 if a
            library of the system is.
    """
    if issues := check_text(html, name):
        raise CatalogueError(issues)
    weasyprint = load_weasyprint()
    configuration, style = _fonts()
    document = weasyprint.HTML(string=html, url_fetcher=_serve)
    made = document.write_pdf(
        stylesheets=[style],
        font_config=configuration,
        pdf_variant="pdf/ua-1",
        pdf_forms=fillable,
    )
    return _with_mended_fields(made) if fillable else bytes(made)


@lru_cache(maxsize=2)
def _environment(catalogue: Catalogue, imprint: Imprint) -> Environment:
    """Return the same environment for all sheets, as its templates take time to compile."""
    return print_environment(catalogue, imprint)


def print_environment(
    catalogue: Catalogue, imprint: Imprint, folders: Sequence[Path] = ()
) -> Environment:
    """Return the environment of the print templates.

    Args:
        catalogue: The records and the words.
        imprint: Where the files come from.
        folders: Folders of templates that are searched before the package's own; an edition's own
            folder comes before them.
    """
    own = PackageLoader("strategy_playbook", "templates")
    edition = catalogue.edition
    folders = [*([edition.folder / OVERRIDES] if edition else []), *folders]
    environment = Environment(
        autoescape=True,
        loader=ChoiceLoader([FileSystemLoader(list(folders)), own]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        labels=catalogue.labels,
        words=catalogue.labels.words,
        catalogue=catalogue,
        imprint=imprint,
        citations=partial(citations, catalogue=catalogue),
        lay_out=catalogue.sheet,
        qr=qr,
        tick=_tick(),
    )
    environment.globals.update(
        said=catalogue.standing,
        marked=MARKED,
        meanings=list(meanings(catalogue)),
        by_reason=by_reason,
        changed=partial(changed, catalogue=catalogue),
        changed_on=partial(changed_on, catalogue=catalogue),
        logo=_picture(imprint.logo) if imprint.logo else "",
    )
    environment.filters["css"] = _css
    return environment


def load_weasyprint() -> Any:
    """Return the module that makes PDF files.

    Raises:
        CatalogueError: PB603 if a library that it needs is not on this system.
    """
    try:
        with redirect_stdout(StringIO()):  # it prints advice of its own, several lines long
            import weasyprint
    except OSError as error:
        message = f"PDF files cannot be made, as a library is missing: {_first_line(error)}"
        hint = (
            "Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
            "macOS: brew install pango; Windows: install MSYS2, then in it "
            "pacman -S mingw-w64-x86_64-pango"
        )
        raise CatalogueError([Issue("PB603", message, hint=hint)]) from error
    return weasyprint


def _fonts() -> tuple[Any, Any]:
    """Return fonts set up for one file, and the styles that name them."""
    for name in (*PRINT, *FIELDS):
        font(name)
    weasyprint = load_weasyprint()
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    text = (files("strategy_playbook") / "templates/print/fonts.css").read_text("utf-8")
    style = weasyprint.CSS(string=text, font_config=configuration, url_fetcher=_serve)
    return configuration, style


def _serve(url: str) -> Any:
    """Return what a document may fetch: fonts of the package and data that it holds itself."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    if url.startswith("font:"):
        return URLFetcherResponse(url, font(url.removeprefix("font:")))
    if url.startswith("data:"):
        return URLFetcher(allowed_protocols=["data"]).fetch(url)
    raise FatalURLFetchingError(f"a printed document fetches nothing, but asks for {url}")


def _with_mended_fields(made: bytes) -> bytes:
    import pikepdf

    target = BytesIO()
    with pikepdf.open(BytesIO(made)) as pdf:
        if "/AcroForm" in pdf.Root:
            _mend(pdf.Root.AcroForm)
        packed = pikepdf.ObjectStreamMode.generate
        pdf.save(target, deterministic_id=True, object_stream_mode=packed)
    return target.getvalue()


def _mend(form: Any) -> None:
    # Asked to draw the fields anew, some viewers show boxes that are ticked as empty.
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]
    # A button of a group is found through its group, and has no name of its own.
    buttons = [field for field in form.Fields if "/Parent" in field]
    for button in buttons:
        del button["/T"]
    form.Fields = [field for field in form.Fields if "/Parent" not in field]


def _tick() -> str:
    return _data((files("strategy_playbook") / "templates/print/tick.svg").read_bytes(), "svg+xml")


def _picture(file: Path) -> str:
    return _data(file.read_bytes(), "svg+xml" if file.suffix == ".svg" else "png")


def _data(picture: bytes, type_: str) -> str:
    return f"data:image/{type_};base64,{base64.b64encode(picture).decode()}"


def _css(text: str) -> Markup:
    """Return text for a string in CSS; no sign of it can end the string or the style element."""
    return Markup(_NOT_PLAIN.sub(lambda match: f"\\{ord(match[0]):x} ", text))  # noqa: S704


def _first_line(error: OSError) -> str:
    """Return the first sentence of the first line; the rest is on how libraries are found."""
    return str(error).partition("\n")[0].partition(".  ")[0]
