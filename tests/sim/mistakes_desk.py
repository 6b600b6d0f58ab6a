"""Mistakes in what townships and counties do: verdicts taken back, needs put forward again, households handed over."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from server import clock
from server.households import service as households
from server.needs import service as needs
from server.needs import steps
from server.pairings import service as pairings
from server.pairings.service import Span
from server.reviews import bulk
from server.reviews import service as reviews
from tests.sim.mistakes import Without
from tests.sim.stage import Stage


@contextmanager
def stays_approved(_stage: Stage) -> Iterator[None]:
    """A verdict that is taken back leaves its visit among the approved."""
    with patch.object(bulk, "stand", lambda _visit, _state: None):
        yield


@contextmanager
def takes_back_for_good(_stage: Stage) -> Iterator[None]:
    """A verdict that is taken back is deleted, as if nobody had ever given it."""
    with patch.object(bulk.UndoneReview, "create", lambda **_row: None):
        yield


@contextmanager
def takes_the_flagged(_stage: Stage) -> Iterator[None]:
    """Flags do not keep a visit out of a batch."""

    def why_not(actor: Any, visit: Any, *, named: bool) -> str | None:
        return None if (why := asked(actor, visit, named=named)) == "open_flag" else why

    asked = bulk._why_not
    with patch.object(bulk, "_why_not", why_not):
        yield


@contextmanager
def tells_no_refusal(_stage: Stage) -> Iterator[None]:
    """A batch keeps to itself which of its rows were refused."""

    def settle(operation_id: str, act: Any) -> dict[str, Any]:
        return {name: said for name, said in settled(operation_id, act).items() if name != "problem"}

    settled = bulk.settle
    with patch.object(bulk, "settle", settle):
        yield


@contextmanager
def returns_to_the_helpers(_stage: Stage) -> Iterator[None]:
    """A returned visit goes to who helps the household today, whoever wrote it."""
    with patch.object(reviews, "unsettled", lambda _helper_id: {}):
        yield


@contextmanager
def reopens_nothing(_stage: Stage) -> Iterator[None]:
    """A household disagrees, that is noted, and the need stays settled."""

    def move(need: Any, said: dict[str, Any], at: Any) -> None:
        if said["kind"] != "reopened":
            moved(need, said, at)

    moved = steps.move
    with patch.object(needs, "steps", Without(steps, move=move)):
        yield


@contextmanager
def ends_from_its_day(_stage: Stage) -> Iterator[None]:
    """The end of a care counts from its day, also against whoever had not heard of it."""
    with patch.object(Span, "knew", lambda span, moment: span.covers(clock.day_of(moment))):
        yield


@contextmanager
def sleeps_through_the_day(_stage: Stage) -> Iterator[None]:
    """A change of helpers that was settled for a later day raises no revision when that comes."""
    with patch.object(pairings, "turned", lambda _homes: Counter()):
        yield


@contextmanager
def forgets_absences(_stage: Stage) -> Iterator[None]:
    """That a household is away is taken, and not kept."""

    def correct(actor: Any, household: Any, change: dict[str, Any], **how: Any) -> None:
        if change["field"] != "away_until":
            corrected(actor, household, change, **how)

    corrected = households.correct
    with patch.object(households, "correct", correct):
        yield
