"""Problems become lines on standard error and an exit code; nothing else is caught."""

import errno

import pytest

from strategy_playbook.cli.common import problems
from strategy_playbook.errors import CatalogueError, Issue


def test_every_problem_is_a_line(capsys):
    with pytest.raises(SystemExit) as caught, problems():
        raise CatalogueError([Issue("PB601", "one"), Issue("PB602", "two", hint="do this")])
    assert caught.value.code == 1
    assert capsys.readouterr() == ("", "PB601 one\nPB602 two (do this)\n2 problems.\n")


def test_what_the_system_refuses_is_a_problem(capsys):
    with pytest.raises(SystemExit), problems():
        raise OSError(errno.ENOSPC, "No space left on device", "all.zip")
    assert capsys.readouterr().err == "PB504 all.zip: No space left on device\n1 problem.\n"


@pytest.mark.parametrize("error", [BrokenPipeError(), ValueError("a mistake of ours")])
def test_nothing_else_is_caught(error):
    with pytest.raises(type(error)), problems():
        raise error
