"""In the built site every link, image and anchor leads somewhere, and nothing leads outside."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

ATTRIBUTES = {"href", "src", "action", "data-src", "poster"}
NAMES_ONLY = {"canonical", "alternate"}


class Page(HTMLParser):
    """Collects the ids and the addresses of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "link" and values.get("rel") in NAMES_ONLY:
            return
        self.links += [value for name, value in attrs if name in ATTRIBUTES and value]


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, Page]:
    found = {
        path.relative_to(site).as_posix(): Page(path.read_text("utf-8"))
        for path in site.rglob("*.html")
    }
    assert len(found) > 70
    return found


def test_every_link_and_anchor_resolves(site: Path, built: dict[str, Page]) -> None:
    broken, checked = [], 0
    for name, page in built.items():
        if name == "404.html":  # served at any address, so its links are absolute
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            checked += 1
            if link.startswith("/"):
                broken.append(f"{name}: {link} (works only at the root of a host)")
            address, anchor = urldefrag(urljoin(f"/{name}", link))
            target = unquote(urlsplit(address).path).lstrip("/")
            if target == "" or target.endswith("/"):
                target += "index.html"
            if not (site / target).is_file():
                broken.append(f"{name}: {link}")
            elif anchor and target in built and unquote(anchor) not in built[target].ids:
                broken.append(f"{name}: {link} (no such anchor)")
    assert checked > 3000
    assert broken == []


def test_no_page_fetches_from_another_host(built: dict[str, Page]) -> None:
    allowed = ("https://creativecommons.org/", "https://squidfunk.github.io/mkdocs-material/")
    outside = {
        (name, link)
        for name, page in built.items()
        for link in page.links
        if urlsplit(link).netloc and not link.startswith(allowed)
    }
    assert outside == set()


def test_no_page_has_an_id_twice(built: dict[str, Page]) -> None:
    twice = {
        (name, id_) for name, page in built.items() for id_ in page.ids if page.ids.count(id_) > 1
    }
    assert twice == set()


def test_every_icon_is_drawn(site: Path, built: dict[str, Page]) -> None:
    texts = [(site / name).read_text("utf-8") for name in built]
    assert sum(text.count("pb-icon") for text in texts) > 100
    assert not [name for name, text in zip(built, texts, strict=True) if ":material-" in text]


def test_no_source_file_is_published(site: Path) -> None:
    published = {path.suffix for path in site.rglob("*") if path.is_file()}
    assert ".html" in published
    assert published & {".py", ".j2", ".yml", ".md"} == set()
