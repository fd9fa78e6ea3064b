"""A course opens, pauses, ends and stays within its time; the themes that fit come in order."""

import pytest

from strategy_playbook.course import BREAK, CLOSING, DAY, OPENING, STRETCH, plan


def of(real, plural):
    return real.of_kind(plural)


@pytest.mark.parametrize("minutes", [60, 120, 180, 240, 360, 500, 720, 1440])
def test_a_plan_keeps_to_its_time_and_its_days(real, minutes):
    made = plan(of(real, "themes"), of(real, "methods"), minutes)
    assert made.slots[0].kind == "opening"
    assert made.slots[-1].kind == "closing"
    taken = [slot.record for slot in made.slots if slot.kind == "theme"]
    assert taken == [theme for theme in of(real, "themes") if theme in taken]
    assert sorted([*taken, *made.left_out], key=lambda t: t.code) == of(real, "themes")
    if taken:
        assert sum(slot.minutes for slot in made.slots if slot.kind != "lunch") <= minutes
    for slot, after in zip(made.slots, made.slots[1:], strict=False):
        assert after.day > slot.day or after.clock == slot.clock + slot.minutes
    for day in {slot.day for slot in made.slots}:
        parts = [slot for slot in made.slots if slot.day == day]
        assert sum(slot.minutes for slot in parts if slot.kind != "lunch") <= DAY + BREAK
        assert parts[0].time == "09:00"
        since = 0
        for slot in parts:
            since = 0 if slot.kind in ("break", "lunch") else since + slot.minutes
            assert since <= STRETCH or since == slot.minutes


def test_more_time_never_takes_fewer_themes(real):
    counts = [
        sum(s.kind == "theme" for s in plan(of(real, "themes"), of(real, "methods"), m).slots)
        for m in (180, 360, 720, 1440)
    ]
    assert counts == sorted(counts)
    assert counts[0] >= 1
    assert counts[-1] == 8


def test_methods_take_turns_over_the_themes(real):
    made = plan(of(real, "themes"), of(real, "methods"), 1440)
    ways = [method for method in of(real, "methods") if method.when == "during"]
    taught = [slot.method for slot in made.slots if slot.kind == "theme"]
    assert len(ways) == 3
    assert taught == [ways[n % 3] for n in range(8)]


def test_without_methods_or_themes_a_frame_is_left(real):
    made = plan([], [], 60)
    assert [(s.kind, s.minutes) for s in made.slots] == [("opening", OPENING), ("closing", CLOSING)]
    (theme, *_) = of(real, "themes")
    assert [s.method for s in plan([theme], [], 180).slots if s.record] == [None]
