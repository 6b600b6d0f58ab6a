"""Push: each operation ends applied, held or refused, exactly once."""

import gzip
import json

import pytest

from server import ids, marks
from server.needs.model import Need
from server.photos.model import Photo
from server.sync.model import Receipt
from server.visits.model import Visit, VisitRevision
from tests.bodies import ago, content, need, operation, photo, push, record
from tests.cast import Cast, pair

LAST = "9999-12-31T23:59:59.999999Z"


def test_a_visit_with_its_need_and_photo_arrives_whole(cast: Cast) -> None:
    sent = record(cast.mao, needs=[need()], photos=[photo()])
    assert push(cast.client(cast.helper), sent) == [{"id": sent["id"], "outcome": "applied", "replay": False}]
    visit = Visit.get()
    assert (visit.id, visit.household_id, visit.revision, visit.need_count) == (sent["body"]["id"], cast.mao.id, 1, 1)
    assert VisitRevision.get().content["summary"] == "一切如常"
    assert Need.get().state == "raised"
    assert Photo.get().arrived_at is None


def test_a_replay_is_answered_and_changes_nothing(cast: Cast) -> None:
    sent = record(cast.mao, needs=[need()])
    push(cast.client(cast.helper), sent)
    assert push(cast.client(cast.helper), sent) == [{"id": sent["id"], "outcome": "applied", "replay": True}]
    assert (Visit.select().count(), Need.select().count()) == (1, 1)


def test_the_same_operation_twice_in_one_push_is_done_once(cast: Cast) -> None:
    sent = record(cast.mao)
    first, second = push(cast.client(cast.helper), sent, sent)
    assert (first["replay"], second["replay"]) == (False, True)
    assert Visit.select().count() == 1


def test_an_id_that_comes_back_with_other_words_is_refused_and_the_first_stands(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    changed = {**sent, "body": {**sent["body"], "summary": "改了"}}
    (result,) = push(cast.client(cast.helper), changed)
    assert (result["outcome"], result["problem"]["code"]) == ("refused", "operation_changed")
    assert VisitRevision.get().content["summary"] == "一切如常"


def test_somebody_elses_operation_id_tells_nothing_about_it(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    (result,) = push(cast.client(cast.other_helper), sent)
    assert (result["outcome"], result["replay"], result["problem"]["code"]) == ("refused", False, "operation_taken")


def test_one_bad_operation_blocks_no_other_and_its_payload_is_kept(cast: Cast) -> None:
    good, bad, unknown, last = record(cast.mao), record(cast.shi), operation("visit.bless", {}), record(cast.chen)
    outcomes = [one["outcome"] for one in push(cast.client(cast.helper), good, bad, unknown, last)]
    assert outcomes == ["applied", "refused", "refused", "applied"]
    assert Receipt.get_by_id(bad["id"]).body["summary"] == "一切如常"
    assert Receipt.get_by_id(unknown["id"]).problem["code"] == "unknown_kind"
    assert Visit.select().count() == 2


def test_a_malformed_operation_is_refused_alone_with_the_fields_at_fault(cast: Cast) -> None:
    bad = record(cast.mao, checks={"food": "so-so"}, role="county")
    results = push(cast.client(cast.helper), "not an operation", {"id": "7"}, bad, record(cast.mao))
    assert [one["outcome"] for one in results] == ["refused", "refused", "refused", "applied"]
    assert results[0]["id"] == ""
    assert results[2]["problem"]["errors"]["checks.food"] == ["invalid"]
    assert results[2]["problem"]["errors"]["role"] == ["unknown_field"]


def test_a_household_of_another_township_is_not_found_and_told_nothing(cast: Cast) -> None:
    (result,) = push(cast.client(cast.helper), record(cast.shi))
    assert (result["outcome"], result["problem"]["code"]) == ("refused", "not_found")


def test_a_household_of_the_township_that_is_not_mine_is_held(cast: Cast) -> None:
    sent = record(cast.feng)
    (result,) = push(cast.client(cast.helper), sent)
    assert (result["outcome"], result["problem"]["code"]) == ("held", "not_paired")
    assert Visit.select().count() == 0
    assert Receipt.get_by_id(sent["id"]).region_code == cast.feng.region_code


def test_a_visit_made_while_the_household_was_mine_counts_although_it_is_not_mine_today(cast: Cast) -> None:
    ended = pair(cast.feng, cast.helper)
    ended.ends_on = ended.starts_on.replace(month=3)
    ended.save()
    then = "2026-02-03T10:00:00+08:00"
    (result,) = push(cast.client(cast.helper), record(cast.feng, started_at=then, ended_at=then))
    assert result["outcome"] == "applied"


@pytest.mark.parametrize("then", ["0001-01-03T10:00:00Z", "1970-06-01T10:00:00+08:00", "2044-06-01T10:00:00Z", LAST])
def test_a_wrong_clock_stops_nothing_and_the_week_is_the_servers(cast: Cast, then: str) -> None:
    sent = record(cast.mao, started_at=then, ended_at=then)
    (result,) = push(cast.client(cast.helper), {**sent, "made_at": then}, sent_at=then)
    assert result["outcome"] == "applied"
    visit = Visit.get()
    assert visit.started_at.year == int(then[:4])
    assert abs((visit.visited_at - visit.received_at).total_seconds()) < 5
    assert cast.client(cast.supervisor).get("/api/visits").status_code == 200
    assert cast.client(cast.helper).post("/api/sync/pull", json={"device_id": "p", "known": {}}).status_code == 200


def test_a_duplicate_visit_id_under_a_new_operation_is_refused(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    (result,) = push(cast.client(cast.helper), {**sent, "id": ids.new()})
    assert result["problem"]["code"] == "duplicate"


def test_a_batch_beyond_200_operations_is_turned_away_whole(cast: Cast) -> None:
    answer = cast.client(cast.helper).post(
        "/api/sync/push", json={"device_id": "p", "operations": [record(cast.mao) for _ in range(201)]}
    )
    assert (answer.status_code, answer.json["code"]) == (413, "too_many_operations")
    assert Receipt.select().count() == 0


def test_a_body_beyond_one_mebibyte_is_too_large_also_when_it_comes_gzipped(cast: Cast) -> None:
    body = json.dumps({"device_id": "p", "operations": ["x" * 1024 * 1024]}).encode()
    for data, headers in ((body, {}), (gzip.compress(body), {"Content-Encoding": "gzip"})):
        answer = cast.client(cast.helper).post("/api/sync/push", data=data, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_gzip_is_welcome(cast: Cast) -> None:
    body = gzip.compress(json.dumps({"device_id": "p", "operations": [record(cast.mao)]}).encode())
    answer = cast.client(cast.helper).post("/api/sync/push", data=body, headers={"Content-Encoding": "gzip"})
    assert answer.json["results"][0]["outcome"] == "applied"


def test_nobody_and_other_roles_are_turned_away(cast: Cast) -> None:
    body = {"device_id": "p", "operations": []}
    assert cast.client(None).post("/api/sync/push", json=body).status_code == 401
    assert cast.client(cast.supervisor).post("/api/sync/push", json=body).status_code == 403


def test_every_bundle_that_a_push_changes_rises_in_revision(cast: Cast) -> None:
    before = cast.mao.revision
    push(cast.client(cast.helper), record(cast.mao), record(cast.mao))
    assert type(cast.mao).get_by_id(cast.mao.id).revision == before + 1


def test_times_in_the_future_of_the_server_are_taken_as_now(cast: Cast) -> None:
    push(cast.client(cast.helper), record(cast.mao, started_at=ago(hours=-30), ended_at=ago(hours=-29)))
    visit = Visit.get()
    assert visit.visited_at <= visit.received_at


def test_what_one_account_saved_does_not_leave_under_anothers_cookie(cast: Cast) -> None:
    body = {"device_id": "p", "operations": [record(cast.mao)]}
    answer = cast.client(cast.helper).post("/api/sync/push", json=body, headers={"Ruhu-Account": cast.other_helper.id})
    assert (answer.status_code, answer.json["code"]) == (401, "not_signed_in")
    own = cast.client(cast.helper).post("/api/sync/push", json=body, headers={"Ruhu-Account": cast.helper.id})
    assert own.json["results"][0]["outcome"] == "applied"


@pytest.mark.parametrize("household", ["feng", "shi"])
def test_a_bad_operation_twice_in_one_push_is_never_called_applied(cast: Cast, household: str) -> None:
    sent = record(getattr(cast, household))
    first, second = push(cast.client(cast.helper), sent, sent)
    assert first["outcome"] in ("held", "refused")
    assert (second["outcome"], second["replay"], second["problem"]) == (first["outcome"], True, first["problem"])


def deep(levels: int) -> dict[str, object]:
    body: dict[str, object] = {}
    for _ in range(levels):
        body = {"x": body}
    return body


@pytest.mark.parametrize(
    "bad",
    [
        None,
        7,
        [],
        operation("visit.record", {}, id="0" * 8 + "-0000-7000-8000-" + "0" * 12 + "\n"),
        operation("visit\u0000", {}),
        operation("visit.record", deep(300)),
        operation("visit.record", {}, made_at="yesterday"),
        operation("visit.withdraw", {"visit_id": ids.new(), "base_revision": 2**70, "reason": ""}),
        operation("visit.withdraw", {"visit_id": ids.new(), "base_revision": True, "reason": "\u0000"}),
    ],
)
def test_odd_operations_are_refused_alone(cast: Cast, bad: object) -> None:
    results = push(cast.client(cast.helper), bad, record(cast.mao))
    assert [one["outcome"] for one in results] == ["refused", "applied"]


def test_a_need_of_another_visit_is_not_swallowed_by_an_amendment(cast: Cast) -> None:
    taken = need()
    sent = record(cast.mao)
    push(cast.client(cast.helper), record(cast.chen, needs=[taken]), sent)
    body = {key: value for key, value in sent["body"].items() if key not in ("id", "household_id")}
    amended = {"visit_id": sent["body"]["id"], "base_revision": 1, **body, "needs": [taken]}
    (result,) = push(cast.client(cast.helper), operation("visit.amend", amended))
    assert (result["outcome"], result["problem"]["code"]) == ("refused", "duplicate")


def test_an_amended_day_moves_the_visit_to_its_week(cast: Cast) -> None:
    sent = record(cast.mao, started_at=ago(days=15), ended_at=ago(days=15))
    push(cast.client(cast.helper), sent)
    week = Visit.get().week
    body = {key: value for key, value in sent["body"].items() if key not in ("id", "household_id")}
    amended = {"visit_id": sent["body"]["id"], "base_revision": 1, **body, "started_at": ago(days=1), "ended_at": ago(days=1)}
    push(cast.client(cast.helper), operation("visit.amend", amended))
    assert Visit.get().week > week


def test_the_end_of_a_visit_is_corrected_like_its_beginning(cast: Cast) -> None:
    sent = record(cast.mao, started_at=ago(days=10, hours=2), ended_at=ago(days=10, hours=1))
    push(cast.client(cast.helper), sent, sent_at=ago(days=10))
    shown = cast.client(cast.supervisor).get("/api/visits").json["visits"][0]
    assert shown["started_at"][:10] == ago(hours=2)[:10]
    assert shown["ended_at"] > shown["started_at"]


def test_a_beginning_that_went_to_the_phone_and_back_is_not_corrected_twice(cast: Cast) -> None:
    sent = record(cast.mao, started_at=ago(days=10, hours=2), ended_at=ago(days=10, hours=1))
    push(cast.client(cast.helper), sent, sent_at=ago(days=10))
    first = Visit.get().visited_at
    shown = cast.client(cast.supervisor).get("/api/visits").json["visits"][0]
    body = {key: value for key, value in sent["body"].items() if key not in ("id", "household_id")}
    amended = {"visit_id": sent["body"]["id"], "base_revision": 1, **body, "started_at": shown["started_at"]}
    (result,) = push(cast.client(cast.helper), operation("visit.amend", amended), sent_at=ago(days=10))
    assert result["outcome"] == "applied"
    assert Visit.get().visited_at == first


def test_a_text_cut_through_the_middle_of_a_character_holds_up_nothing(cast: Cast) -> None:
    cut, beside = record(cast.mao, summary="老人在家\ud83d"), record(cast.mao)
    assert [one["outcome"] for one in push(cast.client(cast.helper), cut, beside)] == ["applied", "applied"]
    shown = cast.client(cast.supervisor).get(f"/api/visits/{cut['body']['id']}").json["visit"]
    assert shown["content"]["summary"] == "老人在家\ufffd"


def test_a_phone_that_knew_the_store_before_its_restore_learns_of_it_before_anything_is_done(cast: Cast) -> None:
    sent = operation("visit.amend", {"visit_id": ids.new(), "base_revision": 1, **content()})
    body = {"device_id": "phone-1", "operations": [sent]}
    answer = cast.client(cast.helper).post("/api/sync/push", json={**body, "epoch": "before-the-restore"})
    epoch = marks.get("epoch")
    assert (answer.status_code, answer.json["code"], answer.json["params"]) == (409, "other_store", {"epoch": epoch})
    assert Receipt.select().count() == 0
    assert push(cast.client(cast.helper), record(cast.mao), epoch=epoch)[0]["outcome"] == "applied"
