"""Twelve classic mistakes, put back one at a time, to see that the simulator catches them; never in the product's own code."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import orjson

from server import db, stamp
from server.accounts import access
from server.households import service as households
from server.reviews import service as reviews
from server.statements import rows_by
from server.sync import service as sync
from server.sync.model import Receipt
from server.visits import service as visits
from tests.sim.phone import Answer
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


# Mistakes of the server.


@contextmanager
def _no_unique(stage: Stage) -> Iterator[None]:
    """Receipts in a table that takes the same id twice."""

    def begin(template: Any) -> None:
        started(template)
        columns = ", ".join(f'"{field.column_name}"' for field in Receipt._meta.sorted_fields)
        for sql in (
            f"CREATE TABLE loose AS SELECT {columns} FROM receipt",
            "DROP TABLE receipt",
            "ALTER TABLE loose RENAME TO receipt",
        ):
            stage.server.look(sql)

    started = stage.server.begin
    with patch.object(stage.server, "begin", begin):
        yield


@contextmanager
def _answers_early(stage: Stage) -> Iterator[None]:
    """The answer to a push leaves before its commit."""

    def push(*given: Any) -> list[dict[str, Any]]:
        results = done(*given)
        body = orjson.dumps({**stamp.current(), "results": results})
        stage.server.left = Answer(200, {"Content-Type": "application/json"}, body)
        return results

    done = sync.push
    with patch.object(sync, "push", push):
        yield


@contextmanager
def _deferred(_stage: Stage) -> Iterator[None]:
    """A transaction that begins without the right to write, and nobody waits for their turn."""
    with ExitStack() as patches:
        patches.enter_context(patch.object(db, "_IMMEDIATE", {}))
        patches.enter_context(patch.object(db._queue, "turn", nullcontext))
        yield


@contextmanager
def _looks_first(_stage: Stage) -> Iterator[None]:
    """Whether an operation is new is asked before the write begins, and not by the inserting itself."""

    def read(*given: Any) -> list[Any]:
        lines = opened(*given)
        known = {row.operation_id for row in rows_by(Receipt, Receipt.operation_id, _ids(lines))}
        for line in lines:
            line.known = _id(line) in known
        return lines

    def claim(actor: Any, device: str, lines: list[Any]) -> list[Any]:
        claimed(actor, device, lines)
        return [line for line in lines if not line.known]

    opened, claimed = sync.read, sync._claim
    with patch.object(sync, "read", read), patch.object(sync, "_claim", claim):
        yield


def _id(line: Any) -> str:
    return line.operation.id if hasattr(line, "operation") else ""


def _ids(lines: list[Any]) -> set[str]:
    return {_id(line) for line in lines}


@contextmanager
def _old_epoch(stage: Stage) -> Iterator[None]:
    """A restored store goes by its old name."""
    with patch.object(stage, "keeps_epoch", True):
        yield


@contextmanager
def _pushes_only(_stage: Stage) -> Iterator[None]:
    """Who may is asked when something is written, and forgotten when something is read."""

    def require(actor: Any, verb: str, thing: Any) -> None:
        if thing is None or not verb.endswith(".read"):
            asked(actor, verb, thing)

    asked = access.require
    with patch.object(access, "require", require):
        yield


@contextmanager
def _no_bump(_stage: Stage) -> Iterator[None]:
    """A verdict does not raise its household's revision."""
    with patch.object(reviews, "households", _Without(households, touch=lambda _household: None)):
        yield


@contextmanager
def _unseen(_stage: Stage) -> Iterator[None]:
    """A verdict goes to whatever revision is the current one."""

    def review(reviewer: Any, verdict: dict[str, Any]) -> bool:
        visit = visits.locked(verdict["visit_id"])
        return given(reviewer, verdict | ({"revision": visit.revision} if visit else {}))

    given = reviews.review
    with patch.object(reviews, "review", review):
        yield


class _Without:
    """A module with some of its verbs replaced, for one of those that use it."""

    def __init__(self, module: Any, **replaced: Any) -> None:
        self._module = module
        vars(self).update(replaced)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


_PHOTO = "a photo is let go of only when it is there"
BUGS = (
    Bug("no UNIQUE on receipts", ("each operation once",), _no_unique),
    Bug("answer before commit", ("received means on disk",), _answers_early),
    Bug("deferred transaction", ("no failure without a fault",), _deferred),
    Bug("look-then-insert", ("received means on disk", "the phone says what the server says"), _looks_first),
    Bug("refusal drops the payload", ("nothing is dropped in silence",), phone=frozenset({"drops_refused"})),
    Bug(
        "photo marked done before its hash",
        ("a photo is let go of only when it is there",),
        phone=frozenset({"done_before_hash"}),
    ),
    Bug("no epoch", ("received means on disk",), _old_epoch),
    Bug("scope check on push only", ("you see only your area",), _pushes_only),
    Bug("revision not bumped", ("every phone catches up",), _no_bump),
    Bug("review without revision check", ("a verdict is on what was seen",), _unseen),
    Bug("outbox cleared at sign-out", ("nothing is dropped in silence",), phone=frozenset({"clears_at_sign_out"})),
    Bug("retry on 401", ("a 401 pauses the sender",), phone=frozenset({"retries_on_401"})),
)
