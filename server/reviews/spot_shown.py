"""Spot checks as answers show them: blind until they are answered."""

from typing import Any

from server import clock
from server.accounts import service as accounts
from server.accounts.model import Account
from server.households import service as households
from server.reviews.model import SpotCheck
from server.statements import rows_by
from server.visits.model import Visit


def rows(actor: Account, found: list[SpotCheck]) -> list[dict[str, Any]]:
    """Spot checks with their households and people."""
    homes_of = {visit.id: visit.household_id for visit in rows_by(Visit, Visit.id, {row.visit_id for row in found})}
    homes = households.briefs(homes_of.values())
    names = accounts.names(who for row in found for who in (row.asked_by, row.answered_by) if who)
    return [
        {
            "id": row.id,
            "visit_id": row.visit_id,
            "household": homes[homes_of[row.visit_id]],
            "asked_by": {"id": row.asked_by, "name": names.get(row.asked_by, "")},
            "asked_at": clock.rfc3339(row.asked_at),
            "mine": row.asked_by == actor.id,
            "facts": [_fact(row, fact) for fact in row.facts],
            "how": row.how,
            "answered_by": names.get(row.answered_by, "") if row.answered_by else None,
            "answered_at": clock.rfc3339(row.answered_at),
            "note": row.note or "",
        }
        for row in found
    ]


def _fact(row: SpotCheck, fact: dict[str, Any]) -> dict[str, Any]:
    asked = row.answered_at is not None
    return {
        "fact": fact["fact"],
        "said": fact["said"] if asked else None,
        "answered": fact.get("answered"),
        "same": fact.get("same"),
    }
