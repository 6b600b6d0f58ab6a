"""A county's whole register taken in by the command, and taken in again."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import county as counties
from tests.bench import register
from tests.bench.process import megabytes
from tests.bench.table import Row
from tests.serving import ROOT

HOUSEHOLDS = 40_000


def measure() -> Iterator[Row]:
    with counties.founded() as county:
        book = county.var / "register.xlsx"
        make = [sys.executable, "-m", register.__name__, str(book), str(HOUSEHOLDS)]
        subprocess.run(make, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        for name in (f"import of {HOUSEHOLDS:,} households", "the same register again"):
            seconds, peak = _import(county.var, book)
            yield Row(f"{name}, CPU", seconds, None, "s")
            yield Row("  memory at its peak", peak, 200, "MB")


def _import(var: Path, book: Path) -> tuple[float, float]:
    """Seconds of processor, and megabytes at the peak."""
    before = _of_children()
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "import-households", str(book), "--county", "522634"]
    with (var / "import.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "RUHU_VAR": str(var)}, stdout=log, stderr=log)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, megabytes(process.pid, "VmHWM"))
        time.sleep(0.05)
    if process.returncode:
        raise RuntimeError((var / "import.log").read_text()[-2000:])
    return _of_children() - before, peak


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
