"""Figures that can be trusted on a machine that others use: processor time, in rounds, of which the cheapest counts.

Who shares a core only ever adds to it: the middle one of seven rounds told 223 and 344 ms of the same code, minutes apart.
"""

from collections.abc import Callable

from tests.bench.server import Server


def cost(server: Server, act: Callable[[], int], rounds: int = 7) -> float:
    """Milliseconds of the workers' processor for each thing that `act` does; it answers how many it did."""
    return min(once(server, act) for _ in range(rounds))


def once(server: Server, act: Callable[[], int]) -> float:
    """One round."""
    before = server.cpu()
    done = act()
    return (server.cpu() - before) / done
