"""A running server, and what its workers have used."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.process import megabytes, processor
from tests.serving import Serving


class Server(Serving):
    """gunicorn on a store of its own; processor in milliseconds, memory in megabytes."""

    def cpu(self) -> float:
        """What the workers have used so far."""
        return sum(self.threads().values())

    def threads(self) -> dict[int, float]:
        """The same by thread."""
        return {thread: spent for worker in self.workers() for thread, spent in processor(worker).items()}

    def memory(self) -> float:
        """What the workers hold, together."""
        return sum(megabytes(worker, "VmRSS") for worker in self.workers())

    def peak(self) -> float:
        """What the larger worker has held at most since `forget_peak`."""
        return max(megabytes(worker, "VmHWM") for worker in self.workers())

    def forget_peak(self) -> None:
        """Let `peak` begin anew."""
        for worker in self.workers():
            Path(f"/proc/{worker}/clear_refs").write_text("5")


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    """A server on the store in `var`, stopped at the end of the block. Answers are not checked: that is for tests."""
    server = Server(var, var / "gunicorn.log", {"RUHU_CHECK_ANSWERS": "0"})
    try:
        while len(server.workers()) < 2:
            time.sleep(0.05)
        yield server
    finally:
        server.stop()
