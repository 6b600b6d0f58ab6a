"""Figures that can be trusted on a machine that others use: processor time, in rounds, of which the middle one counts."""

from collections.abc import Callable
from statistics import median

from tests.bench.server import Server


def cost(server: Server, act: Callable[[], int], rounds: int = 7) -> float:
    """Milliseconds of the workers' processor for each thing that `act` does; it answers how many it did."""
    return median(once(server, act) for _ in range(rounds))


def once(server: Server, act: Callable[[], int]) -> float:
    """One round."""
    before = server.cpu()
    done = act()
    return (server.cpu() - before) / done
