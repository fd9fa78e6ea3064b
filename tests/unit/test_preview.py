"""The preview while a mistake stands: the pages as they were, with the problems at their top."""

from __future__ import annotations

import io
import logging

import pytest
from mkdocs.exceptions import Abort

from strategy_playbook.errors import Issue, Location
from strategy_playbook.preview import NotBuilt, Preview, problems_of

ISSUE = Issue("PB204", "basis is wrong", Location("data/topics.yml", 4, 10))


class Server:
    """As much of MkDocs' server as the preview uses."""

    def __init__(self, kind: str = "text/html", page: bytes = b"<html><body dir=ltr>x") -> None:
        self.builder = self.build
        self.error: BaseException | None = None
        self.head = [("Content-Type", kind), ("Content-Length", str(len(page)))]
        self.page = page

    def build(self) -> None:
        if self.error:
            raise self.error

    def serve_request(self, _environ, start_response):
        start_response("200 OK", self.head)
        return io.BytesIO(self.page)

    def set_app(self, app) -> None:
        self.app = app


def get(server: Server) -> tuple[bytes, dict[str, str]]:
    head: list = []
    body = b"".join(server.app({}, lambda *parts: head.extend(parts)))
    assert head[0] == "200 OK"
    return body, dict(head[1])


@pytest.fixture
def server() -> Server:
    server = Server()
    Preview(server, lambda problems: f"<p>é{problems}")
    return server


def test_without_a_mistake_a_page_is_what_it_was(server):
    server.builder()
    body, head = get(server)
    assert body == server.page
    assert head["Content-Length"] == str(len(server.page))


def test_a_mistake_stands_at_the_top_of_the_page_until_it_is_mended(server, caplog):
    server.error = NotBuilt([ISSUE])
    with caplog.at_level(logging.ERROR, "mkdocs"):
        server.builder()
    assert "The last good pages are shown" in caplog.text
    body, head = get(server)
    banner = "<p>é('data/topics.yml:4:10: PB204 basis is wrong',)".encode()
    assert body == b"<html><body dir=ltr>" + banner + b"x"
    assert "Content-Length" not in head
    server.error = None
    server.builder()
    assert get(server)[0] == server.page


def test_only_pages_get_the_banner():
    server = Server("image/png", b"picture")
    Preview(server, lambda _: "banner")
    server.error = NotBuilt([ISSUE])
    server.builder()
    assert get(server) == (b"picture", dict(server.head))


def test_a_page_without_a_body_begins_with_the_banner():
    server = Server(page=b"404 Not Found")
    Preview(server, lambda _: "banner ")
    server.error = NotBuilt([ISSUE])
    server.builder()
    assert get(server)[0] == b"banner 404 Not Found"


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (NotBuilt([ISSUE, ISSUE]), (str(ISSUE), str(ISSUE))),
        (
            Abort("Aborted with 1 warnings in strict mode!"),
            ("Aborted with 1 warnings in strict mode!",),
        ),
        (ValueError("a first line\nand a second"), ("a first line",)),
        (KeyError(), ("KeyError",)),
    ],
)
def test_each_way_to_fail_is_named(error, lines, server, capsys):
    assert problems_of(error) == lines
    server.error = error
    server.builder()
    assert lines[0] in get(server)[0].decode()
    assert ("Traceback" in capsys.readouterr().err) == (not isinstance(error, Abort))
