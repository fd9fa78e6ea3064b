"""Make the virtual environment .venv and install what the project needs; `make setup` runs this.

Where there is no make, run it directly: ``python3 scripts/bootstrap.py``. The Python that runs it
is the one that .venv is made with. If something is missing, one line says what to do.

A Python that is too old must be able to run this, to say so. So it uses only what Python 3.6 has.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator, NamedTuple, Optional, Tuple

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "setup.log"
READY = VENV / "ready"
SOURCES = ("requirements.txt", "pyproject.toml", "data/release.yml")
"""What .venv is made from; the rule in the Makefile names the same files."""
STEPS = (
    ("--require-hashes", "-r", "requirements.txt"),
    ("--no-deps", "--no-build-isolation", "--editable", "."),
)
"""What pip installs, one after the other."""
NO_INDEX = re.compile(
    r"from versions: none|Max retries|ConnectionError|ConnectTimeout|ProxyError|name resolution"
)
"""What pip prints if it reaches no package index."""


class User(NamedTuple):
    """How the user calls things.

    Attributes:
        python: The Python that runs this.
        again: The command that runs this once more.
        other: The command that runs this with another Python, with a place for its name.
    """

    python: str
    again: str
    other: str


class Found(NamedTuple):
    """A Python that works: its version, and the folder in which it is installed."""

    version: Tuple[int, ...]
    prefix: str


class SetupError(Exception):
    """One line for the user, and all that the program printed that failed."""

    def __init__(self, line: str, output: str = "") -> None:
        super().__init__(line)
        self.output = output


def main() -> int:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="Make .venv and install what the project needs.")
    parser.add_argument("--keep", action="store_true", help="keep a .venv of another Python")
    parser.add_argument("--make", metavar="NAME", help="what make calls this Python")
    options = parser.parse_args()
    user = User(options.make, "make setup", "make setup PYTHON={}")
    if not options.make:
        name = "py" if os.name == "nt" else Path(sys.executable).name
        script = str(Path("scripts") / "bootstrap.py")
        user = User(name, f"{name} {script}", f"{{}} {script}")
    try:
        set_up(user, options.keep)
    except SetupError as error:
        line = str(error)
        if error.output and VENV.is_dir():
            LOG.write_text(error.output, "utf-8")
            line += f" Details: {LOG.relative_to(ROOT)}"
    except OSError as error:
        line = f"{error.filename or VENV}: {error.strerror}. Mend this, then run: {user.again}"
    except KeyboardInterrupt:
        line = f"Stopped. To go on, run: {user.again}"
    else:
        print(".venv is ready.")
        return 0
    print(line, file=sys.stderr)
    return 1


def set_up(user: User, keep: bool) -> None:
    """Make .venv, unless the one that is there will do, and install the packages.

    Args:
        user: How the user calls things.
        keep: Whether a .venv of another Python will do.
    """
    there = python_at(str(PYTHON), "sys, pip")  # without pip, somebody stopped an earlier run
    ours = Found(sys.version_info[:3], sys.base_prefix)
    if there and there.version >= needed() and (keep or there == ours):
        if not is_current():
            install(user)
        return
    check_version(user)
    check_venv(user)
    previous = VENV.with_name(".venv.previous")
    remove(previous)
    if VENV.exists():
        VENV.rename(previous)
    try:
        make_venv(user)
        install(user)
    except BaseException:
        if (previous / READY.name).exists() and there:  # it worked, and goes on working
            remove(VENV)
            previous.rename(VENV)
        raise
    remove(previous)


def needed() -> Tuple[int, ...]:
    """Return the oldest version of Python that the project works with."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    (version,) = re.findall(r'^requires-python = ">=([0-9.]+)"', text, re.MULTILINE)
    return tuple(map(int, version.split(".")))


def python_at(path: str, modules: str = "sys") -> Optional[Found]:
    """Return a Python's version and place, or None if it does not work or is a pre-release."""
    question = f"import {modules}; print(*sys.version_info[:4], sys.base_prefix)"
    output = run(path, "-c", question)[1]
    found = re.fullmatch(r"(\d+) (\d+) (\d+) final (.+)", output.strip())
    return Found(tuple(map(int, found.groups()[:3])), found.group(4)) if found else None


def is_current() -> bool:
    """Return whether everything was installed after the last change of what it is made from."""
    changed = [file.stat().st_mtime for file in map(ROOT.joinpath, SOURCES) if file.exists()]
    return READY.exists() and READY.stat().st_mtime >= max(changed)


def check_version(user: User) -> None:
    """Refuse a Python that is too old, and name one that will do, if there is one."""
    if sys.version_info >= needed():
        return
    other = next(newer(), None)
    to_do = "Run" if other else "Install one, then run"
    wanted, ours = dotted(needed()), dotted(sys.version_info[:3])
    raise SetupError(
        f"Python {wanted} or newer is needed; {user.python} is {ours}. "
        f"{to_do}: {user.other.format(other or 'python3.12')}"
    )


def newer() -> Iterator[str]:
    """Yield the names of installed Pythons that will do, the newest first."""
    folders = map(Path, filter(None, os.environ.get("PATH", "").split(os.pathsep)))
    names = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
    found = (re.fullmatch(r"python3\.(\d+)", name) for name in names)
    for minor in sorted((int(one.group(1)) for one in found if one), reverse=True):
        python = python_at(f"python3.{minor}") if (3, minor) >= needed()[:2] else None
        if python and python.version >= needed():
            yield f"python3.{minor}"


def check_venv(user: User) -> None:
    """Refuse a Python that lacks what makes a virtual environment, as Debian's may."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise SetupError(
            f"{user.python} cannot make a virtual environment, as it lacks the module "
            f"{error.name}. On Debian and Ubuntu, run apt install "
            f"python{dotted(sys.version_info[:2])}-venv; elsewhere, install Python with all its "
            f"modules. Then run: {user.again}"
        ) from None


def make_venv(user: User) -> None:
    """Make an environment that holds only pip."""
    code, output = run(sys.executable, "-m", "venv", str(VENV))
    if code != 0:
        last = (output.strip().splitlines() or [f"exit code {code}"])[-1].rstrip(".")
        raise SetupError(f".venv cannot be made: {last}. Mend this, then run: {user.again}", output)


def install(user: User) -> None:
    """Install the packages that requirements.txt names, and the project itself."""
    print("Installing packages into .venv. The first time, this takes a minute or two.", flush=True)
    if READY.exists():
        READY.unlink()
    for step in STEPS:
        pip = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input")
        code, output = run(*pip, "install", "--quiet", *step)
        if code != 0:
            raise SetupError(reason_in(output, user), output)
    READY.write_text("", "utf-8")


def reason_in(output: str, user: User) -> str:
    """Return one line on why pip failed, and what to do."""
    if NO_INDEX.search(output):
        return (
            "Packages cannot be downloaded, as no package index answers. Connect to the internet, "
            f"or name an index in PIP_INDEX_URL; then run: {user.again}."
        )
    reasons = re.findall(r"^ERROR: (.+?)\.?$", output, re.MULTILINE) or ["pip failed"]
    return f"Packages cannot be installed: {reasons[-1][:200]}. Mend this, then run: {user.again}."


def remove(path: Path) -> None:
    """Delete a folder with all that is in it, or whatever else is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(str(path))
    elif path.exists() or path.is_symlink():
        path.unlink()


def run(*command: str) -> Tuple[int, str]:
    """Run a program in the project's folder; return its exit code and all that it prints."""
    try:
        result = subprocess.run(
            command,
            cwd=str(ROOT),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError as error:
        return 127, str(error)
    return result.returncode, result.stdout.decode("utf-8", "replace")


def dotted(version: Tuple[int, ...]) -> str:
    """Return a version as people write it."""
    return ".".join(map(str, version))


if __name__ == "__main__":
    sys.exit(main())
