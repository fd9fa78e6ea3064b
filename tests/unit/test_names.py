"""Names of files: each is of one file only, and fit for every system."""

import re

from strategy_playbook.names import BOOK, names_of, names_of_pack


def test_names_are_of_one_file_each_and_plain(real):
    sheets = [*real.of_kind("checklists"), *real.of_kind("forms")]
    (example,) = real.of_kind("examples")
    names = [BOOK, *(name for record in sheets for name in names_of(record).values())]
    for workshop in real.of_kind("workshops"):
        names += names_of_pack(workshop).values()
        names += names_of_pack(workshop, example).values()
    assert "strategy-readiness-a4.pdf" in names
    assert "workshop-0.5-days-example.zip" in names
    assert len(names) == len(set(names)) > 100
    assert all(re.fullmatch(r"[a-z0-9.-]{1,80}", name) for name in names)
