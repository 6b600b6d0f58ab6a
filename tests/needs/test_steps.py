"""Steps: accepted, assigned, declined, resolved, confirmed, in an order that makes sense."""

import pytest

from server import ids
from server.needs.model import Need
from tests.bodies import need, operation, push, record
from tests.cast import Cast
from tests.needs.acts import report, step


@pytest.fixture
def raised(cast: Cast) -> str:
    wish = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[wish]))
    return str(wish["id"])


def test_the_whole_way_from_raised_to_confirmed(cast: Cast, raised: str) -> None:
    step(cast, raised, "accepted")
    answer = step(cast, raised, "assigned", due_on="2026-12-01", assignee="镇卫生院")
    assert (answer.json["need"]["state"], answer.json["need"]["assignee"]) == ("assigned", "镇卫生院")
    assert report(cast, raised, "progress", "药已带到")["outcome"] == "applied"
    assert report(cast, raised, "resolved")["outcome"] == "applied"
    assert report(cast, raised, "confirmed")["outcome"] == "applied"
    shown = cast.client(cast.supervisor).get("/api/needs?state=confirmed").json["needs"][0]
    assert [one["kind"] for one in shown["steps"]] == ["raised", "accepted", "assigned", "progress", "resolved", "confirmed"]


@pytest.mark.parametrize(("kind", "missing"), [("declined", ["note"]), ("assigned", ["due_on", "assignee"])])
def test_a_refusal_needs_a_reason_and_an_assignment_a_day_and_a_person(
    cast: Cast, raised: str, kind: str, missing: list[str]
) -> None:
    assert set(step(cast, raised, kind).json["errors"]) == set(missing)


def test_what_is_settled_is_not_accepted_again(cast: Cast, raised: str) -> None:
    step(cast, raised, "declined", note="不属于帮扶范围")
    answer = step(cast, raised, "accepted")
    assert (answer.status_code, answer.json["params"]) == (409, {"state": "declined"})


def test_helpers_report_but_do_not_decide(cast: Cast, raised: str) -> None:
    assert report(cast, raised, "declined", "不办")["problem"]["code"] == "invalid"
    assert step(cast, raised, "accepted", cast.helper).status_code == 403


def test_strangers_find_nothing(cast: Cast, raised: str) -> None:
    assert step(cast, raised, "accepted", cast.other_supervisor).status_code == 404
    assert step(cast, ids.new(), "accepted").status_code == 404
    body = {"id": ids.new(), "need_id": raised, "kind": "resolved", "note": ""}
    (result,) = push(cast.client(cast.other_helper), operation("need.step", body))
    assert result["problem"]["code"] == "not_found"


def test_the_same_step_again_changes_nothing_and_another_under_its_id_is_refused(cast: Cast, raised: str) -> None:
    body = {"id": ids.new(), "kind": "accepted", "note": "在办"}
    client = cast.client(cast.supervisor)
    first, second = (client.post(f"/api/needs/{raised}/steps", json=body) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert [one["kind"] for one in second.json["need"]["steps"]] == ["raised", "accepted"]
    other = client.post(f"/api/needs/{raised}/steps", json={**body, "kind": "progress"})
    assert other.json["code"] == "duplicate"


def test_the_ledger_is_listed_by_state_and_age_with_counts(cast: Cast, raised: str) -> None:
    Need.update(due_on="2026-01-01", state="assigned").execute()
    page = cast.client(cast.county).get("/api/needs?overdue=1").json
    assert (page["needs"][0]["id"], page["needs"][0]["overdue"]) == (raised, True)
    assert (page["counts"]["assigned"], page["counts"]["overdue"]) == (1, 1)
    assert cast.client(cast.other_county).get("/api/needs").json["needs"] == []
