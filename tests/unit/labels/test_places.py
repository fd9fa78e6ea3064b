"""Words have exactly the places that the code fills."""

import pytest

from strategy_playbook.labels.places import check_places
from strategy_playbook.models import Model


class Words(Model):
    """Words with places."""

    page: str
    plain: str = "{anything}"


WANTED = {"page": {"number", "total"}}


@pytest.mark.parametrize("text", ["Page {number} of {total}", "{total}: {number}, {number}"])
def test_the_order_of_places_is_free(text):
    check_places(Words(page=text), WANTED)


@pytest.mark.parametrize("text", ["Page", "Page {number}", "{number} {total} {more}", "{} {total}"])
def test_a_place_too_few_or_too_many_is_told_from_those_that_are_needed(text):
    with pytest.raises(ValueError, match=r"^needs {number}, {total} in page, and nothing else in"):
        check_places(Words(page=text), WANTED)
