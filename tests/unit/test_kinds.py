"""Where kinds are named outside of their models, and that the page for contributors lists it all.

A file names a kind if a text in quotes is the singular or the plural of one. Three things are no
such text: a docstring, what an option or another decorator is given, and a key in brackets or of
``get()``. Where the name of a kind is also that of a field or a setting, such as ``source``, it
counts only if it is compared with a ``kind`` or ``plural``, or handed to ``of_kind``.
"""

import ast
import dataclasses
import re

import pytest
from pydantic import BaseModel

from strategy_playbook.models import KINDS
from strategy_playbook.project import Project

NAMES = {name for model in KINDS.values() for name in (model.kind, model.plural)}
HEADING = "## Where else are kinds named?"
OWN = ("models/", "labels/", "templates/records/", "base/")
"""What belongs to a kind by itself."""


def fields():
    """Return the names of all fields of all models, and of the settings of a project."""
    found, front = {field.name for field in dataclasses.fields(Project)}, [BaseModel]
    while front:
        model = front.pop()
        front += model.__subclasses__()
        if model.__module__.startswith("strategy_playbook."):
            found |= set(model.model_fields)
    assert {"source", "principle", "work"} <= found
    return found


CLEAR = NAMES - fields()


def kinds_in_python(text):
    found, passed_by = set(), set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            passed_by |= {id(below) for one in node.decorator_list for below in ast.walk(one)}
        elif isinstance(node, ast.Expr):
            passed_by.add(id(node.value))
        elif isinstance(node, ast.Subscript):
            passed_by.add(id(node.slice))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ("get", "option"):
                passed_by |= {id(argument) for argument in node.args}
            elif node.func.attr == "of_kind":
                found |= texts(*node.args) & NAMES
        elif isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            if any(isinstance(s, ast.Attribute) and s.attr in ("kind", "plural") for s in sides):
                found |= texts(*sides) & NAMES
        if isinstance(node, ast.Constant) and id(node) not in passed_by:
            found |= texts(node) & CLEAR
    return found


def texts(*nodes):
    inner = [below for node in nodes for below in ast.walk(node)]
    return {n.value for n in inner if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def kinds_in_template(text):
    code = " ".join(re.findall(r"{[{%].*?[%}]}", text, re.DOTALL))
    quoted = set(re.findall(r"[\"']([a-z-]+)[\"']", code)) & CLEAR
    asked = re.findall(r"(?:of_kind\(|\.(?:kind|plural) [!=]= )[\"']([a-z-]+)[\"']", code)
    worded = re.findall(r"labels\.kinds\.(\w+)\.", code)
    return quoted | set(asked) & NAMES | set(worded) & NAMES


def kinds_in_script(text):
    """Return them without ``form`` and ``role``, which are an element and an attribute of HTML."""
    return set(re.findall(r"[\"']([a-z-]+)[\"']", text)) & CLEAR - {"form", "role"}


def kinds_in_style(text, principles):
    """Return classes and properties of kinds, and of principles, which have their own colours."""
    return set(re.findall(r"pb-([a-z]+)\b(?!-)", text)) & (NAMES | set(principles))


@pytest.fixture(scope="module")
def naming(project, real):
    """Return each file that names kinds, as the page calls it, with the kinds."""
    root, assets = project / "src" / "strategy_playbook", project / "docs" / "assets"
    principles = [record.id for record in real.of_kind("principles")]
    files = [
        *((f.relative_to(root), f, kinds_in_python) for f in root.rglob("*.py")),
        *((f.relative_to(root), f, kinds_in_template) for f in root.rglob("*.j2")),
        *((f.relative_to(project), f, kinds_in_script) for f in assets.glob("*.js")),
        *(
            (f.relative_to(project), f, lambda text: kinds_in_style(text, principles))
            for f in assets.glob("*.css")
        ),
        *(
            (f.relative_to(project), f, kinds_in_template)
            for f in (project / "overrides").rglob("*.html")
        ),
    ]
    found = {
        name.as_posix(): kinds
        for name, file, look in files
        if not name.as_posix().startswith(OWN) and (kinds := look(file.read_text("utf-8")))
    }
    assert {"export/book.py", "context.py", "docs/assets/playbook.css"} <= set(found)
    return found


@pytest.fixture(scope="module")
def listed(project):
    """Return the files and folders that the table of the page names."""
    page = (project / "docs" / "contributing" / "index.md").read_text("utf-8")
    assert HEADING in page
    table = page.partition(HEADING)[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    found = [name for row in rows for name in re.findall("`([^`]+)`", row)]
    assert len(found) == len(set(found)), "a file stands there twice"
    return found


def holds(place, file):
    return file == place or (place.endswith("/") and file.startswith(place))


def test_the_page_names_every_file_that_names_a_kind(naming, listed):
    missing = [
        f"{file} names {', '.join(sorted(kinds))}"
        for file, kinds in sorted(naming.items())
        if not any(holds(place, file) for place in listed)
    ]
    assert missing == [], (
        f"add a row for each to the table under '{HEADING}' in docs/contributing/index.md, "
        "with what it decides about a kind and what happens to a new one"
    )


def test_the_page_names_no_other_file(naming, listed):
    left = [place for place in listed if not any(holds(place, file) for file in naming)]
    assert left == [], f"these name no kind any more: take them out of the table under '{HEADING}'"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('"""objectives"""\nx = "an objective"', set()),
        ('PARTS = {"a": ("objectives", "tools")}', {"objectives", "tools"}),
        ('{"objective": 1}', {"objective"}),
        ('@click.option("form")\ndef f(form): ...', set()),
        ('settings["work"] or settings.get("work")', set()),
        ('entry.fields["source"] + ("source",)', set()),
        ('catalogue.of_kind("questions")', {"questions"}),
        ('record.kind == "principle" and name == "stage"', {"principle"}),
        ('record.plural in ("sources", "themes")', {"sources", "themes"}),
    ],
)
def test_what_counts_as_naming_a_kind(text, kinds):
    assert kinds_in_python(text) == kinds


def test_templates_scripts_and_styles_name_kinds_too():
    assert kinds_in_template('{{ cards("tools") }} "tools" {{ labels.kinds.risk.one }}') == {
        "tools",
        "risk",
    }
    assert kinds_in_template('{% if r.kind == "source" %}{{ field("source") }}{% endif %}') == {
        "source"
    }
    assert kinds_in_script('read("method"); document.querySelector("form")') == {"method"}
    assert kinds_in_style(".pb-term, .pb-quiz-tools { color: var(--pb-flow) }", ["flow"]) == {
        "term",
        "flow",
    }
