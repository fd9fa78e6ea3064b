"""The clock of an agenda."""

from strategy_playbook.agenda import agenda


def test_each_part_begins_where_the_last_one_ended(small):
    found = [(t.day, t.begins, t.ends, t.session, t.pause) for t in agenda(small.get("an-evening"))]
    assert found == [
        (1, "17:30", "19:00", "walk-the-quay", None),
        (1, "19:00", "19:30", None, "Soup"),
    ]


def test_no_workshop_runs_long_without_a_pause_or_into_the_evening(real):
    workshops = real.of_kind("workshops")
    assert [workshop.length for workshop in workshops] == ["2", "1", "0.5"]
    for workshop in workshops:
        since = {}
        for time in agenda(workshop):
            assert "08:00" <= time.begins < time.ends <= "18:00", workshop.id
            since[time.day] = 0 if time.pause else since.get(time.day, 0) + time.minutes
            assert since[time.day] <= 150, (workshop.id, time.begins)
        assert since
