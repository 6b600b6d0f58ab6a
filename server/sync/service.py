"""Push: every operation is claimed by its id, then done, held or refused; each exactly once, whatever the network repeats.

The order is the promise. (1) The receipt goes in under a UNIQUE id; only what was new goes on. (2) Operations of one kind that
stand together are done together in one savepoint; when that fails, each is tried alone, so that a bad one is refused alone.
(3) Receipts of what was not applied say why and keep the body. (4) Only then are repeated ids answered, from the receipts. The
door commits, and only then answers.
"""

import logging
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import peewee

from server import clock, db
from server.accounts.model import Account
from server.operations import Held, Operation
from server.problems import Problem
from server.statements import insert, rows_by
from server.sync.kinds import KINDS
from server.sync.lines import Line, Malformed, opened
from server.sync.model import Receipt
from server.sync.schema import MOST_OPERATIONS
from server.watch import OPERATIONS

_log = logging.getLogger("ruhu")
Ready = tuple[Line, Operation]


def read(raw: list[Any], sent_at: datetime | None) -> list[Line | Malformed]:
    """What a phone sends, understood as far as that goes without the store: while one push is written, others are read.

    Raises Problem `too_many_operations`.
    """
    if len(raw) > MOST_OPERATIONS:
        raise Problem("too_many_operations", most=MOST_OPERATIONS)
    now = clock.now()
    offset = now - sent_at if sent_at else timedelta()
    return [opened(one, now, offset) for one in raw]


def push(actor: Account, device_id: str, sent: list[Line | Malformed]) -> list[dict[str, Any]]:
    """Do what was read; a result for each operation, in order."""
    lines = [line for line in sent if isinstance(line, Line)]
    fresh = _claim(actor, device_id, lines)
    ready = [(line, line.understood) for line in fresh if line.understood]
    for kind, group in groupby(ready, key=lambda one: one[0].kind):
        _do(actor, kind, list(group))
    _write_down(fresh)
    _repeat(actor, [line for line in lines if line not in set(fresh)])
    return [line.answer() for line in sent]


def _claim(actor: Account, device_id: str, lines: list[Line]) -> list[Line]:
    """Enter receipts; returns the lines whose id nobody had used, each id once."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.operation.id, line)
    rows = [
        {
            "operation_id": line.operation.id,
            "account_id": actor.id,
            "device_id": device_id,
            "kind": line.kind,
            "digest": line.digest,
            "made_at": line.operation.made_at,
            "received_at": line.operation.received_at,
            "offset_ms": line.operation.offset // timedelta(milliseconds=1),
            "outcome": "applied",
        }
        for line in first.values()
    ]
    claimed = set(insert(Receipt, rows, unless_there=True))
    return [line for operation_id, line in first.items() if operation_id in claimed]


def _do(actor: Account, kind: str, ready: list[Ready]) -> None:
    """All of `ready` in one savepoint; where that fails, each alone; where one alone fails, it ends with the reason."""
    try:
        with db.savepoint():
            KINDS[kind].verb(actor, [operation for _, operation in ready])
    except Exception as error:
        if db.retryable(error):
            raise  # the store is busy or full: nothing of this push is done, and the phone sends it again
        if len(ready) == 1:
            ready[0][0].end(*_ending(kind, error))
            return
        for one in ready:
            _do(actor, kind, [one])


def _ending(kind: str, error: Exception) -> tuple[str, Problem, str | None]:
    match error:
        case Held():
            return "held", error.problem, error.region_code
        case Problem():
            return "refused", error, None
        case peewee.IntegrityError():
            # Somebody was quicker with the same visit, need or photo id.
            return "refused", Problem("duplicate"), None
    # A fault of ours must not block for ever the operations that stand behind it.
    _log.error("an operation of kind %s failed", kind, exc_info=error)
    return "refused", Problem("unexpected"), None


def _write_down(lines: list[Line]) -> None:
    for line in lines:
        OPERATIONS.labels(line.kind if line.kind in KINDS else "unknown", line.outcome).inc()
        if line.outcome != "applied":
            ended = {"outcome": line.outcome, "problem": line.problem, "region_code": line.region_code}
            Receipt.update(body=line.operation.body, **ended).where(Receipt.operation_id == line.operation.id).execute()


def _repeat(actor: Account, lines: list[Line]) -> None:
    known = {row.operation_id: row for row in rows_by(Receipt, Receipt.operation_id, {line.operation.id for line in lines})}
    for line in lines:
        line.repeat(known[line.operation.id], actor.id)
