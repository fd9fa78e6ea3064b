"""A picture holds shapes and nothing else, and a colour can be read on white."""

from pathlib import Path

import pytest

from strategy_playbook.editions.brand import CONTRAST, SIZE_LIMIT, check_brand, contrast
from strategy_playbook.models.editions import Brand
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "http://www.w3.org/2000/svg"
SPACES = (
    f'xmlns="{SVG}" xmlns:svg="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml"'
)


@pytest.fixture
def found(tmp_path, monkeypatch):
    """Give a function that checks a brand, written as in edition.yml, and returns the problems."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brand").mkdir()

    def check(text: str) -> list[str]:
        document = parse(f"brand: {{{text}}}\n", "edition.yml")
        brand = Brand.model_validate(document.value["brand"])
        entry = Entry("edition", document.value, Origin(document))
        return [str(issue) for issue in check_brand(brand, Path(), entry)]

    return check


@pytest.fixture
def found_in(found):
    """Give a function that checks a picture and returns the problems."""

    def check(data: bytes | str, name: str = "brand/logo.svg") -> list[str]:
        Path(name).write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return found(f"logo: {name}")

    return check


def drawing(inside: str) -> str:
    return f"<svg {SPACES}>\n  {inside}\n</svg>\n"


def test_a_brand_that_says_nothing_has_no_mistake(found):
    assert found("") == []


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" fill="#0b5563" style="stroke:#fff;stroke-width:2"/>',
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0z"/>',
        '<g id="a"/><use href="#a"/><use xlink:href="#a"/>',
        "<g id='a'/><use href = '#a'/>",
        '<title>A light that is on = lit</title><text y="9">Ölhafen 北岸</text>',
        "<!-- drawn by hand -->",
        '<clipPath id="a"><circle r="4"/></clipPath><g clip-path="url(#a)" transform="scale(2)"/>',
    ],
)
def test_a_drawing_of_shapes_may_be_shown(found_in, inside):
    assert found_in(drawing(inside)) == []


def test_a_drawing_may_begin_as_programs_write_it(found_in):
    head = '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\r\n<!-- Mud -->\r\n'
    assert found_in(head + drawing("<g/>")) == []
    assert found_in(f'<svg:svg xmlns:svg="{SVG}"/>') == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("<SCRIPT/>", "a script"),
        ("<svg:script/>", "a script"),
        ("<script\n/>", "a script"),
        ('<g onload="a()"/>', "a handler of events"),
        ('<g\tONCLICK = "a()"/>', "a handler of events"),
        ("<foreignObject/>", "an element that can load something"),
        ("<iframe/>", "an element that can load something"),
        ("<embed/>", "an element that can load something"),
        ("<object/>", "an element that can load something"),
        ("<audio/>", "an element that can load something"),
        ("<svg:video/>", "an element that can load something"),
        ("<Image/>", "an element that can load something"),
        ("<style>@import 'a.css';</style>", "an element that can load something"),
        ('<a href="https://example.org/"/>', "an address"),
        ('<a xlink:href = "other.svg#a"/>', "an address"),
        ("<a href=''/>", "an address"),
        ('<a href="&#106;avascript:a()"/>', "an address"),
        ('<a href=" #a"/>', "an address"),
        ('<h:img src="//example.org/a.png"/>', "an address"),
        ('<g fill="url(https://example.org/a.svg#a)"/>', "an address"),
        ('<g style="mask: URL( &quot;a.svg#a&quot; )"/>', "an address"),
        ('<set to="javascript:a()"/>', "an address that runs something"),
        ('<set to="JavaScript:a()"/>', "an address that runs something"),
        ('<set to="vbscript:a()"/>', "an address that runs something"),
        ('<set to="data:text/html,a"/>', "an address that runs something"),
        ("<?xml-stylesheet type='text/css'?>", "a processing instruction"),
        ("<?php echo 1 ?>", "a processing instruction"),
        ('<!ENTITY a "b">', "a document type"),
    ],
)
def test_a_drawing_holds_nothing_that_runs_or_loads(found_in, inside, what):
    (problem,) = found_in(drawing(inside))
    place, _, said = problem.partition(": ")
    assert place.startswith("brand/logo.svg:2:")
    assert said == f"PB713 the picture holds {what} (save it as plain SVG, with shapes only)"


def test_entities_cannot_be_declared(found_in):
    document_type = '<!doctype svg [<!ENTITY a "&#60;script/>">]>\n'
    (problem,) = found_in(f"{document_type}<svg {SPACES}>&a;</svg>")
    assert problem.startswith("brand/logo.svg:1:1: PB713 the picture holds a document type ")


def test_each_sort_of_mistake_is_reported_once_where_it_stands_first(found_in):
    inside = '<rect/><script/>\n  <a href="a"/><script/>\n    <a href="b"/>'
    places = [problem.partition(": ")[0] for problem in found_in(drawing(inside))]
    assert places == ["brand/logo.svg:2:10", "brand/logo.svg:3:6"]


@pytest.mark.parametrize(
    "data",
    [
        drawing("<script/>").encode("utf-16"),
        drawing("<script/>").encode("utf-16-be"),
        drawing("<text>Küste</text>").encode("latin-1"),
        drawing("<text>a\0b</text>").encode(),
        b"<html></html>",
        b"",
        PNG,
    ],
)
def test_what_is_no_drawing_in_utf_8_is_refused(found_in, data):
    problem = "brand/logo.svg:1:1: PB713 this is not an SVG picture in UTF-8"
    assert found_in(data) == [problem]


@pytest.mark.parametrize(
    ("data", "fits"),
    [
        (PNG + b"\0\0\0\rIHDR", True),
        (PNG[:-1], False),
        (b"\n" + PNG, False),
        (b"\xff\xd8\xff", False),
        (drawing("<g/>").encode(), False),
        (b"", False),
    ],
)
def test_a_png_picture_is_known_by_how_it_begins(found_in, data, fits):
    problem = "brand/logo.png:1:1: PB713 this is not a PNG picture"
    assert found_in(data, "brand/logo.png") == ([] if fits else [problem])


@pytest.mark.parametrize("name", ["brand/logo.png", "brand/logo.svg"])
def test_a_picture_is_small_enough_for_slow_lines(found_in, name):
    data = PNG if name.endswith("png") else drawing("<g/>").encode()
    assert found_in(data.ljust(SIZE_LIMIT), name) == []
    message = "PB713 the picture has 200001 bytes, 200000 are allowed (save it smaller)"
    assert found_in(data.ljust(SIZE_LIMIT + 1), name) == [f"{name}:1:1: {message}"]


def test_both_pictures_are_there_and_are_checked(found):
    Path("brand/deep.svg").mkdir()
    Path("brand/sign.png").write_bytes(b"")
    assert found("logo: brand/deep.svg, favicon: brand/sign.png") == [
        "edition.yml:1:15: PB713 there is no such picture (put it at brand/deep.svg)",
        "brand/sign.png:1:1: PB713 this is not a PNG picture",
    ]


@pytest.mark.parametrize(
    ("color", "ratio"),
    [
        ("#000000", 21.0),
        ("#ffffff", 1.0),
        ("#FFFFFF", 1.0),
        ("#767676", 4.54),
        ("#777777", 4.48),
        ("#ff0000", 4.00),
        ("#00ff00", 1.37),
        ("#0000ff", 8.59),
        ("#404040", 10.37),
        ("#0a0a0a", 19.80),
    ],
)
def test_contrast_is_that_of_wcag(color, ratio):
    assert contrast(color) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("name", ["primary", "accent"])
def test_a_colour_can_be_read_on_white(found, name):
    assert CONTRAST == 4.5
    assert found(f'{name}: "#767676"') == []
    (problem,) = found(f'{name}: "#777777"')
    assert problem.startswith(f"edition.yml:1:{8 + len(name) + 3}: PB713 {name} #777777 has ")
