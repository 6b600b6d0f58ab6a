"""The store gives a write up in its midst, by itself: nobody is told that it was kept, and none of it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import peewee
import pytest

from server import db, marks
from server.sync.model import Receipt
from tests import bodies
from tests.cast import Cast

# What the two do on an error: SQLite rolls back (full, failing disk), PostgreSQL will only roll back from here on.
GIVES_UP = {"sqlite": "ROLLBACK", "postgresql": "SELECT 1 / 0"}

_FOR_RECEIPTS = 10  # pages: what stands in them is to find no room


def test_a_write_that_was_given_up_is_not_taken_for_kept(cast: Cast, store: str) -> None:
    with pytest.raises(peewee.OperationalError) as raised:
        _half_a_write(GIVES_UP[store])
    assert db.retryable(raised.value)
    assert marks.get("half") is None


def _half_a_write(fault: str) -> None:
    with db.write():
        marks.put("half", "way")
        with suppress(peewee.DatabaseError):
            db.database.execute_sql(fault)


@contextmanager
def no_room(store: str) -> Iterator[None]:
    """No page more; on PostgreSQL none for a long reason, which it keeps apart."""
    if store == "sqlite":
        db.database.execute_sql("VACUUM")  # what earlier tests left free would be room
        ((taken,),) = db.database.execute_sql("PRAGMA page_count").fetchall()
        db.database.execute_sql(f"PRAGMA max_page_count = {taken + _FOR_RECEIPTS}")
        yield
        db.database.execute_sql("PRAGMA max_page_count = 4294967294")
        return
    db.database.execute_sql(
        "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'disk_full'; END $$"
    )
    db.database.execute_sql("CREATE TRIGGER full_disk BEFORE UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION full_disk()")
    yield
    db.database.execute_sql("DROP TRIGGER full_disk ON visit")
    db.database.execute_sql("DROP FUNCTION full_disk")


def test_a_push_that_finds_no_room_in_its_midst_is_put_off_whole(cast: Cast, store: str) -> None:
    client = cast.client(cast.helper)
    made = [bodies.record(cast.mao) for _ in range(30)]
    bodies.push(client, *made)
    taken_back = [
        bodies.operation("visit.withdraw", {"visit_id": one["body"]["id"], "base_revision": 1, "reason": "错" * 1000})
        for one in made
    ]
    sent = {"device_id": "phone-1", "operations": [bodies.record(cast.mao), *taken_back]}
    with no_room(store):
        answer = client.post("/api/sync/push", json=sent)
        assert (answer.status_code, answer.json.get("code")) == (503, "busy"), answer.json
        assert Receipt.select().count() == len(made)
    results = client.post("/api/sync/push", json=sent).json["results"]
    assert [(one["outcome"], one["replay"]) for one in results] == [("applied", False)] * 31
