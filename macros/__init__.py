"""The words that authors write in docs/: `{{ cards("tools") }}` and the like.

Each is a method of `strategy_playbook.authoring.Words`; an edition registers more of its own here.
The engine calls `define_env` before every build.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register the macros with the engine (an engine's `env` has no type that we can import)."""
    try:
        from strategy_playbook import reference
        from strategy_playbook.authoring import Words
        from strategy_playbook.errors import CatalogueError
        from strategy_playbook.project import (
            check_plugin,
            files_of,
            load_project,
            project_of,
            renderer_of,
        )
    except ImportError as error:  # the engine would only say that it cannot find this module
        raise RuntimeError(f"{error}: run `make setup` first, or see README.md") from error

    try:
        check_plugin(env.variables["extra"])
    except CatalogueError as error:
        raise SystemExit(str(error)) from None
    project = project_of(Path(env.project_dir), env.variables["extra"])
    words = Words(renderer_of(load_project(project), files_of(project)))
    for name, macro in {**words.macros(), **reference.macros()}.items():
        env.macro(macro, name)
