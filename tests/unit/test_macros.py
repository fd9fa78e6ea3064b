"""macros/ gives its macros to a build that our plugin feeds, and stops any other with one line."""

import runpy
from types import SimpleNamespace

import pytest

from strategy_playbook.project import mark_plugin


@pytest.fixture
def define_env(project):
    return runpy.run_path(str(project / "macros" / "__init__.py"))["define_env"]


@pytest.fixture
def engine(base):
    """Stand in for an engine that runs the macros module; ``extra`` is what mkdocs.yml has."""
    names = []
    env = SimpleNamespace(project_dir=str(base.parent), variables={"extra": {}}, names=names)
    env.macro = lambda macro, name: names.append(name)
    return env


def test_every_macro_is_registered_where_the_plugin_feeds_the_build(define_env, engine):
    mark_plugin(engine.variables["extra"])
    define_env(engine)
    assert {"record", "cards", "view", "describe_macros"} <= set(engine.names)


@pytest.mark.parametrize("extra", [{}, {"playbook": None}, {"playbook": {"edition": ""}}])
def test_an_engine_that_passes_over_the_plugin_is_stopped(define_env, engine, extra):
    """Zensical ignores plugins that it does not know, and would build a tenth of the pages."""
    engine.variables["extra"] = extra
    with pytest.raises(SystemExit) as caught:
        define_env(engine)
    assert caught.value.code == (
        "mkdocs.yml:1:1: PB605 this engine does not run the plugin playbook, so most pages would "
        "be missing (run playbook materialise DIR, and then the engine in DIR)"
    )
    assert engine.names == []


def test_the_mark_keeps_the_settings():
    extra = {"playbook": {"edition": "north"}}
    mark_plugin(extra)
    assert extra["playbook"]["edition"] == "north"
