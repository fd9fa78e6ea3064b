"""Find what the tests need of the system: a Chrome or Chromium, and Pango for PDF files.

Prints the browser's path. With --install, gets what is missing where that is possible. Otherwise
prints a line for each thing to install, and exits with 1. PLAYBOOK_BROWSER names a browser that is
found by no other way.
"""

from __future__ import annotations

import ctypes.util
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

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
PANGO_ADVICE = f"PDF files need Pango: on Debian and Ubuntu install {', '.join(PANGO)}."


def find() -> str | None:
    """Return the path of an installed browser, or None."""
    named = os.environ.get("PLAYBOOK_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    installed = (shutil.which(name) for name in NAMES)
    found = next(filter(None, installed), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def has_pango() -> bool:
    """Return whether the libraries are there with which PDF files are made."""
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0"))


def install(*packages: str) -> None:
    """Install Debian's packages, where apt is at hand and we may use it."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            command = ["apt-get", "--quiet", *step]
            # If it fails, our advice says what to do; it is no help to see why apt did.
            subprocess.run(command, check=False, env=environment, capture_output=True)


def main() -> int:
    """Run as a command."""
    missing = [] if find() else ["chromium"]
    missing += [] if has_pango() else PANGO
    if missing and "--install" in sys.argv:
        install(*missing)
    browser = find()
    print(browser or ADVICE, file=sys.stdout if browser else sys.stderr)
    if not has_pango():
        print(PANGO_ADVICE, file=sys.stderr)
    return 0 if browser and has_pango() else 1


if __name__ == "__main__":
    sys.exit(main())
