"""Random schedules, told by their seeds: after the faults have stopped every promise holds."""

from collections.abc import Iterator

import pytest

from tests.sim.play import play, theatre
from tests.sim.schedule import drawn, told
from tests.sim.stage import Stage

EACH = 50


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with theatre() as one:
        yield one


@pytest.mark.parametrize("first", range(0, 500, EACH))
def test_every_promise_holds(stage: Stage, first: int) -> None:
    for seed in range(first, first + EACH):
        steps = drawn(seed)
        assert play(stage, steps) == [], told(seed, steps)
