"""Amending and withdrawing: a new revision, never an overwrite."""

from typing import Any

from server.needs.model import Need
from server.reviews.model import Review
from server.visits.model import Visit, VisitRevision
from tests.bodies import content, need, operation, push, record
from tests.cast import Cast
from tests.reviews.verdicts import approve, give_back


def made(cast: Cast, **changes: Any) -> str:
    sent = record(cast.mao, **changes)
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def amend(cast: Cast, visit_id: str, base: int, **changes: Any) -> dict[str, Any]:
    body = {"visit_id": visit_id, "base_revision": base, **content(**changes)}
    return push(cast.client(cast.helper), operation("visit.amend", body))[0]


def test_an_amendment_is_a_new_revision_and_the_first_stays(cast: Cast) -> None:
    visit_id = made(cast)
    assert amend(cast, visit_id, 1, summary="补充说明")["outcome"] == "applied"
    words = [row.content["summary"] for row in VisitRevision.select().order_by(VisitRevision.number)]
    assert words == ["一切如常", "补充说明"]
    assert Visit.get_by_id(visit_id).revision == 2


def test_needs_raised_before_are_left_alone_and_new_ones_are_raised(cast: Cast) -> None:
    first, second = need(), need(category="water", description="水管坏了")
    visit_id = made(cast, needs=[first])
    amend(cast, visit_id, 1, needs=[first, second])
    assert {row.id for row in Need.select()} == {first["id"], second["id"]}


def test_building_on_an_old_revision_is_refused_with_the_current_one(cast: Cast) -> None:
    visit_id = made(cast)
    amend(cast, visit_id, 1)
    result = amend(cast, visit_id, 1)
    assert (result["problem"]["code"], result["problem"]["params"]) == ("stale_revision", {"current": 2})


def test_an_approved_revision_stays_approved_and_its_amendment_waits_again(cast: Cast) -> None:
    visit_id = made(cast)
    approve(cast, visit_id)
    amend(cast, visit_id, 1, summary="另有补充")
    assert [(row.revision, row.decision) for row in Review.select()] == [(1, "approved")]
    listed = cast.client(cast.supervisor).get("/api/visits?state=waiting").json
    assert [(row["id"], row["revision"]) for row in listed["visits"]] == [(visit_id, 2)]


def test_nobody_amends_anothers_visit(cast: Cast) -> None:
    visit_id = made(cast)
    body = {"visit_id": visit_id, "base_revision": 1, **content()}
    (result,) = push(cast.client(cast.other_helper), operation("visit.amend", body))
    assert result["problem"]["code"] == "not_found"


def test_a_withdrawn_visit_leaves_the_queue_but_not_the_store(cast: Cast) -> None:
    visit_id = made(cast)
    give_back(cast, visit_id)
    body = {"visit_id": visit_id, "base_revision": 1, "reason": "走错了户"}
    assert push(cast.client(cast.helper), operation("visit.withdraw", body))[0]["outcome"] == "applied"
    assert cast.client(cast.supervisor).get("/api/visits?state=returned").json["visits"] == []
    assert cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]["state"] == "withdrawn"


def test_what_is_verified_cannot_be_withdrawn(cast: Cast) -> None:
    visit_id = made(cast)
    approve(cast, visit_id)
    body = {"visit_id": visit_id, "base_revision": 1, "reason": ""}
    (result,) = push(cast.client(cast.helper), operation("visit.withdraw", body))
    assert result["problem"]["code"] == "wrong_state"
