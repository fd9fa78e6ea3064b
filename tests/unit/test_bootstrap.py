"""Setting up ends in an environment that works, or in one line that says what to do."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pip
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no make on Windows")

BACKEND = '''\
"""Builds packages without code, so that setting up takes no time."""

from pathlib import Path
from zipfile import ZipFile


def build_editable(folder, config_settings=None, metadata_directory=None):
    return write(folder, "project").name


def write(folder, name):
    file, info = Path(folder) / f"{name}-1-py3-none-any.whl", f"{name}-1.dist-info"
    with ZipFile(file, "w") as wheel:
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1\\n")
        tag = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(f"{info}/WHEEL", tag)
        wheel.writestr(f"{info}/RECORD", "")
    return file
'''
QUICK_VENV = """\
import subprocess, sys
from pathlib import Path

if __name__ == "__main__":  # as venv, but pip is not copied
    folder = sys.argv[-1]
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", folder], check=True)
    (library,) = Path(folder).glob("lib/*/site-packages")
    (library / "pip.pth").write_text({pip!r})
"""
SETTINGS = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "project"
version = "1"
requires-python = ">=3.11"
"""


class Machine:
    """A small project, and a PATH on which only those Pythons are that a test puts there."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.project, self.bin, self.wheels = folder / "project", folder / "bin", folder / "wheels"
        self.pip = folder / "pip"
        for path in (self.project / "scripts", self.bin, self.wheels, self.pip):
            path.mkdir(parents=True)
        (self.pip / "pip").symlink_to(Path(pip.__file__).parent)
        shutil.copy(project / "Makefile", self.project)
        shutil.copy(project / "scripts" / "bootstrap.py", self.project / "scripts")
        for name, text in (
            ("pyproject.toml", SETTINGS),
            ("backend.py", BACKEND),
            ("requirements.txt", ""),
            ("data/release.yml", ""),
        ):
            (self.project / name).parent.mkdir(exist_ok=True)
            (self.project / name).write_text(text, "utf-8")
        for name in ("make", "sh"):
            (self.bin / name).symlink_to(shutil.which(name) or name)

    def python(self, file: Path, version: str = "", lacks: str = "") -> None:
        """Make a Python that gives itself another version, or that lacks a module."""
        modules = file.with_name(f"{file.name}-modules")
        modules.mkdir(parents=True, exist_ok=True)
        texts = {"venv": QUICK_VENV.format(pip=str(self.pip))}
        if version:
            numbers = (*map(int, version.split(".")), "final", 0)
            texts["sitecustomize"] = (  # for this Python only, not for others that it calls
                f"import os, sys; del os.environ['PYTHONPATH']; sys.version_info = {numbers}"
            )
        if lacks:
            texts[lacks] = f"raise ModuleNotFoundError(name={lacks!r})"
        for name, text in texts.items():
            (modules / f"{name}.py").write_text(text, "utf-8")
        file.write_text(f'#!/bin/sh\nPYTHONPATH="{modules}" exec "{sys.executable}" "$@"\n')
        file.chmod(0o755)

    def package(self, name: str) -> Path:
        """Write a package that pip can find, and return its file."""
        space: dict[str, Callable[[Path, str], Path]] = {}
        exec(BACKEND, space)  # noqa: S102 # our own text
        return space["write"](self.wheels, name)

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project; pip finds the wheels in one folder and nothing else."""
        return subprocess.run(
            command,
            cwd=self.project,
            env={
                "PATH": str(self.bin),
                "PIP_CONFIG_FILE": os.devnull,
                "PIP_NO_INDEX": "1",
                "PIP_NO_CACHE_DIR": "1",
                "PIP_FIND_LINKS": str(self.wheels),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def make(self, *arguments: str) -> str:
        """Run make, which must succeed; return what it prints."""
        result = self.run("make", *arguments)
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout

    def refused(self, *command: str) -> str:
        """Run a command that must fail with one line, and return that."""
        result = self.run(*command)
        lines = result.stderr.splitlines()
        if command[0] == "make":
            assert lines.pop().startswith("make: *** ")
        assert result.returncode != 0
        assert len(lines) == 1, result.stderr
        return lines[0]


@pytest.fixture
def machine(tmp_path: Path, project: Path) -> Machine:
    return Machine(tmp_path, project)


def test_an_old_python_says_which_is_needed_and_names_one_that_is_there(machine: Machine) -> None:
    machine.python(machine.bin / "python3", "3.10.13")
    needed = "Python 3.11 or newer is needed; python3 is 3.10.13. "
    assert machine.refused("make", "setup") == (
        f"{needed}Install one, then run: make setup PYTHON=python3.12"
    )
    machine.python(machine.bin / "python3.9", "3.9.1")
    machine.python(machine.bin / "python3.14", "3.14.0")
    machine.python(machine.bin / "python3.13", "3.13.2")
    (machine.bin / "python3.15").write_text("#!/bin/sh\nexit 127\n")  # as pyenv has them
    (machine.bin / "python3.15").chmod(0o755)
    assert machine.refused("make", "serve") == f"{needed}Run: make setup PYTHON=python3.14"
    assert not (machine.project / ".venv").exists()


def test_it_says_the_same_where_there_is_no_make(machine: Machine) -> None:
    machine.python(machine.bin / "python3", "3.10.13")
    machine.python(machine.bin / "python3.12")
    line = machine.refused("python3", "scripts/bootstrap.py")
    assert line.startswith("Python 3.11 or newer is needed; python")
    assert line.endswith(" is 3.10.13. Run: python3.12 scripts/bootstrap.py")


def test_a_python_that_is_not_there_is_named(machine: Machine) -> None:
    line = "Install Python 3.11 or newer, or name one that you have: make setup PYTHON=python3.12"
    assert machine.refused("make", "setup") == f"There is no python3 here. {line}"
    machine.python(machine.bin / "python3")
    assert machine.refused("make", "setup", "PYTHON=python3.19") == (
        f"There is no python3.19 here. {line}"
    )


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_that_cannot_make_an_environment_says_how_to_get_one_that_can(
    machine: Machine, module: str
) -> None:
    machine.python(machine.bin / "python3", "3.11.2", lacks=module)
    assert machine.refused("make", "setup") == (
        f"python3 cannot make a virtual environment, as it lacks the module {module}. On Debian "
        "and Ubuntu, run apt install python3.11-venv; elsewhere, install Python with all its "
        "modules. Then run: make setup"
    )
    assert not (machine.project / ".venv").exists()


def test_without_an_index_one_line_says_so_and_the_next_run_goes_on(machine: Machine) -> None:
    wheel = machine.package("needed")
    hash_ = hashlib.sha256(wheel.read_bytes()).hexdigest()
    requirements = machine.project / "requirements.txt"
    requirements.write_text(f"needed==1 --hash=sha256:{hash_}\n", "utf-8")
    hidden = wheel.rename(wheel.with_suffix(".hidden"))
    machine.python(machine.bin / "python3")
    assert machine.refused("make", "serve") == (
        "Packages cannot be downloaded, as no package index answers. Connect to the internet, or "
        "name an index in PIP_INDEX_URL; then run: make setup. Details: .venv/setup.log"
    )
    log = (machine.project / ".venv" / "setup.log").read_text("utf-8")
    assert "No matching distribution found for needed==1" in log

    hidden.rename(wheel)
    assert machine.make("setup").startswith("Installing packages into .venv.")
    ready = machine.project / ".venv" / "ready"
    done = ready.stat().st_mtime_ns
    machine.make("setup")
    machine.make("setup", "PYTHON=python3")
    assert ready.stat().st_mtime_ns == done, "the same Python changes nothing"

    for goal, what in (
        ("lock", "The lock cannot be renewed."),
        ("lowest", "The oldest dependencies cannot be installed."),
    ):
        line = machine.refused("make", goal)
        assert line.startswith(f"{what} That needs the internet, or an index")
        assert line.endswith("Details: .venv/uv.log")

    machine.python(machine.bin / "python3", "3.10.13")
    machine.make("setup")
    assert ready.stat().st_mtime_ns == done, "an old python3 is no reason to change what works"
    os.utime(ready, (0, 0))
    machine.make("setup")
    assert ready.stat().st_mtime_ns >= done, "packages are renewed in the environment that is there"


def test_another_python_makes_the_environment_anew_or_leaves_it_as_it_was(machine: Machine) -> None:
    old = machine.project / ".venv" / "bin" / "python"
    machine.python(machine.bin / "python3.12")
    machine.python(old, "3.11.0")
    ready = machine.project / ".venv" / "ready"
    ready.write_text("", "utf-8")
    before = old.read_text("utf-8")
    requirements = machine.project / "requirements.txt"
    requirements.write_text(f"needed==1 --hash=sha256:{64 * '0'}\n", "utf-8")
    assert "no package index" in machine.refused("make", "setup", "PYTHON=python3.12")
    assert old.read_text("utf-8") == before
    assert ready.exists()
    requirements.write_text("", "utf-8")
    machine.make("setup", "PYTHON=python3.12")
    assert old.is_symlink(), "the old one was a script"
    assert not (machine.project / ".venv.previous").exists()


@pytest.fixture
def script(project: Path) -> ModuleType:
    spec = spec_from_file_location("bootstrap", project / "scripts" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("ERROR: [Errno 28] No space left on device\n", "[Errno 28] No space left on device"),
        (
            "ERROR: Could not find a version (from versions: 1, 2)\nERROR: No needed==3\n",
            "No needed==3",
        ),
        ("Killed\n", "pip failed"),
        ("ERROR: " + 500 * "x", 200 * "x"),
    ],
)
def test_what_stops_pip_is_named(script: ModuleType, output: str, reason: str) -> None:
    user = script.User("python3", "make setup", "")
    line = f"Packages cannot be installed: {reason}. Mend this, then run: make setup."
    assert script.reason_in(output, user) == line


def test_the_makefile_renews_the_environment_for_the_same_files(
    script: ModuleType, project: Path
) -> None:
    makefile = (project / "Makefile").read_text("utf-8")
    (sources,) = re.findall(r"^\$\(READY\): (?!FORCE)(.+)$", makefile, re.MULTILINE)
    assert sources.split() == [name for name in script.SOURCES if (project / name).exists()]
    version = ".".join(map(str, script.needed()))
    assert f"Install Python {version} or newer" in makefile


def test_old_pythons_can_read_the_script(project: Path) -> None:
    text = (project / "scripts" / "bootstrap.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__ import annotations" not in text, "Python 3.6 does not have it"
