"""Push: every operation is claimed by its id, then done, held or refused; each exactly once, whatever the network repeats.

The order is the promise. (1) The receipt goes in under a UNIQUE id; only what was new goes on. (2) Operations of one kind that
stand together are done together in one savepoint; when that fails, (3) each is tried alone, so that a bad one is refused
alone. (4) Receipts of what was not applied say why and keep the body. The door commits, and only then answers.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any, cast

import orjson
import peewee
from marshmallow import ValidationError

from server import clock, db
from server.accounts.model import Account
from server.operations import Held, Operation
from server.problems import Problem
from server.statements import insert, rows_by
from server.sync.kinds import KINDS
from server.sync.model import Receipt
from server.sync.schema import MOST_OPERATIONS, Envelope
from server.watch import OPERATIONS
from server.wire import flat

_ENVELOPE = Envelope()
_log = logging.getLogger("ruhu")


@dataclass
class _Line:
    """One operation on its way through a push, from what came in to what is answered."""

    raw: Any
    kind: str = ""
    operation: Operation | None = None
    outcome: str = "applied"
    problem: dict[str, Any] | None = None
    region_code: str | None = None
    replay: bool = False

    def end(self, outcome: str, problem: Problem, region_code: str | None = None) -> None:
        self.outcome, self.problem, self.region_code = outcome, problem.wire(), region_code

    def answer(self) -> dict[str, Any]:
        line_id = self.raw.get("id") if isinstance(self.raw, dict) else None
        shown = {"id": line_id if isinstance(line_id, str) else "", "outcome": self.outcome, "replay": self.replay}
        return {**shown, "problem": self.problem} if self.problem else shown


def push(actor: Account, device_id: str, sent_at: datetime | None, raw: list[Any]) -> list[dict[str, Any]]:
    """Do what a phone sends; a result for each operation, in order. Raises Problem `too_many_operations`."""
    if len(raw) > MOST_OPERATIONS:
        raise Problem("too_many_operations", most=MOST_OPERATIONS)
    now = clock.now()
    offset = now - sent_at if sent_at else timedelta()
    lines = [_opened(one, now, offset) for one in raw]
    whole = [line for line in lines if line.operation]
    fresh = _claim(actor, device_id, whole, now)
    for line in fresh:
        _understand(line)
    ready = [line for line in fresh if line.outcome == "applied"]
    for kind, group in groupby(ready, key=lambda line: line.kind):
        _do(actor, kind, list(group))
    _write_down(fresh)
    return [line.answer() for line in lines]


def _opened(raw: Any, now: datetime, offset: timedelta) -> _Line:
    line = _Line(raw)
    try:
        envelope = _ENVELOPE.load(raw)
        line.kind = envelope["kind"]
        line.operation = Operation(envelope["id"], envelope["body"], envelope["made_at"], now, offset)
    except ValidationError as error:
        line.end("refused", Problem("invalid", errors=flat(error.messages)))
    return line


def _claim(actor: Account, device_id: str, lines: list[_Line], now: datetime) -> list[_Line]:
    """Enter receipts; returns the lines whose id nobody had used. The others are answered as replays."""
    if not lines:
        return []
    digests = [
        (line, _operation(line), sha256(orjson.dumps(line.raw, option=orjson.OPT_SORT_KEYS)).hexdigest()) for line in lines
    ]
    rows = [
        {
            "operation_id": operation.id,
            "account_id": actor.id,
            "device_id": device_id,
            "kind": line.kind[:24],
            "digest": digest,
            "made_at": operation.made_at,
            "received_at": now,
            "outcome": "applied",
        }
        for line, operation, digest in {
            operation.id: (line, operation, digest) for line, operation, digest in reversed(digests)
        }.values()
    ]
    claimed = set(insert(Receipt, rows, unless_there=True))
    fresh, repeated = [], []
    for line, operation, digest in digests:
        if operation.id in claimed:
            claimed.remove(operation.id)
            fresh.append(line)
        else:
            repeated.append((line, operation.id, digest))
    _replay(actor, repeated)
    return fresh


def _replay(actor: Account, repeated: list[tuple[_Line, str, str]]) -> None:
    if not repeated:
        return
    known = {row.operation_id: row for row in rows_by(Receipt, Receipt.operation_id, (one[1] for one in repeated))}
    for line, operation_id, digest in repeated:
        receipt = known[operation_id]
        if receipt.account_id != actor.id:
            line.end("refused", Problem("operation_taken"))
        elif receipt.digest != digest:
            line.end("refused", Problem("operation_changed"))
        else:
            line.outcome, line.problem, line.replay = receipt.outcome, receipt.problem, True


def _understand(line: _Line) -> None:
    kind, operation = KINDS.get(line.kind), _operation(line)
    if kind is None:
        return line.end("refused", Problem("unknown_kind", kind=line.kind[:40]))
    try:
        body = kind.body.load(operation.body)
        line.operation = Operation(operation.id, body, operation.made_at, operation.received_at, operation.offset)
    except ValidationError as error:
        line.end("refused", Problem("invalid", errors=flat(error.messages)))
    return None


def _do(actor: Account, kind: str, lines: list[_Line]) -> None:
    """All of `lines` in one savepoint; where that fails, each alone; where one alone fails, it ends with the reason."""
    try:
        with db.savepoint():
            KINDS[kind].verb(actor, [_operation(line) for line in lines])
    except Exception as error:
        if db.retryable(error):
            raise  # the store is busy or full: nothing of this push is done, and the phone sends it again
        if len(lines) == 1:
            lines[0].end(*_ending(kind, error))
            return
        for line in lines:
            _do(actor, kind, [line])


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


def _write_down(lines: list[_Line]) -> None:
    for line in lines:
        OPERATIONS.labels(line.kind if line.kind in KINDS else "unknown", line.outcome).inc()
        if line.outcome != "applied":
            Receipt.update(
                outcome=line.outcome, problem=line.problem, body=line.raw["body"], region_code=line.region_code
            ).where(Receipt.operation_id == line.raw["id"]).execute()


def _operation(line: _Line) -> Operation:
    return cast(Operation, line.operation)
