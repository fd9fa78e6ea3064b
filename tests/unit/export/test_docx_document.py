"""An empty document says what it is and where it is from, and looks alike in every part."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from strategy_playbook.export.docx_document import finished, new_document, room
from strategy_playbook.export.imprint import Imprint

IMPRINT = Imprint("Edition of Ruritania", "7.8.9", "https://example.org/")


@pytest.fixture(scope="module")
def document(real):
    return Document(io.BytesIO(finished(new_document("A title", IMPRINT, real, code="F9"))))


def words(element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def test_header_and_footer_say_what_it_is_and_where_it_is_from(document, real):
    printing, section = real.labels.printing, document.sections[0]
    header, footer = words(section.header._element), words(section.footer._element)
    assert header == f"A title{printing.sheet.format(code='F9')} · {IMPRINT.edition}"
    assert footer.startswith(printing.banner)
    assert printing.version.format(version="7.8.9") in footer
    assert printing.page.format(number=1, total=1) in footer
    assert footer.endswith(printing.address.format(address="https://example.org/"))
    fields = [x.get(qn("w:instr")) for x in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    links = [x.target_ref for x in section.footer.part.rels.values() if x.is_external]
    assert links == ["https://example.org/"]


def test_no_address_is_printed_if_nobody_said_where_the_site_is(real):
    document = new_document("A title", Imprint("Edition", "7.8.9"), real)
    footer = document.sections[0].footer
    assert words(footer._element).endswith(real.labels.printing.page.format(number=1, total=1))
    assert words(document.sections[0].header._element) == "A titleEdition"


def test_it_names_its_language_title_and_terms_but_no_time_of_its_making(document, real):
    about = document.core_properties
    assert (about.title, about.keywords, about.language) == ("A title", "F9", "en")
    assert about.subject.startswith(IMPRINT.edition)
    assert about.comments == real.labels.printing.disclaimer
    assert about.author == ""
    assert about.created.year == about.modified.year == 1980
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


@pytest.mark.parametrize(("wide", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_the_page_is_a4_and_can_lie_on_its_side(real, wide, size):
    document = new_document("A title", IMPRINT, real, wide=wide)
    page = document.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == size
    assert round(room(document).mm) == size[0] - 36
    (stop,) = page.header.paragraphs[0].paragraph_format.tab_stops
    assert round(stop.position.mm) == size[0] - 36


def test_all_text_is_in_one_font_and_headings_stay_with_what_follows(document):
    assert document.styles["Normal"].font.name == "Arial"
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        assert style.font.name is None
        assert style.paragraph_format.keep_with_next


def test_the_same_document_is_the_same_bytes_and_holds_no_picture_of_another(real):
    one, two = (finished(new_document("A title", IMPRINT, real)) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
