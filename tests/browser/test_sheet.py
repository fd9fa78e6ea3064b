"""A checklist as a reader fills it in: kept, saved, opened, cleared, printed, or refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from strategy_playbook import load
from strategy_playbook.models import SheetRecord
from strategy_playbook.sheets import lay_out

Open = Callable[..., Page]
CATALOGUE = load(Path(__file__).parents[2] / "data")
WORDS = CATALOGUE.labels.filling
ID = "rights-and-gender-screening"
PATH = f"checklists/{ID}/"
RECORD = CATALOGUE.get(ID)
assert isinstance(RECORD, SheetRecord)
SHEET = lay_out(RECORD, CATALOGUE.records)
BOXES = [line for line in SHEET.lines() if line.ticked]
FIRST = BOXES[0]
# All items but the third enquiry, which depends on the answer to the second.
TOTAL = len(list(SHEET.lines())) - 1
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def box(page: Page) -> Locator:
    return page.get_by_role("checkbox", name=FIRST.text, exact=True)


def group(page: Page, code: str) -> Locator:
    return page.get_by_role("radiogroup", name=re.compile(rf"^{code} .*: Answer$"))


def answer(page: Page, code: str, text: str) -> None:
    group(page, code).get_by_role("radio", name=text, exact=True).check()


def state(page: Page) -> Locator:
    return page.locator(".pb-state")


def subject(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Strategy, or code and title of the tool")


def document(entries: object, **others: object) -> dict[str, Any]:
    ours = {"format": "strategy-playbook-sheet", "version": 1, "sheet": ID, "language": "en"}
    return {**ours, "edition": CATALOGUE.labels.printing.base, **others, "entries": entries}


def give(page: Page, content: object) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("input[type=file]").set_input_files(
        {"name": "given.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def kept(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: text for key, text in found.items() if ":sheet:" in key}


def confirm(page: Page, *, yes: bool = True) -> None:
    page.once("dialog", lambda dialog: dialog.accept() if yes else dialog.dismiss())


def saved(page: Page) -> dict[str, Any]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=WORDS.export).first.click()
    assert waiting.value.suggested_filename == f"{ID}.json"
    found: dict[str, Any] = json.loads(waiting.value.path().read_text("utf-8"))
    return found


def test_what_is_entered_is_counted_and_there_again(open_page: Open) -> None:
    page = open_page(PATH)
    expect(state(page)).to_contain_text(f"0 of {TOTAL} done")
    expect(state(page)).to_contain_text(WORDS.saved)
    page.get_by_text(FIRST.text, exact=True).click()
    answer(page, "E1", "No")
    subject(page).fill("<b>T1</b> & \u0627\u0644")
    page.get_by_role("textbox", name=re.compile("^Changed in the text")).fill("One\nTwo")
    page.get_by_label("Date of screening").fill("2026-11-24")
    expect(state(page)).to_contain_text(f"2 of {TOTAL} done")
    page.reload()
    expect(box(page)).to_be_checked()
    expect(group(page, "E1").get_by_role("radio", name="No", exact=True)).to_be_checked()
    expect(subject(page)).to_have_value("<b>T1</b> & \u0627\u0644")
    expect(page.get_by_label("Date of screening")).to_have_value("2026-11-24")
    expect(state(page)).to_contain_text(f"2 of {TOTAL} done")
    assert set(kept(page)) == {f"playbook:{CATALOGUE.labels.printing.base}:en:sheet:{ID}"}


def test_the_keyboard_alone_is_enough(open_page: Open) -> None:
    page = open_page(PATH)
    subject(page).focus()
    page.keyboard.type("PV-T1")
    radios = group(page, "E2").get_by_role("radio")
    radios.last.focus()
    page.keyboard.press("ArrowRight")
    expect(radios.first).to_be_checked()
    page.keyboard.press("ArrowLeft")
    expect(radios.last).to_be_checked()
    box(page).focus()
    page.keyboard.press("Space")
    expect(box(page)).to_be_checked()
    expect(state(page)).to_contain_text(f"1 of {TOTAL} done")
    page.get_by_role("button", name=WORDS.clear).focus()
    confirm(page)
    page.keyboard.press("Enter")
    expect(box(page)).not_to_be_checked()


def test_an_enquiry_is_asked_only_after_the_answer_that_calls_for_it(open_page: Open) -> None:
    page = open_page(PATH)
    third = group(page, "E3").get_by_role("radio", name="Yes", exact=True)
    expect(page.get_by_text("Only if E2 is answered: Yes, Unknown")).to_be_visible()
    expect(third).to_be_disabled()
    answer(page, "E2", "Unknown")
    expect(third).to_be_enabled()
    expect(state(page)).to_contain_text(f"1 of {TOTAL + 1} done")
    third.check()
    expect(state(page)).to_contain_text(f"2 of {TOTAL + 1} done")
    answer(page, "E2", "No")
    expect(third).to_be_disabled()
    expect(state(page)).to_contain_text(f"1 of {TOTAL} done")
    answer(page, "E2", "Yes")
    expect(third).to_be_checked()


def test_unknown_opens_an_action_that_is_not_lost_when_hidden(open_page: Open) -> None:
    page = open_page(PATH)
    action = page.locator('[data-place="enquiries.E4.action"] .pb-control')
    expect(action).to_be_hidden()
    answer(page, "E4", "Unknown")
    action.fill("Ask the ombudsman")
    answer(page, "E4", "No")
    expect(action).to_be_hidden()
    assert saved(page)["entries"]["enquiries.E4.action"] == "Ask the ombudsman"
    page.reload()
    answer(page, "E4", "Unknown")
    expect(action).to_have_value("Ask the ombudsman")


def test_a_file_brings_everything_back(open_page: Open) -> None:
    page = open_page(PATH)
    entries: dict[str, str | bool] = {line.key: True for line in BOXES}
    for place in SHEET.places():
        text = place.options[0] if place.options else f"{place.label}\n<i>{place.key}</i>"
        entries[place.key] = text if place.type in ("choice", "scale", "lines") else place.label
    give(page, document(entries))
    expect(state(page)).to_contain_text(f"Opened: {len(entries)} entries.")
    expect(state(page)).to_contain_text(f"{TOTAL + 1} of {TOTAL + 1} done")
    # Words where a day is asked for are kept too.
    expect(page.get_by_label("Date of screening")).to_have_value("Date of screening")
    document_of_page = saved(page)
    assert document_of_page == document(entries)
    confirm(page)
    page.get_by_role("button", name=WORDS.clear).click()
    expect(state(page)).to_contain_text(f"0 of {TOTAL} done")
    expect(state(page)).to_contain_text(WORDS.cleared)
    assert kept(page) == {}
    give(page, document_of_page)
    expect(box(page)).to_be_checked()
    page.reload()
    assert saved(page) == document_of_page


def test_a_file_with_unknown_entries_gives_the_others_and_loses_none(open_page: Open) -> None:
    page = open_page(PATH)
    wrong = {"no.such": True, "enquiries.E1.answer": "Maybe", "<img>": "x", "__proto__": "y"}
    give(page, json.dumps(document({FIRST.key: True, **wrong, "subject.version": "2"})))
    expect(state(page)).to_contain_text("Opened: 2 entries.")
    expect(state(page)).to_contain_text(f"no place for them: {', '.join(wrong)}")
    expect(box(page)).to_be_checked()
    expect(state(page)).to_contain_text(f"1 of {TOTAL} done")
    every = {FIRST.key: True, **wrong, "subject.version": "2"}
    assert saved(page)["entries"] == every
    page.reload()
    box(page).uncheck()
    box(page).check()
    assert saved(page)["entries"] == every
    (text,) = kept(page).values()
    assert json.loads(text)["entries"] == every


@pytest.mark.parametrize("entries", [{}, {"no.such": True, "enquiries.E1.answer": "Maybe"}])
def test_a_file_that_fits_nothing_changes_nothing(
    open_page: Open, entries: dict[str, object]
) -> None:
    page = open_page(PATH)
    box(page).check()
    before = kept(page)
    give(page, document(entries))
    expect(state(page)).to_contain_text(WORDS.nothing)
    expect(box(page)).to_be_checked()
    assert kept(page) == before


def test_a_corrupt_file_changes_nothing(open_page: Open) -> None:
    page = open_page(PATH)
    box(page).check()
    wrong = [
        document([]),
        document({FIRST.key: 7}),
        document({}, version=2),
        document({}, format=""),
    ]
    for content in ("", "{", "[1]", "null", "\x00\x01", *wrong):
        subject(page).fill(json.dumps(content))
        expect(state(page)).to_contain_text(WORDS.saved)
        give(page, content)
        expect(state(page)).to_contain_text(WORDS.corrupt)
        expect(box(page)).to_be_checked()
        expect(subject(page)).to_have_value(json.dumps(content))


@pytest.mark.parametrize(
    ("others", "named"),
    [
        ({"sheet": "<b>other"}, "<b>other"),
        ({"edition": "West"}, "West"),
        ({"language": "fr"}, "fr"),
    ],
)
def test_a_file_of_another_sheet_changes_nothing(
    open_page: Open, others: dict[str, str], named: str
) -> None:
    page = open_page(PATH)
    box(page).check()
    give(page, document({}, **others))
    expect(state(page)).to_contain_text("This file belongs to another sheet (")
    expect(state(page)).to_contain_text(named)
    expect(box(page)).to_be_checked()


def test_nothing_is_replaced_or_cleared_without_a_yes(open_page: Open) -> None:
    page = open_page(PATH)
    box(page).check()
    confirm(page, yes=False)
    page.get_by_role("button", name=WORDS.clear).click()
    expect(box(page)).to_be_checked()
    other = document({"subject.subject": "T1", "no.such": True})
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    give(page, other)
    expect(box(page)).to_be_checked()
    assert asked == [WORDS.replace.format(here=1, count=1)]
    confirm(page)
    give(page, other)
    expect(box(page)).not_to_be_checked()
    expect(subject(page)).to_have_value("T1")


def test_what_cannot_be_read_is_put_aside(open_page: Open) -> None:
    page = open_page(PATH)
    box(page).check()
    (key,) = kept(page)
    for number, left in enumerate(("{", "[]", '{"entries": {"x": 1}}', "7", "\x00"), 1):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, left])
        page.reload()
        expect(state(page)).to_contain_text(WORDS.kept)
        expect(box(page)).not_to_be_checked()
        box(page).check()
        assert kept(page)[f"{key}:aside:{number}"] == left
    page.reload()
    expect(box(page)).to_be_checked()
    with page.expect_download() as waiting:
        state(page).get_by_role("button", name=WORDS.export).first.click()
    assert waiting.value.path().read_text("utf-8") == "{"


def test_entries_that_the_sheet_no_longer_has_stay_kept(open_page: Open) -> None:
    page = open_page(PATH)
    box(page).check()
    (key,) = kept(page)
    text = json.dumps(document({"gone.item": True, FIRST.key: True}))
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.reload()
    box(page).uncheck()
    assert json.loads(kept(page)[key])["entries"] == {"gone.item": True}


REFUSE = """name => {
  for (const way of ["getItem", "setItem", "removeItem"]) {
    Storage.prototype[way] = () => { throw new DOMException("no", name); };
  }
}"""


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(f"({REFUSE})('SecurityError')")
    page.goto(address + PATH)
    expect(state(page)).to_contain_text(WORDS.denied)
    box(page).check()
    expect(state(page)).to_contain_text(f"1 of {TOTAL} done")
    expect(state(page)).to_contain_text(WORDS.denied)
    assert saved(page)["entries"] == {FIRST.key: True}
    page.close()


def fill_up(page: Page) -> None:
    page.evaluate(
        """() => { let text = "x".repeat(1e6);
          for (let n = 0; text; ) {
            try { localStorage.setItem("filler" + (n += 1), text); }
            catch { text = text.slice(0, text.length / 2); }
          } }"""
    )


def test_a_full_browser_says_so_and_the_page_works_on(open_page: Open) -> None:
    page = open_page(PATH)
    fill_up(page)
    subject(page).fill("A strategy")
    expect(state(page)).to_contain_text(WORDS.full)
    assert saved(page)["entries"] == {"subject.subject": "A strategy"}
    page.evaluate("localStorage.removeItem('filler1')")
    box(page).check()
    expect(state(page)).to_contain_text(WORDS.saved)
    page.reload()
    expect(subject(page)).to_have_value("A strategy")


def test_what_cannot_be_put_aside_is_not_overwritten(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + PATH)
    box(page).check()
    (key,) = kept(page)
    page.evaluate("key => localStorage.setItem(key, '{')", key)
    page.add_init_script(
        """const way = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (key.includes(":aside:")) throw new DOMException("no", "QuotaExceededError");
          way.call(this, key, text);
        };"""
    )
    page.reload()
    expect(state(page)).to_contain_text(WORDS.full)
    box(page).check()
    assert kept(page) == {key: "{"}
    confirm(page)
    page.get_by_role("button", name=WORDS.clear).click()
    box(page).check()
    assert json.loads(kept(page)[key])["entries"] == {FIRST.key: True}
    page.close()


def test_two_windows_show_the_same(open_page: Open) -> None:
    page = open_page(PATH)
    other = page.context.new_page()
    other.goto(page.url)
    box(page).check()
    expect(box(other)).to_be_checked()
    subject(other).fill("From the other")
    expect(subject(page)).to_have_value("From the other")


def second(page: Page) -> Page:
    """Open the same sheet in another tab."""
    other = page.context.new_page()
    other.goto(page.url)
    return other


def test_what_did_not_fit_in_one_window_outlives_what_another_saves(open_page: Open) -> None:
    page = open_page(PATH)
    answer(page, "E1", "No")
    other = second(page)
    fill_up(page)
    subject(page).fill("Only here")
    expect(state(page)).to_contain_text(WORDS.full)
    # No room yet: what the other window takes out arrives, and what was entered here stays.
    answer(other, "E1", WORDS.choose)
    expect(group(page, "E1").get_by_role("radio", name="No", exact=True)).not_to_be_checked()
    expect(subject(page)).to_have_value("Only here")
    # The other window makes room and saves: both windows and the store have both.
    other.evaluate("localStorage.removeItem('filler1')")
    box(other).check()
    for window in (page, other):
        expect(subject(window)).to_have_value("Only here")
        expect(box(window)).to_be_checked()
        expect(state(window)).to_contain_text(WORDS.saved)
    (text,) = kept(page).values()
    assert json.loads(text)["entries"] == {FIRST.key: True, "subject.subject": "Only here"}


def test_room_that_another_sheet_gives_up_is_used_at_once(open_page: Open) -> None:
    page = open_page(PATH)
    other = second(page)
    fill_up(page)
    subject(page).fill("Waiting")
    expect(state(page)).to_contain_text(WORDS.full)
    other.evaluate("localStorage.removeItem('filler1')")
    expect(state(page)).to_contain_text(WORDS.saved)
    expect(subject(other)).to_have_value("Waiting")


def test_two_windows_that_do_not_hear_each_other_lose_nothing(open_page: Open) -> None:
    # A browser tells a window in the background of changes late, or not at all.
    page = open_page(PATH)
    page.context.add_init_script(
        "addEventListener('storage', (event) => event.stopImmediatePropagation());"
    )
    page.reload()
    other = second(page)
    box(page).check()
    subject(page).fill("From the first")
    subject(other).fill("From the second")
    answer(other, "E1", "No")
    box(other).uncheck()
    answer(page, "E2", "Yes")
    expect(subject(page)).to_have_value("From the second")
    (text,) = kept(page).values()
    assert json.loads(text)["entries"] == {
        "subject.subject": "From the second",
        "enquiries.E1.answer": "No",
        "enquiries.E2.answer": "Yes",
    }


def test_it_works_from_a_file(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto((site / PATH / "index.html").as_uri())
    box(page).check()
    assert saved(page)["entries"] == {FIRST.key: True}
    page.reload()
    expect(box(page)).to_be_checked()
    # A site that is not built for it has no search there.
    assert [problem for problem in problems if "search" not in problem] == []
    page.close()


def test_without_scripts_it_is_a_list_for_a_pen(open_page: Open) -> None:
    page = open_page(PATH, java_script_enabled=False)
    article = page.get_by_role("article")
    expect(article.get_by_role("checkbox")).to_have_count(0)
    expect(article.get_by_role("button")).to_have_count(0)
    for line in SHEET.lines():
        expect(article.get_by_text(line.text, exact=True)).to_be_visible()
    for place in ("enquiries.E3.answer", "enquiries.E4.action"):
        expect(article.locator(f'[data-place="{place}"] .pb-paper')).to_be_visible()
    expect(article.get_by_text("If the answer is Unknown:").first).to_be_visible()
    expect(article.get_by_text(CATALOGUE.labels.printing.banner, exact=True)).to_be_visible()


def test_paper_shows_what_was_entered_and_no_controls(open_page: Open) -> None:
    page = open_page(PATH)
    box(page).check()
    answer(page, "E1", "No")
    long = "A long name of a strategy, longer than its field is wide on any page. " * 4
    subject(page).fill(long)
    page.emulate_media(media="print")
    expect(page.get_by_role("checkbox", name=FIRST.text)).to_be_hidden()
    expect(page.get_by_role("button", name=WORDS.print)).to_be_hidden()
    expect(state(page)).to_be_hidden()
    expect(page.locator(".pb-written").get_by_text(long.strip())).to_be_visible()
    expect(page.locator(".pb-ticked")).to_have_count(2)
    drawn = page.locator(".pb-fill .pb-box").first.bounding_box()
    assert drawn is not None
    assert min(drawn["width"], drawn["height"]) >= 4 / 25.4 * 96
    # Not answered yet: the pen may need the action. Answered otherwise: it need not.
    expect(page.locator('[data-place="enquiries.E4.action"]')).to_be_visible()
    for item in page.locator(".pb-item").all():
        assert item.evaluate("node => getComputedStyle(node).breakInside") == "avoid"


def test_axe_finds_nothing_on_a_sheet_filled_in(open_page: Open) -> None:
    page = open_page(PATH, color_scheme="light", viewport={"width": 360, "height": 740})
    box(page).check()
    answer(page, "E4", "Unknown")
    subject(page).fill("x" * 200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        name = "default" if scheme == "light" else "slate"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        results = Axe().run(page, options=AXE)
        assert results.response["passes"], "axe checked nothing"
        assert results.violations_count == 0, results.generate_report()


def test_the_index_leads_to_every_checklist(open_page: Open) -> None:
    article = open_page("checklists/").get_by_role("article")
    for checklist in CATALOGUE.of_kind("checklists"):
        link = article.get_by_role("link", name=checklist.title, exact=True)
        assert link.count() == 1, checklist.id
