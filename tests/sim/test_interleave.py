"""The baton: one strand at a time, in the order that is given; who waits is passed over, and a circle is found."""

from collections.abc import Callable
from random import Random

import pytest

from tests.sim.interleave import Baton, Deadlock


def strand(baton: Baton, name: str, said: list[str]) -> Callable[[], None]:
    def work() -> None:
        for number in range(3):
            said.append(f"{name}{number}")
            baton.pause()

    return work


def run(seed: int) -> list[str]:
    said: list[str] = []
    baton = Baton(Random(seed).randrange)
    baton.run([strand(baton, "a", said), strand(baton, "b", said)])
    return said


def test_the_order_is_told_by_its_seed_and_differs_between_seeds() -> None:
    assert run(1) == run(1)
    assert len({tuple(run(seed)) for seed in range(20)}) > 5
    assert all(sorted(run(seed)) == ["a0", "a1", "a2", "b0", "b1", "b2"] for seed in range(20))


def test_who_waits_goes_on_only_when_what_it_waits_for_has_come() -> None:
    said: list[str] = []
    baton = Baton(lambda ready: 0)

    def waiting() -> None:
        baton.wait(lambda: "b2" not in said)
        said.append("a")

    baton.run([waiting, strand(baton, "b", said)])
    assert said == ["b0", "b1", "b2", "a"]


def test_two_that_wait_for_each_other_are_told_and_left() -> None:
    baton = Baton(lambda ready: 0)
    with pytest.raises(Deadlock, match="2 requests"):
        baton.run([lambda: baton.wait(lambda: True), lambda: baton.wait(lambda: True)])


def test_what_a_strand_raises_ends_the_others_where_they_stand() -> None:
    said: list[str] = []
    baton = Baton(lambda ready: ready - 1)

    def failing() -> None:
        raise KeyError("killed")

    with pytest.raises(KeyError):
        baton.run([strand(baton, "a", said), failing])
    assert said == []
