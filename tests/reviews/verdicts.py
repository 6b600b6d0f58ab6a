"""A supervisor's verdicts, for tests that need one."""

from typing import Any

from server import ids
from server.accounts.model import Account
from tests.cast import Cast

HOUSING = {"field": "checks.housing", "code": "contradicts", "note": "屋顶漏水已办结"}


def verdict(visit_id: str, decision: str = "approved", revision: int = 1, **changes: Any) -> dict[str, Any]:
    reasons = [HOUSING] if decision == "returned" else []
    return {"id": ids.new(), "visit_id": visit_id, "revision": revision, "decision": decision, "reasons": reasons, **changes}


def review(cast: Cast, *verdicts: dict[str, Any], by: Account | None = None) -> list[dict[str, Any]]:
    answer = cast.client(by or cast.supervisor).post("/api/reviews", json={"reviews": list(verdicts)})
    assert answer.status_code == 200, answer.json
    return answer.json["results"]


def approve(cast: Cast, visit_id: str, revision: int = 1) -> dict[str, Any]:
    return review(cast, verdict(visit_id, "approved", revision))[0]


def give_back(cast: Cast, visit_id: str, revision: int = 1) -> dict[str, Any]:
    return review(cast, verdict(visit_id, "returned", revision))[0]
