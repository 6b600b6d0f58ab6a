"""The trail's one verb, and the check that nobody has touched it since."""

import operator
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Protocol

import orjson

from server import clock, ids
from server.db import at_commit
from server.sealed import signature
from server.statements import insert, returned, run
from server.trail.model import TrailEntry, TrailHead

GENESIS = "0" * 64
LAST = 9  # settled after everything else: the head row is the one that all writers of a county share


class Actor(Protocol):
    """Whoever acts: an account."""

    id: str
    region_code: str


def note(actor: Actor | None, verb: str, subject: str, detail: Any = None, *, county: str = "") -> None:
    """Put one act on the trail of `county`; of the actor's own where none is said. Without an actor it was a command.

    `detail` is plain data without names, numbers or words of a household: the trail is kept for ever.
    """
    entry = {
        "id": ids.new(),
        "county": county or (actor.region_code[:6] if actor else ""),
        "at": clock.now(),
        "actor_id": actor.id if actor else None,
        "verb": verb,
        "subject": subject,
        "detail": detail,
    }
    at_commit(LAST, _chain, entry)


def _chain(entries: list[dict[str, Any]]) -> None:
    rows = []
    for county in sorted({entry["county"] for entry in entries}):
        ours = [entry for entry in entries if entry["county"] == county]
        seq, previous = _advance(county, len(ours))
        for entry in ours:
            row = {**entry, "seq": seq, "previous": previous}
            row["hash"] = previous = _hash(row)
            seq += 1
            rows.append(row)
        run('UPDATE "trail_head" SET hash = ? WHERE county = ?', [previous, county])
    insert(TrailEntry, rows)


def _advance(county: str, by: int) -> tuple[int, str]:
    """Take the next `by` numbers of a chain; returns the first of them and the hash that they follow. Locks the head."""
    taking = 'UPDATE "trail_head" SET seq = seq + ? WHERE county = ? RETURNING seq, hash'
    heads = returned(taking, [by, county])
    if not heads:
        insert(TrailHead, [{"county": county, "seq": 0, "hash": GENESIS}], unless_there=True)
        heads = returned(taking, [by, county])
    seq, previous = heads[0]
    return seq - by + 1, previous


def _hash(row: dict[str, Any]) -> str:
    fields = [row[name] for name in ("previous", "county", "seq", "actor_id", "verb", "subject", "detail")]
    at: datetime = row["at"]
    return signature(orjson.dumps([*fields, clock.rfc3339(at)], option=orjson.OPT_SORT_KEYS))


def verify() -> Iterator[str]:
    """Walk every chain; yields a sentence for each row at fault, and nothing when all is well, also while others write.

    A chain that was cut together with its head looks whole: only a copy kept elsewhere knows better.
    """
    heads = {head.county: (head.seq, head.hash) for head in TrailHead.select()}
    counties = {row.county for row in TrailEntry.select(TrailEntry.county).distinct()}
    for county in sorted(heads.keys() | counties):
        for fault in _faults(county, heads.get(county, (0, GENESIS))):
            yield f"{county or '-'}: {fault}"


def _faults(county: str, head: tuple[int, str]) -> Iterator[str]:
    seq, previous = 0, GENESIS
    passed = head == (seq, previous)
    for row in TrailEntry.select().where(TrailEntry.county == county).order_by(TrailEntry.seq).dicts().iterator():
        seq += 1
        if row["seq"] != seq or row["previous"] != previous:
            yield f"entry {seq} is missing or out of place"
            seq = row["seq"]
        elif _hash(row) != row["hash"]:
            yield f"entry {seq} was changed"
        previous = row["hash"]
        passed = passed or head == (seq, previous)
    if not passed:
        yield f"the chain ends at {seq}, its head says {head[0]}"
    now = TrailHead.get_or_none(TrailHead.county == county)
    if now is None or now.seq < seq:
        yield "its head is missing or behind"


def entries(
    county: str, *, after: int | None, limit: int, actor: str | None, verb: str | None, span: tuple[Any, Any]
) -> list[TrailEntry]:
    """One county's acts, newest first, as rows of `TrailEntry` before entry number `after`."""
    query = TrailEntry.select().where(TrailEntry.county == county).order_by(TrailEntry.seq.desc()).limit(limit)
    since, until = span
    wanted = (
        (operator.eq, TrailEntry.actor_id, actor),
        (operator.eq, TrailEntry.verb, verb),
        (operator.ge, TrailEntry.at, since),
        (operator.lt, TrailEntry.at, until),
        (operator.lt, TrailEntry.seq, after),
    )
    for compare, column, value in wanted:
        if value is not None:
            query = query.where(compare(column, value))
    return list(query)
