"""How long work is followed: a stage, how much of it is done, and of how much."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]


def silently(_stage: str, _done: int, _of: int) -> None:
    """To nobody."""
