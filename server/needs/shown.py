"""Needs as answers and bundles show them: with their steps, their owner's name and the clock that runs."""

from typing import Any

from server import clock
from server.accounts import service as accounts
from server.needs import clocks
from server.needs.model import Need, NeedStep
from server.photos import service as photos
from server.statements import rows_by


def wire(needs: list[Need]) -> list[dict[str, Any]]:
    """Needs with their steps, oldest step first."""
    steps: dict[str, list[NeedStep]] = {need.id: [] for need in needs}
    for row in sorted(rows_by(NeedStep, NeedStep.need_id, steps), key=lambda row: (row.received_at, row.id)):
        steps[row.need_id].append(row)
    taken = [row for rows in steps.values() for row in rows]
    people = {one for row in taken for one in (row.by_id, row.assignee_id)}
    names = accounts.names(people | {need.assignee_id for need in needs})
    pictures = photos.of_steps(row.id for row in taken if row.kind == "resolved")
    return [
        {
            "id": need.id,
            "visit_id": need.visit_id,
            "category": need.category,
            "description": need.description,
            "urgency": need.urgency,
            "state": need.state,
            "raised_at": clock.rfc3339(need.raised_at),
            "due_on": need.due_on.isoformat() if need.due_on else None,
            "assignee": _owner(need, names),
            "assignee_id": need.assignee_id,
            "next_step": need.next_step,
            "trips_saved": need.trips_saved,
            "clock": clocks.wire(need),
            "steps": [_step(row, names, pictures[row.id]) for row in steps[need.id]],
        }
        for need in needs
    ]


def _step(row: NeedStep, names: dict[str, str], pictures: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "at": clock.rfc3339(row.at),
        "by": names.get(row.by_id, ""),
        "note": row.note,
        "assignee": _owner(row, names),
        "trips_saved": row.trips_saved,
        "photos": pictures,
    }


def _owner(row: Need | NeedStep, names: dict[str, str]) -> str | None:
    return names.get(row.assignee_id, "") if row.assignee_id else row.assignee
