"""A browser, and the built site behind a server of our own on this machine."""

from __future__ import annotations

import functools
import http.server
import importlib.util
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# Chromium asks its maker's hosts for updates unless told not to.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# The first search makes its index in the browser, which takes seconds on a busy machine.
expect.set_options(timeout=20_000)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        """Drop the line."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a site and returns its address, with a slash at the end."""
    servers: list[tuple[http.server.ThreadingHTTPServer, threading.Thread]] = []

    def start(folder: Path) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    """Serve the site of the base and return its address."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the installed browser, headless."""
    spec = importlib.util.spec_from_file_location("find", Path(__file__).with_name("find.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    if path is None:
        pytest.exit(module.ADVICE, returncode=1)  # once, not for each test
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page of the site; complaints and foreign requests fail the test.

    Its options are those of Playwright's new_context, such as viewport and java_script_enabled.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(path: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda r: _own(r.url, address) or complaints.append(f"asked {r.url}"))
        response = page.goto(address + path, wait_until="networkidle")
        assert response is not None
        assert response.ok, f"{path}: {response.status}"
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _own(url: str, address: str) -> bool:
    return url.startswith((address, "data:", "blob:"))
