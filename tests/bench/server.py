"""gunicorn as `make run` starts it, on a free port; what its workers have used, from /proc."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATIENCE = 30  # seconds to come up


@dataclass(frozen=True)
class Server:
    """A running server and its two workers."""

    var: Path
    port: int
    workers: tuple[int, ...]

    def cpu(self) -> float:
        """Milliseconds of processor that the workers have used so far, user and system, to the nanosecond."""
        return sum(self.threads().values())

    def threads(self) -> dict[int, float]:
        """The same by thread."""
        tasks = [task for worker in self.workers for task in Path(f"/proc/{worker}/task").iterdir()]
        return {int(task.name): int((task / "schedstat").read_text().split()[0]) / 1e6 for task in tasks}

    def memory(self) -> float:
        """Megabytes that the workers hold, together."""
        return sum(_status(worker, "VmRSS") for worker in self.workers)

    def peak(self) -> float:
        """Megabytes that the larger worker has held at most since `forget_peak`."""
        return max(_status(worker, "VmHWM") for worker in self.workers)

    def forget_peak(self) -> None:
        for worker in self.workers:
            Path(f"/proc/{worker}/clear_refs").write_text("5")


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    """A server on the store in `var`, stopped at the end of the block."""
    port = _free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("RUHU_", "DATABASE_", "PHOTO_"))}
    command = [sys.executable, "-m", "gunicorn", "-c", "server/gunicorn_conf.py", "-b", f"127.0.0.1:{port}", "wsgi:app"]
    with (var / "gunicorn.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**env, "RUHU_VAR": str(var)}, stdout=log, stderr=log)
    try:
        _await(process, port, var)
        yield Server(var, port, _children(process.pid))
    finally:
        process.terminate()
        process.wait()


def _await(process: "subprocess.Popen[bytes]", port: int, var: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200 and len(_children(process.pid)) == 2:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise RuntimeError(f"gunicorn did not come up:\n{(var / 'gunicorn.log').read_text()[-2000:]}")


def _children(parent: int) -> tuple[int, ...]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return tuple(found)


def _status(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":")) / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
