"""`mkdocs serve` follows edits of the catalogue and lives through mistakes in it."""

from __future__ import annotations

import html
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 60


@pytest.fixture
def address(copy: Path) -> Iterator[str]:
    """Serve the copy of the project at a free port until the test is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (copy / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=copy,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=log,
            stderr=log,
        )
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(PATIENCE)


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 # our own server
            text: str = answer.read().decode()
            return text
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(what: str, look) -> None:
    deadline = time.monotonic() + PATIENCE
    while what not in look():
        assert time.monotonic() < deadline, f"waited in vain for: {what}"
        time.sleep(0.2)


def test_edits_appear_and_mistakes_do_not_end_the_server(copy: Path, address: str) -> None:
    page = f"{address}/topics/global-analysis/"
    topics, log = copy / "data" / "topics.yml", copy / "serve.log"
    before = topics.read_text("utf-8")
    about = copy / "docs" / "about.md"
    text = about.read_text("utf-8")
    wait_for("Useful global threat analysis", lambda: fetch(page))
    topics.write_text(before.replace("Useful global threat analysis", "A new title"), "utf-8")
    wait_for("A new title", lambda: fetch(page))
    topics.write_text(before.replace("basis: text", "basis: txt"), "utf-8")
    line = before[: before.index("basis: text")].count("\n") + 1
    problem = f"data/topics.yml:{line}:10: PB204 basis &#34;txt&#34;"
    wait_for(problem, lambda: fetch(page))
    assert html.unescape(problem) in log.read_text()
    assert "A new title" in fetch(page), "the page as it was before the mistake"
    assert problem in fetch(f"{address}/")
    about.write_text(about.read_text("utf-8") + "\n{{ link('nobody') }}\n", "utf-8")
    topics.write_text(before, "utf-8")
    wait_for("docs/about.md:", lambda: fetch(page))
    assert "PB204" not in fetch(page)
    assert "PB402" in fetch(page)
    about.write_text(text, "utf-8")
    wait_for("Useful global threat analysis", lambda: fetch(page))
    assert "PB402" not in fetch(page)
    assert (copy / "site" / "index.html").read_text() == "the last good site"


def test_a_change_of_code_is_followed(copy: Path, address: str) -> None:
    about, macros = copy / "docs" / "about.md", copy / "macros" / "__init__.py"
    wait_for("About this playbook", lambda: fetch(f"{address}/about/"))
    before = macros.read_text("utf-8")
    macros.write_text(before + "def broken(:\n", "utf-8")
    line = before.count("\n") + 1
    wait_for(f"macros/__init__.py:{line}: ", (copy / "serve.log").read_text)
    macros.write_text(before + '    env.macro(lambda: "a macro made just now", "fresh")\n', "utf-8")
    wait_for("starts anew", (copy / "serve.log").read_text)
    about.write_text(about.read_text("utf-8") + "\n{{ fresh() }}\n", "utf-8")
    wait_for("a macro made just now", lambda: fetch(f"{address}/about/"))
