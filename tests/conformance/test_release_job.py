"""The release job, step by step, in a clean folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_release_job_runs_from_a_clean_checkout() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "try-release")], capture_output=True, text=True, check=False
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
