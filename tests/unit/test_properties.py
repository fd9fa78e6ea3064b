"""Whatever stands in a file: it loads, or every problem is reported at a place inside it."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from strategy_playbook import Catalogue, CatalogueError, load
from strategy_playbook.overlay import Origin
from strategy_playbook.source import parse, read

NASTY = [
    *("\t", "\n", "\n\n", " ", "  ", "\r\n", "\r", "\x00", "\x1b", "\x7f", "\x85", "\ufeff"),
    *("\u2028", "\u2029", "\u202e", "\ufffe", "😀", "é", "١٢", "---\n", "...\n", "%YAML 9\n"),
    *(": ", "- ", "? ", "-", ":", "?", "[", "]", "{", "}", ",", "#", "|", ">", "|2-\n", "@", "%"),
    *('"', "'", "\\", "&a ", "*a", "<<: ", "<<: *a", "! ", "!!python/name:os.system ", "!<x> "),
    *(
        "null",
        "~",
        "true",
        "no",
        "1.10",
        "-1",
        "1e999",
        "9" * 400,
        "9" * 5000,
        "0x1F",
        "2022-02-25",
    ),
    *(
        "<b>",
        "{{ x }}",
        "{% x %}",
        "](javascript:x)",
        "id: ",
        "links: []\n",
        "[[[[[[[[[[",
        "- - - ",
    ),
]
SNIPPETS = st.sampled_from(NASTY)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**16), 10**16),
    st.integers(-(10**6), 10**6).map(lambda hundredths: hundredths / 100),
    st.text(max_size=20),
    st.lists(SNIPPETS, max_size=4).map("".join),
)
KEYS = st.text(min_size=1, max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


class Quoting(yaml.SafeDumper):
    """Writes YAML in which all text is quoted and nothing else is."""

    def ignore_aliases(self, data):
        return True


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def written(value, width: int) -> str:
    return yaml.dump(value, Dumper=Quoting, allow_unicode=True, width=width, sort_keys=False)


@st.composite
def mangled(draw, text: str) -> str:
    """Insert, delete or double a few pieces of a text."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(1, 30)))
        middle = draw(SNIPPETS) + text[at:to], text[at:to] * 2, "", draw(SNIPPETS)
        text = text[:at] + draw(st.sampled_from(middle)) + text[to:]
    return text


def inside(location, raw: bytes) -> bool:
    """Tell whether a place is one to which an editor can go, at most one past the end."""
    text = raw.decode("utf-8-sig", "replace")
    lines = re.split("\r\n|\r|\n", text)
    if not 1 <= location.line <= len(lines):
        return False
    return 1 <= location.column <= len(lines[location.line - 1]) + 1


def places(value, origin: Origin):
    """Yield the place of every value and key."""
    yield origin.locate()
    yield origin.locate(key=True)
    steps = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for step in steps:
        yield from places(value[step], Origin(origin.document, (*origin.path, step)))


@pytest.fixture(scope="session")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("properties") / "any.yml"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory, project):
    """Copy the small catalogue; give its folder and the texts of its files."""
    folder = tmp_path_factory.mktemp("properties") / "data"
    shutil.copytree(project / "tests" / "cases" / "base", folder)
    return folder, {path: path.read_text("utf-8") for path in sorted(folder.rglob("*.yml"))}


def assert_readable_or_refused(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    try:
        document = read(file, "any.yml")
    except CatalogueError as error:
        found = [issue.location for issue in error.issues]
    else:
        found = list(places(document.value, Origin(document)))
    assert found
    assert all(place.path == "any.yml" and inside(place, raw) for place in found), found


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(file, raw):
    assert_readable_or_refused(file, raw)


@settings(max_examples=200)
@given(st.lists(SNIPPETS | st.text(max_size=5), max_size=15).map("".join))
@example("[[[[")
@example("? a")
@example("a: 1\nb")
def test_any_text_is_read_or_refused(file, text):
    assert_readable_or_refused(file, text.encode())


@settings(max_examples=200)
@given(st.data())
def test_a_mangled_file_of_a_catalogue_is_loaded_or_refused(catalogue, data):
    folder, texts = catalogue
    path = data.draw(st.sampled_from(list(texts)))
    raw = data.draw(mangled(texts[path])).encode()
    path.write_bytes(raw)
    issues = []
    try:
        assert isinstance(load(folder), Catalogue)
    except CatalogueError as error:
        issues = error.issues
    finally:
        path.write_text(texts[path], "utf-8")
    for issue in issues:
        assert str(issue).isprintable()
        name = Path(issue.location.path)
        if name in texts:  # a missing file has no places
            content = raw if name == path else texts[name].encode()
            assert inside(issue.location, content), issue


@given(value=VALUES, width=st.sampled_from([20, 80, 10**6]))
def test_values_that_are_written_are_read_again(value, width):
    text = written(value, width)
    found = parse(text, "f.yml").value
    assert found == value
    assert repr(found) == repr(value), "1 is not True, and -0.0 is not 0.0"


@given(st.lists(VALUES, min_size=1, max_size=3) | st.dictionaries(KEYS, VALUES, min_size=1))
def test_every_scalar_and_key_stands_where_it_is_said_to_stand(value):
    document = parse(written(value, 10**6), "f.yml")
    lines = document.text.split("\n")

    def check(value, path=()):
        place = document.locate(path)
        rest = lines[place.line - 1][place.column - 1 :]
        if isinstance(value, dict | list):
            for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
                check(inner, (*path, step))
        else:
            assert rest.startswith(written(value, 10**6).split("\n")[0])
        if path and isinstance(path[-1], str):
            place = document.locate(path, key=True)
            rest = lines[place.line - 1][place.column - 1 :]
            assert rest.lstrip("? ").startswith(written(path[-1], 10**6).split("\n")[0])

    check(value)
