"""A real PostgreSQL for the tests: a cluster of its own in a temporary folder, on a socket only."""

import os
import shutil
import subprocess
from pathlib import Path


class Cluster:
    """Started by the first test that needs it, stopped and forgotten at the end."""

    def __init__(self, name: str = "pg", copied_from: "Cluster | None" = None) -> None:
        """A cluster of its own, or a standby that follows another."""
        self._bin = _binaries()
        self._made = 0
        # Its socket's path may have 107 bytes at most, and the server will not run as root.
        self.home = Path("/tmp") / f"ruhu-{name}-{os.getpid()}"
        self.home.mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(self.home, "postgres", "postgres")
        data = ["-D", str(self.home / "data")]
        if copied_from:
            self._run("pg_basebackup", *data, "-h", str(copied_from.home), "-U", "ruhu", "-c", "fast", "--write-recovery-conf")
        else:
            self._run("initdb", *data, "-U", "ruhu", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        options = f"-c listen_addresses='' -c unix_socket_directories={self.home} -c fsync=off"
        self._run("pg_ctl", *data, "-o", options, "-l", str(self.home / "log"), "-w", "start")

    def fresh_database(self, folder: Path | None = None) -> str:
        """The URL of a new, empty database; its tables lie in `folder`, where one is given."""
        self._made += 1
        name, where = f"ruhu{self._made}", []
        if folder:
            folder.mkdir(mode=0o700)
            if os.geteuid() == 0:
                shutil.chown(folder, "postgres", "postgres")
            there = ["-h", str(self.home), "-U", "ruhu"]
            self._run("psql", *there, "-q", "-c", f"CREATE TABLESPACE {name} LOCATION '{folder}'", "postgres")
            where = ["-D", name]
        self._run("createdb", "-h", str(self.home), "-U", "ruhu", *where, name)
        return f"postgresql://ruhu@/{name}?host={self.home}"

    def promote(self) -> None:
        """Make a standby the primary."""
        self._run("pg_ctl", "-D", str(self.home / "data"), "-w", "promote")

    def fall(self) -> None:
        """Stop as if the plug had been pulled."""
        self._run("pg_ctl", "-D", str(self.home / "data"), "-m", "immediate", "stop")

    def stop(self) -> None:
        """Stop, where it still runs, and forget."""
        if (self.home / "data" / "postmaster.pid").exists():
            self.fall()
        shutil.rmtree(self.home)

    def _run(self, program: str, *arguments: str) -> None:
        who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*who, str(self._bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/tmp")


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError("PostgreSQL is needed for the tests: apt-get install postgresql")
    return found[-1].parent
