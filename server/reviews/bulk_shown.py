"""A batch as answers show it: how many, what is left out and why, and what became of each."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from server import clock
from server.accounts import service as accounts
from server.households import service as households
from server.reviews.bulk import undo_until
from server.reviews.model import Batch
from server.statements import rows_by
from server.visits.model import Visit


def batch(row: Batch) -> dict[str, Any]:
    """One batch and why visits are left out of it; which they are: see `rows`."""
    return {**brief(row), "left_out_by": dict(Counter(line["why"] for line in row.left_out))}


def rows(row: Batch, asked: dict[str, Any]) -> tuple[list[dict[str, Any]], int | None]:
    """`limit` rows of one `heap` after the first `after` of them, and where the following ones begin: what is frozen keeps
    its places. `why` is told of what is left out, `problem` of what was refused."""
    heap = _heap(row, asked["heap"])
    end = asked["after"] + asked["limit"]
    lines = heap[asked["after"] : end]
    named = names(line["visit_id"] for line in lines)
    shown = [{**named[line["visit_id"]], "why": line.get("why"), "problem": line.get("problem")} for line in lines]
    return shown, end if end < len(heap) else None


def _heap(row: Batch, name: str) -> list[dict[str, Any]]:
    refused, kept = row.refused or [], [{"visit_id": visit_id} for visit_id in row.kept or []]
    if name == "approved":  # before it is applied: those that would be; undone: those taken back
        others = {line["visit_id"] for line in (*refused, *kept)}
        return [item for item in row.items if item["visit_id"] not in others]
    heaps: dict[str, list[dict[str, Any]]] = {"left_out": row.left_out, "refused": refused, "kept": kept}
    return heaps[name]


def brief(row: Batch) -> dict[str, Any]:
    """The figures of a batch."""
    last_day = undo_until(row)
    return {
        "id": row.id,
        # An undoing that was cut off has told nothing yet: it is shown as applied, so that it can be finished.
        "state": "frozen" if row.applied_at is None else "applied" if row.kept is None else "undone",
        "made_at": clock.rfc3339(row.made_at),
        "applied_at": clock.rfc3339(row.applied_at),
        "undone_at": clock.rfc3339(row.undone_at),
        "undo_until": last_day.isoformat() if last_day else None,
        "count": len(row.items),
        "left_out_count": len(row.left_out),
        "beyond": bool(row.beyond),
        "approved": len(row.items) - len(row.refused) if row.refused is not None else 0,
        "refused_count": len(row.refused or []),
        "kept_count": len(row.kept or []),
        "sample_id": row.sample_id,
    }


def names(visit_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Whose visits they are, by visit id: `{visit_id, name, helper}`."""
    found = rows_by(Visit, Visit.id, set(visit_ids))
    homes = households.by_id(visit.household_id for visit in found)
    helpers = accounts.names(visit.helper_id for visit in found)
    return {
        visit.id: {"visit_id": visit.id, "name": homes[visit.household_id].head_name, "helper": helpers[visit.helper_id]}
        for visit in found
    }
