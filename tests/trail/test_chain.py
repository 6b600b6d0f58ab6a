"""The trail's chain: whole after real work, broken by any change."""

from server.trail import service
from server.trail.model import TrailEntry, TrailHead
from tests.bodies import push, record
from tests.cast import Cast


def work(cast: Cast) -> None:
    for _ in range(3):
        push(cast.client(cast.helper), record(cast.mao), record(cast.chen))


def test_it_is_whole_after_real_work(cast: Cast) -> None:
    work(cast)
    assert list(service.verify()) == []
    assert TrailEntry.select().where(TrailEntry.verb == "visit.record").count() == 6


def test_a_changed_row_is_found(cast: Cast) -> None:
    work(cast)
    TrailEntry.update(actor_id=cast.county.id).where(TrailEntry.seq == 2, TrailEntry.county == "522634").execute()
    assert list(service.verify()) == ["522634: entry 2 was changed"]


def test_a_missing_row_and_a_cut_end_are_found(cast: Cast) -> None:
    work(cast)
    TrailEntry.delete().where(TrailEntry.seq == 2, TrailEntry.county == "522634").execute()
    last = TrailHead.get_by_id("522634").seq
    TrailEntry.delete().where(TrailEntry.seq == last, TrailEntry.county == "522634").execute()
    faults = list(service.verify())
    assert any("missing" in fault for fault in faults)
    assert any("the chain ends" in fault for fault in faults)


def test_a_refused_operation_leaves_no_trace_of_having_been_done(cast: Cast) -> None:
    push(cast.client(cast.helper), record(cast.shi))
    assert TrailEntry.select().where(TrailEntry.verb == "visit.record").count() == 0


def test_county_staff_read_their_own_county_only(cast: Cast) -> None:
    work(cast)
    page = cast.client(cast.county).get("/api/trail?verb=visit.record&limit=4").json
    assert (len(page["entries"]), page["entries"][0]["actor"]["name"]) == (4, "吴春")
    rest = cast.client(cast.county).get(f"/api/trail?verb=visit.record&limit=4&after={page['next']}").json
    assert (len(rest["entries"]), rest["next"]) == (2, None)
    assert cast.client(cast.other_county).get("/api/trail?verb=visit.record").json["entries"] == []
    assert cast.client(cast.supervisor).get("/api/trail").status_code == 403
