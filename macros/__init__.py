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
        from strategy_playbook.project import files_of, load_project
        from strategy_playbook.render import Renderer
    except ImportError as error:  # the engine would only say that it cannot find this module
        raise RuntimeError(f"{error}: run `make setup` first, or see README.md") from error

    project, extra = Path(env.project_dir), env.variables["extra"]
    renderer = Renderer(load_project(project, extra), files=files_of(project, extra))
    words = Words(renderer)
    for name, macro in {**words.macros(), **reference.macros()}.items():
        env.macro(macro, name)
