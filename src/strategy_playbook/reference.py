"""The toolkit's own description, read from its code: its modules, and the macros for authors.

What a module is for is written at its top and nowhere else; the pages for contributors take it
from there.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from strategy_playbook.authoring import Words
from strategy_playbook.project import INSTALLED

PACKAGE = "strategy_playbook"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the package: its dotted name below it, its docstring, and what it imports."""

    name: str
    text: str
    imports: tuple[str, ...]


def modules() -> list[Module]:
    """Return the package's modules, each after those that it imports."""
    root = Path(__file__).parent
    found = {
        module.name: module
        for file in sorted(root.rglob("*.py"))
        if INSTALLED not in file.parents and (module := _module(root, file)).name
    }
    graph = {name: [i for i in module.imports if i in found] for name, module in found.items()}
    return [found[name] for name in TopologicalSorter(graph).static_order()]


def macros() -> dict[str, Callable[[], str]]:
    """Return the macros that describe the toolkit itself, for the pages for contributors."""
    return {"describe_modules": _describe_modules, "describe_macros": _describe_macros}


def _module(root: Path, file: Path) -> Module:
    tree = ast.parse(file.read_text("utf-8"))
    parts = file.relative_to(root).with_suffix("").parts
    name = ".".join(part for part in parts if part != "__init__")
    imports = {
        node.module.removeprefix(f"{PACKAGE}.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE)
    }
    return Module(name, ast.get_docstring(tree) or "", tuple(sorted(imports)))


def _describe_modules() -> str:
    return _render("reference/modules.md.j2", modules=modules())


def _describe_macros() -> str:
    described = [
        {"name": name, "call": _call(name, method), "text": inspect.getdoc(method)}
        for name, method in inspect.getmembers(Words, inspect.isfunction)
        if not name.startswith("_") and name != "macros"
    ]
    return _render("reference/macros.md.j2", macros=described)


def _call(name: str, method: Callable[..., Any]) -> str:
    parameters = list(inspect.signature(method).parameters.values())[1:]
    return f"{name}({', '.join(str(p.replace(annotation=p.empty)) for p in parameters)})"


def _render(template: str, **values: Any) -> str:
    loader = PackageLoader(PACKAGE, "templates")
    # Docstrings are our own Markdown, so nothing here is escaped.
    environment = Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True)  # noqa: S701
    return environment.get_template(template).render(**values)
