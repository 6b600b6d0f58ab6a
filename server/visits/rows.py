"""What the rows of a visit hold, made from the operation that brought it."""

from datetime import datetime, timedelta
from typing import Any

from server import clock, ids
from server.accounts.model import Account
from server.households import service as households
from server.households.model import Household
from server.operations import Operation
from server.regions.model import LEVELS

_NAMING = ("id", "household_id", "visit_id", "base_revision")


def visit(actor: Account, operation: Operation, home: Household) -> dict[str, Any]:
    """The row of a visit recorded for the first time."""
    body = operation.body
    visited_at = operation.corrected(body["started_at"])
    place = households.place_at(home, visited_at)
    return {
        "id": body["id"],
        "household_id": home.id,
        "region_code": place,
        "township": place[: LEVELS["township"]],
        "county": place[: LEVELS["county"]],
        "helper_id": actor.id,
        "revision": 1,
        "started_at": body["started_at"],
        "visited_at": visited_at,
        "week": clock.week_of(visited_at),
        "received_at": operation.received_at,
        "queued_at": operation.received_at,
        **counted(body),
        "state": "waiting",
        "open_flags": 0,
        "precedence": 0,
    }


def counted(body: dict[str, Any]) -> dict[str, int]:
    """What a visit's row repeats of its current revision, to filter by."""
    return {"need_count": len(body["needs"]), "problem_count": list(body["checks"].values()).count("problem")}


def revision(actor: Account, operation: Operation, visit_id: str, number: int) -> dict[str, Any]:
    """The row of a revision: the operation's body without the names of what it is about."""
    return {
        "id": ids.new(),
        "visit_id": visit_id,
        "number": number,
        "author_id": actor.id,
        "content": _plain({key: value for key, value in operation.body.items() if key not in _NAMING}),
        "made_at": operation.made_at,
        "received_at": operation.received_at,
        "clock_offset_ms": operation.offset // timedelta(milliseconds=1),
    }


def _plain(value: Any) -> Any:
    # Times go into the JSON as they go over the wire.
    if isinstance(value, datetime):
        return clock.rfc3339(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def needs(actor: Account, operation: Operation, home: Household, visit_id: str | None = None) -> list[dict[str, Any]]:
    """The needs that a visit names, as the ledger takes them."""
    common = {
        "household_id": home.id,
        "region_code": home.region_code,
        "visit_id": visit_id or operation.body["id"],
        "raised_by": actor.id,
        "raised_at": operation.corrected(operation.made_at),
    }
    return [{**row, **common} for row in operation.body["needs"]]


def photos(actor: Account, operation: Operation, home: Household, visit_id: str | None = None) -> list[dict[str, Any]]:
    """The photos that a visit names, as the photo room expects them."""
    common = {
        "visit_id": visit_id or operation.body["id"],
        "household_id": home.id,
        "region_code": households.place_at(home, operation.corrected(operation.body["started_at"])),
        "owner_id": actor.id,
        "announced_at": operation.received_at,
    }
    return [{**row, **common} for row in operation.body["photos"]]
