"""The benchmarks run; how fast anything is, no test says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_each_comparison_prints_its_line(project: Path) -> None:
    result = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--trial"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert len(lines) == 5
    assert all(re.match(r" *[0-9.]+  \(.* in 1 pairs; .*\)  \w", line) for line in lines), lines
