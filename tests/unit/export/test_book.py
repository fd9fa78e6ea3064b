"""The playbook as a book: nothing is left out, and every number and link leads where it says."""

import re
from io import BytesIO

import pikepdf
import pytest
from markupsafe import escape

from strategy_playbook.export.book import PARTS, WITHIN, book_html, book_pdf, divisions
from strategy_playbook.export.changed import changed
from strategy_playbook.export.imprint import imprint_of
from strategy_playbook.models import KINDS

pytestmark = pytest.mark.pango
APART = {"sources"}
"""Kinds that stand before the parts."""


@pytest.fixture(scope="module")
def imprint(small):
    return imprint_of(small, "https://playbook.example.org")


@pytest.fixture(scope="module")
def html(small, imprint):
    return book_html(small, imprint)


@pytest.fixture(scope="module")
def made(small, imprint):
    return book_pdf(small, imprint)


@pytest.fixture
def pdf(made):
    with pikepdf.open(BytesIO(made)) as opened:
        yield opened


def section(html: str, start: str) -> str:
    """Return what follows the heading with this id, up to the next heading of the first level."""
    return html.partition(f'<h1 id="{start}">')[2].partition("<h1 ")[0]


def test_every_kind_has_its_place():
    placed = {plural for plurals in PARTS.values() for plural in plurals}
    known = placed | set(WITHIN) | APART
    what_to_do = "in export/book.py: enter the kind in PARTS, or in WITHIN if it has no chapter"
    assert set(KINDS) - known == set(), f"the book leaves these kinds out; {what_to_do}"
    assert known - set(KINDS) == set(), f"there are no such kinds; {what_to_do}"
    assert placed & (set(WITHIN) | APART) == set(), f"these stand there twice; {what_to_do}"


def test_contents_list_every_part_and_chapter(small, html):
    contents = section(html, "contents")
    found = divisions(small)
    assert len(found) == len(PARTS)
    for part in found:
        for heading in (part, *part.chapters):
            assert f'href="#{heading.id}">{heading.title}</a> <' in contents
            assert html.count(f'id="{heading.id}"') == 1


def test_each_record_stands_there_once(small, html):
    assert {id_ for id_ in small.records if html.count(f'id="r-{id_}"') != 1} == set()


def test_the_index_has_every_code(small, html):
    index = section(html, "index")
    for record in small.records.values():
        assert f'<span class="code">{record.code}</span> <a href="#r-{record.id}">' in index
    codes = re.findall(r'class="code">([^<]+)', index)
    assert len(codes) == len(small.records)
    assert codes.index("GD-O1") < codes.index("GD-O2") < codes.index("GD-T1")


def test_numbers_in_codes_are_sorted_by_size(real):
    index = section(book_html(real, imprint_of(real)), "index")
    codes = re.findall(r'class="code">(G\d+)<', index)
    assert codes == [f"G{number}" for number in range(1, len(codes) + 1)]
    assert len(codes) > 10


def test_links_lead_somewhere(html):
    anchors = re.findall(r'\bid="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    targets = re.findall(r'href="#([^"]+)"', html)
    assert set(targets) <= set(anchors)
    assert len(targets) > 100


def test_nothing_of_the_site_or_of_templates_is_left(html):
    assert not re.search(r"\.md\b|\{\{|\{%|\{#|\{number\}|\{version\}|:material-|None", html)


def test_what_is_ours_is_marked(small, html):
    tool = html.partition('id="r-fare-boards"')[2].partition("</section>")[0]
    paper, _, ours = tool.partition('<div class="ours">')
    assert small.get("fare-boards").summary in paper
    assert small.get("fare-boards").guidance.why in ours
    assert "From the paper" in paper
    assert "(our link)" in ours


def test_the_key_stands_apart_from_the_questions(small, html):
    question = small.get("who-may-cross")
    for option in question.options:
        assert option.text in section(html, "part-training")
        assert option.why not in section(html, "part-training")
        assert option.why in section(html, "key")


def test_bookmarks_go_down_to_records(pdf, small):
    with pdf.open_outline() as outline:
        parts = {str(item.title): item for item in outline.root}
    volume = small.labels.printing.volume
    assert {volume.strategy, volume.training, small.labels.printing.codes} <= set(parts)
    chapters = {str(item.title): item for item in parts[volume.strategy].children}
    assert [str(tool.title) for tool in chapters["Tools"].children] == ["GD-T1 Fare boards"]
    (point,) = chapters["Stages"].children[0].children
    assert str(point.title).startswith("P30-1A ")


def test_it_is_tagged_and_says_whose_it_is(pdf, small):
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang) == "en"
    assert str(pdf.docinfo["/Title"]).startswith(small.labels.printing.volume.name)


def test_it_is_made_without_complaints_and_the_same_again(small, imprint, made, caplog):
    assert book_pdf(small, imprint) == made
    assert [record.message for record in caplog.records if record.name == "weasyprint"] == []


def test_numbers_are_those_of_the_pages(pdf, small, html):
    titles = {}
    with pdf.open_outline() as outline:
        front = list(outline.root)
        while front:
            item = front.pop()
            front += item.children
            titles[str(item.title)] = item.destination
    places = pikepdf.NameTree(pdf.Root.Names.Dests)
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    record = small.get("fare-boards")
    number = numbers[places[f"r-{record.id}"][0].objgen]
    assert numbers[titles[f"{record.code} {record.title}"][0].objgen] == number > 3
    printed = book_html(small, imprint_of(small), {f"r-{record.id}": number, "end": 77})
    assert f"{record.code} {record.title}, p.\xa0{number}" in printed
    assert '" of 77"' in printed
    assert f"{record.code} {record.title}, p.\xa0000" in html


def test_the_paper_has_the_size_asked_for(small, imprint, html):
    assert "size: A4;" in html
    assert "size: Letter;" in book_html(small, imprint, paper="Letter")


@pytest.fixture(scope="module")
def of_edition(lower):
    return book_html(lower, imprint_of(lower))


def test_the_book_of_an_edition_says_whose_it_is_and_lists_what_it_changed(lower, of_edition):
    cover = of_edition.partition('<section class="cover">')[2].partition("</section>")[0]
    imprint = imprint_of(lower)
    disclaimer = lower.labels.printing.disclaimer
    for expected in ("Lower river edition", "Version 2031.2", *imprint.made, *imprint.notes):
        assert expected in cover
    assert cover.index(disclaimer) < cover.index(imprint.notes[0])
    assert 'class="logo"' in cover
    about = section(of_edition, "edition")
    assert "Landings below the bridge lie on the tide" in about
    differing = [r for r in lower.records.values() if lower.provenance(r).state != "base"]
    assert len(differing) == 12
    for record in differing:
        assert f'id="c-{record.id}"' in about
        for one in changed(record, lower):
            assert str(escape(one.why)) in about
    assert "Text of the base:</em> Every landing can be used without a bribe." in about
    assert about.index("Added by this edition") < about.index("Adapted from the base")
    assert "<strong>G1</strong> Landing. Below the bridge every landing is built." in about
    assert 'href="#edition">About this edition</a>' in section(of_edition, "contents")


def test_records_of_an_edition_bear_their_marks(of_edition):
    heads = re.findall(r"<h[35][^>]*>(.*?)</h[35]>", of_edition)
    marks = {
        re.search('"code">(.*?)<', head)[1]: "".join(re.findall('badge-[a-z]*">(.*?)<', head))
        for head in heads
        if '"code">' in head
    }
    assert {code for code, mark in marks.items() if mark == "Regional"} == {
        "LR-GD-O1",
        "LR-F1",
        "LR-S1",
    }
    adapted = {"P30-1A", "GD-O1", "GD-O2", "CL1", "F1", "WS1", "W1", "Q1"}
    assert {code for code, mark in marks.items() if mark == "Adapted"} == adapted
    assert marks["GD-T1"] == marks["GD"] == ""
    regional = of_edition.partition('id="r-lr-tide-board"')[2].partition("</section>")[0]
    assert "Related paragraphs: river paper" in regional
    assert "<em>Added by this edition</em>" in regional
    assert "Guidance of this edition." in regional
    assert of_edition.count("Guidance of this edition.") == 1
    assert 'href="#c-lr-tide-board">What this edition changed here' in regional


def test_the_book_of_the_base_says_nothing_of_editions(html):
    body = html.partition("<body>")[2]
    assert 'id="r-open-crossings"' in body
    for mark in ("badge", 'id="edition"', 'id="c-', 'class="made"', "What this edition"):
        assert mark not in body


def test_longer_codes_of_an_edition_have_room_in_lists(of_edition, html):
    (narrow,), (wide,) = (
        re.findall(r"index li .entry-way { padding-left: ([0-9.]+)mm", text)
        for text in (html, of_edition)
    )
    assert float(narrow) == 13 < float(wide)
