"""Discs of a ring stand evenly on it, and each arc lies between two of them."""

from itertools import pairwise
from math import dist

import pytest

from strategy_playbook.figures import ring


def test_the_first_disc_is_at_the_top_and_the_next_are_clockwise():
    assert [(node.x, node.y) for node in ring(4, 100, 50, 5)] == [
        (100, 50),
        (150, 100),
        (100, 150),
        (50, 100),
    ]


@pytest.mark.parametrize("count", [2, 3, 7])
def test_arcs_lead_from_disc_to_disc_and_touch_none(count):
    nodes = ring(count, 100, 80, 10)
    assert len(nodes) == count
    for node, following in pairwise([*nodes, nodes[0]]):
        here, there = (node.x, node.y), (following.x, following.y)
        for point in (here, node.start, node.end):
            assert dist(point, (100, 100)) == pytest.approx(80, abs=0.2), "all on the ring"
        assert 10 < dist(here, node.start) == pytest.approx(dist(node.end, there), abs=0.2)
        assert dist(here, node.start) < 20, "the arc begins at its own disc"


def test_no_disc_is_no_ring():
    assert ring(0, 100, 80, 10) == []
