"""Mistakes, put in one at a time, to see that the simulator catches them; never in the product's own code."""

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from tests.sim import mistakes, mistakes_desk
from tests.sim.play import play
from tests.sim.schedule import drawn
from tests.sim.shrink import shrunk
from tests.sim.stage import Stage
from tests.sim.witness import Breach
from tests.sim.world import Step


@dataclass(frozen=True)
class Bug:
    """A mistake of the running `server` or of the model of the `phone`, and the promises that it must be seen to break."""

    name: str
    caught_by: tuple[str, ...]
    server: Callable[[Stage], AbstractContextManager[Any]] = lambda stage: nullcontext()
    phone: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Catch:
    """Found with `seed`, the `played`th that was tried, after so many `seconds`."""

    bug: Bug
    seed: int
    played: int
    seconds: float
    breach: Breach


def hunt(stage: Stage, bug: Bug, seeds: Iterable[int]) -> Catch | None:
    """Play the seeds one after the other until a promise is broken that this bug should break."""
    began = time.monotonic()
    with bug.server(stage):
        for played, seed in enumerate(seeds, start=1):
            if found := _caught(stage, bug, drawn(seed)):
                return Catch(bug, seed, played, time.monotonic() - began, found)
    return None


def shorten(stage: Stage, catch: Catch) -> list[Step]:
    """The shortest schedule that is found for the same catch."""
    with catch.bug.server(stage):
        return shrunk(drawn(catch.seed), lambda tried: _caught(stage, catch.bug, tried) is not None)


def _caught(stage: Stage, bug: Bug, steps: list[Step]) -> Breach | None:
    return next((one for one in play(stage, steps, bug.phone) if one.promise in bug.caught_by), None)


CLASSIC = (
    Bug("no UNIQUE on receipts", ("each operation once",), mistakes.no_unique),
    Bug("answer before commit", ("received means on disk",), mistakes.answers_early),
    Bug("deferred transaction", ("no failure without a fault",), mistakes.deferred),
    Bug("look-then-insert", ("received means on disk", "the phone says what the server says"), mistakes.looks_first),
    Bug("refusal drops the payload", ("nothing is dropped in silence",), phone=frozenset({"drops_refused"})),
    Bug(
        "photo marked done before its hash",
        ("a photo is let go of only when it is there",),
        phone=frozenset({"done_before_hash"}),
    ),
    Bug("no epoch", ("received means on disk",), mistakes.old_epoch),
    Bug("scope check on push only", ("you see only your area",), mistakes.pushes_only),
    Bug("revision not bumped", ("every phone catches up",), mistakes.no_bump),
    Bug("review without revision check", ("a verdict is on what was seen",), mistakes.unseen),
    Bug("outbox cleared at sign-out", ("nothing is dropped in silence",), phone=frozenset({"clears_at_sign_out"})),
    Bug("retry on 401", ("a 401 pauses the sender",), phone=frozenset({"retries_on_401"})),
)
OF_DESKS = (
    Bug("undone, still approved", ("a visit stands where its verdicts put it",), mistakes_desk.stays_approved),
    Bug("undone without a trace", ("what is taken back is kept, and stands no more",), mistakes_desk.takes_back_for_good),
    Bug("verified for ever", ("verified means that an approval stands",), phone=frozenset({"keeps_verified"})),
    Bug("flagged ones in bulk", ("what is flagged is approved by name",), mistakes_desk.takes_the_flagged),
    Bug("refusals kept to itself", ("a batch says what became of each row",), mistakes_desk.tells_no_refusal),
    Bug("returned to whoever helps now", ("a return reaches who wrote the visit",), mistakes_desk.returns_to_the_helpers),
    Bug("reopened in vain", ("a need is the same everywhere",), mistakes_desk.reopens_nothing),
    Bug("handed over from its day", ("work done before a hand-over counts",), mistakes_desk.ends_from_its_day),
    Bug("a day that raises no revision", ("every phone catches up",), mistakes_desk.sleeps_through_the_day),
    Bug("absence forgotten", ("received means on disk",), mistakes_desk.forgets_absences),
)
BUGS = CLASSIC + OF_DESKS
