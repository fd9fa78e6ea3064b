"""The commands that build sites: of what, where to, and what they say."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from strategy_playbook.cli import main

EDITION = """\
name: The north
region: The north
authority: Office of the North
version: "1"
prefix: no
about: [It is far away.]
"""


def run(*arguments, **env):
    return CliRunner(env=env).invoke(main, list(arguments))


@pytest.fixture(autouse=True)
def done(base, monkeypatch):
    """Make an edition that waits for a review, and let builds only note what they would do."""
    folder = base.parent / "editions" / "north" / "overlay"
    folder.mkdir(parents=True)
    (folder.parent / "edition.yml").write_text(EDITION, "utf-8")
    text = "open-crossings:\n  why: Ours.\n  set: {summary: Ours.}\n"
    (folder / "objectives.yml").write_text(text, "utf-8")
    noted = []

    def build(project, site):
        (site / "assets").mkdir(parents=True, exist_ok=True)
        (site / "index.html").touch()
        (site / "404.html").touch()
        noted.append((project.edition, project.address, site.name))

    def serve(project, address):
        noted.append((project.edition, address, ""))
        return 3

    monkeypatch.setattr("strategy_playbook.cli.sites.build_site", build)
    monkeypatch.setattr("strategy_playbook.cli.sites.serve_site", serve)
    monkeypatch.setattr("strategy_playbook.publish.build", build)
    monkeypatch.setattr("strategy_playbook.cli.sites.make_files", lambda p: noted.append(p.address))
    return noted


WAITS = "1 change needs a look, run: playbook drift north\n"


def test_build_builds_the_base_or_an_edition(done):
    assert run("build").stdout == "site: built\n"
    result = run("build", "--edition", "north", "--site", "out/n", "--address", "https://a.org/")
    assert (result.exit_code, result.stdout) == (0, f"out/n: built\n{WAITS}")
    assert done == [("", "", "site"), ("north", "https://a.org/", "n")]


def test_serve_shows_the_base_or_an_edition(done):
    assert run("serve").exit_code == 3, "the code is that of the preview"
    run("serve", "--address", "0.0.0.0:80", PLAYBOOK_EDITION="north")
    assert done == [("", "127.0.0.1:8000", ""), ("north", "0.0.0.0:80", "")]


def test_publish_builds_all_and_makes_files_only_if_asked(done):
    result = run("publish", "--address", "https://a.org/b/")
    assert result.exit_code == 0, result.output
    lines = "[1/2] base\n[2/2] north\npublic: written\n"
    assert result.stdout == lines + WAITS
    sites = [("", "https://a.org/b/base/", "base"), ("north", "https://a.org/b/north/", "north")]
    assert done == sites
    assert Path("public/index.html").is_file()
    done.clear()
    run("publish", "--files", "--output", "all", PLAYBOOK_ADDRESS="https://a.org/b/")
    assert done == ["https://a.org/b/base/", "https://a.org/b/north/", *sites]
    assert Path("all/north/index.html").is_file()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_an_edition_that_is_not_there_is_one_line(done, command):
    result = run(command, "--edition", "nort")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith('PB501 there is no edition "nort" (did you mean "north"?)')
    assert done == []


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_mistake_stops_it_before_anything_is_built(base, done, command):
    (base / "topics.yml").write_text("- {titel: x}\n", "utf-8")
    result = run(command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "data/topics.yml:1:4: PB201 " in result.stderr
    assert done == []


def test_publish_refuses_a_folder_with_other_files(done):
    Path("public").mkdir()
    Path("public/kept.txt").touch()
    result = run("publish", "--files")
    assert result.stderr.startswith("public:1:1: PB503 ")
    assert done == []
