"""The course builder lays out the plans that the package lays out, and keeps what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from strategy_playbook import load
from strategy_playbook.course import plan
from strategy_playbook.models import Method, Theme

Open = Callable[..., Page]
CATALOGUE = load(Path(__file__).parents[2] / "data")
WORDS = CATALOGUE.labels.course
THEMES = [theme for theme in CATALOGUE.of_kind("themes") if isinstance(theme, Theme)]
METHODS = [m for m in CATALOGUE.of_kind("methods") if isinstance(m, Method) and m.when]


def pick(page: Page, codes: str, must: str = "", methods: bool = True) -> tuple[list[Theme], ...]:
    """Tick themes, and all or no methods; return the themes and those that must be in."""
    chosen = [theme for theme in THEMES if theme.code in codes.split()]
    needed = [theme for theme in chosen if theme.code in must.split()]
    for theme in THEMES:
        label = f"{theme.title} ({theme.guidance.minutes})"
        page.get_by_label(label, exact=True).set_checked(theme in chosen)
        if theme in chosen:
            page.get_by_label(f"{WORDS.must}: {theme.title}").set_checked(theme in needed)
    for box in page.get_by_role("group", name=WORDS.methods).get_by_role("checkbox").all():
        box.set_checked(methods)
    return chosen, needed


def build(page: Page, minutes: int = 180, day: int = 360, begins: str = "09:00") -> Locator:
    page.get_by_label(WORDS.minutes, exact=True).fill(str(minutes))
    page.get_by_label(WORDS.daily).fill(str(day))
    page.get_by_label(WORDS.start).fill(begins)
    page.get_by_role("button", name=WORDS.build).click()
    return page.locator(".pb-result")


def cells(table: Locator) -> list[list[str]]:
    rows = table.locator("tbody tr").all()
    return [
        [" ".join(text.split()) for text in row.locator("th, td").all_inner_texts()] for row in rows
    ]


@pytest.mark.parametrize(("minutes", "example"), [(180, 0), (360, 1), (720, 2)])
def test_the_builder_agrees_with_the_worked_examples(
    open_page: Open, minutes: int, example: int
) -> None:
    page = open_page("course/")
    wanted = cells(page.locator("article > .pb-plan").nth(example))
    page.get_by_label("Minutes", exact=True).fill(str(minutes))
    page.get_by_role("button", name="Build the plan").click()
    found = cells(page.locator(".pb-result .pb-plan"))
    assert len(wanted) > 5
    assert found == wanted


ALL = "H1 H2 H3 H4 H5 H6 H7 H8"


@pytest.mark.parametrize(
    ("codes", "must", "methods", "minutes", "day", "begins"),
    [
        (ALL, "", True, 480, 360, "09:00"),
        (ALL, "", True, 480, 480, "09:00"),
        (ALL, "H6 H8", True, 600, 300, "08:15"),
        (ALL, "", False, 1440, 240, "13:00"),
        ("H2 H3 H4", "", False, 360, 360, "10:00"),  # a break at exactly noon
        ("H2 H3 H4", "", False, 360, 360, "09:59"),
        ("H4", "", False, 180, 360, "09:00"),  # the closing follows without a break
        ("H1 H4 H8", "H8", True, 170, 360, "09:00"),  # too short
        (ALL, "", True, 165, 360, "09:00"),
    ],
)
def test_the_builder_agrees_with_the_package(
    open_page: Open, codes: str, must: str, methods: bool, minutes: int, day: int, begins: str
) -> None:
    page = open_page("course/")
    chosen, needed = pick(page, codes, must, methods)
    result = build(page, minutes, day, begins)
    start = int(begins[:2]) * 60 + int(begins[3:])
    wanted = plan(chosen, METHODS if methods else [], minutes, start, day=day, must=needed)
    if not wanted.slots:
        titles = ", ".join(theme.title for theme in wanted.least)
        sums = {"minutes": minutes, "fixed": wanted.fixed, "needed": wanted.needed}
        expect(result).to_have_text(WORDS.short.format(**sums, themes=titles))
        return
    names = {"break": WORDS.pause, "lunch": WORDS.lunch}
    names |= {"opening": WORDS.opening, "closing": WORDS.closing}
    several = wanted.slots[-1].day > 1
    assert [row[:3] for row in cells(result.locator(".pb-plan"))] == [
        [
            f"{WORDS.day.format(number=slot.day)}, {slot.time}" if several else slot.time,
            str(slot.minutes),
            slot.record.title if slot.record else names[slot.kind],
        ]
        for slot in wanted.slots
    ]
    for theme in wanted.left_out:
        expect(result.get_by_text(WORDS.left)).to_contain_text(theme.title)


def test_sixty_minutes_are_refused_with_the_minutes_that_are_needed(open_page: Open) -> None:
    result = build(open_page("course/"), 60)
    expect(result).to_contain_text("60 minutes are too few")
    expect(result).to_contain_text("closing take 85.")
    expect(result).to_contain_text("takes 170 and teaches: Causes and facilitating factors.")
    expect(result.locator("table")).to_have_count(0)


def test_a_choice_of_themes_audience_and_time_shapes_the_plan(open_page: Open) -> None:
    page = open_page("course/")
    pick(page, THEMES[0].code)
    page.get_by_label("Audience").fill("Prosecutors <of> a fictitious country")
    result = build(page, begins="14:30")
    expect(result).to_contain_text("Audience: Prosecutors <of> a fictitious country")
    rows = cells(result.locator(".pb-plan"))
    assert rows[0][0] == "14:30"
    titles = [row[2] for row in rows]
    assert THEMES[0].title in titles
    assert THEMES[1].title not in titles
    pick(page, "")
    page.get_by_role("button", name="Build the plan").click()
    expect(result).to_have_text("Choose at least one theme.")
    expect(page.get_by_label(f"{WORDS.must}: {THEMES[0].title}")).to_be_disabled()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize("minutes", [180, 60])
def test_the_result_is_brought_into_view_and_focused(
    open_page: Open, motion: str, minutes: int
) -> None:
    page = open_page("course/", reduced_motion=motion, viewport={"width": 1280, "height": 720})
    page.evaluate(
        """() => { const way = Element.prototype.scrollIntoView;
          Element.prototype.scrollIntoView = function (how) {
            window.scrolled = how.behavior;
            way.call(this, how);
          }; }"""
    )
    head = build(page, minutes).locator("> :first-child")
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    page.wait_for_function("scrollY > 200")
    top = head.evaluate("node => node.getBoundingClientRect().top")
    assert top >= page.locator(".md-header").evaluate("n => n.getBoundingClientRect().bottom")
    assert page.evaluate("scrolled") == ("instant" if motion == "reduce" else "smooth")


def test_what_was_chosen_is_there_again_until_it_is_cleared(open_page: Open) -> None:
    page = open_page("course/")
    expect(page.locator(".pb-result")).to_be_empty()
    pick(page, "H1 H3", "H3", methods=False)
    page.get_by_label("Audience").fill("Trainers")
    wanted = cells(build(page, 240, 300, "10:30").locator(".pb-plan"))
    page.reload()
    assert cells(page.locator(".pb-result .pb-plan")) == wanted
    expect(page.locator(".pb-result")).to_contain_text("Audience: Trainers")
    expect(page.get_by_text(WORDS.kept)).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    expect(page.get_by_label(f"{WORDS.must}: {THEMES[2].title}")).to_be_checked()
    expect(page.get_by_label(f"{WORDS.must}: {THEMES[1].title}")).to_be_disabled()
    expect(page.get_by_label(WORDS.minutes, exact=True)).to_have_value("240")
    page.get_by_role("button", name=WORDS.clear).click()
    for step in ("at once", "after a reload"):
        expect(page.get_by_label(WORDS.minutes, exact=True), step).to_have_value("180")
        expect(page.get_by_label(WORDS.daily), step).to_have_value("360")
        ticked = page.locator(".pb-course :checked")
        expect(ticked, step).to_have_count(len(THEMES) + len(METHODS))
        expect(page.locator(".pb-result"), step).to_be_empty()
        page.reload()
    assert page.evaluate("localStorage.getItem('playbook-course:' + location.pathname)") is None


def test_choices_are_kept_before_a_plan_is_built(open_page: Open) -> None:
    page = open_page("course/")
    page.get_by_label("Audience").press_sequentially("Judges")
    page.reload()
    expect(page.get_by_label("Audience")).to_have_value("Judges")
    expect(page.locator(".pb-result")).to_be_empty()


@pytest.mark.parametrize(
    "kept",
    ["{", "7", "null", "[]", '{"off": 1}', '{"off": [], "must": [7], "fields": {"minutes": "-1"}}'],
)
def test_what_others_left_in_the_store_does_no_harm(open_page: Open, kept: str) -> None:
    page = open_page("course/")
    page.evaluate(
        "text => localStorage.setItem('playbook-course:' + location.pathname, text)", kept
    )
    page.reload()
    expect(page.get_by_label(WORDS.minutes, exact=True)).to_have_value("180")
    expect(build(page).locator(".pb-plan")).to_be_visible()


@pytest.mark.parametrize(
    ("error", "words"), [("SecurityError", WORDS.denied), ("QuotaExceededError", WORDS.full)]
)
def test_a_browser_that_keeps_nothing_says_so(
    browser: Browser, address: str, error: str, words: str
) -> None:
    page = browser.new_page()
    page.add_init_script(
        f"""for (const way of ["getItem", "setItem", "removeItem"]) {{
          Storage.prototype[way] = () => {{ throw new DOMException("no", "{error}"); }};
        }}"""
    )
    page.goto(address + "course/")
    expect(build(page).locator(".pb-plan")).to_be_visible()
    expect(page.get_by_text(words)).to_be_visible()
    page.close()


def test_a_plan_can_be_copied_and_is_printed_alone(open_page: Open) -> None:
    page = open_page("course/")
    page.get_by_role("button", name="Build the plan").click()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(".pb-result .pb-quiz-tools")).to_contain_text("")
    page.emulate_media(media="print")
    expect(page.locator(".pb-result .pb-plan")).to_be_visible()
    expect(page.get_by_role("heading", name="Two days")).to_be_hidden()


def test_without_scripts_the_examples_are_there(open_page: Open) -> None:
    page = open_page("course/", java_script_enabled=False)
    expect(page.locator(".pb-plan")).to_have_count(3)
    expect(page.get_by_role("heading", name="Half a day")).to_be_visible()
