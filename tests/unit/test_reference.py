"""What the pages for contributors say about the code is what the code says."""

import inspect

import pytest

from strategy_playbook.authoring import Words
from strategy_playbook.reference import macros, modules
from strategy_playbook.render import Renderer


@pytest.fixture(scope="module")
def described():
    return {name: macro() for name, macro in macros().items()}


def test_modules_are_those_of_the_package(project):
    root = project / "src" / "strategy_playbook"
    files = [file.relative_to(root).with_suffix("") for file in root.rglob("*.py")]
    names = {".".join(part for part in file.parts if part != "__init__") for file in files}
    assert len(names) > 15
    assert {module.name for module in modules()} == names - {""}


def test_modules_come_after_what_they_import():
    seen = []
    for module in modules():
        assert "strategy_playbook" not in module.imports or module.name == "export"
        assert set(module.imports) <= {*seen, "export"}
        seen.append(module.name)


def test_every_module_is_described_in_its_own_words(described):
    text = described["describe_modules"]
    for module in modules():
        assert f"### {module.name}\n\n{module.text}" in text
        assert module.text


def test_every_macro_is_described_by_its_call_and_its_docstring(described, small):
    rows = described["describe_macros"].splitlines()[2:]
    names = list(Words(Renderer(small)).macros())
    assert len(names) >= 7
    assert len(rows) == len(names)
    for name in names:
        text = inspect.getdoc(getattr(Words, name))
        assert "\n" not in text, "a row of a table is one line"
        assert sum(row.startswith(f"| `{name}(") and text in row for row in rows) == 1


def test_a_call_shows_what_may_be_left_out(described):
    assert "| `cards(kind, principle=None)` |" in described["describe_macros"]
    assert "| `table(kind, *columns, principle=None)` |" in described["describe_macros"]
