"""A season written down as the rows that the real door leaves, without its questions: `tests/bench/test_bulk.py` holds the two
together.

What is left out: the receipts' digests are not of what was sent, and flags are those that the season names, not found.
"""

from datetime import timedelta
from hashlib import sha256
from random import Random
from typing import Any

from server import clock, db
from server.flags.model import Flag
from server.flags.service import ANY
from server.households import service as households
from server.needs import service as needs
from server.operations import Operation
from server.photos.model import Photo
from server.reviews.model import Review
from server.statements import insert
from server.sync.model import Receipt
from server.trail import service as trail
from server.visits import rows, standing
from server.visits.model import Visit, VisitRevision, VisitTag
from tests.bench.land import Person, new_id
from tests.bench.season import Call

DEVICE = "bench"


def write(luck: Random, calls: list[Call]) -> None:
    """One day of one county, in one write."""
    if not calls:
        return
    with clock.pinned(calls[-1].record.received_at), db.write():
        needs.raise_many([row for call in calls for row in rows.needs(call.helper, call.record, call.home)])
        stood = [_visit(call) for call in calls]
        insert(Visit, stood)
        insert(VisitTag, [tag for call, row in zip(calls, stood, strict=True) for tag in _tags(call, row)])
        sent = [(call, operation) for call in calls for operation in (call.record, call.answer) if operation]
        insert(VisitRevision, [_revision(call, operation) for call, operation in sent])
        insert(Photo, [row for call in calls for row in rows.photos(call.helper, call.record, call.home)])
        insert(Receipt, [_receipt(call, operation) for call, operation in sent])
        insert(Review, [verdict for call in calls for verdict in call.verdicts])
        insert(Flag, [_flag(luck, call, kind) for call in calls for kind in call.flags])
        for call in calls:
            households.touch(call.home.id)
            _note(call)


def _visit(call: Call) -> dict[str, Any]:
    row = rows.visit(call.helper, call.record, call.home)
    if call.answer:
        row |= {"revision": 2, "queued_at": call.answer.received_at}
    current = [verdict["decision"] for verdict in call.verdicts if verdict["revision"] == row["revision"]]
    row["state"] = current[0] if current else "waiting"
    row["decided_at"] = min((verdict["at"] for verdict in call.verdicts), default=None)
    row["open_flags"] = len(call.flags)
    row["precedence"] = -row["open_flags"] if row["state"] == "waiting" else 0
    return row


def _tags(call: Call, row: dict[str, Any]) -> list[dict[str, Any]]:
    words = [*standing.words(row), *(["returned_before"] if call.answer else []), *([ANY, *call.flags] if call.flags else [])]
    return standing.tags(row, row["id"], words)


def _revision(call: Call, operation: Operation) -> dict[str, Any]:
    return rows.revision(call.helper, operation, call.record.body["id"], 1 if operation is call.record else 2)


def _receipt(call: Call, operation: Operation) -> dict[str, Any]:
    return {
        "operation_id": operation.id,
        "account_id": call.helper.id,
        "device_id": DEVICE,
        "kind": "visit.record" if operation is call.record else "visit.amend",
        "digest": sha256(operation.id.encode()).hexdigest(),
        "made_at": operation.made_at,
        "received_at": operation.received_at,
        "offset_ms": operation.offset // timedelta(milliseconds=1),
        "outcome": "applied",
    }


def _flag(luck: Random, call: Call, kind: str) -> dict[str, Any]:
    at = call.record.received_at
    about = {"visit_id": call.record.body["id"], "at": clock.rfc3339(call.record.body["started_at"])}
    row = {"id": new_id(luck, at), "visit_id": call.record.body["id"], "revision": 2 if call.answer else 1}
    return {**row, "kind": kind, "key": kind, "about": about, "found_at": at}


def _note(call: Call) -> None:
    visit_id = call.record.body["id"]
    trail.note(call.helper, "visit.record", visit_id)
    for verdict in call.verdicts:
        if verdict["revision"] == 2:
            trail.note(call.helper, "visit.amend", visit_id, 2)
        reviewer = Person(verdict["reviewer_id"], call.home.region_code[:9])
        trail.note(reviewer, "visit.review", visit_id, [verdict["revision"], verdict["decision"]])
    if call.answer and len(call.verdicts) == 1:
        trail.note(call.helper, "visit.amend", visit_id, 2)
