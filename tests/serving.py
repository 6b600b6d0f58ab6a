"""A real gunicorn on a free port, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 60  # seconds, for a machine that is busy with other things
_WORKERS = 2  # as server/gunicorn_conf.py says; the first answers before the second is there


class Serving:
    """The server on `var`; `url` is where. Its output goes to `log`."""

    def __init__(self, var: Path, log: Path, env: Mapping[str, str] | None = None) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.var, self.log = var, log
        self._env = {**os.environ, "RUHU_VAR": str(var), **(env or {})}
        self.start()

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "server/gunicorn_conf.py",
            "-b",
            f"127.0.0.1:{self.port}",
            "wsgi:app",
        ]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self._env, stdout=output, stderr=output)
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=5).close()
                if len(self.workers()) == _WORKERS:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    def workers(self) -> list[int]:
        """The process ids of gunicorn's workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)


def flask(var: Path, *arguments: str) -> str:
    """Run a command of the server on the store in `var`; returns what it printed."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", *arguments]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "RUHU_VAR": str(var)}, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stdout}\n{done.stderr}")
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
