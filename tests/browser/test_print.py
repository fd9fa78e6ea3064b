"""Pages as a browser prints them: from dark colours too, and the quiz as a paper to write on."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from strategy_playbook import load

Open = Callable[..., Page]
QUESTIONS = load(Path(__file__).parents[2] / "data").of_kind("questions")

# The contrast between white paper and the colour of each element that a selector finds. Browsers
# leave grounds out of what they print, so a colour must be readable on white and on its own ground.
CONTRASTS = """selector => {
  const channels = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    return [red, green, blue].map((value) => value * alpha + 255 * (1 - alpha));
  };
  const light = (text) => {
    const [red, green, blue] = channels(text).map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const seen = [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
  return seen.map((node) => {
    const { color, fill, backgroundColor } = getComputedStyle(node);
    const ink = light(node instanceof SVGElement ? fill : color);
    return [1, light(backgroundColor)].map((paper) =>
      (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05));
  }).map((found) => Math.min(...found));
}"""

RECORD, SHEET, MATRIX, QUIZ = (
    "objectives/address-recruitment-drivers/",
    "checklists/prevent-checklist/",
    "matrix/",
    "questions/",
)


@pytest.mark.parametrize(
    ("path", "selector", "least"),
    [
        (RECORD, ":root", 4.5),
        (RECORD, ".md-typeset dt", 4.5),
        (RECORD, ".pb-kicker, .pb-kicker *", 4.5),
        (RECORD, ".pb-basis", 4.5),
        (RECORD, "article dt + dd, article a", 4.5),
        (SHEET, ".pb-label", 4.5),
        (SHEET, ".pb-says, .pb-says *", 4.5),
        (SHEET, ".pb-code, .pb-remark, .pb-running", 4.5),
        (MATRIX, ".pb-hit", 3),
        (MATRIX, ".pb-code", 4.5),
        (QUIZ, ".pb-quiz h2, .pb-quiz legend, .pb-quiz .pb-choice", 4.5),
        *((path, "article :is(h1, h2, p, li, th, td, a)", 4.5) for path in (RECORD, SHEET, MATRIX)),
    ],
)
def test_dark_colours_do_not_reach_paper(
    open_page: Open, path: str, selector: str, least: float
) -> None:
    page = open_page(path, color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    found: list[float] = page.evaluate(CONTRASTS, selector)
    assert found
    assert min(found) >= least


def text_of(page: Page, folder: Path) -> str:
    page.pdf(path=folder / "printed.pdf", format="A4")
    sheets = PdfReader(folder / "printed.pdf").pages
    return without_spaces("".join(sheet.extract_text() for sheet in sheets))


def without_spaces(text: str) -> str:
    """Return text as it can be looked for in a PDF, where lines break anywhere and letters join."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("scripts", [True, False])
def test_the_printed_quiz_has_every_question_and_no_answer(
    open_page: Open, tmp_path: Path, *, scripts: bool
) -> None:
    page = open_page("questions/", java_script_enabled=scripts)
    if scripts:
        page.get_by_role("article").get_by_role("radio").first.check()
        page.get_by_role("button", name="Check my answer").click()
        expect(page.locator(".pb-score")).to_contain_text("of 1 answered")
    text = text_of(page, tmp_path)
    for question in QUESTIONS:
        for part in (question.title, question.summary, *(o.text for o in question.options)):
            assert without_spaces(part) in text
        whys = [without_spaces(option.why) for option in question.options]
        assert not [why for why in whys if why in text]
    for words in ("Check my answer", "Try again", "Next question", "answered so far", "Keep my"):
        assert without_spaces(words) not in text


def test_the_printed_quiz_has_a_blank_box_for_each_option(open_page: Open) -> None:
    page = open_page("questions/")
    first = page.get_by_role("article").get_by_role("radio").first
    first.check()
    page.get_by_role("button", name="Check my answer").click()
    page.emulate_media(media="print")
    boxes = page.locator(".pb-choice input:visible")
    expect(boxes).to_have_count(sum(len(question.options) for question in QUESTIONS))
    looks: list[list[str]] = boxes.evaluate_all(
        """nodes => nodes.map(node => {
          const { appearance, backgroundColor, borderColor, opacity } = getComputedStyle(node);
          return [appearance, backgroundColor, borderColor, opacity];
        })"""
    )
    assert {tuple(look) for look in looks} == {("none", "rgba(0, 0, 0, 0)", "rgb(0, 0, 0)", "1")}
    frames: list[str] = page.locator(".pb-choice").evaluate_all(
        "nodes => nodes.map(node => getComputedStyle(node).borderTopStyle)"
    )
    assert set(frames) == {"none"}
