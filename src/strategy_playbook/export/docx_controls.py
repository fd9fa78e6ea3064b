"""The pieces of a Word document that python-docx cannot make: controls to fill in, fields, links.

A control carries the key of its place as its tag, so that a program can read a document that was
filled in, and a label as its title, which Word shows and reads out.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from strategy_playbook.labels import Labels
from strategy_playbook.sheets import Place

LONGEST = 64
"""How long the tag and the title of a control may be; Word opens no file with longer ones."""

PLACEHOLDER = "Placeholder Text"
LINK = "Hyperlink"

_FONT = "MS Gothic"
_OPEN, _TICKED = "☐", "☒"
_SIZE = "28"  # in half points
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def part(tag: str, *children: BaseOxmlElement, **values: str) -> BaseOxmlElement:
    """Return an element with its children.

    Args:
        tag: Its name with a prefix, such as ``w:tag``.
        children: What stands in it, in this order.
        values: Its attributes, which have the prefix of the element.
    """
    element = OxmlElement(tag)
    prefix = tag.partition(":")[0]
    for name, value in values.items():
        element.set(qn(f"{prefix}:{name}"), value)
    element.extend(children)
    return element


def tag_of(key: str) -> str:
    """Return the tag for a key: the key itself, or its start and a sum if it is too long."""
    if len(key) <= LONGEST:
        return key
    tail = hashlib.sha256(key.encode()).hexdigest()[:8]
    return f"{key[: LONGEST - len(tail) - 1]}-{tail}"


def check_box(key: str, title: str, ticked: bool) -> BaseOxmlElement:
    """Return a box to tick.

    Args:
        key: The key of the item.
        title: What the box stands for.
        ticked: Whether it is ticked.
    """
    fonts = part("w:rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, hint="eastAsia")
    box = part(
        "w14:checkbox",
        part("w14:checked", val=str(int(ticked))),
        part("w14:checkedState", val=f"{ord(_TICKED):04X}", font=_FONT),
        part("w14:uncheckedState", val=f"{ord(_OPEN):04X}", font=_FONT),
    )
    run = _run(_TICKED if ticked else _OPEN, fonts, part("w:sz", val=_SIZE))
    return _control(key, title, box, run)


def entry(place: Place, title: str, value: str, labels: Labels) -> BaseOxmlElement:
    """Return a control for a place: for text, for a date, or to choose from a list.

    Args:
        place: The place.
        title: What is asked, also where no label stands beside it.
        value: What is filled in; empty if nothing is, and then the control says what to enter.
        labels: The words of the catalogue.
    """
    hint = {
        "line": labels.printing.write,
        "lines": labels.printing.write,
        "sign": labels.printing.sign,
        "date": labels.printing.day,
    }.get(place.type, " / ".join(place.options))
    if value:
        return _control(place.key, title, _kind(place, value, labels), _run(value))
    run = _run(hint, part("w:rStyle", val=PLACEHOLDER.replace(" ", "")))
    return _control(place.key, title, _kind(place, value, labels), run, part("w:showingPlcHdr"))


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add a field that Word works out, such as ``PAGE``, to the end of a paragraph."""
    paragraph._p.append(part("w:fldSimple", _run("1"), instr=instruction))


def add_link(paragraph: Paragraph, text: str, address: str) -> None:
    """Add a link to the end of a paragraph; only the text if there is no address."""
    if not address:
        paragraph.add_run(text)
        return
    id_ = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = part("w:hyperlink", _run(text, part("w:rStyle", val=LINK)))
    link.set(qn("r:id"), id_)
    paragraph._p.append(link)


def number_controls(body: BaseOxmlElement) -> None:
    """Give each control of a document a number of its own, as Word wants it."""
    for number, control in enumerate(body.iter(qn("w:sdtPr")), 1):
        control.find(qn("w:id")).set(qn("w:val"), str(number))


def _kind(place: Place, value: str, labels: Labels) -> BaseOxmlElement:
    if place.type == "date":
        kind = part("w:date", part("w:dateFormat", val="yyyy-MM-dd"))
        if _is_day(value):
            kind.set(qn("w:fullDate"), f"{value}T00:00:00Z")
        return kind
    if place.options:
        options = dict.fromkeys(place.options)
        return part(
            "w:dropDownList", *(part("w:listItem", displayText=x, value=x) for x in options)
        )
    if "\n" in value:  # LibreOffice loses the breaks between lines in a control for plain text
        return part("w:richText")
    return part("w:text", multiLine=str(int(place.type != "line")))


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _run(text: str, *look: BaseOxmlElement) -> CT_R:
    run = part("w:r", *([part("w:rPr", *look)] if look else []))
    assert isinstance(run, CT_R)  # noqa: S101 # what python-docx makes of this tag
    run.text = text
    return run


def _control(
    key: str, title: str, kind: BaseOxmlElement, run: CT_R, *state: BaseOxmlElement
) -> BaseOxmlElement:
    alias = title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"
    return part(
        "w:sdt",
        part(
            "w:sdtPr",
            part("w:alias", val=alias),
            part("w:tag", val=tag_of(key)),
            part("w:id", val="0"),
            *state,
            kind,
        ),
        part("w:sdtContent", run),
    )
