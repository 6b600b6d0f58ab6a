"""What the figures were measured on."""

import os
import platform
import shutil
import subprocess
import time
from pathlib import Path

import apsw

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


def lines() -> list[str]:
    """The machine; its load and the yardstick tell whether somebody else was at work on it."""
    return [
        f"{os.cpu_count()} cores, {_processor()}, load {os.getloadavg()[0]:.1f} before the first figure",
        f"yardstick: {_yardstick():.0f} ms of processor for a million squares in Python",
        f"Python {platform.python_version()}, SQLite {apsw.sqlite_lib_version()}, {_chromium()}",
    ]


def _yardstick() -> float:
    """The best of five. Processor time grows, too, while neighbours share the core: compare it before comparing figures."""
    return min(_squares() for _ in range(5))


def _squares() -> float:
    began = time.process_time()
    sum(number * number for number in range(1_000_000))
    return (time.process_time() - began) * 1000


def _processor() -> str:
    facts = (line.partition(":") for line in Path("/proc/cpuinfo").read_text().splitlines())
    return next((value.strip() for name, _, value in facts if name.startswith("model name")), platform.machine())


def _chromium() -> str:
    try:
        told = subprocess.run([CHROMIUM, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return "no Chromium"
    return " ".join(told.split()[:2])
