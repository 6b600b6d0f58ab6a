"""What a phone lost with its store: the trail says so, entry by entry, except of what had come."""

from datetime import timedelta
from typing import Any

import pytest

from server import clock, ids
from server.sync.model import Receipt
from server.trail.model import TrailEntry
from tests.bodies import ago, operation, push, record
from tests.cast import Cast


def entry(sent: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """What a phone's note says of an entry."""
    household_id = sent["body"]["household_id"]
    return {"id": sent["id"], "kind": sent["kind"], "made_at": sent["made_at"], "household_id": household_id, **changes}


def loss(*entries: Any, **changes: Any) -> dict[str, Any]:
    body = {"id": ids.new(), "found_at": ago(minutes=1), "entries": list(entries), "photos": 0, **changes}
    return operation("loss.report", body)


def noted(verb: str = "loss.entry") -> list[TrailEntry]:
    return list(TrailEntry.select().where(TrailEntry.verb == verb).order_by(TrailEntry.seq))


def test_what_never_came_stands_on_the_trail_with_its_household(cast: Cast) -> None:
    first, second = record(cast.mao), record(cast.chen)
    sent = loss(entry(first), entry(second), photos=3)
    assert push(cast.client(cast.helper), sent) == [{"id": sent["id"], "outcome": "applied", "replay": False}]
    (report,) = noted("loss.report")
    assert (report.actor_id, report.subject) == (cast.helper.id, sent["body"]["id"])
    assert report.detail == {"entries": 2, "photos": 3, "found_at": sent["body"]["found_at"]}
    assert [row.subject for row in noted()] == [cast.mao.id, cast.chen.id]
    assert noted()[0].detail == {"kind": "visit.record", "made_at": first["made_at"], "operation": first["id"]}


def test_what_has_a_receipt_is_not_missing_whatever_became_of_it(cast: Cast) -> None:
    applied, held, refused, gone = record(cast.mao), record(cast.feng), record(cast.shi), record(cast.chen)
    push(cast.client(cast.helper), applied, held, refused)
    push(cast.client(cast.helper), loss(*map(entry, (applied, held, refused, gone))))
    assert [row.detail["operation"] for row in noted()] == [gone["id"]]


def test_when_all_had_come_and_no_photo_is_missing_the_trail_says_nothing(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    assert push(cast.client(cast.helper), loss(entry(sent)), loss())[0]["outcome"] == "applied"
    assert noted() == noted("loss.report") == []
    push(cast.client(cast.helper), loss(entry(sent), photos=1))
    assert noted("loss.report")[0].detail["entries"] == 0


def test_somebody_elses_receipt_is_none_of_mine_and_i_do_not_learn_of_it(cast: Cast) -> None:
    theirs = record(cast.shi)
    push(cast.client(cast.other_helper), theirs)
    results = push(cast.client(cast.helper), loss(entry(theirs)), loss(entry(record(cast.shi))))
    assert [(one["outcome"], one.get("problem")) for one in results] == [("applied", None)] * 2
    assert len(noted()) == 2


def test_an_entry_that_is_told_twice_is_missing_once_and_a_replay_notes_nothing_more(cast: Cast) -> None:
    gone = entry(record(cast.mao))
    sent = loss(gone, gone)
    assert [push(cast.client(cast.helper), sent)[0]["replay"] for _ in range(2)] == [False, True]
    assert (len(noted()), len(noted("loss.report"))) == (1, 1)


def test_a_phone_whose_clock_is_years_behind_found_it_by_the_servers_clock(cast: Cast) -> None:
    then = {"sent_at": "2019-01-01T00:02:00Z"}
    client, now = cast.client(cast.helper), clock.now()
    with clock.pinned(now):
        push(client, loss(entry(record(cast.mao)), found_at="2019-01-01T00:01:00Z"), **then)
    assert noted("loss.report")[0].detail["found_at"] == clock.rfc3339(now - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"photos": -1}, "photos"),
        ({"photos": None}, "photos"),
        ({"found_at": "yesterday"}, "found_at"),
        ({"id": "7"}, "id"),
        ({"words": "毛静"}, "words"),
        ({"entries": [{}]}, "entries.0.household_id"),
    ],
)
def test_a_report_that_is_none_is_refused_with_the_field_at_fault(cast: Cast, changes: dict[str, Any], field: str) -> None:
    (result,) = push(cast.client(cast.helper), loss(**changes))
    assert (result["outcome"], result["problem"]["code"]) == ("refused", "invalid")
    assert field in result["problem"]["errors"]


@pytest.mark.parametrize("kind", ["毛静家", "visit.record 毛静", "", "a.b\n"])
def test_the_trail_takes_no_words_where_a_kind_should_stand(cast: Cast, kind: str) -> None:
    (result,) = push(cast.client(cast.helper), loss(entry(record(cast.mao), kind=kind)))
    assert result["problem"]["errors"] == {"entries.0.kind": ["invalid"]}


def test_more_than_two_hundred_entries_are_told_in_several_reports(cast: Cast) -> None:
    gone = [entry(record(cast.mao)) for _ in range(201)]
    results = push(cast.client(cast.helper), loss(*gone), loss(*gone[:200]), loss(*gone[200:]))
    assert [one["outcome"] for one in results] == ["refused", "applied", "applied"]
    assert results[0]["problem"]["errors"] == {"entries": ["too_many"]}
    assert len(noted()) == 201


def test_who_keeps_no_outbox_reports_no_loss(cast: Cast) -> None:
    body = {"device_id": "p", "operations": [loss(entry(record(cast.mao)))]}
    assert cast.client(cast.supervisor).post("/api/sync/push", json=body).status_code == 403
    assert cast.client(None).post("/api/sync/push", json=body).status_code == 401
    assert Receipt.select().count() == 0
