"""A week's work, put straight into the tables: what tallies count, moment by moment."""

from datetime import date, datetime, timedelta
from typing import Any

from server import clock, ids
from server.accounts.model import Account
from server.households.model import Household
from server.needs.model import OPEN, Need, NeedStep
from server.reviews.model import Review
from server.visits.model import CHECKS, Visit, VisitRevision

WEEK = "2026-W10"  # Monday 2 to Sunday 8 March
MONDAY = datetime(2026, 3, 2, tzinfo=clock.SHANGHAI)


def at(days: float = 0, hours: float = 0) -> datetime:
    """So long after the Monday's first moment."""
    return MONDAY + timedelta(days=days, hours=hours)


def visit(household: Household, helper: Account, when: datetime, *verdicts: tuple[str, float], **changes: Any) -> Visit:
    """A visit, received an hour later; each verdict `(decision, hours after that)` is on the next revision.

    With `revision` the current one: what lies above the last verdict waits.
    """
    arrived = when + timedelta(hours=1)
    judged = verdicts and changes.get("revision", len(verdicts)) == len(verdicts)
    row = Visit.create(**{
        "id": ids.new(), "household_id": household.id, "region_code": household.region_code, "helper_id": helper.id,
        "revision": len(verdicts) or 1, "started_at": when, "visited_at": when, "week": clock.week_of(when),
        "received_at": arrived, "queued_at": arrived, "need_count": 0, "problem_count": 0,
        "township": household.region_code[:9], "county": household.region_code[:6],
        "state": verdicts[-1][0] if judged else "waiting",
        "decided_at": arrived + timedelta(hours=min(hours for _, hours in verdicts)) if verdicts else None, **changes,
    })  # fmt: skip
    for number in range(1, row.revision + 1):
        VisitRevision.create(
            id=ids.new(), visit_id=row.id, number=number, author_id=helper.id, content=content(f"第{number}版"),
            made_at=when, received_at=arrived, clock_offset_ms=0,
        )  # fmt: skip
    for number, (decision, hours) in enumerate(verdicts, start=1):
        Review.create(
            id=ids.new(), visit_id=row.id, revision=number, reviewer_id=ids.new(), decision=decision, reasons=[], note="",
            at=arrived + timedelta(hours=hours),
        )  # fmt: skip
    return row


def content(summary: str) -> dict[str, Any]:
    checks = dict.fromkeys(CHECKS, "fine") | {"water": "problem"}
    photos = [{"id": ids.new(), "sha256": "0" * 64, "bytes": 1, "kind": "scene", "taken_at": None}]
    told = {"mode": "home", "met": [], "checks": checks, "summary": summary, "measures": [], "needs": [], "photos": photos}
    return {**told, "ended_at": clock.rfc3339(at(1)), "location": None, "signature_photo_id": None}


def need(
    household: Household,
    helper: Account,
    raised: datetime,
    *steps: tuple[str, datetime],
    due: date | None = None,
    urgency: str = "normal",
) -> Need:
    """A need with the steps that followed."""
    state, last = steps[-1] if steps else ("raised", raised)
    row = Need.create(
        id=ids.new(), household_id=household.id, region_code=household.region_code, visit_id=None, category="water",
        description="水管", urgency=urgency, state=state, due_on=due, raised_by=helper.id, raised_at=raised,
        settled_at=None if state in OPEN else last,
    )  # fmt: skip
    for kind, moment in (("raised", raised), *steps):
        NeedStep.create(id=ids.new(), need_id=row.id, kind=kind, by_id=helper.id, at=moment, received_at=moment, note="")
    return row
