"""A drawing holds shapes and nothing else."""

import pytest

from strategy_playbook.editions.drawing import USE_LIMIT, check_drawing

SVG = "http://www.w3.org/2000/svg"
SPACES = (
    f'xmlns="{SVG}" xmlns:svg="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:ink="http://example.org/ink"'
)
INVALID = "not well-formed (invalid token)"
HINT = "(save it as plain SVG: shapes and text only, colours as attributes)"


def drawing(inside: str) -> str:
    return f"<svg {SPACES}>\n  {inside}\n</svg>\n"


def found(data: bytes | str) -> list[str]:
    data = data.encode() if isinstance(data, str) else data
    return [str(issue) for issue in check_drawing(data, "logo.svg")]


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9v9z" fill="#0b5563" style="stroke:#fff;stroke-width:2"/>',
        '<defs><linearGradient id="a"/></defs><path fill="url(#a)" d="M0 0z"/>',
        "<g id='a'/><use href = '#a'/><use xlink:href=\"#a\"/>",
        "<title>Lit: url(a), javascript:, onload = on</title><text y='9'>Ölhafen 北岸</text>",
        "<!-- <script/> drawn by hand -->",
        '<clipPath id="a"><circle r="4"/></clipPath><g clip-path="url( \'#a\' )"/>',
        '<g transform="translate(1,2) rotate(45 3 4)" fill="RGB(0 0 0)"/>',
        '<g fill="hsl(1,2%,3%)" style="stroke: rgba(0 0 0 / 50%)"/>',
        '<g xml:space="preserve" data-name="Layer 1" aria-hidden="true" xml:lang="fr"/>',
        "<svg:rect width='1'/>",
        "<use href='#a'/>" * USE_LIMIT,
    ],
)
def test_a_drawing_of_shapes_may_be_shown(inside):
    assert found(drawing(inside)) == []


def test_a_drawing_may_begin_as_programs_write_it():
    head = '\ufeff<?xml version="1.0" encoding="utf-8" standalone="no"?>\r\n<!-- Mud -->\r\n'
    assert found(head + drawing("<g/>")) == []
    assert found(f'<svg:svg xmlns:svg="{SVG}"/>') == []


@pytest.mark.parametrize(
    ("inside", "element"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<SCRIPT/>", "SCRIPT"),
        ("<svg:script\n/>", "script"),
        ("<style>@import 'a.css';</style>", "style"),
        ("<foreignObject/>", "foreignObject"),
        ("<image/>", "image"),
        ("<filter/>", "filter"),
        ("<h:img src='//example.org/a.png'/>", "img"),
        ("<h:title/>", "title"),
        ("<path xmlns=''/>", "path"),
        ("<a href='#a'/>", "a"),
        ("<set attributeName='href' to='javascript:a()'/>", "set"),
        ("<animate/>", "animate"),
    ],
)
def test_an_element_is_one_that_draws(inside, element):
    assert found(drawing(inside)) == [
        f"logo.svg:2:3: PB713 the picture holds the element {element} {HINT}"
    ]


@pytest.mark.parametrize(
    "name", ["onload", "ONCLICK", "src", "ping", "filter", "ink:label", "ink:d", "x3"]
)
def test_an_attribute_is_one_that_shapes_have(name):
    what = f"the picture holds the attribute {name.removeprefix('ink:')}"
    assert found(drawing(f'<g {name}="a"/>')) == [f"logo.svg:2:3: PB713 {what} {HINT}"]


@pytest.mark.parametrize("name", ["href", "xlink:href"])
@pytest.mark.parametrize(
    "address",
    ["", "a", " #a", "a.svg#a", "//example.org/#a", "&#106;avascript:a()", "data:image/svg+xml,#a"],
)
def test_an_address_is_that_of_a_part_of_the_drawing(name, address):
    problem = f"logo.svg:2:3: PB713 the picture holds an address {HINT}"
    assert found(drawing(f'<use {name}="{address}"/>')) == [problem]


@pytest.mark.parametrize("name", ["fill", "style", "mask", "transform", "marker-end"])
@pytest.mark.parametrize(
    "value",
    [
        "url(https://example.org/a.svg#a)",
        "mask: URL( &quot;a.svg#a&quot; )",
        "url('#a'",
        "u\\72l(//example.org/a)",
        "url&#40;//example.org/a&#x29;",
        "-webkit-image-set('//example.org/a' 1x)",
        "rotate(url(//example.org/a))",
        "url(#a) url(/**/a)",
        "@import 'a'",
        "red/* */",
    ],
)
def test_a_value_loads_nothing(name, value):
    what = f"the attribute {name} holds more than a plain value"
    assert found(drawing(f'<g {name}="{value}"/>')) == [f"logo.svg:2:3: PB713 {what} {HINT}"]


def test_a_drawing_does_not_repeat_itself_without_end():
    what = f"the picture uses parts of itself more than {USE_LIMIT} times"
    column = 3 + USE_LIMIT * len("<use/>")
    assert found(drawing("<use/>" * 30)) == [f"logo.svg:2:{column}: PB713 {what} {HINT}"]


def test_entities_cannot_be_declared():
    document_type = '<!DOCTYPE svg [\n<!ENTITY a "&#60;script/>">]>\n'
    (problem,) = found(f"{document_type}<svg {SPACES}>&a;<script/></svg>")
    assert problem == f"logo.svg:1:15: PB713 the picture holds a document type {HINT}"


def test_each_thing_is_reported_once_where_it_stands_first():
    inside = "<rect/><script/>\n  <use href='a'/><script/>\n    <use href='b'/><?php echo 1 ?>"
    assert found(drawing(inside)) == [
        f"logo.svg:2:10: PB713 the picture holds the element script {HINT}",
        f"logo.svg:3:3: PB713 the picture holds an address {HINT}",
        f"logo.svg:4:20: PB713 the picture holds the processing instruction php {HINT}",
    ]


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        (drawing("<text>Küste</text>").encode("latin-1"), "2:10", INVALID),
        (drawing("<text>a\0b</text>"), "2:10", INVALID),
        (drawing("<g>"), "3:3", "mismatched tag"),
        (drawing("<no:g/>"), "2:3", "unbound prefix"),
        (drawing("&nbsp;"), "2:3", "undefined entity"),
        ("", "1:1", "no element found"),
    ],
)
def test_a_drawing_is_well_formed(data, place, reason):
    what = f"this is not an SVG picture: {reason}"
    assert found(data) == [f"logo.svg:{place}: PB713 {what} {HINT}"]


@pytest.mark.parametrize("data", ["<html><script/></html>", "<svg/>", f"<g xmlns='{SVG}'/>"])
def test_a_drawing_begins_with_svg(data):
    what = "this is not an SVG picture: it does not begin with svg"
    assert found(data) == [f"logo.svg:1:1: PB713 {what} {HINT}"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
def test_a_drawing_in_utf_16_is_read_as_a_browser_reads_it(encoding):
    problem = f"logo.svg:2:3: PB713 the picture holds the element script {HINT}"
    assert found(drawing("<script/>").encode(encoding)) == [problem]


def test_a_drawing_says_that_it_is_in_utf_8():
    what = "the picture is written in ISO-2022-JP, not in UTF-8"
    head = '<?xml version="1.0" encoding="ISO-2022-JP"?>'
    assert found(head + drawing("<g/>")) == [f"logo.svg:1:1: PB713 {what} {HINT}"]
