"""Swap a new folder in for the one named, and die, as if killed, after some file operations."""

import os
import shutil
import sys
from pathlib import Path

from strategy_playbook.files import swap_in, workspace_for

site, left = Path(sys.argv[1]), int(sys.argv[2])


def dying(operation):
    """Wrap an operation so that the process ends instead when none is left."""

    def wrapped(*arguments, **options):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return operation(*arguments, **options)

    return wrapped


workspace = workspace_for(site)
(workspace / "new.html").touch()
Path.replace = dying(Path.replace)
shutil.rmtree = dying(shutil.rmtree)
swap_in(workspace, site)
