"""What phones send, in its plainest valid form; tests change what they are about."""

from datetime import timedelta
from typing import Any

from server import clock, ids
from server.households.model import Household

FINE = dict.fromkeys(("food", "clothing", "schooling", "medical", "housing", "water"), "fine")


def ago(**span: float) -> str:
    """A moment of the past as it travels."""
    return clock.rfc3339(clock.now() - timedelta(**span)) or ""


def need(**changes: Any) -> dict[str, Any]:
    return {"id": ids.new(), "category": "medical", "description": "慢病药要到县里取", "urgency": "urgent", **changes}


def photo(**changes: Any) -> dict[str, Any]:
    return {"id": ids.new(), "sha256": "a" * 64, "bytes": 1000, "kind": "scene", "taken_at": ago(hours=1), **changes}


def content(**changes: Any) -> dict[str, Any]:
    return {
        "started_at": ago(hours=2),
        "ended_at": ago(hours=1),
        "mode": "home",
        "met": [],
        "checks": FINE,
        "summary": "一切如常",
        "measures": [],
        "needs": [],
        "photos": [],
        "location": None,
        "signature_photo_id": None,
        **changes,
    }


def visit(household: Household, **changes: Any) -> dict[str, Any]:
    """The body of a `visit.record`."""
    return {"id": ids.new(), "household_id": household.id, **content(**changes)}


def operation(kind: str, body: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"id": ids.new(), "kind": kind, "made_at": ago(hours=1), "body": body, **changes}


def record(household: Household, **changes: Any) -> dict[str, Any]:
    """A `visit.record`, ready to push."""
    return operation("visit.record", visit(household, **changes))


def push(client: Any, *operations: Any, **more: Any) -> list[dict[str, Any]]:
    """Push, insist on 200, and return the results."""
    answer = client.post("/api/sync/push", json={"device_id": "phone-1", "operations": list(operations), **more})
    assert answer.status_code == 200, answer.json
    return answer.json["results"]
