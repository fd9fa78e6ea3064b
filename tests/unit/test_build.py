"""A site built in a process of its own: what it replaces, what it says, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from strategy_playbook.build import build, environment, is_site, may_be_replaced, serve
from strategy_playbook.project import Project


@pytest.fixture
def quay(tmp_path, monkeypatch):
    """Make a project with one page and no catalogue, and work in its folder."""
    (tmp_path / "mkdocs.yml").write_text("site_name: A quay\ntheme: material\nplugins: []\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# A quay\n")
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, tmp_path)


def test_a_site_is_built_and_built_again(quay):
    site = Path("site")
    for _ in range(2):
        build(quay, site)
        assert "A quay" in (site / "index.html").read_text("utf-8")
        assert is_site(site)


def test_a_failed_build_says_why(quay, problems):
    (quay.base / "docs" / "index.md").write_text("[Nowhere](nowhere.md)\n")
    found = problems(build, quay, Path("site"))
    assert any("nowhere.md" in problem for problem in found)
    assert all(problem.startswith("PB604 the site cannot be built: ") for problem in found)


def test_what_waits_for_maintainers_is_no_reason(quay, problems):
    (quay.base / "hook.py").write_text(
        "import sys\n"
        "def on_config(config):\n"
        "    print('x.yml:1:1: PB731 a.summary the base has changed here', file=sys.stderr)\n"
        "    print('1 change(s) to look at: playbook drift x', file=sys.stderr)\n"
    )
    with (quay.base / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")
    build(quay, Path("site"))
    (quay.base / "docs" / "index.md").write_text("[Nowhere](nowhere.md)\n")
    found = problems(build, quay, Path("site"))
    assert any("nowhere.md" in problem for problem in found)
    assert not any("drift" in problem or "PB731" in problem for problem in found)


@pytest.mark.parametrize("folder", [".", "..", "docs", "data", "data/site", "editions/x", "full"])
def test_what_is_no_site_is_not_replaced(quay, problems, folder):
    for name in ("full", "editions/x"):
        (quay.base / name).mkdir(parents=True)
        (quay.base / name / "kept.txt").write_text("kept")
    before = sorted(quay.base.rglob("*"))
    (problem,) = problems(build, quay, Path(folder))
    assert " PB503 " in problem
    assert sorted(quay.base.rglob("*")) == before


def test_a_repository_is_not_replaced_even_if_it_holds_a_site(quay):
    build(quay, Path("site"))
    assert may_be_replaced(Path("site"), quay)
    Path("site/.git").mkdir()
    assert not may_be_replaced(Path("site"), quay)


def test_the_environment_names_the_project(quay):
    edition = Project(quay.base, quay.work, "north", address="https://example.org/")
    assert environment(edition, offline=True) == {
        "PLAYBOOK_EDITION": "north",
        "PLAYBOOK_LANG": "en",
        "PLAYBOOK_ADDRESS": "https://example.org/",
        "PLAYBOOK_WORK": str(quay.work.resolve()),
        "PLAYBOOK_OFFLINE": "true",
        "NO_MKDOCS_2_WARNING": "1",
    }


def test_a_preview_of_nothing_is_a_problem(tmp_path, problems):
    (problem,) = problems(serve, Project(tmp_path, tmp_path), "127.0.0.1:0")
    assert problem.startswith("PB604 ")
    assert re.search(r"mkdocs\.yml \(run this in", problem)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals and groups of processes")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_ends_with_the_command_and_leaves_no_process(quay, end):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    code = (
        "import sys; from pathlib import Path; from strategy_playbook.build import serve;"
        "from strategy_playbook.project import Project;"
        f"here = Path.cwd(); sys.exit(serve(Project(here, here), {address!r}))"
    )
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=env, stderr=subprocess.PIPE, start_new_session=True
    )
    try:
        assert b"A quay" in _page(f"http://{address}/")
        process.send_signal(end) if end == signal.SIGTERM else os.killpg(process.pid, end)
        assert process.wait(timeout=20) == 0
        assert b"Traceback" not in process.stderr.read()
        with pytest.raises(OSError, match="refused"):
            urlopen(f"http://{address}/", timeout=2)  # ours
    finally:
        process.stderr.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _page(address: str) -> bytes:
    for _ in range(200):
        with suppress(OSError), urlopen(address, timeout=2) as page:  # noqa: S310 # ours
            return page.read()
        time.sleep(0.1)
    raise AssertionError("no preview came up")
