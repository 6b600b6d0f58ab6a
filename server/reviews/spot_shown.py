"""Spot checks as answers show them: blind until they are answered, and to who still asks about the same visit."""

from typing import Any

from server import clock
from server.accounts import blindfold
from server.accounts import service as accounts
from server.accounts.model import Account
from server.households import service as households
from server.reviews import spot_claims
from server.reviews.model import SpotCheck
from server.statements import rows_by
from server.visits.model import Visit


def rows(actor: Account, found: list[SpotCheck]) -> list[dict[str, Any]]:
    """Spot checks with their households and people."""
    homes_of = {visit.id: visit.household_id for visit in rows_by(Visit, Visit.id, {row.visit_id for row in found})}
    homes = households.briefs(homes_of.values())
    names = accounts.names(who for row in found for who in (row.asked_by, row.claimed_by, row.answered_by) if who)
    bars = spot_claims.bars(actor, found)
    closed = blindfold.closed(actor)
    return [
        {
            "id": row.id,
            "visit_id": row.visit_id,
            "household": homes[homes_of[row.visit_id]],
            "asked_by": {"id": row.asked_by, "name": names.get(row.asked_by, "")},
            "asked_at": clock.rfc3339(row.asked_at),
            "mine": row.asked_by == actor.id,
            "state": spot_claims.state_of(row),
            "claim": _claim(actor, row, names),
            "barred": bars[row.id],
            "how": row.how,
            "answered_by": names.get(row.answered_by, "") if row.answered_by else None,
            "answered_at": clock.rfc3339(row.answered_at),
            **_told(actor, row, closed=row.visit_id in closed),
        }
        for row in found
    ]


def _claim(actor: Account, row: SpotCheck, names: dict[str, str]) -> dict[str, Any] | None:
    holder = spot_claims.held_by(row)
    if holder is None:
        return None
    by = {"id": holder, "name": names.get(holder, "")}
    return {"by": by, "mine": holder == actor.id, "until": clock.rfc3339(spot_claims.held_until(row))}


def _told(actor: Account, row: SpotCheck, *, closed: bool) -> dict[str, Any]:
    """The questions to who asks them, and what came of them to all others."""
    if row.answered_at and not closed:
        return {"facts": row.facts, "note": row.note}
    asks = spot_claims.held_by(row) == actor.id
    blind = {"said": None, "answered": None, "same": None}
    return {"facts": [{"fact": fact["fact"], **blind} for fact in row.facts] if asks else [], "note": ""}
