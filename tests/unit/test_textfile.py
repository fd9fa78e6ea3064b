"""Bytes that are no readable text are refused, with the place of the first bad one."""

import contextlib

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from strategy_playbook.textfile import MAYBE_DEEP, SIZE_LIMIT, decode, hazards, may_nest_deeply


@pytest.fixture
def decoded(tmp_path):
    """Give a function that writes bytes to a file and decodes it."""

    def call(raw: bytes) -> str:
        file = tmp_path / "raw.yml"
        file.write_bytes(raw)
        return decode(file, "f.yml")

    return call


def test_the_size_limit_is_exact(decoded, problems):
    assert len(decoded(b"#" * SIZE_LIMIT)) == SIZE_LIMIT
    assert problems(decoded, b"#" * (SIZE_LIMIT + 1))[0].startswith("f.yml:1:1: PB102 ")


def test_a_byte_order_mark_is_dropped(decoded):
    assert decoded("\ufeff- ä".encode()) == "- ä"


@pytest.mark.parametrize(
    ("raw", "start"),
    [
        ("- a".encode("utf-16"), "f.yml:1:1: PB101 the file is UTF-16"),
        ("- a".encode("utf-16-be"), "f.yml:1:1: PB101 the file contains the control character"),
        ("- ä\n- äb".encode() + b"\xe4", "f.yml:2:5: PB101 the file is not UTF-8"),
        (b"- a\n- b\x00", "f.yml:2:4: PB101 the file contains the control character U+0000"),
        (b"\x1b[1m", "f.yml:1:1: PB101 the file contains the control character U+001B"),
        (b"a\x7f", "f.yml:1:2: PB101 the file contains the control character U+007F"),
        ("a\ufffe".encode(), "f.yml:1:2: PB101 the file contains the control character U+FFFE"),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(decoded, problems, raw, start):
    (line,) = problems(decoded, raw)
    assert line.startswith(start)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path, problems):
    for path in (tmp_path, tmp_path / "absent.yml"):
        assert problems(decode, path, "f.yml")[0].startswith("f.yml:1:1: PB101 cannot be read: ")


def test_each_tab_that_indents_is_reported():
    text = "a:\n\tb: 1\n  \tc: 2\nd: with\ta tab\n"
    found = [str(issue.location) for issue in hazards(text, "f.yml") if issue.id == "PB110"]
    assert found == ["f.yml:2:1", "f.yml:3:3"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("- " * 500, ["PB103"]),
        ("- a\n" * 500, []),
    ],
)
def test_compact_nesting_is_found(text, ids):
    assert [issue.id for issue in hazards(text, "f.yml")] == ids


def depth(text: str) -> int:
    """Return how deep a text nests up to its first mistake; the events need no recursion."""
    now = deepest = 0
    with contextlib.suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            now += isinstance(event, yaml.CollectionStartEvent)
            now -= isinstance(event, yaml.CollectionEndEvent)
            deepest = max(now, deepest)
    return deepest


PIECES = ["[", "[", "{", "]", "}", '"', "'", ",", ", ", ": ", ":", "#", " #", "\n", "\\", "a", "b "]


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
@example('[ a"b, "]", ')
@example("[a: it's, ']', ")
@example('[a:"b, "]", ')
def test_no_text_hides_its_depth(unit):
    assert may_nest_deeply(unit * 600) or depth(unit * 600) < MAYBE_DEEP + 100


@pytest.mark.parametrize("line", ["- [a, 'b', \"c\"]", '- {to: a, "b": c}', "- []", "- {}"])
def test_flat_lists_need_no_slow_look(line):
    assert not may_nest_deeply(f"{line}\n" * 600)
