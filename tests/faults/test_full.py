"""The disk is full: what comes is put off, what is here can be read, and all goes on by itself when there is room again."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.serving import ROOT


@cache
def apart() -> list[str]:
    """What gives a process a mount namespace of its own; empty where the machine forbids it."""
    command = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    tried = subprocess.run([*command, "mount", "-t", "tmpfs", "tmpfs", "/tmp"], capture_output=True)
    return command if tried.returncode == 0 else []


@pytest.mark.parametrize("how", ["mounted", "limited"])
def test_a_full_disk_puts_off_and_loses_nothing(store: str, how: str) -> None:
    # PostgreSQL will not run as the namespace's own root.
    mounting = apart() if how == "mounted" and (store == "sqlite" or os.geteuid() == 0) else []
    kind = "mounted" if mounting else "limited"
    with TemporaryDirectory(prefix="ruhu-full-") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL's own user must reach its tables
        command = [*mounting, sys.executable, "-m", "tests.faults.full", kind, store, folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    print(done.stdout)
    assert done.returncode == 0, done.stderr[-8000:]
