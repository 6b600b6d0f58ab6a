"""Each of twelve classic mistakes, put back, is caught by the promise that it breaks; without it the same seed is clean."""

import pytest

from tests.sim.planted import BUGS, Bug, hunt, shorten
from tests.sim.play import play
from tests.sim.schedule import drawn
from tests.sim.stage import Stage

# From two places, so that no lucky seed is needed; with this many `make planted` has seconds to spare.
SEEDS = (range(200), range(7_000, 7_200))


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_it_is_caught(stage: Stage, bug: Bug) -> None:
    for seeds in SEEDS:
        catch = hunt(stage, bug, seeds)
        assert catch is not None
        assert catch.breach.promise in bug.caught_by
        assert play(stage, drawn(catch.seed)) == []


def test_there_are_twelve() -> None:
    assert len({bug.name for bug in BUGS}) == 12


def test_a_catch_is_shortened_to_a_few_steps_that_still_show_it(stage: Stage) -> None:
    bug = next(bug for bug in BUGS if bug.name == "outbox cleared at sign-out")
    catch = hunt(stage, bug, SEEDS[0])
    assert catch is not None
    steps = shorten(stage, catch)
    assert len(steps) <= 4
    assert play(stage, steps) == []
    assert any(breach.promise in bug.caught_by for breach in play(stage, steps, bug.phone))
