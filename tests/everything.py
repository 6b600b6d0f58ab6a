"""`make test`: the list of checks, the same at home and in continuous integration. Stops at the first that fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("chromium", "fonts-noto-cjk", "postgresql", "strace")
# Titles, and of each check its folder and its command. Those of one title run side by side: alone, each keeps one core busy.
CHECKS = (
    (
        "Lint, form and types of the server and of the web app",
        (
            ("web", "npm run --silent check"),
            (".", "mypy"),
            (".", "ruff check --quiet"),
            (".", "ruff format --check --quiet"),
        ),
    ),
    ("Units of the web app", (("web", "npm run --silent test"),)),
    (
        "The server on SQLite and PostgreSQL, and both halves in Chromium",
        # Three on two cores, for many tests wait; in the folders' order, or the longest, alone in their files, would come last.
        # A test that hangs ends its worker; with another in its place it would be begun again, and again.
        ((".", "pytest -q -n3 --dist=loadfile --no-loadscope-reorder --max-worker-restart=0 --durations=20"),),
    ),
)


def main() -> None:
    """Install what is missing, then run every check."""
    _require_packages()
    # Hundreds of processes load the server; where nothing compiled is kept, each compiles it anew, a quarter of its start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for title, checks in CHECKS:
        print(f"\033[1m{title}\033[0m", flush=True)
        begun = [(subprocess.Popen(command.split(), cwd=ROOT / folder), folder, command) for folder, command in checks]
        failed = [f"Failed: {command}   (in {folder})" for process, folder, command in begun if process.wait()]
        if failed:
            sys.exit("\n".join(failed))


def _require_packages() -> None:
    programs = shutil.which("chromium") and shutil.which("strace")
    if programs and any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and _speaks_chinese():
        return
    install = f"apt-get update && apt-get install -y {' '.join(PACKAGES)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need Chromium, a Chinese font, PostgreSQL and strace. Install them with:  sudo sh -c '{install}'")
    print("\033[1mInstalling Chromium, a Chinese font, PostgreSQL and strace\033[0m", flush=True)
    quiet = install.replace("apt-get", "DEBIAN_FRONTEND=noninteractive apt-get -qq")
    if subprocess.run(["sh", "-c", f"({quiet}) >/tmp/ruhu-apt.log 2>&1"]).returncode:
        sys.exit("apt-get failed; see /tmp/ruhu-apt.log, mend it and run the same command again.")


def _speaks_chinese() -> bool:
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True).stdout.strip())


if __name__ == "__main__":
    main()
