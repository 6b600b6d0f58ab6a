"""What the bulk writer writes down is what the real door would have left."""

from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import Any

import orjson
from flask import Flask

from server import clock, db
from server.accounts.model import Account
from server.flags.model import KINDS, Flag
from server.flags.service import ANY
from server.households.model import HeadName, Household, Member
from server.needs.model import Need, NeedStep
from server.operations import Operation
from server.pairings.model import Pairing
from server.photos.model import Photo
from server.regions.model import Region
from server.reviews import service as reviews
from server.reviews.model import Review
from server.sync import service as sync
from server.sync.model import Receipt
from server.trail import service as trail
from server.trail.model import TrailEntry, TrailHead
from server.visits import rows
from server.visits.model import Visit, VisitRevision, VisitTag
from tests.bench import bulk, land, season
from tests.bench.great import fill
from tests.bench.season import Call

UNTIL = datetime(2026, 11, 23, tzinfo=UTC)
# Of each table, what is not compared: ids and moments of the store's own making, and what bulk.py says that it leaves out.
TABLES: dict[Any, tuple[str, ...]] = {
    Visit: ("open_flags", "precedence"),
    VisitTag: ("precedence",),
    VisitRevision: ("id",),
    Need: ("accept_by",),
    NeedStep: ("received_at",),
    Photo: (),
    Review: (),
    Receipt: ("digest",),
    TrailEntry: ("id", "seq", "at", "previous", "hash"),
}
WRITTEN = (*TABLES, TrailHead, Flag)


def story(luck: Random) -> tuple[land.Land, list[list[Call]]]:
    ours = land.settle(luck, households=land.VILLAGES)
    return ours, list(season.days(luck, ours, 300, UNTIL, weeks=2))


def through_the_door(calls: list[Call]) -> None:
    for call in calls:
        steps = [(call.record.received_at, _push, (call, "visit.record", call.record))]
        steps += [(verdict["at"], _review, (verdict,)) for verdict in call.verdicts]
        steps += [(call.answer.received_at, _push, (call, "visit.amend", call.answer))] if call.answer else []
        for at, act, given in sorted(steps, key=lambda step: step[0]):
            with clock.pinned(at), db.write():
                act(*given)


def _push(call: Call, kind: str, operation: Operation) -> None:
    raw = {"id": operation.id, "kind": kind, "made_at": clock.rfc3339(operation.made_at), "body": rows._plain(operation.body)}
    (result,) = sync.push(Account.get_by_id(call.helper.id), bulk.DEVICE, sync.read([raw], operation.received_at))
    assert result["outcome"] == "applied", result


def _review(verdict: dict[str, Any]) -> None:
    said = {key: value for key, value in verdict.items() if key not in ("reviewer_id", "at")}
    (result,) = reviews.review_all(Account.get_by_id(verdict["reviewer_id"]), [said])
    assert result["outcome"] == "applied", result


def left() -> dict[str, Counter[bytes]]:
    """Every row that was left, without what is not compared."""
    found = {}
    for table, but in TABLES.items():
        kept = [field for field in table._meta.sorted_fields if field.name not in but]
        query = table.select(*kept)
        if table is VisitTag:
            query = query.where(VisitTag.word.not_in([ANY, *KINDS]))
        found[table.__name__] = Counter(orjson.dumps(row, option=orjson.OPT_SORT_KEYS) for row in query.dicts())
    return found


def forget() -> None:
    with db.write():
        for table in WRITTEN:
            table.delete().execute()


def test_the_rows_are_those_that_the_door_leaves(app: Flask) -> None:
    _, days = story(Random(4))
    calls = [call for day in days for call in day]
    assert {len(call.verdicts) for call in calls} == {0, 1, 2}
    assert any(call.answer and len(call.verdicts) == 1 for call in calls)
    through_the_door(calls)
    by_door = left()
    forget()
    for day in days:
        bulk.write(Random(1), day)
    by_bulk = left()
    for table, rows_left in by_door.items():
        assert by_bulk[table] == rows_left, table
    assert all(by_bulk.values())
    assert list(trail.verify()) == []


def test_its_flags_stand_where_the_queue_looks(app: Flask) -> None:
    _, days = story(Random(4))
    for day in days:
        bulk.write(Random(1), day)
    flags = Counter(visit_id for (visit_id,) in Flag.select(Flag.visit_id).tuples())
    visits = {visit.id: visit for visit in Visit.select()}
    assert flags
    assert {visit.id: visit.open_flags for visit in visits.values() if visit.open_flags} == dict(flags)
    for tag in VisitTag.select():
        visit = visits[tag.visit_id]
        assert (tag.state, tag.precedence, tag.queued_at) == (visit.state, visit.precedence, visit.queued_at)
    assert all(visit.precedence == (-visit.open_flags if visit.state == "waiting" else 0) for visit in visits.values())


def test_the_same_seed_tells_the_same_story(app: Flask) -> None:
    with clock.pinned(UNTIL):
        first = story(Random(4))
        with db.write():
            for table in (Pairing, Member, HeadName, Household, Account, Region):
                table.delete().execute()
        assert story(Random(4)) == first


def test_counties_have_their_own_visits(app: Flask) -> None:
    lands = fill(60, 2, households=land.VILLAGES, until=UNTIL)
    found = Counter(visit.county for visit in Visit.select())
    assert found == {one.code: 30 for one in lands}
