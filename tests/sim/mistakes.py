"""Mistakes of the server that are as old as servers, put into the running one for as long as the block lasts."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
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
from tests.sim.stage import Stage


@contextmanager
def no_unique(stage: Stage) -> Iterator[None]:
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
def answers_early(stage: Stage) -> Iterator[None]:
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
def deferred(_stage: Stage) -> Iterator[None]:
    """A transaction that begins without the right to write, and nobody waits for their turn."""
    with ExitStack() as patches:
        patches.enter_context(patch.object(db, "_IMMEDIATE", {}))
        patches.enter_context(patch.object(db._queue, "turn", nullcontext))
        yield


@contextmanager
def looks_first(_stage: Stage) -> Iterator[None]:
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
def old_epoch(stage: Stage) -> Iterator[None]:
    """A restored store goes by its old name."""
    with patch.object(stage, "keeps_epoch", True):
        yield


@contextmanager
def pushes_only(_stage: Stage) -> Iterator[None]:
    """Who may is asked when something is written, and forgotten when something is read."""

    def require(actor: Any, verb: str, thing: Any) -> None:
        if thing is None or not verb.endswith(".read"):
            asked(actor, verb, thing)

    asked = access.require
    with patch.object(access, "require", require):
        yield


@contextmanager
def no_bump(_stage: Stage) -> Iterator[None]:
    """A verdict does not raise its household's revision."""
    with patch.object(reviews, "households", Without(households, touch=lambda _household: None)):
        yield


@contextmanager
def unseen(_stage: Stage) -> Iterator[None]:
    """A verdict goes to whatever revision is the current one."""

    def review(reviewer: Any, verdict: dict[str, Any]) -> bool:
        visit = visits.locked(verdict["visit_id"])
        return given(reviewer, verdict | ({"revision": visit.revision} if visit else {}))

    given = reviews.review
    with patch.object(reviews, "review", review):
        yield


class Without:
    """A module with some of its verbs replaced, for one of those that use it."""

    def __init__(self, module: Any, **replaced: Any) -> None:
        self._module = module
        vars(self).update(replaced)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)
