"""Macros in a page are replaced, and each mistake with one is reported at its exact place.

A page in the folder authoring is run with the macros over tests/cases/base; beside it stands what
is reported.
"""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined

from strategy_playbook import Location, Renderer
from strategy_playbook.authoring import Words, render_page

PAGES = sorted(Path(__file__).with_name("authoring").glob("*.md"))


@pytest.fixture
def run(small):
    """Give a function that runs a page and returns its text and its problems."""
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701
    environment.globals.update(Words(Renderer(small)).macros())

    def call(text: str, line: int = 1) -> tuple[str, list[str]]:
        variables = {"page": {"title": "Home"}}
        done, issues = render_page(environment, variables, text, Location("page.md", line))
        return done, [str(issue) for issue in issues]

    return call


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_mistake_of_a_page_is_reported_at_its_place(run, agrees, page):
    _, issues = run(page.read_text("utf-8"))
    agrees(page.with_suffix(".txt"), "".join(f"{issue}\n" for issue in issues))


def test_every_problem_with_macros_has_a_page(project):
    code = (project / "src" / "strategy_playbook" / "authoring.py").read_text("utf-8")
    known = set(re.findall(r'"(PB4\d\d)"', code)) | {"PB402", "PB403", "PB404", "PB407"}
    expected = [page.with_suffix(".txt").read_text("utf-8") for page in PAGES]
    assert len(known) == 7
    assert known <= set(re.findall(r"PB4\d\d", "".join(expected)))


def test_places_count_from_the_line_at_which_the_text_begins(run):
    _, issues = run('\n  {{ link("gard") }}', line=6)
    assert issues[0].startswith("page.md:7:3: PB402 ")
    assert run("{{ nothing }}", line=6)[1][0].startswith("page.md:6:4: PB401 ")
    assert run("\n{{ link( }}", line=6)[1][0].startswith("page.md:7:")


def test_lines_that_end_as_on_windows_count_alike(run):
    assert run('a\r\n\r\n b {{ link("gard") }}\r\n')[1][0].startswith("page.md:3:4: PB402 ")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("no macro", "no macro"),
        ("{{ page.title }}", "Home"),
        ('{{ count("objectives") }} of {{ count("objectives", "mend") }}', "2 of 0"),
        ('{{ link("guard") }}', "[Guard](/principles/guard.md) (GD)"),
        ('{{ term("landing") }}', "[Landing](/terms/landing.md){ .pb-term }"),
        ('{{ term("landing", "landings") }}', "[landings](/terms/landing.md){ .pb-term }"),
        ('{{ field("guard", "aim") }}', "A river that nobody has to pay to cross."),
        ('{% for k in ["tools", "topics"] %}{{ count(k) }}{% endfor %}', "11"),
        ("{% raw %}{{ as it is }}{% endraw %}", "{{ as it is }}"),
        ('a\n\n  {{- page.title -}}  \n\n{{ "{{" }}', "a" + "Home" + "{{"),
        ('{{ field("guard",\n  "title"\n) }}|', "Guard|"),
    ],
)
def test_macros_are_replaced(run, text, done):
    assert run(text) == (done, [])


def test_macros_show_what_the_renderer_shows(small):
    words, renderer = Words(Renderer(small)), Renderer(small)
    tools = small.of_kind("tools")
    assert words.record("guard") == renderer.record(small.get("guard"))
    assert words.cards("tools", "guard") == renderer.cards(tools)
    assert words.table("tools", "code", "title") == renderer.table(tools, ("code", "title"))
    assert words.cite("paper:2.a") == renderer.citation("paper:2.a")
    assert words.view("glossary") == renderer.view("glossary")
    assert "landing" in words.view("glossary")


def test_the_base_has_no_variables(run):
    assert run('\n{{ variable("hotline") }}')[1] == [
        "page.md:2:1: PB712 there is no variable {hotline} (the base has no variables)"
    ]


def test_all_macros_are_registered(small):
    public = {name for name in dir(Words) if not name.startswith("_")} - {"macros"}
    assert len(public) == 10
    assert set(Words(Renderer(small)).macros()) == public
