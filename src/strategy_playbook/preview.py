"""The preview while a mistake stands: the last good pages, with the problems at their top.

MkDocs by itself lets every request wait, without a word, until a rebuild succeeds.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from strategy_playbook.errors import Issue

log = logging.getLogger("mkdocs.plugins.playbook")

_BODY = re.compile(rb"<body[^>]*>")


class NotBuilt(Abort):
    """A build that ended because of problems, which were reported already.

    Attributes:
        problems: Each problem, as one line.
    """

    def __init__(self, issues: Sequence[Issue]) -> None:
        super().__init__(f"{len(issues)} problem(s); the site was not built.")
        self.problems = tuple(map(str, issues))


class Preview:
    """Answers for a server of MkDocs, also while the site cannot be built.

    Args:
        server: The server; its builder and its application are replaced. A failed build must
            leave the folder that it serves as it was.
        banner: Returns the HTML that names problems, to stand at the top of a page.
    """

    def __init__(self, server: LiveReloadServer, banner: Callable[[Sequence[str]], str]) -> None:
        self._build = server.builder
        self._answer = server.serve_request
        self._banner = banner
        self._problems: tuple[str, ...] = ()
        server.builder = self.rebuild
        server.set_app(self.answer)

    def rebuild(self) -> None:
        """Build the site; a failure is kept for the banner, so that the server goes on."""
        try:
            self._build()
        except (Exception, SystemExit) as error:
            if not isinstance(error, MkDocsException):
                traceback.print_exc()
            elif str(error):
                print(error, file=sys.stderr)
            log.error("The last good pages are shown until this is corrected.")
            self._problems = problems_of(error)
        else:
            self._problems = ()

    def answer(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request as MkDocs does, with the banner in pages while there are problems."""
        head: list[Any] = []
        body = self._answer(environ, lambda status, headers: head.extend((status, headers)))
        status, headers = head
        # Asked only now: MkDocs lets a request wait for the end of a rebuild.
        if self._problems and ("Content-Type", "text/html") in headers:
            page = b"".join(body)
            start = found.end() if (found := _BODY.search(page)) else 0
            banner = self._banner(self._problems).encode("utf-8")
            body = [page[:start] + banner + page[start:]]
            headers = [pair for pair in headers if pair[0] != "Content-Length"]
        start_response(status, headers)
        return body


def problems_of(error: BaseException) -> tuple[str, ...]:
    """Return what ended a build, a line for each problem."""
    if isinstance(error, NotBuilt):
        return error.problems
    return (str(error).strip().partition("\n")[0] or type(error).__name__,)
