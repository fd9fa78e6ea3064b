"""Problems print as one line with place and hint, in reading order."""

import pickle

import pytest

from strategy_playbook.errors import CatalogueError, Issue, Location, did_you_mean

PLACE = Location("data/tools.yml", 12, 5)


@pytest.mark.parametrize(
    ("issue", "line"),
    [
        (Issue("PB1", "is wrong", PLACE, "do it"), "data/tools.yml:12:5: PB1 is wrong (do it)"),
        (Issue("PB1", "is wrong", PLACE), "data/tools.yml:12:5: PB1 is wrong"),
        (Issue("PB1", "is wrong", hint="do it"), "PB1 is wrong (do it)"),
    ],
)
def test_an_issue_prints_its_place_and_hint(issue, line):
    assert str(issue) == line


def test_issues_come_in_reading_order_and_once():
    late, early = Issue("PB1", "b", Location("a", 10)), Issue("PB1", "a", Location("a", 9, 30))
    other_file, nowhere = Issue("PB1", "c", Location("b", 1)), Issue("PB9", "z")
    second_id = Issue("PB2", "a", Location("a", 10))
    error = CatalogueError([other_file, second_id, late, late, early, nowhere])
    assert error.issues == (nowhere, early, late, second_id, other_file)
    assert str(error).splitlines() == [str(issue) for issue in error.issues]


def test_a_near_choice_is_suggested_and_a_far_one_is_not():
    assert did_you_mean("persue", ["prevent", "pursue"]) == 'did you mean "pursue"?'
    assert did_you_mean("zebra", ["prevent", "pursue"]) is None


def test_problems_pass_from_one_process_to_another():
    issues = [Issue("PB601", "one", Location("a.yml", 2, 3), "do this"), Issue("PB602", "two")]
    error = CatalogueError(issues)
    assert pickle.loads(pickle.dumps(error)).issues == error.issues  # noqa: S301 # our own bytes
