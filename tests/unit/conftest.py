"""Two catalogues that are loaded once, and settings that make every run of hypothesis the same."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import HealthCheck, settings
from mkdocs.config import load_config

from strategy_playbook import Catalogue, CatalogueError, load

settings.register_profile(
    "always the same",
    derandomize=True,
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("always the same")


@pytest.fixture(scope="session")
def small(project: Path) -> Catalogue:
    """Load tests/cases/base, in which every kind of record occurs."""
    return load(project / "tests" / "cases" / "base")


@pytest.fixture(scope="session")
def real(project: Path) -> Catalogue:
    """Load the catalogue of the project."""
    return load(project / "data")


@pytest.fixture(scope="session")
def problems() -> Callable[..., list[str]]:
    """Give a function that calls another one, which must fail, and returns its problems."""

    def call(function: Callable[..., Any], *args: Any, **options: Any) -> list[str]:
        with pytest.raises(CatalogueError) as caught:
            function(*args, **options)
        assert caught.value.issues
        return [str(issue) for issue in caught.value.issues]

    return call


class TextOf(HTMLParser):
    """Collects the text inside one kind of tag, without permalinks."""

    def __init__(self, tag: str, page: str) -> None:
        super().__init__()
        self.tag, self.depth, self.permalink, self.texts = tag, 0, False, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.permalink = ("class", "headerlink") in attrs
        if tag == self.tag and not self.permalink:
            self.depth += 1
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == self.tag and not self.permalink:
            self.depth -= 1
        self.permalink = False

    def handle_data(self, data):
        if self.depth and not self.permalink:
            self.texts[-1] += data


@pytest.fixture(scope="session")
def convert(project):
    """Give the function that turns Markdown into HTML as the site does."""
    config = load_config(str(project / "mkdocs.yml"))
    extensions = config.markdown_extensions
    assert {"tables", "attr_list", "admonition", "pymdownx.superfences"} <= set(extensions)
    engine = markdown.Markdown(extensions=extensions, extension_configs=config.mdx_configs)
    return lambda text: engine.reset().convert(text)


@pytest.fixture(scope="session")
def texts_in() -> Callable[[str, str], list[str]]:
    """Give a function that returns the text inside each tag of one kind in a page."""
    return lambda tag, page: TextOf(tag, page).texts
