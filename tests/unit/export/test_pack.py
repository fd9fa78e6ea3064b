"""Workshop packs: what stands in them, on which page of which size, and what the archive holds."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from strategy_playbook.export import pack
from strategy_playbook.export.imprint import Imprint, imprint_of
from strategy_playbook.export.pack_contents import pack_contents

IMPRINT = Imprint("Base edition", "1.2.3", "https://example.org/playbook/")
MARK = "Invented example of Reedland"


@pytest.fixture(scope="module")
def files(small):
    return pack.pack_files(small, IMPRINT, small.get("an-evening"))


@pytest.fixture(scope="module")
def pdf(files):
    with pikepdf.open(io.BytesIO(files["workshop-0.5-days.pdf"])) as opened:
        yield opened


@pytest.fixture
def html(small, monkeypatch):
    """Give a function that returns the HTML of which a PDF file is made."""
    monkeypatch.setattr(pack, "html_pdf", lambda html, name: html.encode())

    def call(make, *args, catalogue=small, workshop="an-evening", **options):
        contents = pack_contents(catalogue, catalogue.get(workshop), *args)
        made = make(contents, catalogue, IMPRINT, **options)
        return made.decode()

    return call


def bookmarks(pdf):
    """Return each bookmark with the number of its page."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = []

    def visit(items):
        for item in items:
            found.append((item.title, numbers[item.destination[0].objgen]))
            visit(item.children)

    with pdf.open_outline() as outline:
        visit(outline.root)
    return found


@pytest.mark.pango
def test_parts_stand_in_order_and_each_begins_a_page(small, pdf):
    found = bookmarks(pdf)
    cards = [record.title for record in small.of_kind("objectives")]
    titles = [title for title, _ in found]
    wanted = [
        *("An evening on the quay", "Contents", "Rules on data", "Before the day", "Agenda"),
        *("WS1 Walk the quay", "CL1 Quay check", "F1 Boat log", "Cards to lay out", *cards),
        *("Tools · Objectives", "What we know", "Quiz", "Key to the quiz"),
    ]
    assert [title for title in titles if title in wanted] == wanted
    pages = [page for title, page in found if title in {*wanted} - {*cards}]
    assert len(set(pages)) == len(pages)


@pytest.mark.pango
def test_matrices_are_twice_as_large(pdf):
    pages = dict(bookmarks(pdf))
    large = {pages["Tools · Objectives"], pages["What we know"]}
    for number, page in enumerate(pdf.pages, 1):
        size = tuple(round(float(length)) for length in page.MediaBox[2:])
        assert size == ((1191, 842) if number in large else (595, 842))


@pytest.mark.pango
def test_pdf_is_tagged(pdf):
    assert pdf.Root.MarkInfo.Marked
    assert pdf.docinfo.Title == "An evening on the quay (WP1)"
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_session_card_says_all_that_a_facilitator_needs(html):
    page = html(pack.pack_pdf)
    card = page[page.index('id="walk-the-quay"') : page.index('id="sheets"')]
    for words in (
        *("WS1", "17:30–19:00", "Minutes: 90", "Everyone has seen the dark spots."),
        *("A map of dark spots.", "Mark each dark spot.", "Walk one half.", "Nobody walks alone."),
        *(
            "A lamp for two",
            "Objectives",
            "CL1",
            "Boat log",
            "Light the quays",
            "river paper, para. 3 (a), item 2",
        ),
    ):
        assert words in card, words


@pytest.mark.pango
def test_session_cards_fit_on_a_page_each(real):
    workshop = real.get("workshop-two-days")
    whole = pack_contents(real, workshop)
    bare = replace(whole, sheets=(), decks=())
    with pikepdf.open(io.BytesIO(pack.pack_pdf(bare, real, IMPRINT))) as opened:
        pages = dict(bookmarks(opened))
    titles = [f"{run.session.code} {run.session.title}" for run in whole.runs]
    first = pages[titles[0]]
    assert [pages[title] for title in titles] == list(range(first, first + len(titles)))
    assert pages["Key to the quiz"] == pages["Quiz"] + 1


def test_sheets_are_those_of_the_sessions_each_once(html):
    page = html(pack.pack_pdf)
    assert re.findall(r'<article class="sheet" data-head="([^"]+)"', page) == [
        "Quay check",
        "Boat log",
    ]


def test_four_cards_stand_on_a_page_between_cut_marks(html, real):
    page = html(pack.pack_pdf, catalogue=real, workshop="workshop-two-days")
    pages = page.split('<div class="four">')[1:]
    assert [text.count('<section class="card ') for text in pages] == [4, 4, 4, 4, 1] + [4] * 5
    assert {text.count('class="cut ') for text in pages} == {6}
    assert pages[0].count("Prevent") == 4, "the principle is also said in words"


def test_matrix_marks_where_a_tool_can_serve(html, small):
    page = html(pack.pack_pdf)
    matrix = page[page.index('id="serving"') : page.index('id="findings"')]
    links = [link for tool in small.of_kind("tools") for link in tool.links]
    served = sum(link.relation == "serves" for link in links)
    assert served
    assert matrix.count("<td><img") == served


def test_nothing_before_the_key_gives_an_answer_away(html, small):
    question = small.get("who-may-cross")
    why = question.options[1].why
    page = html(pack.pack_pdf)
    assert page.index('id="quiz"') < page.index('id="key"') < page.index(why)
    assert page.count(why) == 1
    assert 'id="key"' not in html(pack.quiz_pdf)
    assert why not in html(pack.quiz_pdf)
    key = html(pack.quiz_pdf, key=True)
    assert why in key
    assert 'id="quiz"' not in key


def test_example_is_marked_on_every_page(html, small):
    page = html(pack.pack_pdf, small.get("reedland"))
    assert "Reedland lies on both banks" in page
    heads = re.findall(r'data-head="([^"]+)"', page)
    assert len(heads) > 8
    assert all(MARK in head for head in heads)
    assert all(MARK in card for card in page.split('<section class="card ')[1:])
    assert "Ask the village." in page
    assert MARK not in html(pack.pack_pdf)


@pytest.mark.pango
def test_archive_holds_both_files_and_every_sheet_alone(files):
    assert set(files) == {f"workshop-0.5-days.{ending}" for ending in ("pdf", "docx", "zip")}
    with zipfile.ZipFile(io.BytesIO(files["workshop-0.5-days.zip"])) as archive:
        sheets = [f"sheets/{x}" for x in ("quay-check", "boat-log")]
        endings = ("-a4.pdf", ".docx", ".xlsx")
        assert set(archive.namelist()) == {
            *("workshop-0.5-days.pdf", "workshop-0.5-days.docx", "quiz.pdf", "quiz-key.pdf"),
            *(f"{sheet}{ending}" for sheet in sheets for ending in endings),
        }
        assert archive.read("workshop-0.5-days.pdf") == files["workshop-0.5-days.pdf"]


@pytest.mark.pango
def test_same_bytes_twice(files, small):
    assert pack.pack_files(small, IMPRINT, small.get("an-evening")) == files


@pytest.fixture
def of_edition(lower, monkeypatch):
    """Give a function that returns the HTML of a PDF file of the edition's pack."""
    monkeypatch.setattr(pack, "html_pdf", lambda html, name: html.encode())
    contents = pack_contents(lower, lower.get("an-evening"))
    return lambda make, **options: make(contents, lower, imprint_of(lower), **options).decode()


def test_a_pack_of_an_edition_says_whose_it_is_and_marks_what_is_not_the_base(of_edition, lower):
    html = of_edition(pack.pack_pdf)
    cover = html.partition('<section class="cover">')[2].partition("</section>")[0]
    assert 'class="logo"' in cover
    assert "Made by: The river commission" in cover
    disclaimer, note = lower.labels.printing.disclaimer, "The commission answers"
    assert cover.index(disclaimer) < cover.index(note)
    rules = html.partition('id="rules"')[2].partition("</section>")[0]
    assert rules.index(disclaimer) < rules.index(note)
    assert "This edition adds it" in rules
    session = html.partition('id="walk-the-quay"')[2].partition("</section>")[0]
    assert "Adapted" in session.partition("</h2>")[0]
    assert "<em>Adapted by this edition</em>" in session
    changes = html.partition('id="walk-the-quay"')[2].partition('class="changes"')[2]
    assert "Text of the base:</em> Walk one half." in changes.partition("</section>")[0]


def test_cards_and_matrices_of_an_edition_are_marked_each(of_edition):
    html = of_edition(pack.pack_pdf)
    cards = re.findall(r'<section class="card .*?</section>', html, re.DOTALL)
    marks = [re.search('badge-[a-z]*">(.*?)<', card)[1] for card in cards]
    assert marks == ["Adapted", "Adapted", "Regional"]
    assert all("<br>Lower river edition" in card for card in cards)
    assert "Related paragraphs: river paper" in cards[2]
    assert "Added by this edition" in cards[2]
    serving = html.partition('id="serving"')[2].partition("</section>")[0]
    cells = re.findall(r"<td>(.*?)</td>", serving)
    assert ['class="tick"' in cell for cell in cells] == [True, False, True]
    assert [">regional<" in cell for cell in cells] == [False, False, True]
    assert serving.partition("</thead>")[0].count("badge-regional") == 1


def test_the_quiz_of_an_edition_is_marked_and_only_the_key_says_what_changed(of_edition):
    quiz, key = (of_edition(pack.quiz_pdf, key=key) for key in (False, True))
    for html in (quiz, key):
        assert "badge-adapted" in html
        assert "Adapted by this edition" in html
    assert "It speaks of goods, not of boats." not in quiz
    assert "Text of the base:</em> It speaks of goods, not of boats." in key


def test_a_pack_of_the_base_bears_no_mark_of_an_edition(html):
    body = html(pack.pack_pdf).partition("<body>")[2]
    assert '<section class="card' in body
    for mark in ("badge", "maker", 'class="theirs"', 'class="changes"', 'class="marks"'):
        assert mark not in body
