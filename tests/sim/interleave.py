"""Several requests at once in one process, one statement at a time, in an order that is given: nobody sleeps, nobody races."""

import threading
from collections.abc import Callable
from contextvars import copy_context


class Deadlock(Exception):
    """Every request that is left waits for another one."""


class Abandoned(BaseException):
    """The process has died under a request that was waiting for its turn."""


class _Strand:
    """One request's thread. It runs only from the moment at which it is given the baton until it hands it over."""

    def __init__(self, body: Callable[[], None]) -> None:
        self.go = threading.Semaphore(0)
        self.over = self.behind = False
        self.blocked: Callable[[], bool] | None = None
        self.thread = threading.Thread(target=copy_context().run, args=(body,), daemon=True)

    def ready(self) -> bool:
        return not self.over and (self.blocked is None or not self.blocked())


class Baton:
    """Runs strands of work; whoever pauses hands over, and `turn(n)` says which of the n that are ready goes on."""

    def __init__(self, turn: Callable[[int], int]) -> None:
        self._turn = turn
        self._back = threading.Semaphore(0)
        self._strands: list[_Strand] = []
        self._here: _Strand | None = None
        self._failure: BaseException | None = None

    def run(self, works: list[Callable[[], None]]) -> None:
        """Do all of `works`. Raises Deadlock, or what a work raised: the others are abandoned where they stand."""
        self._strands = [self._strand(work) for work in works]
        for one in self._strands:
            one.thread.start()
        while left := [one for one in self._strands if not one.over]:
            self._here = left[0] if self._failure else self._next(left)
            self._here.behind = False
            self._here.go.release()
            self._back.acquire()
        for one in self._strands:
            one.thread.join()
        if self._failure:
            raise self._failure

    def pause(self) -> None:
        """A place where another strand may go on instead."""
        if self._mine():
            self._hand_over()

    def wait(self, blocked: Callable[[], bool]) -> None:
        """Go on only when `blocked` no longer holds."""
        if (mine := self._mine()) and blocked():
            mine.blocked = blocked
            self._hand_over()
            mine.blocked = None

    def let_others(self) -> bool:
        """Let another strand do a step first; False when there is none that can."""
        mine = self._mine()
        if mine is None or not any(one.ready() for one in self._strands if one is not mine):
            return False
        mine.behind = True
        self._hand_over()
        return True

    def _strand(self, work: Callable[[], None]) -> _Strand:
        def body() -> None:
            mine.go.acquire()
            try:
                if self._failure is None:
                    work()
            except Abandoned:
                pass
            except BaseException as error:
                self._failure = self._failure or error
            mine.over = True
            self._back.release()

        mine = _Strand(body)
        return mine

    def _next(self, left: list[_Strand]) -> _Strand:
        ready = [one for one in left if one.ready()]
        if not ready:
            self._failure = Deadlock(f"{len(left)} requests wait for each other")
            return left[0]
        first = [one for one in ready if not one.behind] or ready
        return first[self._turn(len(first))]

    def _mine(self) -> _Strand | None:
        here = self._here
        return here if here and here.thread is threading.current_thread() else None

    def _hand_over(self) -> None:
        mine = self._mine()
        assert mine is not None
        self._back.release()
        mine.go.acquire()
        if self._failure:
            raise Abandoned
