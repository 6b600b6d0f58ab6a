"""Random schedules, told by their seeds: when the faults have stopped every promise holds. Two files, for two cores."""

import pytest

from tests.sim.play import play
from tests.sim.schedule import drawn, told
from tests.sim.stage import Stage

EACH = 50


def every_promise_holds(stage: Stage, seeds: range) -> None:
    for seed in seeds:
        breaches = play(stage, drawn(seed))
        assert not breaches, f"{breaches}\npython -m tests.sim replay '{told(seed, drawn(seed))}'"


@pytest.mark.parametrize("first", range(0, 1000, EACH))
def test_every_promise_holds(stage: Stage, first: int) -> None:
    every_promise_holds(stage, range(first, first + EACH))
