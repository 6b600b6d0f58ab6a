"""Whose turn it is to write, and how long anybody waits for it: no longer than somebody at a phone would."""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import peewee

from server.patience import THREADS

BUSY_SECONDS = 20  # that a request waits in all; then its sender is told to come again
_STUCK = 2  # seconds without a write that came through, after which the last thread of a worker is kept for who reads
_LEAST = 0.5  # seconds, for a request that had to wait for a thread until nothing was left

_here = threading.local()


def stood(seconds: float) -> None:
    """Tell how long this thread's request has waited before it was read."""
    _here.stood = seconds


class _Writers:
    """The threads of this process that write or want to: `count` of them, of whom one came through last when it `moved`."""

    def __init__(self) -> None:
        self.count, self.moved = 0, 0.0
        self._counting = threading.Lock()

    def come(self) -> float:
        now = time.monotonic()
        with self._counting:
            if not self.count:
                self.moved = now
            self.count += 1
        return now

    def go(self) -> None:
        with self._counting:
            self.count -= 1


_writers = _Writers()


@contextmanager
def limited(most: float | None = None) -> Iterator[None]:
    """A write that waits for `most` seconds in all, or as long as a request may, whatever it waits for."""
    came = _writers.come()
    spare = (BUSY_SECONDS if most is None else most) - getattr(_here, "stood", 0)
    _here.due = came + max(_LEAST, spare)
    if _writers.count >= THREADS:
        _here.due = min(_here.due, _writers.moved + _STUCK)
    try:
        yield
        _writers.moved = time.monotonic()
    finally:
        _here.due = None
        _writers.go()


def left() -> float | None:
    """The seconds that this thread's write may still wait; None outside a write."""
    due: float | None = getattr(_here, "due", None)
    return None if due is None else due - time.monotonic()


class Queue:
    """Writers of one machine line up on a file lock, because SQLite's own waiting is unfair (p99 107 → 32 ms).

    A file lock belongs to the open file, so the threads of one process line up on a thread lock before it. Waiting for a file
    lock has no end of its own: whoever holds it must be quick, and waits for nobody longer than a moment.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self._threads = threading.Lock()

    def turn(self) -> AbstractContextManager[None]:
        """Stand in line; raises peewee.OperationalError when this thread's time is up."""
        return self._wait(self.path) if self.path else nullcontext()

    @contextmanager
    def _wait(self, path: Path) -> Iterator[None]:
        if not self._threads.acquire(timeout=max(0, left() or 0)):
            raise peewee.OperationalError("the line of writers did not move")
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield
            finally:
                os.close(handle)
        finally:
            self._threads.release()
