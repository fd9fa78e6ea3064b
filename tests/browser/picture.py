"""Makes the picture at the top of README.md: three pages of a finished site, side by side.

It is no test. `make picture` calls it after a build, whenever the pages look different.
"""

from __future__ import annotations

import base64
import functools
import http.server
import io
import sys
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))

from find import ADVICE, find  # noqa: E402 # this file is run by itself

VIEWS = (
    ("home", "", {"width": 1280, "height": 860}, "screen"),
    ("phone", "objectives/keep-communities-informed/", {"width": 360, "height": 700}, "screen"),
    ("paper", "checklists/prevent-checklist/", {"width": 720, "height": 1000}, "print"),
)
FRAME = (Path(__file__).parent / "picture.html").read_text("utf-8")
"""Lays the views out; each is put in at its name between braces."""


def shot(browser: Browser, address: str, path: str, size: dict[str, int], media: str) -> str:
    """Return a picture of a page as a data address."""
    page = browser.new_page(viewport=size, color_scheme="light")
    page.emulate_media(media=media)
    page.goto(address + path, wait_until="networkidle")
    taken = page.screenshot()
    page.close()
    return "data:image/png;base64," + base64.b64encode(taken).decode()


def main(site: Path, goal: Path) -> None:
    """Take the pictures of a built site, lay them out, and write one small file."""
    if find() is None:
        sys.exit(ADVICE)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        frame = FRAME
        for name, *view in VIEWS:
            frame = frame.replace(f"{{{name}}}", shot(browser, address, *view))
        page = browser.new_page(viewport={"width": 1600, "height": 860})
        page.set_content(frame)
        page.wait_for_timeout(500)
        picture = Image.open(io.BytesIO(page.screenshot()))
        browser.close()
    server.shutdown()
    picture.convert("RGB").quantize(96).save(goal, optimize=True)


if __name__ == "__main__":
    main(ROOT / "site", ROOT / ".github" / "playbook.png")
