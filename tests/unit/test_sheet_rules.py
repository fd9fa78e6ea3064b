"""Limits that the cases in tests/cases do not reach, and how problems hide one another."""

import pytest

from strategy_playbook import load
from strategy_playbook.sheet_rules import LIST_LIMIT


def write(base, old, new):
    file = base / "checklists.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(("length", "fits"), [(LIST_LIMIT, True), (LIST_LIMIT + 1, False)])
def test_a_list_in_a_cell_has_a_limit(base, problems, length, fits):
    rest = f"{'x' * 80}, {'y' * 80}, {'z' * (length - len('Yes,No,,,') - 160)}"
    write(base, 'options: ["Yes", "No", Unknown]', f'options: ["Yes", "No", {rest}]')
    write(base, "when: [Unknown]", 'when: ["No"]')
    write(base, 'answers: ["Yes", Unknown]', 'answers: ["Yes"]')
    (base / "examples.yml").unlink()
    if fits:
        assert load(base)
    else:
        (line,) = problems(load, base)
        assert ": PB316 the options have 256 characters, a cell takes 255" in line


def test_a_record_that_is_missing_is_reported_once(base, problems):
    """Neither its condition nor an example that fills in the sheet says so again."""
    write(base, "- record: whose-boats", "- record: whose-boots")
    (line, *others) = problems(load, base)
    assert "PB303" in line
    assert [other for other in others if "PB317" in other] == []


def test_a_query_is_not_missed_while_a_file_cannot_be_read(base, problems):
    write(base, "where: {principle: guard}", "where: {code: GD-O9}")
    (base / "topics.yml").write_text("- {", "utf-8")
    assert [line for line in problems(load, base) if "PB313" in line] == []
