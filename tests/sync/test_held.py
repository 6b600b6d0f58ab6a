"""Held operations: a supervisor of the township takes or dismisses them, and the phone learns which."""

from typing import Any

from server.households.model import Household, Member
from server.visits.model import Visit
from tests.bodies import ago, operation, push, record
from tests.cast import Cast


def held(cast: Cast, person: Any = None) -> Any:
    return cast.client(person or cast.supervisor).get("/api/held").json["held"]


def settle(cast: Cast, operation_id: str, decision: str, person: Any = None) -> Any:
    url = f"/api/held/{operation_id}/settlement"
    return cast.client(person or cast.supervisor).post(url, json={"decision": decision, "note": "已核实"})


def test_a_held_visit_that_is_taken_counts_and_the_phone_learns_it(cast: Cast) -> None:
    sent = record(cast.feng)
    push(cast.client(cast.helper), sent)
    (row,) = held(cast)
    assert (row["code"], row["by"]["name"], row["household"]["head_name"]) == ("not_paired", "吴春", "冯岩")
    assert settle(cast, sent["id"], "taken").json == {"outcome": "applied"}
    assert Visit.get().household_id == cast.feng.id
    assert push(cast.client(cast.helper), sent) == [{"id": sent["id"], "outcome": "applied", "replay": True}]
    assert held(cast) == []


def test_a_dismissed_one_is_refused_with_the_supervisors_words(cast: Cast) -> None:
    sent = record(cast.feng)
    push(cast.client(cast.helper), sent)
    assert settle(cast, sent["id"], "dismissed").json == {"outcome": "refused"}
    (result,) = push(cast.client(cast.helper), sent)
    assert (result["problem"]["code"], result["problem"]["detail"]) == ("dismissed", "已核实")


def test_two_corrections_of_one_value_clash_and_a_person_decides(cast: Cast) -> None:
    head = cast.members(cast.mao)[0]
    base = {"household_id": cast.mao.id, "base_revision": 1, "member_id": head.id, "field": "phone", "was": "13612345678"}
    first = operation("household.correct", {**base, "id": "00000000-0000-7000-8000-000000000001", "value": "13611111111"})
    second = operation("household.correct", {**base, "id": "00000000-0000-7000-8000-000000000002", "value": "13622222222"})
    outcomes = [one["outcome"] for one in push(cast.client(cast.helper), first, second)]
    assert outcomes == ["applied", "held"]
    (row,) = held(cast)
    assert (row["code"], row["body"]["value"], row["now"]) == ("clash", "13622222222", "13611111111")
    settle(cast, second["id"], "taken")
    assert Member.get_by_id(head.id).phone == "13622222222"


def test_a_correction_changes_the_register_and_the_bundle(cast: Cast) -> None:
    body = {
        "id": "00000000-0000-7000-8000-000000000003", "household_id": cast.mao.id, "base_revision": 1, "member_id": None,
        "field": "group", "was": "2组", "value": "5组",
    }  # fmt: skip
    assert push(cast.client(cast.helper), operation("household.correct", body))[0]["outcome"] == "applied"
    mao = Household.get_by_id(cast.mao.id)
    assert (mao.group, mao.revision) == ("5组", 2)


def test_nobody_settles_outside_their_township_or_twice(cast: Cast) -> None:
    sent = record(cast.feng)
    push(cast.client(cast.helper), sent)
    assert held(cast, cast.other_supervisor) == []
    assert settle(cast, sent["id"], "taken", cast.other_supervisor).status_code == 404
    assert settle(cast, sent["id"], "taken", cast.county).status_code == 403
    assert settle(cast, "no-such", "taken").status_code == 404
    settle(cast, sent["id"], "taken")
    assert settle(cast, sent["id"], "dismissed").json["code"] == "wrong_state"


def test_a_taken_visit_keeps_what_was_known_of_the_phones_clock(cast: Cast) -> None:
    sent = record(cast.feng, started_at=ago(days=10, hours=1), ended_at=ago(days=10))
    push(cast.client(cast.helper), sent, sent_at=ago(days=10))
    settle(cast, sent["id"], "taken")
    visit = Visit.get()
    assert (visit.received_at - visit.visited_at).days == 0


def test_two_held_operations_of_one_visit_cannot_both_be_taken(cast: Cast) -> None:
    sent = record(cast.feng)
    again = {**sent, "id": record(cast.feng)["id"]}
    push(cast.client(cast.helper), sent, again)
    assert settle(cast, sent["id"], "taken").status_code == 200
    assert settle(cast, again["id"], "taken").json["code"] == "duplicate"
    assert settle(cast, again["id"], "dismissed").status_code == 200
