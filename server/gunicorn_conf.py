"""How gunicorn serves: two workers of four threads (more wrecks the slowest answers on two cores), figures on another port."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from server.config import load
from server.patience import THREADS, patience

settings = load()
patience.seconds = settings.patience

worker_class = "server.gunicorn_worker.PatientWorker"
workers = 2
threads = THREADS
preload_app = True  # a worker that takes another's place is there at once, also while the store is away
timeout = 120
keepalive = 15
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - gunicorn makes its own file in it
forwarded_allow_ips = "127.0.0.1"

# The workers' figures meet in this folder; it must be named before prometheus_client is imported. They lie in memory: on a full
# disk, writing to them would end a worker.
_OURS = "ruhu-metrics-"
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    home = Path(worker_tmp_dir or tempfile.gettempdir())
    for left in home.glob(f"{_OURS}*"):  # by a master that was killed
        if not Path("/proc", left.name.split("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix=f"{_OURS}{os.getpid()}-", dir=home)


def pre_fork(_server: Any, _worker: Any) -> None:
    """Close what looking whether the store may be served has opened: no two processes may share a connection."""
    from server import db

    db.database.close_all()


def post_worker_init(_worker: Any) -> None:
    from server import db

    db.stay()


def when_ready(_server: Any) -> None:
    """Show the figures of all workers on the loopback address, away from what the world can reach."""
    if settings.metrics_port:
        from prometheus_client import CollectorRegistry, multiprocess, start_http_server

        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)
        start_http_server(settings.metrics_port, addr="127.0.0.1", registry=registry)


def child_exit(_server: Any, worker: Any) -> None:
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(_server: Any) -> None:
    folder = os.environ["PROMETHEUS_MULTIPROC_DIR"]
    if os.path.basename(folder).startswith(_OURS):  # one that the operator named is the operator's
        shutil.rmtree(folder, ignore_errors=True)
