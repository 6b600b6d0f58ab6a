"""The other half of the random schedules."""

import pytest

from tests.sim.stage import Stage
from tests.sim.test_first_thousand import EACH, every_promise_holds


@pytest.mark.parametrize("first", range(1000, 2000, EACH))
def test_every_promise_holds(stage: Stage, first: int) -> None:
    every_promise_holds(stage, range(first, first + EACH))
