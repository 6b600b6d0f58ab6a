"""`kill -9` at random moments under load: of one worker, or of the master and all its workers at once."""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from statistics import median

from tests.faults.ledger import Ledger, Verdict
from tests.faults.sender import sending
from tests.faults.stage import Stage
from tests.serving import Serving

_ALL = 0.4  # of the kills hit the master and its workers, the others one worker


@dataclass
class Figures:
    """How `cycles` kills ended."""

    cycles: int
    verdict: Verdict
    restarts: list[float] = field(default_factory=list)  # seconds from the start to the first 200

    def __str__(self) -> str:
        found = self.verdict
        back = f"first 200 after {median(self.restarts):.1f} s, {max(self.restarts):.1f} s at most" if self.restarts else ""
        return (
            f"kill -9 {self.cycles} · acknowledged {found.acknowledged} · lost {len(found.lost)} · "
            f"doubled {len(found.doubled)} · faults {len(found.faults)} · {back}"
        )


def run(stage: Stage, cycles: int, seed: int) -> Figures:
    """Kill `cycles` times while every helper of `stage` sends, let them finish, and hold the store to what it said."""
    random, ledger, restarts = Random(seed), Ledger(), []
    server = Serving(stage.var, stage.var / "log", stage.env)
    try:
        with sending(stage, lambda: server.port, ledger, seed):
            for _ in range(cycles):
                time.sleep(random.uniform(0.05, 0.6))  # the load runs; the moment is the fault
                if random.random() < _ALL:
                    restarts.append(_all(server))
                elif workers := server.workers():
                    _kill(random.choice(workers))
    finally:
        server.stop()
    return Figures(cycles, ledger.check(stage), restarts)


def _all(server: Serving) -> float:
    """Kill the master and its workers, and start again; returns the seconds to the first 200."""
    server.process.send_signal(signal.SIGSTOP)  # so that it cannot fork one that escapes
    for pid in (*server.workers(), server.process.pid):
        _kill(pid)
    server.process.wait()
    began = time.monotonic()
    server.start()
    return time.monotonic() - began


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
