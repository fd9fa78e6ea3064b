"""The marks of an edition are for editions; what the base is told when it uses one."""

import pytest

from strategy_playbook import load


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("topics.yml", "  basis: text", "  basis: regional"),
        ("objectives/guard.yml", "basis: text}", "basis: regional}"),
        ("checklists.yml", "basis: editorial", "basis: regional"),
    ],
)
def test_the_base_may_not_call_anything_regional(base, problems, file, old, new):
    text = (base / file).read_text("utf-8")
    assert old in text
    (base / file).write_text(text.replace(old, new, 1), "utf-8")
    lines = [line for line in problems(load, base) if "PB321" in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"{(base / file).as_posix()}:")
    assert lines[0].endswith('"regional" is for editions only (write text or editorial)')
