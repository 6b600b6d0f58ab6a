"""Random schedules, told by their seeds: when the faults have stopped every promise holds. Two files, for two cores."""

from collections import Counter

import pytest

from tests.sim.checker import check
from tests.sim.met import NAMES, met
from tests.sim.play import played
from tests.sim.schedule import drawn, told
from tests.sim.stage import Stage

EACH = 50
SEEDS = range(1000)
happened: Counter[str] = Counter()


def every_promise_holds(stage: Stage, seeds: range) -> Counter[str]:
    """Plays the seeds; returns what was met on the way."""
    found: Counter[str] = Counter()
    for seed in seeds:
        world = played(stage, drawn(seed))
        breaches = check(world)
        assert not breaches, f"{breaches}\npython -m tests.sim replay '{told(seed, drawn(seed))}'"
        found += met(world) + Counter(seeds=1)
    return found


@pytest.mark.parametrize("first", SEEDS[::EACH])
def test_every_promise_holds(stage: Stage, first: int) -> None:
    happened.update(every_promise_holds(stage, range(first, first + EACH)))


def test_all_that_can_be_done_was_done_many_times() -> None:
    if happened["seeds"] < len(SEEDS):
        pytest.skip("only some of the seeds were played")
    assert {name: happened[name] for name in NAMES if happened[name] < 10} == {}
