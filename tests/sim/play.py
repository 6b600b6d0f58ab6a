"""One schedule, from its first step to the verdict of the checker."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sim.checker import check
from tests.sim.quiet import settle_down
from tests.sim.server import served
from tests.sim.stage import Stage
from tests.sim.witness import Breach
from tests.sim.world import Step, World

_MEMORY = Path("/dev/shm")


@contextmanager
def theatre() -> Iterator[Stage]:
    """A server, its store in memory where there is room for it, and the stage on it; one in a process."""
    home = Path(tempfile.mkdtemp(prefix="ruhu-sim-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        with served(home) as server:
            yield Stage(server)
    finally:
        shutil.rmtree(home)


def play(stage: Stage, steps: list[Step], bugs: frozenset[str] = frozenset()) -> list[Breach]:
    """The promises that this schedule breaks."""
    world = World(stage, bugs)
    world.play(steps)
    settle_down(world)
    return check(world)
