"""What belongs to one helper in one place, and what several of these come to."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any, Final

STATES: Final = ("approved", "returned", "waiting")


class Part:
    """`due` are households, one for each pairing; `visited` households and `states`, one for each visit; `waits`, in
    milliseconds, one for each visit that has had a verdict; `needs` are figures.
    """

    __slots__ = ("due", "needs", "states", "visited", "waits")

    def __init__(self) -> None:
        self.due: list[str] = []
        self.visited: list[str] = []
        self.states: list[str] = []
        self.waits: list[int] = []
        self.needs: dict[str, int] = {}


def figures(parts: Sequence[Part], seen: AbstractSet[str]) -> dict[str, Any]:
    """What is counted of them together, a household once, with all `waits`; `covered` is what was due and is among `seen`."""
    due = set[str]().union(*[part.due for part in parts])
    states = list(chain.from_iterable([part.states for part in parts]))
    found: dict[str, Any] = {
        "due": len(due),
        "covered": len(due & seen),
        "visited": len(visited(parts)),
        "visits": len(states),
        **{state: states.count(state) for state in STATES},
        "waits": list(chain.from_iterable([part.waits for part in parts])),
    }
    for part in parts:
        for name, number in part.needs.items():
            found[name] = found.get(name, 0) + number
    return found


def visited(parts: Sequence[Part]) -> set[str]:
    """The households that were."""
    return set[str]().union(*[part.visited for part in parts])
