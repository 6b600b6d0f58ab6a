"""One schedule, from its first step to the verdict of the checker."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sim.checker import check
from tests.sim.quiet import settle_down
from tests.sim.served import served
from tests.sim.stage import Stage
from tests.sim.witness import Breach
from tests.sim.world import Step, World

_MEMORY = Path("/dev/shm")


@contextmanager
def theatre() -> Iterator[Stage]:
    """A server, its store in memory where there is room for it, and the stage on it; one in a process."""
    place = _MEMORY if _MEMORY.is_dir() else Path(tempfile.gettempdir())
    _sweep(place)
    home = Path(tempfile.mkdtemp(prefix=f"ruhu-sim-{os.getpid()}-", dir=place))
    try:
        with served(home) as server:
            yield Stage(server)
    finally:
        shutil.rmtree(home)


def _sweep(place: Path) -> None:
    """What runs that were killed have left."""
    for left in place.glob("ruhu-sim-*-*"):
        if not Path("/proc", left.name.split("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)


def play(stage: Stage, steps: list[Step], bugs: frozenset[str] = frozenset()) -> list[Breach]:
    """The promises that this schedule breaks."""
    return check(played(stage, steps, bugs))


def played(stage: Stage, steps: list[Step], bugs: frozenset[str] = frozenset()) -> World:
    """The world when all of it has been done and nothing moves any more."""
    world = World(stage, bugs)
    world.play(steps)
    settle_down(world)
    return world
