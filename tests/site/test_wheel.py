"""An edition needs nothing but its own folder and the installed package; proved with the wheel."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from strategy_playbook.build import build
from strategy_playbook.project import Project

EDITION = {
    "edition.yml": """\
name: The coast's playbook
region: A coast
authority: Its council
version: "1"
prefix: zz
about: [It was made to be built twice.]
variables: {line: "000 111"}
brand: {primary: "#5b2a86", logo: brand/sign.svg, footer: "Call {line}."}
""",
    "overlay/objectives.yml": """\
address-recruitment-drivers:
  why: The coast has words of its own.
  set: {summary: "Reduce what draws young crews into groups; call {line}."}
""",
    "overlay/tools.yml": """\
zz-harbour-watch:
  why: The coast has harbours.
  add:
    code: ZZ-PV-T1
    title: Harbour watch
    summary: Crews report strange cargo.
    principle: prevent
    source: [ctoc-2022]
    guidance: {why: Crews see first., actions: [Ask the crews.], questions: [Who asks?]}
    links: [{to: address-recruitment-drivers, relation: serves}]
""",
    "overlay/pages.yml": """\
coast.md: {why: Readers ask whom to call., add: {title: Contacts, after: about.md}}
course.md: {why: The coast trains otherwise., hide: true}
""",
    "docs/coast.md": '# Contacts\n\n{{ link("zz-harbour-watch") }}\n',
    "overrides/records/tool.md.j2": '{% extends "records/record.md.j2" %}\n',
    "brand/sign.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
}


@dataclass
class Installed:
    """An environment with the wheel in it, and a folder to work in that holds one edition."""

    python: Path
    command: Path
    library: Path
    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program in the folder; it sees no variable that could lead to the checkout."""
        kept = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def playbook(self, *arguments: str) -> str:
        """Run the installed command and return what it says; it must succeed."""
        result = self.run(str(self.command), *arguments)
        assert result.returncode == 0, result.stderr
        return result.stdout


def write_edition(folder: Path) -> None:
    for name, text in EDITION.items():
        file = folder / "editions" / "coast" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Installed:
    """Install the wheel where all that it needs can be imported, and the checkout cannot."""
    folder = tmp_path_factory.mktemp("region")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps"]
    make = [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(folder), "."]
    subprocess.run(make, cwd=project, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    builder = venv.EnvBuilder()
    context = builder.ensure_directories(folder / "venv")
    builder.create(folder / "venv")
    ask = [context.env_exe, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    library = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    # A path that a .pth file adds is not searched for .pth files, so an editable install is not.
    (library / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    into = [*pip, "--python", context.env_exe, "install", *offline, str(wheel)]
    subprocess.run(into, check=True, capture_output=True)
    work = folder / "work"
    write_edition(work)
    script = Path(context.bin_path) / ("playbook.exe" if os.name == "nt" else "playbook")
    return Installed(Path(context.env_exe), script, library / "strategy_playbook", work)


def pages_of(site: Path) -> dict[str, bytes]:
    """Return all files of a site but those that hold the date on which it was built."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.startswith("sitemap.xml")
    }


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file): (file.stat().st_size, file.stat().st_mtime_ns) for file in files}


def test_the_environment_does_not_see_the_checkout(installed: Installed, project: Path) -> None:
    say = "import strategy_playbook, sys; print(strategy_playbook.__file__, *sys.path, sep='\\n')"
    result = installed.run(str(installed.python), "-c", say)
    package, *paths = result.stdout.splitlines()
    assert Path(package).parent == installed.library, result.stderr
    assert len(paths) > 3
    assert not {project, project / "src"} & {(installed.folder / path).resolve() for path in paths}


def test_the_wheel_holds_the_base_and_nothing_else(installed: Installed, project: Path) -> None:
    held = {path.name for path in installed.library.joinpath("base").iterdir()}
    files = {"mkdocs.yml", "requirements-runtime.txt"}
    assert held == {"data", "docs", "macros", "overrides"} | files
    for name in files:
        ours, theirs = project / name, installed.library / "base" / name
        assert theirs.read_bytes() == ours.read_bytes()
    for name in held - files:
        ours, theirs = project / name, installed.library / "base" / name
        files = [path for path in ours.rglob("*") if path.is_file() and path.suffix != ".pyc"]
        assert files, name
        missing = [path for path in files if not (theirs / path.relative_to(ours)).is_file()]
        assert missing == [], name
    assert not list(installed.library.rglob("expected.txt"))


def test_commands_work_beside_an_edition_alone(installed: Installed) -> None:
    assert [path.name for path in installed.folder.iterdir()] == ["editions"]
    before = state_of(installed.library)
    assert "No problems" in installed.playbook("check", "--edition", "coast")
    assert "zz-harbour-watch" in installed.playbook("export", "json", "--edition", "coast")
    assert "zz-harbour-watch" not in installed.playbook("export", "json")
    assert before
    assert state_of(installed.library) == before


def test_a_mistake_is_shown_by_its_place_in_the_edition(installed: Installed) -> None:
    file = installed.folder / "editions" / "coast" / "overlay" / "tools.yml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("principle: prevent", "principle: prevend"), "utf-8")
    result = installed.run(str(installed.command), "check", "--edition", "coast")
    file.write_text(before, "utf-8")
    assert result.returncode == 1
    assert result.stderr.startswith("editions/coast/overlay/tools.yml:7:16: ")
    assert "Traceback" not in result.stderr


def test_the_same_site_comes_of_it(installed: Installed, copy: Path, tmp_path: Path) -> None:
    before = state_of(installed.library)
    there, here = tmp_path / "there", tmp_path / "here"
    installed.playbook("build", "--edition", "coast", "--site", str(there))
    assert state_of(installed.library) == before
    write_edition(copy)
    build(Project(copy, copy, "coast"), here)
    ours, theirs = pages_of(here), pages_of(there)
    assert {"coast/index.html", "tools/zz-harbour-watch/index.html"} <= set(ours)
    assert len(ours) > 300
    assert sorted(ours) == sorted(theirs)
    assert [name for name, data in ours.items() if theirs[name] != data] == []
    machine = re.compile(rb"PosixPath|WindowsPath|" + re.escape(bytes(tmp_path)))
    assert [name for name, data in theirs.items() if machine.search(data)] == []


def test_a_repository_of_its_own_is_written_checked_and_built(installed: Installed) -> None:
    told = ["--name", "Bay", "--region", "A bay", "--authority", "Its council"]
    installed.playbook("new-edition", "bay", *told, "--standalone", "../bay")
    folder = installed.folder.parent / "bay"
    (wheel,) = folder.glob("*.whl")
    assert wheel.read_bytes() == (folder.parent / wheel.name).read_bytes()
    assert f"./{wheel.name} " in (folder / "requirements.txt").read_text("utf-8")
    alone = dataclasses.replace(installed, folder=folder)
    before = set(folder.iterdir())
    assert "No problems" in alone.playbook("check", "--edition", "bay")
    alone.playbook("build", "--edition", "bay")
    assert (folder / "site" / "contacts" / "index.html").is_file()
    ignored = {f"/{path.name}/" for path in set(folder.iterdir()) - before}
    assert ignored == {"/site/"}
    assert ignored <= set((folder / ".gitignore").read_text("utf-8").split())
