"""Find a Chrome or Chromium for the browser tests; with --install, get one where that is possible.

Prints the browser's path. Without one it prints a single line that says what to install, and exits
with 1. PLAYBOOK_BROWSER names a browser that is found by no other way.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
ADVICE = (
    "The browser tests need Chrome or Chromium: install one, or set PLAYBOOK_BROWSER to its path."
)


def find() -> str | None:
    """Return the path of an installed browser, or None."""
    named = os.environ.get("PLAYBOOK_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    installed = (shutil.which(name) for name in NAMES)
    found = next(filter(None, installed), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def install() -> None:
    """Install Debian's package, where apt is at hand and we may use it."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            command = ["apt-get", "--quiet", *step]
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Run as a command."""
    if find() is None and "--install" in sys.argv:
        install()
    browser = find()
    print(browser or ADVICE, file=sys.stdout if browser else sys.stderr)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
