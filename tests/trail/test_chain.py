"""The trail's chain: whole after real work, broken by any change."""

from collections.abc import Iterator
from hashlib import sha256

import orjson
import pytest

from server import clock
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


def test_a_forged_row_is_found_although_its_head_is_gone(cast: Cast) -> None:
    work(cast)
    TrailHead.delete().where(TrailHead.county == "522634").execute()
    TrailEntry.update(actor_id=cast.county.id).where(TrailEntry.seq == 2, TrailEntry.county == "522634").execute()
    assert list(service.verify()) == ["522634: entry 2 was changed", "522634: its head is missing or behind"]


def test_who_can_write_the_database_cannot_make_the_chain_anew(cast: Cast) -> None:
    work(cast)
    previous = service.GENESIS
    for row in TrailEntry.select().where(TrailEntry.county == "522634").order_by(TrailEntry.seq):
        row.actor_id, row.previous = cast.county.id, previous
        told = [previous, row.county, row.seq, row.actor_id, row.verb, row.subject, row.detail, clock.rfc3339(row.at)]
        row.hash = previous = sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).hexdigest()
        row.save()
    TrailHead.update(hash=previous).where(TrailHead.county == "522634").execute()
    assert next(service.verify()) == "522634: entry 1 was changed"


def test_it_is_whole_while_others_go_on_writing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def busily(county: str, head: tuple[int, str]) -> Iterator[str]:
        work(cast)  # after the heads were read, before the entries are
        yield from faults(county, head)

    work(cast)
    faults = service._faults
    monkeypatch.setattr(service, "_faults", busily)
    assert list(service.verify()) == []


def test_a_head_that_was_set_back_is_found(cast: Cast) -> None:
    work(cast)
    early = TrailEntry.get(TrailEntry.county == "522634", TrailEntry.seq == 2)
    TrailHead.update(seq=early.seq, hash=early.hash).where(TrailHead.county == "522634").execute()
    assert list(service.verify()) == ["522634: its head is missing or behind"]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "after=-1", "after=99999999999999999999", "limit=ten"])
def test_a_bad_number_is_answered_with_a_code(cast: Cast, query: str) -> None:
    answer = cast.client(cast.county).get(f"/api/trail?{query}")
    assert (answer.status_code, answer.json["errors"]) == (422, {query.partition("=")[0]: ["invalid"]})


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
