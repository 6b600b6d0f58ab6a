"""The clocks of a need: by working days, as the county had settled them when it was raised."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from server import clock, ids
from server.needs.model import Need
from tests.bodies import need, operation, push, visit
from tests.cast import Cast

ARRIVED = datetime(2026, 9, 30, 8, tzinfo=UTC)  # a Wednesday, the day before the National Day week


def raised(cast: Cast, made_at: str = "2026-09-30T01:00:00Z", arrived: datetime = ARRIVED) -> Need:
    """A need that was raised on one day and has arrived on another."""
    wish = need()
    times = {"started_at": made_at, "ended_at": made_at}
    with clock.pinned(arrived):
        sent = clock.rfc3339(arrived)
        (told,) = push(
            cast.client(cast.helper),
            operation("visit.record", visit(cast.mao, needs=[wish], **times), made_at=made_at),
            sent_at=sent,
        )
    assert told["outcome"] == "applied", told
    return Need.get_by_id(wish["id"])


def listed(cast: Cast, due: str, moment: datetime) -> list[str]:
    with clock.pinned(moment):
        return [row["id"] for row in cast.client(cast.supervisor).get(f"/api/needs?due={due}").json["needs"]]


def shown(cast: Cast) -> Any:
    return cast.client(cast.supervisor).get("/api/needs").json["needs"][0]


def at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 4, tzinfo=UTC)


def test_holidays_do_not_count(cast: Cast) -> None:
    row = raised(cast)
    assert (row.accept_by, row.due_on, row.warn_on) == (date(2026, 10, 9), date(2026, 11, 3), date(2026, 10, 29))


def test_acceptance_counts_from_the_arrival_and_settling_from_the_doorstep(cast: Cast) -> None:
    row = raised(cast, made_at="2026-09-21T01:00:00Z")
    assert (row.accept_by, row.due_on) == (date(2026, 10, 9), date(2026, 10, 26))


def test_the_county_settles_how_long(cast: Cast) -> None:
    body = {"accept_within": 1, "settle_within": 5, "warn_before": 1, "days_off": ["2026-10-09"]}
    before = raised(cast)
    assert cast.client(cast.county).put("/api/settings", json=body).status_code == 200
    after = raised(cast)
    assert (after.accept_by, after.due_on, after.warn_on) == (date(2026, 10, 8), date(2026, 10, 14), date(2026, 10, 13))
    assert Need.get_by_id(before.id).due_on == before.due_on


@pytest.mark.parametrize(
    ("moment", "heaps"),
    [
        (at(2026, 10, 8), set()),
        (at(2026, 10, 9), {"soon"}),
        (at(2026, 10, 10), {"unaccepted"}),
        (at(2026, 11, 4), {"unaccepted", "overdue"}),
    ],
)
def test_what_nobody_accepts_is_orange_on_the_last_day_and_red_after_it(cast: Cast, moment: datetime, heaps: set[str]) -> None:
    row = raised(cast)
    assert {due for due in ("soon", "unaccepted", "overdue") if listed(cast, due, moment) == [row.id]} == heaps


@pytest.mark.parametrize(
    ("moment", "heaps"),
    [(at(2026, 10, 28), set()), (at(2026, 10, 29), {"soon"}), (at(2026, 11, 3), {"soon"}), (at(2026, 11, 4), {"overdue"})],
)
def test_what_was_accepted_is_orange_before_its_day_and_red_after_it(cast: Cast, moment: datetime, heaps: set[str]) -> None:
    row = raised(cast)
    accept = {"id": ids.new(), "kind": "accepted"}
    assert cast.client(cast.supervisor).post(f"/api/needs/{row.id}/steps", json=accept).status_code == 200
    assert {due for due in ("soon", "unaccepted", "overdue") if listed(cast, due, moment) == [row.id]} == heaps
    with clock.pinned(moment):
        counts = cast.client(cast.county).get("/api/needs").json["counts"]
    assert {due for due in ("soon", "unaccepted", "overdue") if counts[due]} == heaps


def test_the_clock_that_is_shown_is_the_one_that_runs_out_first(cast: Cast) -> None:
    row = raised(cast)
    assert shown(cast)["clock"] == {"step": "accept", "on": "2026-10-09", "warn_on": "2026-10-09"}
    client = cast.client(cast.supervisor)
    client.post(f"/api/needs/{row.id}/steps", json={"id": ids.new(), "kind": "accepted"})
    assert shown(cast)["clock"] == {"step": "settle", "on": "2026-11-03", "warn_on": "2026-10-29"}
    client.post(f"/api/needs/{row.id}/steps", json={"id": ids.new(), "kind": "declined", "note": "不属于帮扶范围"})
    assert shown(cast)["clock"] is None
    assert listed(cast, "overdue", at(2026, 12, 1)) == []


def test_an_assignment_has_a_day_of_its_own(cast: Cast) -> None:
    row = raised(cast)
    assign = {"id": ids.new(), "kind": "assigned", "due_on": "2026-10-16", "assignee": "镇卫生院"}
    cast.client(cast.supervisor).post(f"/api/needs/{row.id}/steps", json=assign)
    assert shown(cast)["clock"] == {"step": "settle", "on": "2026-10-16", "warn_on": "2026-10-13"}
