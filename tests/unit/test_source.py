"""YAML becomes plain values; each knows its place, and what could surprise is refused."""

import subprocess
import sys

import pytest

from strategy_playbook.errors import CatalogueError
from strategy_playbook.source import DEPTH_LIMIT, parse, read

READ = "import sys, pathlib as p, strategy_playbook.source as s; s.read(p.Path(sys.argv[1]), 'f')"


@pytest.fixture(scope="module")
def example(project):
    return read(project / "tests" / "unit" / "example.yml", "f.yml")


def test_the_example_reads_as_plain_values(example):
    assert example.value == [
        {
            "id": "one",
            "folded": "two lines",
            "quoted": "a b",
            "literal": "as it is\n",
            "key in quotes": "plain",
            "flow": {"a": ["x", 1.1], "b": None},
            "empty": None,
        },
        {"id": "zwei", "größe": "012"},
    ]


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), "2:1", "2:1"),
        ((0,), "2:3", "2:3"),
        ((0, "id"), "2:7", "2:3"),
        ((0, "folded"), "3:11", "3:3"),
        ((0, "quoted"), "6:11", "6:3"),
        ((0, "literal"), "8:12", "8:3"),
        ((0, "key in quotes"), "10:20", "10:3"),
        ((0, "flow"), "11:9", "11:3"),
        ((0, "flow", "a", 1), "11:17", "11:17"),
        ((1,), "13:5", "13:5"),
        ((1, "größe"), "14:12", "14:5"),
    ],
)
def test_every_value_and_key_has_its_place(example, path, value, key):
    assert str(example.locate(path)) == f"f.yml:{value}"
    assert str(example.locate(path, key=True)) == f"f.yml:{key}"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((0, "missing"), "2:3"),
        ((0, "flow", "missing"), "11:9"),
        ((0, "flow", "a", 2), "11:13"),
        ((0, "id", "deeper", 3), "2:7"),
        ((2, "id"), "2:1"),
        (("id",), "2:1"),
    ],
)
def test_a_path_that_leads_too_far_ends_at_the_last_place(example, path, place):
    assert str(example.locate(path)) == f"f.yml:{place}"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ((0, "flow", "a", 1), "1.10"),
        ((1, "größe"), "012"),
        ((0, "quoted"), "a b"),
        ((0, "flow"), None),
        ((), None),
    ],
)
def test_a_scalar_is_kept_as_written(example, path, written):
    assert example.written(path) == written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, word) for word in ("no", "on", "Yes", "OFF", "y", "True", "NULL", "nan", ".inf")),
        *((word, word) for word in ("012", "0x1F", "0o17", "1_000", "+1", ".5", "5.", "1e3")),
        *((word, word) for word in ("2022-02-25", "12:30:45", "1.2.3", "١٢", "1" * 19, "<<")),
        *((f'"{word}"', word) for word in ("true", "null", "12", "1.10", "")),
        ("|-\n  12", "12"),
        (">-\n  true", "true"),
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(("0", 0), ("-5", -5), ("9" * 18, 10**18 - 1), ("1.10", 1.1), ("-0.5", -0.5)),
    ],
)
def test_only_what_looks_like_a_number_or_a_truth_value_is_one(text, value):
    found = parse(f"a: {text}", "f.yml").value["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            'a: 1\nb: "open\nc: 3\n',
            "2:4: PB104 ",
        ),
        ("a: 1\nb: [x, {y: 1}\nc: 3", "2:4: PB104 "),
        ("a: 1\nb: c: d", "2:5: PB104 "),
        ("- a\n b\n- @c", "3:3: PB104 "),
        ("", "1:1: PB105 "),
        ("# only a comment\n", "1:1: PB105 "),
        ("a: 1\nb: 2\na: 3", '3:1: PB106 the key "a" is here twice'),
        ("- a: 1\n  <<: {b: 2}", "2:3: PB107 merge key << is not allowed"),
        ("- a: !!python/name:os.system x", "1:6: PB108 the tag !!python/name:os.system is"),
        ("- a: !env x", "1:6: PB108 the tag !env is not allowed"),
        ("? [a]\n: b", "1:3: PB109 a key must be text"),
        ("? {a: b}\n: c", "1:3: PB109 a key must be text"),
        ("? \n: b", "1:2: PB109 a key must be text"),
        ("a: 1\n---\nb: 2", "2:1: PB111 the file holds more than one YAML document"),
    ],
)
def test_what_is_refused_is_refused_at_its_place(problems, text, start):
    (line,) = problems(parse, text, "f.yml")
    assert line.startswith(f"f.yml:{start}")


def test_all_values_that_are_refused_are_reported_at_once(problems):
    text = "- !a x\n- {b: 1, b: 2}\n- {<<: x}\n- [{[c]: d}]\n"
    found = [line.split()[:2] for line in problems(parse, text, "f.yml")]
    assert found == [
        ["f.yml:1:3:", "PB108"],
        ["f.yml:2:10:", "PB106"],
        ["f.yml:3:4:", "PB107"],
        ["f.yml:4:5:", "PB109"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- &x a\n- b",
        "- *x",
        "&x a: 1",
        "a:\n  &x b: 1",
        "&x\n- a",
        "- [&x a, *x ]",
        "- {a: &x 1}",
        '- {"a":&x 1}',
        '- {"a":*x}',
        "- {?&x a: 1}",
        "- !t &x a",
        "\ufeff&x a: 1",
    ],
)
def test_anchors_and_aliases_are_refused_wherever_they_stand(problems, text):
    assert "PB107" in {line.split()[1] for line in problems(parse, text, "f.yml")}


@pytest.mark.parametrize(
    "text", ["a: R&D", "a: 2*3", "a: b & c", 'a: "&x *y"', "a: b &c *d", "a: 1 # &x", "a: |\n  &b"]
)
def test_signs_of_anchors_in_text_are_text(text):
    assert parse(text, "f.yml").value


def test_depth_has_an_exact_limit(problems):
    inside = DEPTH_LIMIT * "[" + DEPTH_LIMIT * "]"
    assert parse(inside, "f.yml").value
    (line,) = problems(parse, f"[{inside}]", "f.yml")
    assert line.startswith(f"f.yml:1:{DEPTH_LIMIT + 1}: PB103 ")


@pytest.mark.parametrize(
    "opening",
    ["[", "[ # ]\n", '["]", ', '[ a"b, "]", ', "[ it's, ']', ", '{ a"b: "}", c: ', "- ", "? "],
)
def test_no_depth_ends_the_process(tmp_path, opening):
    file = tmp_path / "deep.yml"
    file.write_text(opening * (900_000 // len(opening)))
    command = [sys.executable, "-c", READ, str(file)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1, "the process was ended by a signal"
    assert result.stderr.splitlines()[-1].startswith("strategy_playbook.errors.CatalogueError: f:")


def test_brackets_in_text_are_no_depth():
    assert len(parse('- "a ["\n' * 600, "f.yml").value) == 600


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_lines_are_counted_as_editors_count_them(tmp_path, end):
    file = tmp_path / "lines.yml"
    file.write_text(f'- "a{end}  b"\n- c\n', "utf-8")
    try:
        place = read(file, "f.yml").locate((1,))
    except CatalogueError as error:  # refusing the sign, where it stands, is right as well
        place = error.issues[0].location
    assert str(place) in ("f.yml:1:5", "f.yml:2:3")
