"""Where the browser for these tests comes from, and what is said when there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FIND = Path(__file__).with_name("find.py")


def find(**environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FIND)]
    env = {**os.environ, **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_a_browser_may_be_named(tmp_path: Path) -> None:
    browser = tmp_path / "my-browser"
    browser.touch()
    result = find(PLAYBOOK_BROWSER=str(browser))
    assert (result.returncode, result.stdout.strip()) == (0, str(browser))


def test_without_a_browser_one_line_says_what_to_install(tmp_path: Path) -> None:
    result = find(PLAYBOOK_BROWSER=str(tmp_path / "absent"))
    assert result.returncode == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "install" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt")
def test_apt_that_reaches_nothing_adds_no_lines_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "apt-get").write_text(
        "#!/bin/sh\necho W: Failed to fetch\necho E: no >&2\nexit 100\n"
    )
    (tmp_path / "apt-get").chmod(0o755)
    code = (
        "import os, runpy, sys; os.geteuid = lambda: 0; sys.argv = ['find.py', '--install'];"
        f"runpy.run_path({str(FIND)!r}, run_name='__main__')"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PATH": str(tmp_path), "PLAYBOOK_BROWSER": str(tmp_path / "absent")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "Chrome or Chromium: install one" in result.stderr
    assert all("install" in line for line in result.stderr.splitlines())
