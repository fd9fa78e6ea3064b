"""Where the parts of a figure stand, in the units of its drawing; templates hold the drawing."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, pi, radians, sin


@dataclass(frozen=True, slots=True)
class Node:
    """A disc on a ring, and the arc from its edge to the next disc's edge, clockwise.

    Attributes:
        x: The middle of the disc, from the left.
        y: The middle of the disc, from the top.
        start: Where the arc begins, as x and y.
        end: Where the arc ends, as x and y.
    """

    x: float
    y: float
    start: tuple[float, float]
    end: tuple[float, float]


def ring(count: int, centre: float, radius: float, disc: float, gap: float = 5.0) -> list[Node]:
    """Return discs spread evenly over a ring, the first at the top.

    Args:
        count: How many discs.
        centre: The middle of the ring, from the left and from the top.
        radius: The radius of the ring.
        disc: The radius of a disc.
        gap: The space between a disc and an arc, in degrees of the ring.
    """
    step = 360 / count if count else 0
    taken = degrees(2 * asin(min(disc / (2 * radius), 1))) + gap

    def at(angle: float) -> tuple[float, float]:
        turn = radians(angle) - pi / 2
        return round(centre + radius * cos(turn), 1), round(centre + radius * sin(turn), 1)

    return [
        Node(*at(i * step), at(i * step + taken), at((i + 1) * step - taken)) for i in range(count)
    ]
