"""Sealing a week: it stays as it was reported, and what comes later is told once, in the next one."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from threading import Thread
from types import SimpleNamespace
from typing import Any

import orjson
import pytest
from openpyxl import Workbook, load_workbook

from server import clock, db
from server.accounts.model import Account
from server.problems import Problem
from server.reviews.model import Review
from server.tallies import seal as sealing
from server.tallies.model import Seal
from server.trail.model import TrailEntry
from server.visits.model import Visit
from tests.cast import LEISHAN, XIJIANG, Cast
from tests.tallies.scene import WEEK, at, visit

NEXT, LAST = "2026-W11", "2026-W09"
A_WHILE = 0.5  # seconds: enough for the second request to have asked what is sealed


@pytest.fixture(autouse=True)
def monday_after() -> Iterator[None]:
    """The week is over, by ten hours."""
    with clock.pinned(at(7, 10)):
        yield


def seal(cast: Cast, week: str = WEEK, person: Account | None = None, moment: datetime | None = None) -> Any:
    with clock.pinned(moment or clock.now()):
        return cast.client(person or cast.county).post(f"/api/tallies/{week}/seal")


def tally(cast: Cast, week: str = WEEK, person: Account | None = None, **query: Any) -> dict[str, Any]:
    return cast.client(person or cast.county).get(f"/api/tallies/{week}", query_string=query).json


def adjustments(cast: Cast, week: str = NEXT, **query: Any) -> list[dict[str, Any]]:
    return cast.client(cast.county).get(f"/api/tallies/{week}/changes", query_string=query).json["adjustments"]


def book(cast: Cast, week: str = WEEK, **query: Any) -> Workbook:
    answer = cast.client(cast.county).get(f"/api/tallies/{week}.xlsx", query_string=query, buffered=True)
    return load_workbook(BytesIO(answer.data))


def late(cast: Cast, **changes: Any) -> Visit:
    """A visit of the week that came when it was sealed."""
    arrived = at(8)
    return visit(cast.chen, cast.helper, at(2), **{"received_at": arrived, "queued_at": arrived, **changes})


def test_its_checksum_is_that_of_the_snapshot_which_holds_every_region_and_cut(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1), ("approved", 2))
    answer = seal(cast)
    assert answer.status_code == 201
    text = cast.client(cast.county).get(f"/api/tallies/{WEEK}/snapshot").data
    told = orjson.loads(text)
    assert answer.json["seal"] == {"sealed_at": told["sealed_at"], "by": "王县", "sha256": sha256(text).hexdigest()}
    assert (told["county"]["name"], told["week"], told["adjustments"]) == ("雷山县", WEEK, [])
    assert {(one["region"]["code"], one["by"]) for one in told["tallies"]} >= {
        (LEISHAN, "township"), (LEISHAN, "village"), (LEISHAN, "helper"), (XIJIANG, "village"), (XIJIANG, "helper"),
    }  # fmt: skip


@pytest.mark.parametrize("query", [{}, {"by": "village"}, {"by": "helper"}, {"region": XIJIANG}])
def test_what_comes_later_does_not_change_it_and_can_be_seen_beside_it(cast: Cast, query: dict[str, str]) -> None:
    visit(cast.mao, cast.helper, at(1))
    before = tally(cast, **query)
    seal(cast)
    late(cast)
    after = tally(cast, **query)
    assert (after["rows"], after["total"]) == (before["rows"], before["total"])
    assert (before["sealed"], after["sealed"], after["made_at"]) == (False, True, after["seal"]["sealed_at"])
    live = tally(cast, **query, live="1")
    assert (live["total"]["visits"], live["sealed"], live["seal"]) == (2, False, after["seal"])


def test_a_township_sees_its_part_of_the_countys_seal(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    seal(cast)
    late(cast)
    assert (tally(cast, person=cast.supervisor)["total"]["visits"], tally(cast, person=cast.supervisor)["sealed"]) == (1, True)


def test_a_village_is_no_part_of_a_seal_and_says_so(cast: Cast) -> None:
    seal(cast)
    late(cast)
    told = tally(cast, region=cast.chen.region_code)
    assert (told["total"]["visits"], told["sealed"]) == (1, False)
    assert told["seal"]


def test_late_arrivals_and_later_verdicts_are_adjustments_of_the_next_week_and_told_once(cast: Cast) -> None:
    waiting = visit(cast.mao, cast.helper, at(1))
    seal(cast)
    late(cast)
    verdict = {"reasons": [], "note": "", "at": at(8), "reviewer_id": cast.supervisor.id}
    Review.create(id=waiting.id, visit_id=waiting.id, revision=1, decision="approved", **verdict)
    Visit.update(state="approved", decided_at=at(8)).where(Visit.id == waiting.id).execute()
    found = {(row["code"], row["figure"]): (row["was"], row["now"]) for row in adjustments(cast)}
    for code in (XIJIANG, LEISHAN):
        assert {figure: pair for (place, figure), pair in found.items() if place == code} == {
            "visited": (1, 2), "visits": (1, 2), "approved": (0, 1),
        }  # fmt: skip
    assert {row["week"] for row in adjustments(cast)} == {WEEK}
    assert seal(cast, NEXT, moment=at(15)).status_code == 201
    late(cast)
    with clock.pinned(at(15)):
        assert len(adjustments(cast)) == len(found)
        after = adjustments(cast, "2026-W12")
    visits = {(row["code"], row["was"], row["now"]) for row in after if row["figure"] == "visits"}
    assert visits == {(XIJIANG, 2, 3), (LEISHAN, 2, 3)}


def test_a_townships_adjustments_are_its_own(cast: Cast) -> None:
    seal(cast)
    late(cast)
    visit(cast.shi, cast.other_helper, at(2))
    assert {row["code"] for row in adjustments(cast, region=XIJIANG)} == {XIJIANG}


def test_the_workbook_of_a_sealed_week_holds_the_sealed_figures_and_the_visits_that_they_count(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    withdrawn_later = visit(cast.shi, cast.other_helper, at(1))
    digest = seal(cast).json["seal"]["sha256"]
    late(cast)
    Visit.update(withdrawn_at=at(8)).where(Visit.id == withdrawn_later.id).execute()
    told = book(cast)
    visits = list(told["走访明细"].iter_rows(min_row=4, values_only=True))
    assert [row[4] for row in visits] == ["石建国", "毛静"]
    assert list(told["按乡镇"].values)[-1][3] == len(visits) == 2
    assert any(digest in str(row[2]) for row in told["说明"].values)


@pytest.mark.parametrize(("path", "snapshots"), [("", 1), ("/changes", 2), (".xlsx", 2)])
def test_a_snapshot_is_read_once_for_an_answer(cast: Cast, monkeypatch: pytest.MonkeyPatch, path: str, snapshots: int) -> None:
    seal(cast, LAST)
    seal(cast)
    read: list[str] = []
    client = cast.client(cast.county)
    monkeypatch.setattr(
        "server.tallies.model.orjson", SimpleNamespace(loads=lambda text: read.append(text) or orjson.loads(text))
    )
    assert client.get(f"/api/tallies/{WEEK}{path}", buffered=True).status_code == 200
    assert len(read) == len(set(read)) == snapshots


def test_what_was_on_its_way_while_the_week_was_counted_is_in_neither_the_figures_nor_the_visits(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    withdrawn_before = visit(cast.shi, cast.other_helper, at(1))
    seal(cast)
    written_before = at(7, 9)
    late(cast, received_at=written_before)
    Visit.update(withdrawn_at=written_before).where(Visit.id == withdrawn_before.id).execute()
    told = book(cast)
    visits = list(told["走访明细"].iter_rows(min_row=4, values_only=True))
    assert [row[4] for row in visits] == ["石建国", "毛静"]
    assert list(told["按乡镇"].values)[-1][3] == 2


def test_the_visits_of_a_sealed_townships_workbook_are_its_own(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    visit(cast.shi, cast.other_helper, at(1))
    seal(cast)
    visits = list(book(cast, region=XIJIANG)["走访明细"].iter_rows(min_row=4, values_only=True))
    assert [row[4] for row in visits] == ["毛静"]


def test_of_two_weeks_sealed_at_one_moment_one_waits_for_the_other(cast: Cast) -> None:
    def request() -> None:
        with db.database.connection_context(), db.write():
            try:
                sealing.seal(cast.county, before)
            except Problem as problem:
                refused.append(problem.code)

    refused: list[str] = []
    before, draft = sealing.drawn(cast.county, LAST), sealing.drawn(cast.county, WEEK)
    second = Thread(target=request)
    with db.write():
        sealing.seal(cast.county, draft)
        second.start()
        second.join(A_WHILE)
    second.join()
    assert refused == ["later_sealed"]
    assert Seal.select().count() == 1


def test_a_week_counted_before_the_one_ahead_of_it_was_sealed_is_counted_once_more(cast: Cast) -> None:
    draft = sealing.drawn(cast.county, WEEK)
    assert seal(cast, LAST).status_code == 201
    with db.write(), pytest.raises(Problem, match="busy"):
        sealing.seal(cast.county, draft)
    assert seal(cast).status_code == 201


def test_the_workbook_says_what_has_changed_since_the_week_before(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(-6))
    seal(cast, LAST, moment=at(1))
    visit(cast.mao, cast.helper, at(1))
    visit(cast.chen, cast.helper, at(1))
    late_of_last = visit(cast.shi, cast.other_helper, at(-6), received_at=at(2))
    rows = {row[0]: row[1:] for row in book(cast)["与上周比"].iter_rows(min_row=4, values_only=True)}
    visits = 2
    assert (rows["合计 本周"][visits], rows["合计 上周"][visits], rows["合计 增减"][visits]) == (2, 1, 1)
    assert (rows["西江镇"][visits], rows["丹江镇"][visits]) == (1, 0)
    told = list(book(cast)["封存后调整"].iter_rows(min_row=4, values_only=True))
    assert ("2026年第9周", "丹江镇", "走访", 0, 1, 1) in told
    assert ("2026年第9周", "雷山县", "走访", 1, 2, 1) in told
    assert late_of_last.week == LAST


def test_a_week_is_sealed_once_when_it_is_over_and_not_after_a_later_one(cast: Cast) -> None:
    assert seal(cast, moment=at(6, 23)).json["code"] == "week_not_over"
    assert seal(cast).status_code == 201
    assert seal(cast).json["code"] == "already_sealed"
    assert seal(cast, LAST).json["code"] == "later_sealed"
    assert Seal.select().count() == 1


def test_no_week_is_passed_over(cast: Cast) -> None:
    assert seal(cast, LAST, moment=at(1)).status_code == 201
    assert seal(cast, clock.week_of(at(8)), moment=at(15)).json["code"] == "earlier_open"
    assert seal(cast, moment=at(15)).status_code == 201
    assert seal(cast, clock.week_of(at(8)), moment=at(15)).status_code == 201


def test_it_is_on_the_trail_with_its_checksum(cast: Cast) -> None:
    digest = seal(cast).json["seal"]["sha256"]
    entry = TrailEntry.get(TrailEntry.verb == "tally.seal")
    assert (entry.actor_id, entry.subject, entry.detail) == (cast.county.id, WEEK, {"sha256": digest})


def test_only_the_county_seals_and_each_its_own(cast: Cast) -> None:
    assert seal(cast, person=cast.supervisor).json["code"] == "not_yours"
    assert seal(cast, person=cast.helper).json["code"] == "not_yours"
    seal(cast, person=cast.other_county)
    assert tally(cast)["seal"] is None
    assert cast.client(cast.county).get(f"/api/tallies/{WEEK}/snapshot").json["code"] == "not_found"
    assert seal(cast, "2026-W60").json["errors"] == {"week": ["invalid"]}
