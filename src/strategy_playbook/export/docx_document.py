"""An empty Word document of ours: page, styles, running header and footer, and how it is saved."""

from __future__ import annotations

import io
from string import Formatter

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from strategy_playbook.catalogue import Catalogue
from strategy_playbook.export.archive import moment, normalised
from strategy_playbook.export.docx_controls import (
    LINK,
    PLACEHOLDER,
    add_field,
    add_link,
    number_controls,
)
from strategy_playbook.export.imprint import Imprint

_FONT = "Arial"
_INK = RGBColor(0x1B, 0x36, 0x5D)
_GREY = RGBColor(0x55, 0x55, 0x55)
_MARGIN = Mm(18)
# Size, space before and space after, in points.
_STYLES = {
    "Normal": (10, 0, 2),
    "Body Text": (10, 0, 6),
    "Title": (28, 0, 12),
    "Heading 1": (18, 0, 6),
    "Heading 2": (13, 14, 4),
    "Heading 3": (11, 10, 3),
    "Heading 4": (10, 8, 2),
    "List Bullet": (10, 0, 1),
    "Caption": (8, 0, 2),
    "Header": (8, 0, 0),
    "Footer": (8, 0, 0),
}
# Word checks spelling only if the language has a region.
_REGIONS = {"en": "en-GB"}
_NEWEST = "15"


def new_document(
    title: str,
    imprint: Imprint,
    catalogue: Catalogue,
    *,
    code: str = "",
    address: str = "",
    wide: bool = False,
) -> Document:
    """Return an empty document in A4, with running header and footer.

    Args:
        title: Its title, for the header and the properties.
        imprint: Where it comes from.
        catalogue: The catalogue, for its words.
        code: The code of the sheet, if it is one.
        address: Its page on the web; without it, the address of the site.
        wide: Whether the long side of the page lies at the bottom.
    """
    document = docx.Document()
    document._body.clear_content()
    _page(document, wide)
    _styles(document)
    _language(document, _REGIONS.get(imprint.language, imprint.language))
    _properties(document, title, imprint, catalogue, code)
    words = catalogue.labels.printing
    named = [words.sheet.format(code=code)] if code else []
    header = document.sections[0].header.paragraphs[0]
    header.paragraph_format.tab_stops.add_tab_stop(room(document), WD_TAB_ALIGNMENT.RIGHT)
    header.add_run(title).bold = True
    header.add_run("\t" + " · ".join([*named, imprint.edition]))
    _footer(document, imprint, catalogue, address or imprint.address)
    return document


def finished(document: Document) -> bytes:
    """Return a document as a file: the same bytes for the same content."""
    number_controls(document.element.body)
    goal = io.BytesIO()
    document.save(goal)
    return normalised(goal.getvalue())


def room(document: Document) -> Length:
    """Return how wide the text of a document is."""
    page = document.sections[-1]
    widths = page.page_width, page.left_margin, page.right_margin
    whole, left, right = (width or 0 for width in widths)
    return Length(whole - left - right)


def _page(document: Document, wide: bool) -> None:
    page = document.sections[0]
    short, long = Mm(210), Mm(297)
    page.page_width, page.page_height = (long, short) if wide else (short, long)
    if wide:
        page._sectPr.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
    page.left_margin = page.right_margin = _MARGIN
    page.top_margin, page.bottom_margin = Mm(22), Mm(25)
    page.header_distance = page.footer_distance = Mm(10)


def _styles(document: Document) -> None:
    for name, (size, before, after) in _STYLES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 # all of these are
        # One font for all, and the places of tabs follow the width of the page.
        for element in style.element.xpath("w:rPr/w:rFonts | w:pPr/w:tabs"):
            element.getparent().remove(element)
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.1
        if name.startswith(("Heading", "Title")):
            style.font.color.rgb = _INK
            style.paragraph_format.keep_with_next = True
        if name in ("Caption", "Header", "Footer"):
            style.font.bold = False
            style.font.color.rgb = _GREY
    document.styles["Normal"].font.name = _FONT
    fonts = document.styles["Normal"].element.rPr.rFonts
    fonts.set(qn("w:cs"), _FONT)
    for name, colour in ((PLACEHOLDER, _GREY), (LINK, _INK)):
        look = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=True)
        look.font.color.rgb = colour
        look.font.underline = name == LINK


def _language(document: Document, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    settings = document.settings.element
    for element in (defaults.find(f".//{qn('w:lang')}"), settings.find(qn("w:themeFontLang"))):
        element.set(qn("w:val"), language)
    # Word shows a document of an older kind with a warning in its title.
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _NEWEST)


def _properties(
    document: Document, title: str, imprint: Imprint, catalogue: Catalogue, code: str
) -> None:
    words = catalogue.labels.printing
    about = document.core_properties
    about.title, about.keywords, about.author = title, code, imprint.authority
    about.subject = f"{imprint.edition}, {words.version.format(version=imprint.version)}"
    about.comments = " ".join((words.disclaimer, *imprint.notes))
    about.language = imprint.language
    about.created = about.modified = moment()
    # python-docx begins with a document that has a picture of itself, which is not ours.
    relations = document.part.package.rels
    for id_ in [x for x, y in relations.items() if y.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(id_)


def _footer(document: Document, imprint: Imprint, catalogue: Catalogue, address: str) -> None:
    words = catalogue.labels.printing
    footer = document.sections[0].footer
    banner = footer.paragraphs[0]
    banner.add_run(words.banner).bold = True
    line = footer.add_paragraph(style="Footer")
    line.paragraph_format.tab_stops.add_tab_stop(room(document), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{imprint.edition} · {words.version.format(version=imprint.version)}\t")
    fields = {"number": "PAGE", "total": "NUMPAGES"}
    for text, name, _, _ in Formatter().parse(words.page):
        line.add_run(text)
        if name:
            add_field(line, fields[name])
    for text in ((" · ".join(imprint.made)), *imprint.notes) if imprint.made else ():
        footer.add_paragraph(text, "Footer")
    if address:
        last = footer.add_paragraph(style="Footer")
        before, _, after = words.address.partition("{address}")
        last.add_run(before)
        add_link(last, address, address)
        last.add_run(after)
