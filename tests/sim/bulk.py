"""Approvals given together at a township's desk: a set is frozen, agreed to, and now and then taken back."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.sim.desk import Batch, Desk, ask
from tests.sim.witness import Verdict

if TYPE_CHECKING:
    from tests.sim.world import World

PART = 2  # rows a write instead of a hundred: in the middle of it the server can be killed, and others come in between
_FLAGGED = """SELECT visit.id FROM visit JOIN flag ON flag.visit_id = visit.id AND flag.revision = visit.revision
    WHERE flag.dismissed_at IS NULL"""


def bulk(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """Freeze a set, and agree to it, at once or the next time. What got no answer is asked again, or given up."""
    if desk.batch is None or number % 7 == 0:
        desk.batch = Batch(_asked(world, desk, number))
    batch = desk.batch
    if batch.seen is None:
        _freeze(world, desk, batch, number, "none" if number % 2 else fault)
        if number % 2 == 0:
            return
    if batch.seen is not None and _ask(world, desk, f"/{batch.id}/application", None, fault, number):
        desk.batch = None
        desk.applied.append(batch)
        items, refused = _row(world, batch, "items", "refused")
        _given(world, batch, items, {line["visit_id"] for line in refused})


def unbulk(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """Take a set's verdicts back: of the last that was agreed to, or of one to whose application no answer has come."""
    batches = [*desk.applied, *([desk.batch] if desk.batch and desk.batch.seen else [])]
    if not batches:
        return
    batch, witness = batches[-1 - number % min(2, len(batches))], world.witness
    witness.unmade.add(batch.id)
    if _ask(world, desk, f"/{batch.id}/undoing", None, fault, number):
        items, kept = _row(world, batch, "items", "kept")
        given = {item["review_id"] for item in items if item["visit_id"] not in kept} & witness.verdicts.keys()
        witness.undone |= dict.fromkeys(given - witness.undone.keys(), world.now)


def _asked(world: "World", desk: Desk, number: int) -> dict[str, Any]:
    """All that wait, or what one helper wrote; and some by their names, which may be flagged."""
    asked = {} if number // 7 % 2 else {"helper": world.stage.accounts[number // 14 % 4]}
    named = sorted(visit for (visit,) in world.server.look("SELECT id FROM visit WHERE state = 'waiting'"))
    return {"id": world.server.ids.new(), "asked": asked, "named": named[number % 3 :: 3][:4]}


def _freeze(world: "World", desk: Desk, batch: Batch, number: int, fault: str) -> None:
    if not _ask(world, desk, "", batch.asked, fault, number):
        return
    (items,) = _row(world, batch, "items")
    batch.seen = {item["visit_id"]: _content(world, item) for item in items}
    flagged = {visit for (visit,) in world.server.look(_FLAGGED)} - set(batch.asked["named"])
    if found := sorted(flagged & batch.seen.keys()):
        world.witness.accuse("silent", "what is flagged is approved by name", f"{found} are in a batch")


def _ask(world: "World", desk: Desk, path: str, told: Any, fault: str, number: int) -> bool:
    """Whether the server has said what it did; a page that is not ours may be JSON too."""
    answer = ask(world, desk, "POST", "/api/batches" + path, told, fault, number)
    return answer is not None and "batch" in answer


def _content(world: "World", item: dict[str, Any]) -> dict[str, Any]:
    row = world.server.look(
        "SELECT content FROM visit_revision WHERE visit_id = ? AND number = ?", item["visit_id"], item["revision"]
    )
    return dict(json.loads(row[0][0]))


def _given(world: "World", batch: Batch, items: list[dict[str, Any]], refused: set[str]) -> None:
    assert batch.seen is not None
    for item in items:
        if item["visit_id"] not in refused:
            said = item["review_id"], item["visit_id"], item["revision"], "approved"
            verdict = Verdict(*said, batch.seen[item["visit_id"]], world.now, batch.id)
            world.witness.verdicts.setdefault(verdict.id, verdict)


def _row(world: "World", batch: Batch, *columns: str) -> list[Any]:
    (row,) = world.server.look(f"SELECT {', '.join(columns)} FROM batch WHERE id = ?", batch.id)
    return [json.loads(value) if value else [] for value in row]


ACTS: dict[str, Callable[..., None]] = {"bulk": bulk, "unbulk": unbulk}
