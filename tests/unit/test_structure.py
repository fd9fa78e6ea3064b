"""The package keeps to its plan: what imports what, how large modules are, where markup stands."""

import ast
import re

import pytest

from strategy_playbook.reference import modules

PACKAGE = "strategy_playbook"
MARKUP = re.compile(r"</\w|<[a-z]+[\s>]")


@pytest.fixture(scope="module")
def trees(project):
    """Parse every module: its dotted name below the package, and its syntax tree."""
    root = project / "src" / PACKAGE
    found = {}
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found[name] = ast.parse(file.read_text("utf-8"))
    assert len(found) >= 20
    assert {module.name for module in modules()} == set(found) - {""}
    return found


@pytest.fixture(scope="module")
def imported(trees):
    """List what each module imports: modules of the package by their names below it."""
    found = {}
    for name, tree in trees.items():
        wanted = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, "imports are absolute"
                wanted |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        ours = {x.removeprefix(f"{PACKAGE}.") for x in wanted if x.startswith(f"{PACKAGE}.")}
        others = {x.partition(".")[0] for x in wanted} - {PACKAGE}
        found[name] = (ours & set(trees), others)
    assert sum(len(ours) for ours, _ in found.values()) > 30
    return found


def importers(imported, other: str) -> set[str]:
    found = {name for name, (_, others) in imported.items() if other in others}
    assert found, f"nobody imports {other}"
    return found


def test_nothing_imports_the_site_or_the_commands(imported):
    assert {"site", "cli"} <= set(imported)
    for name, (ours, _) in imported.items():
        if not name.startswith("cli"):
            assert not {other for other in ours if other.split(".")[0] in ("site", "cli")}, name


def test_imports_never_go_round(imported):
    left = {name: set(ours) - {name} for name, (ours, _) in imported.items() if name}
    while left:
        free = {name for name, ours in left.items() if not ours & set(left)}
        assert free, f"these import one another: {sorted(left)}"
        left = {name: ours for name, ours in left.items() if name not in free}


def test_errors_stand_on_nothing(imported):
    assert imported["errors"][0] == set()


def test_each_tool_is_known_to_few(imported):
    assert importers(imported, "yaml") == {"source"}
    assert importers(imported, "mkdocs") == {"appearance", "preview", "site"}
    commands = {name for name in importers(imported, "click") if name.partition(".")[0] == "cli"}
    assert importers(imported, "click") - commands <= {"site"}
    assert importers(imported, "jinja2") == {"authoring", "export.pdf", "reference", "render"}
    assert importers(imported, "weasyprint") == {"export.pdf"}
    assert importers(imported, "xlsxwriter") <= {"export.xlsx", "export.cells", "export.item_table"}
    assert "mkdocs_macros" not in {other for _, others in imported.values() for other in others}


def test_what_checks_the_data_knows_nothing_of_pages(imported):
    reached, front = set(), {"loading"}
    while front:
        reached |= front
        front = {ours for name in front for ours in imported[name][0]} - reached
    assert {"source", "validate", "rules", "editions.lay", "coverage", "errors"} <= reached
    pages = {"render", "glossary", "figures", "pages", "authoring", "reference", "report"}
    assert not reached & {*pages, "project"}
    used = {other for name in reached for other in imported[name][1]}
    assert not used & {"jinja2", "markupsafe", "markdown"}


def test_modules_are_small_and_say_what_they_are_for(project, trees):
    for name, tree in trees.items():
        assert len((ast.get_docstring(tree) or "").split()) > 5, name
    files = list((project / "src").rglob("*.py"))
    assert {f.name for f in files if len(f.read_text("utf-8").splitlines()) > 260} == set()


def test_markup_stands_in_templates_only(trees):
    checked, found = 0, []
    for name, tree in trees.items():
        bodies = [getattr(parent, "body", None) for parent in ast.walk(tree)]
        docstrings = {
            id(node.value)
            for body in bodies
            if isinstance(body, list)
            for node in body
            if isinstance(node, ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                checked += 1
                if id(node) not in docstrings and MARKUP.search(node.value):
                    found.append((name, node.value))
    assert checked > 400
    assert found == []


def test_every_module_has_its_tests(project, trees):
    folder = project / "tests" / "unit"
    elsewhere = {"", "editions", "export", "site"}  # no code; the site as a whole, in tests/site
    for name in set(trees) - elsewhere:
        *parents, last = name.split(".")
        assert folder.joinpath(*parents, f"test_{last}.py").is_file(), name


def test_every_kind_of_problem_is_explained(project):
    code = "".join(file.read_text("utf-8") for file in (project / "src").rglob("*.py"))
    raised = set(re.findall(r'"(PB\d{3})"', code))
    page = (project / "docs" / "contributing" / "errors.md").read_text("utf-8")
    explained = re.findall(r"^## (PB\d{3}) ", page, re.MULTILINE)
    assert len(raised) >= 30
    assert sorted(explained) == sorted(raised)
