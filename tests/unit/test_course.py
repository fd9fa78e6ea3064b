"""A course opens, pauses, ends and stays within its time; the themes that fit come in order."""

import pytest

from strategy_playbook.course import BREAK, CLOSING, DAY, OPENING, STRETCH, plan


def of(real, plural):
    return real.of_kind(plural)


def without(real, when):
    return [method for method in of(real, "methods") if method.when != when]


def taught(made):
    return [slot.record for slot in made.slots if slot.kind == "theme"]


def lasting(real, *minutes):
    (theme, *_) = of(real, "themes")
    return [
        theme.model_copy(
            update={
                "code": f"H{number}",
                "guidance": theme.guidance.model_copy(update={"minutes": length}),
            }
        )
        for number, length in enumerate(minutes, 1)
    ]


@pytest.mark.parametrize("ends", [True, False])
@pytest.mark.parametrize("day", [240, DAY, 480])
@pytest.mark.parametrize("minutes", [60, 120, 180, 240, 360, 365, 480, 500, 720, 1440])
def test_a_plan_keeps_to_its_time_and_its_days(real, minutes, day, ends):
    methods = of(real, "methods") if ends else without(real, "end")
    made = plan(of(real, "themes"), methods, minutes, day=day)
    taken = taught(made)
    assert sorted([*taken, *made.left_out], key=lambda t: t.code) == of(real, "themes")
    assert bool(made.slots) == (made.needed <= minutes)
    if not made.slots:
        return
    assert made.slots[0].kind == "opening"
    assert made.slots[-1].kind == "closing"
    assert made.slots[-2].kind not in ("break", "lunch")
    assert taken
    assert taken == [theme for theme in of(real, "themes") if theme in taken]
    assert sum(slot.minutes for slot in made.slots if slot.kind != "lunch") <= minutes
    assert made.slots[-1].day == 1 or minutes > day
    for slot, after in zip(made.slots, made.slots[1:], strict=False):
        assert after.day > slot.day or after.clock == slot.clock + slot.minutes
    for number in {slot.day for slot in made.slots}:
        parts = [slot for slot in made.slots if slot.day == number]
        assert sum(slot.minutes for slot in parts if slot.kind != "lunch") <= day
        assert parts[0].time == "09:00"
        sat = []
        for slot in parts:
            sat = [] if slot.kind in ("break", "lunch") else [*sat, slot]
            long = sum(part.minutes for part in sat) > STRETCH
            assert not long or len(sat) == 1 or [part.kind for part in sat[1:]] == ["closing"]


@pytest.mark.parametrize("minutes", [60, 84, 85, 169])
def test_what_does_not_fit_is_refused_with_what_is_needed(real, minutes):
    made = plan(of(real, "themes"), of(real, "methods"), minutes)
    assert made.slots == ()
    assert list(made.left_out) == of(real, "themes")
    # Opening, icebreaker, quiz, debriefing, closing; then the shortest theme of 70 and a break.
    assert (made.fixed, made.needed) == (10 + 15 + 20 + 20 + 20, 85 + 70 + BREAK)
    assert [theme.guidance.minutes for theme in made.least] == [70]


def test_the_minutes_that_are_needed_are_enough(real):
    made = plan(of(real, "themes"), of(real, "methods"), 170)
    assert taught(made) == list(made.least)
    assert sum(slot.minutes for slot in made.slots) == 170


def test_no_break_stands_before_the_closing(real):
    # Opening 10, theme 100, closing 20: longer than two hours, so the break comes before the theme.
    made = plan(lasting(real, 100), [], 180)
    assert [slot.kind for slot in made.slots] == ["opening", "break", "theme", "closing"]
    # Debriefing and closing stay together.
    made = plan(lasting(real, 90), without(real, "start"), 180)
    assert [s.kind for s in made.slots] == ["opening", "theme", "break", "method", "closing"]


@pytest.mark.parametrize(
    ("start", "pause"), [(10 * 60 - 1, "break"), (10 * 60, "lunch"), (10 * 60 + 1, "lunch")]
)
def test_a_break_at_exactly_noon_is_lunch(real, start, pause):
    made = plan(lasting(real, 110, 60, 60), [], 360, start)
    assert [slot.kind for slot in made.slots[:4]] == ["opening", "theme", pause, "theme"]
    assert made.slots[2].clock == start + 120
    assert sum(slot.kind == "lunch" for slot in made.slots) == 1


def test_a_day_is_as_long_as_asked(real):
    themes = lasting(real, 75, 110, 80, 100)
    assert {slot.day for slot in plan(themes, [], 480).slots} == {1, 2}
    assert {slot.day for slot in plan(themes, [], 480, day=480).slots} == {1}
    # The break counts: 10 + 110 + 15 + 105 fill a day of 240 minutes exactly.
    themes = lasting(real, 110, 105, 100)
    for day, days in ((240, [1, 1, 1, 2, 2]), (239, [1, 1, 2, 3, 3])):
        made = plan(themes, [], 480, day=day)
        assert [slot.day for slot in made.slots if slot.kind != "break"] == days


def test_themes_that_must_be_in_come_first(real):
    themes = of(real, "themes")
    methods = of(real, "methods")
    free = plan(themes, methods, 360)
    late = free.left_out[-1]
    assert late not in taught(free)
    made = plan(themes, methods, 360, must=[late])
    assert taught(made)[-1] is late
    assert taught(made) == [theme for theme in themes if theme in taught(made)]
    assert made.least == (late,)
    refused = plan(themes, methods, 360, must=themes)
    assert refused.slots == ()
    assert refused.least == tuple(themes)
    assert plan(themes, methods, refused.needed, day=refused.needed, must=themes).left_out == ()


def test_more_time_never_takes_fewer_themes(real):
    counts = [
        len(taught(plan(of(real, "themes"), of(real, "methods"), minutes)))
        for minutes in (180, 360, 720, 1440)
    ]
    assert counts == sorted(counts)
    assert counts[0] >= 1
    assert counts[-1] == 8


def test_methods_take_turns_over_the_themes(real):
    made = plan(of(real, "themes"), of(real, "methods"), 1440)
    ways = [method for method in of(real, "methods") if method.when == "during"]
    used = [slot.method for slot in made.slots if slot.kind == "theme"]
    assert len(ways) == 3
    assert used == [ways[n % 3] for n in range(8)]


def test_without_methods_or_themes_a_frame_is_left(real):
    made = plan([], [], 60)
    assert [(s.kind, s.minutes) for s in made.slots] == [("opening", OPENING), ("closing", CLOSING)]
    (theme, *_) = of(real, "themes")
    assert [s.method for s in plan([theme], [], 180).slots if s.record] == [None]
