"""What people do to a need in these tests, at the desk and on the phone."""

from typing import Any

from server import ids
from tests.bodies import operation, push
from tests.cast import Cast


def step(cast: Cast, need_id: str, kind: str, person: Any = None, **more: Any) -> Any:
    """The desk's answer to a step."""
    body = {"id": ids.new(), "kind": kind, **more}
    return cast.client(person or cast.supervisor).post(f"/api/needs/{need_id}/steps", json=body)


def report(cast: Cast, need_id: str, kind: str, note: str = "", **more: Any) -> Any:
    """What became of a step that the helper's phone has sent."""
    body = {"id": ids.new(), "need_id": need_id, "kind": kind, "note": note, **more}
    return push(cast.client(cast.helper), operation("need.step", body))[0]


def listed(cast: Cast, asked: str, person: Any = None) -> list[str]:
    """The ids of the needs that the ledger lists."""
    return [row["id"] for row in cast.client(person or cast.supervisor).get(f"/api/needs?{asked}").json["needs"]]


def bundle(cast: Cast) -> Any:
    """What the helper's phone shows of the 毛 household."""
    told = cast.client(cast.helper).post("/api/sync/pull", json={"device_id": "phone-1", "known": {}}).json
    return next(one for one in told["households"] if one["id"] == cast.mao.id)
