"""A supervisor says why a flag means nothing; a flag never stands in the way of a verdict."""

from typing import Any

from server import ids
from server.trail.model import TrailEntry
from server.visits.model import Visit, VisitTag
from tests.bodies import FINE, content, need, operation, push, record
from tests.cast import Cast
from tests.reviews.asking import colleague
from tests.reviews.verdicts import approve, give_back


def urgent(cast: Cast, **changes: Any) -> str:
    sent = record(cast.mao, **{"needs": [need(category="care")], **changes})
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def whole(cast: Cast, visit_id: str) -> Any:
    return cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]


def dismiss(cast: Cast, flag_id: str, note: str = "电话核实过", person: Any = None) -> Any:
    return cast.client(person or cast.supervisor).post(f"/api/flags/{flag_id}/dismissal", json={"note": note})


def listed(cast: Cast, query: str) -> list[str]:
    return [row["id"] for row in cast.client(cast.supervisor).get(f"/api/visits?{query}").json["visits"]]


def test_it_is_kept_with_who_and_why_and_no_longer_counts(cast: Cast) -> None:
    visit_id = urgent(cast)
    (flag,) = whole(cast, visit_id)["flags"]
    assert (flag["kind"], flag["about"]["category"], flag["dismissed"]) == ("urgent_need", "care", None)
    assert listed(cast, "flag=any") == listed(cast, "flag=urgent_need&state=waiting") == [visit_id]
    answer = dismiss(cast, flag["id"])
    assert answer.status_code == 200, answer.json
    said = whole(cast, visit_id)["flags"][0]["dismissed"]
    assert (said["by"], said["note"]) == ("李审核", "电话核实过")
    assert listed(cast, "flag=any") == listed(cast, "flag=urgent_need") == []
    assert Visit.get_by_id(visit_id).open_flags == 0
    assert TrailEntry.get(TrailEntry.verb == "flag.dismiss").detail == "urgent_need"


def test_a_reason_is_asked_for_and_once_is_enough(cast: Cast) -> None:
    (flag,) = whole(cast, urgent(cast))["flags"]
    assert dismiss(cast, flag["id"], "").json["errors"] == {"note": ["required"]}
    assert dismiss(cast, flag["id"]).status_code == 200
    assert dismiss(cast, flag["id"], "问过邻居").json["code"] == "wrong_state"
    assert dismiss(cast, flag["id"], person=colleague()).json["code"] == "wrong_state"


def test_the_same_again_is_answered_as_before(cast: Cast) -> None:
    (flag,) = whole(cast, urgent(cast))["flags"]
    first = dismiss(cast, flag["id"])
    assert dismiss(cast, flag["id"]).json == first.json
    assert TrailEntry.select().where(TrailEntry.verb == "flag.dismiss").count() == 1


def test_strangers_find_nothing_and_nobody_dismisses_what_is_said_of_his_own_visit(cast: Cast) -> None:
    visit_id = urgent(cast)
    (flag,) = whole(cast, visit_id)["flags"]
    assert dismiss(cast, flag["id"], person=cast.other_supervisor).status_code == 404
    assert dismiss(cast, flag["id"], person=cast.county).status_code == 403
    assert dismiss(cast, ids.new()).status_code == 404
    Visit.update(helper_id=cast.supervisor.id).execute()
    assert dismiss(cast, flag["id"]).json["code"] == "own_visit"


def test_the_waiting_begin_with_the_most_open_flags_and_then_the_oldest(cast: Cast) -> None:
    plain = urgent(cast, needs=[])
    one, two = urgent(cast), urgent(cast, needs=[need(category="care"), need(category="job")])
    last = urgent(cast, needs=[])
    odd = [two, one]
    waiting = listed(cast, "state=waiting")
    assert [visit_id for visit_id in waiting if visit_id in odd] == waiting[:0] + odd
    found: list[str] = []
    after = ""
    while True:
        page = cast.client(cast.supervisor).get(f"/api/visits?state=waiting&limit=1{after}").json
        found += [row["id"] for row in page["visits"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert found == waiting
    assert sorted(found) == sorted([plain, one, two, last])
    approve(cast, two)
    assert listed(cast, "state=waiting")[0] == next(visit_id for visit_id in waiting if visit_id != two)
    assert listed(cast, "state=approved&flag=any") == [two]


def test_what_an_amendment_mends_is_said_no_more_and_what_was_dismissed_stays_so(cast: Cast) -> None:
    asked = need(category="care")
    visit_id = urgent(cast, needs=[asked, need(category="water")], checks={**FINE, "medical": "unseen"})
    kinds = {flag["kind"]: flag["id"] for flag in whole(cast, visit_id)["flags"]}
    assert set(kinds) == {"urgent_need", "fine_against_need"}
    (care,) = (flag for flag in whole(cast, visit_id)["flags"] if flag["about"].get("category") == "care")
    dismiss(cast, care["id"])
    give_back(cast, visit_id)
    mended = content(needs=[asked], checks={**FINE, "water": "problem"})
    push(cast.client(cast.helper), operation("visit.amend", {"visit_id": visit_id, "base_revision": 1, **mended}))
    (left,) = whole(cast, visit_id)["flags"]
    assert (left["id"], left["dismissed"]["note"]) == (care["id"], "电话核实过")
    assert {tag.word for tag in VisitTag.select()} == {"has_needs", "problem", "returned_before"}


def test_a_withdrawn_visit_leaves_the_queue_and_its_words_go_with_it(cast: Cast) -> None:
    visit_id = urgent(cast)
    body = {"visit_id": visit_id, "base_revision": 1, "reason": "记错了户"}
    push(cast.client(cast.helper), operation("visit.withdraw", body))
    assert listed(cast, "state=waiting&flag=any") == listed(cast, "state=waiting") == []
    assert listed(cast, "state=withdrawn&flag=any") == [visit_id]
