"""A failing schedule made short: steps are left out, many at a time and then few, for as long as it breaks the same promise."""

import time
from collections.abc import Callable

from tests.sim.world import Step

_SECONDS = 30


def shrunk(steps: list[Step], fails: Callable[[list[Step]], bool], seconds: float = _SECONDS) -> list[Step]:
    """A shorter schedule for which `fails` still holds, the shortest that is found in so many seconds (delta debugging)."""
    until = time.monotonic() + seconds
    size = len(steps) // 2
    while size:
        start, shorter = 0, False
        while start < len(steps):
            if time.monotonic() > until:
                return steps
            rest = steps[:start] + steps[start + size :]
            if fails(rest):
                steps, shorter = rest, True
            else:
                start += size
        if not shorter:
            size //= 2
        size = min(size, len(steps))
    return _plainer(steps, fails, until)


def _plainer(steps: list[Step], fails: Callable[[list[Step]], bool], until: float) -> list[Step]:
    """The same with its faults and its numbers left out, where that makes no difference."""
    for place, step in enumerate(steps):
        for at, value in enumerate(step):
            simplest = {"str": "none", "int": 0}[type(value).__name__]
            if at < 2 or value == simplest or time.monotonic() > until:
                continue
            tried = [*steps[:place], (*step[:at], simplest, *step[at + 1 :]), *steps[place + 1 :]]
            if fails(tried):
                steps, step = tried, tried[place]
    return steps
