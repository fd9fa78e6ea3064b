"""A picture is small and of a known kind, and a colour can be read on white."""

from pathlib import Path

import pytest

from strategy_playbook.editions.brand import CONTRAST, SIZE_LIMIT, check_brand, contrast
from strategy_playbook.models.editions import Brand
from strategy_playbook.overlay import Entry, Origin
from strategy_playbook.source import parse

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "http://www.w3.org/2000/svg"


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
    return f'<svg xmlns="{SVG}">\n  {inside}\n</svg>\n'


def test_a_brand_that_says_nothing_has_no_mistake(found):
    assert found("") == []


def test_a_drawing_is_checked_as_such(found_in):
    assert found_in(drawing("<g/>")) == []
    (problem,) = found_in(drawing("<script/>"))
    assert problem.startswith("brand/logo.svg:2:3: PB713 the picture holds the element script ")


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
    place = f"edition.yml:1:{8 + len(name) + 3}"
    assert problem == (
        f"{place}: PB713 {name} #777777 has a contrast of 4.47 to 1 with white"
        " (choose a darker colour, 4.5 or more)"
    )
