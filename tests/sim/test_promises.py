"""Each promise can be seen to break: a healthy world is spoilt in one place, and the checker names it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest

from server.backup import service as backup
from server.backup.refusal import Refusal
from server.reviews import bulk
from tests.sim.checker import check
from tests.sim.devices import Device
from tests.sim.interleave import Deadlock
from tests.sim.network import Letter
from tests.sim.phone import Disk, Request
from tests.sim.quiet import settle_down
from tests.sim.stage import Stage
from tests.sim.world import World

_DAY = [
    ("visit", 1, 0, 2, "none"),
    ("visit", 1, 8, 0, "offline"),
    ("amend", 1, 0, 0, "offline"),
    ("step", 1, 0, 0, "none"),
    ("judge", 5, 1, "none"),
    ("bulk", 4, 9, "none"),
    ("unpair", 2),
    ("visit", 1, 8 * 3 + 7, 0, "none"),
]


_NINTH = """
    INSERT INTO visit_revision SELECT 'ninth', visit_id, 9, author_id, content, made_at, received_at, clock_offset_ms
    FROM visit_revision WHERE number = 2"""


@pytest.fixture
def world(stage: Stage) -> World:
    """After a day's work: visits with photos, an amendment, a step, a verdict, a refused visit."""
    made = World(stage)
    made.play(_DAY)
    settle_down(made)
    assert check(made) == []
    assert {"applied", "refused"} <= {entry.state for entry in made.devices[1].disks[1].entries.values()}
    assert [verdict.batch is None for verdict in made.witness.verdicts.values()] == [True, False, False]
    return made


def kept(world: World) -> tuple[Device, Disk]:
    return world.devices[1], world.devices[1].disks[1]


def spoil(sql: str) -> Callable[[World], None]:
    return lambda world: [None for _ in world.server.look(sql)] and None


def forget_an_entry(world: World) -> None:
    _, disk = kept(world)
    disk.entries.pop(disk.entries_in("refused")[0].id)


def forget_a_picture(world: World) -> None:
    _, disk = kept(world)
    photo = disk.photos_in("here")[0]
    path = world.server.var / "photos" / photo.sha256[:2] / photo.sha256
    path.write_bytes(b"something else")
    disk.bytes.pop(photo.id)


def let_a_copy_go(world: World) -> None:
    _, disk = kept(world)
    disk.bytes.pop(disk.photos_in("here")[0].id)
    world.watch()


def keep_waiting(world: World) -> None:
    _, disk = kept(world)
    entry = disk.entries_in("applied")[0]
    disk.entries[entry.id] = replace(entry, state="waiting")


def change_its_words(world: World) -> None:
    _, disk = kept(world)
    entry = disk.entries_in("refused")[0]
    disk.entries[entry.id] = replace(entry, body={**entry.body, "summary": "别的话"})


def give_no_reason(world: World) -> None:
    _, disk = kept(world)
    entry = disk.entries_in("refused")[0]
    disk.entries[entry.id] = replace(entry, problem={"code": "unexpected"})


def say_received(world: World) -> None:
    _, disk = kept(world)
    entry = disk.entries_in("refused")[0]
    disk.entries[entry.id] = replace(entry, state="applied")
    world.watch()


def read_of_a_stranger(world: World) -> None:
    letter = Letter(Request("POST", "/api/sync/pull", {}), None, 0)
    answer = world.server.ask(
        Request("POST", "/api/sync/pull", {"Content-Type": "application/json"}, b'{"device_id": "d", "known": {}}'),
        world.now,
        world.devices[1].cookie,
    )
    world.saw(letter, answer, set())


def evict_without_a_note(world: World) -> None:
    device, disk = kept(world)
    device.evicted[1] = {one["id"] for one in disk.memory["note"]["entries"]}
    disk.evict()
    disk.memory.clear()
    world.restart(device)


def wait_for_each_other(world: World) -> None:
    with patch.object(world.server, "together", side_effect=Deadlock("two requests wait for each other")):
        world.at_once([], 0)


def back_up_in_vain(world: World) -> None:
    with patch.object(backup, "make", side_effect=Refusal("the disk is full")):
        world.play([("back_up", 0)])


def judge_twice(world: World) -> None:
    index = world.server.look("SELECT name FROM sqlite_master WHERE tbl_name = 'review' AND sql LIKE '%UNIQUE%'")[0][0]
    columns = ", ".join(row[1] for row in world.server.look("PRAGMA table_info(review)") if row[1] != "id")
    world.server.look(f'DROP INDEX "{index}"')
    world.server.look(f"INSERT INTO review (id, {columns}) SELECT 'again' || id, {columns} FROM review")


def return_past_the_phone(world: World) -> None:
    """A return that no revision tells of: the phone of who wrote the visit has not heard of it."""
    world.server.look("UPDATE review SET decision = 'returned'")
    world.server.look("UPDATE visit SET state = 'returned' WHERE state = 'approved'")


def believe_it_was_hers(world: World) -> None:
    _, disk = kept(world)
    entry = disk.entries_in("refused")[0]
    world.witness.saved[entry.id] = replace(world.witness.saved[entry.id], cared=True)


def say_that_it_is_undone(world: World) -> None:
    world.witness.undone = dict.fromkeys(world.witness.verdicts, world.now)


def approve_what_is_flagged(world: World) -> None:
    world.play([("visit", 1, 0, 0, "none"), ("visit", 1, 0, 0, "none")])
    with patch.object(bulk, "_why_not", lambda *_, **__: None):
        world.play([("bulk", 5, 9 + 42 * step, "none") for step in range(3)])


def fail_without_a_fault(world: World) -> None:
    with world.server.locked():
        world.play([("sign_in", 1, 0, "none", 0)])


SPOILT: tuple[tuple[str, str, Callable[[World], None]], ...] = (
    ("lost", "received means on disk", spoil("DELETE FROM receipt WHERE kind = 'visit.record' AND outcome = 'applied'")),
    ("lost", "received means on disk", spoil("DELETE FROM need_step WHERE kind = 'progress'")),
    ("lost", "received means on disk", say_received),
    ("doubled", "each operation once", spoil(_NINTH)),
    ("doubled", "each operation once", spoil("UPDATE receipt SET kind = 'x' WHERE kind = 'visit.amend'")),
    ("lost", "nobody's words are overwritten", spoil("UPDATE visit_revision SET content = replace(content, '所记', '所说')")),
    ("lost", "nothing is dropped in silence", forget_an_entry),
    ("silent", "every phone catches up", keep_waiting),
    ("silent", "every phone catches up", spoil("UPDATE household SET grid_group = '9组'")),
    ("silent", "the phone says what the server says", spoil("UPDATE receipt SET outcome = 'held' WHERE outcome = 'refused'")),
    ("silent", "refused only with a reason", give_no_reason),
    ("lost", "the payload is kept", change_its_words),
    ("lost", "the payload is kept", spoil("UPDATE receipt SET body = NULL")),
    ("lost", "a verdict is on what was seen", spoil("UPDATE review SET decision = 'returned'")),
    ("lost", "a verified revision never changes", spoil("UPDATE visit_revision SET content = replace(content, '第', '又')")),
    ("lost", "a photo is let go of only when it is there", forget_a_picture),
    ("lost", "a photo that has come is whole", forget_a_picture),
    ("lost", "a copy is kept until a backup holds it", let_a_copy_go),
    ("silent", "orders stay by the server's clock", spoil("UPDATE receipt SET received_at = received_at + 1")),
    ("silent", "orders stay by the server's clock", spoil("UPDATE visit SET visited_at = queued_at + 1")),
    ("lost", "the trail verifies", spoil("UPDATE trail_entry SET verb = 'nothing' WHERE seq = 5")),
    ("leaked", "you see only your area", read_of_a_stranger),
    ("silent", "a cleared store is told", evict_without_a_note),
    ("silent", "a visit stands where its verdicts put it", spoil("UPDATE visit SET state = 'waiting'")),
    ("silent", "verified means that an approval stands", spoil("DELETE FROM review")),
    ("silent", "a return reaches who wrote the visit", return_past_the_phone),
    ("silent", "a batch says what became of each row", spoil("DELETE FROM review")),
    ("silent", "what is flagged is approved by name", approve_what_is_flagged),
    ("lost", "what is taken back is kept, and stands no more", say_that_it_is_undone),
    ("silent", "a need is the same everywhere", spoil("UPDATE need SET state = 'declined'")),
    ("silent", "a need is the same everywhere", spoil("UPDATE need_step SET kind = 'confirmed' WHERE kind = 'raised'")),
    ("silent", "work done before a hand-over counts", believe_it_was_hers),
    ("lost", "received means on disk", spoil("UPDATE household SET away_until = '2026-09-01'")),
    ("doubled", "one verdict for a revision", judge_twice),
    ("rude", "a backup can be made at any time", back_up_in_vain),
    ("rude", "no request waits for ever", wait_for_each_other),
    ("rude", "no failure without a fault", fail_without_a_fault),
)


@pytest.mark.parametrize(("kind", "promise", "spoil_it"), SPOILT, ids=[f"{n}-{one[1]}" for n, one in enumerate(SPOILT)])
def test_it_is_named(world: World, kind: str, promise: str, spoil_it: Callable[[World], None]) -> None:
    spoil_it(world)
    assert (kind, promise) in {(one.kind, one.promise) for one in check(world)}


def test_time_alone_breaks_nothing(world: World) -> None:
    world.now += timedelta(days=400)
    assert check(world) == []
