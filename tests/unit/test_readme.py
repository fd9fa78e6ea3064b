"""The tables of commands in README.md say what the Makefile and the commands say of themselves.

After a change of commands, `pytest --update tests/unit/test_readme.py` writes them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from strategy_playbook.cli import main

Rows = list[tuple[str, str]]
HEAD = "| Command | What it does |\n| :-- | :-- |\n"


def tasks(makefile: str) -> Rows:
    """Return each task of the Makefile, with the comment behind it."""
    found = re.findall(r"^([a-z]+):.*?## (.*)$", makefile, re.M)
    return [(f"make {name}", text[0].upper() + text[1:]) for name, text in found]


def calls(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield each command below a command, with its arguments and the first line of its help."""
    if isinstance(command, click.Group):
        for word, below in sorted(command.commands.items()):
            yield from calls(below, f"{name} {word}")
    else:
        names = [
            f"[{one.human_readable_name} ...]" if one.nargs == -1 else one.human_readable_name
            for one in command.params
            if isinstance(one, click.Argument)
        ]
        first = (command.help or "").partition("\n\n")[0]
        yield " ".join([name, *names]), " ".join(first.split()).removesuffix(".")


def table(rows: Rows) -> str:
    return HEAD + "".join(f"| `{command}` | {text} |\n" for command, text in rows)


def test_readme_lists_the_commands(project: Path, agrees: Callable[[Path, str], None]) -> None:
    file = project / "README.md"
    makefile = (project / "Makefile").read_text("utf-8")
    expected = file.read_text("utf-8")
    for name, rows in (
        ("make", tasks(makefile)),
        ("playbook", list(calls(main, "playbook"))),
    ):
        assert len(rows) > 9
        assert all(text for _, text in rows)
        place = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.S)
        made = table(rows)
        expected, count = place.subn(lambda match, made=made: match[1] + made + match[2], expected)
        assert count == 1
    agrees(file, expected)


def test_every_task_has_a_comment(project: Path) -> None:
    makefile = (project / "Makefile").read_text("utf-8")
    tasks_ = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert tasks_
    assert [f"make {name}" for name in tasks_[1].split()] == [name for name, _ in tasks(makefile)]
