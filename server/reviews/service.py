"""Verdicts on visits: the township's word, given once per revision."""

from collections.abc import Iterable
from typing import Any

from peewee import fn

from server import clock
from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.households import service as households
from server.problems import Problem
from server.reviews.model import Review
from server.trail import service as trail
from server.visits import service as visits
from server.visits.model import Visit


def review(reviewer: Account, verdict: dict[str, Any]) -> bool:
    """Record a verdict `{id, visit_id, revision, decision, reasons, note}`; False when this very verdict stands already.

    Raises Problem `stale_revision` when the helper has amended the visit meanwhile, `already_reviewed` when a colleague was
    first, `wrong_state` for a withdrawn visit, `not_found` outside the reviewer's region, `own_visit`, and `invalid` for a
    return without a reason.
    """
    visit = visits.locked(verdict["visit_id"])
    if visit is None:
        raise Problem("not_found")
    access.require(reviewer, "visit.review", access.Thing(visit.region_code))
    standing = Review.get_or_none((Review.visit_id == visit.id) & (Review.revision == verdict["revision"]))
    if standing and standing.id == verdict["id"]:
        return False
    _require_open(reviewer, visit, verdict, standing)
    if verdict["decision"] == "returned" and not verdict["reasons"]:
        raise Problem("invalid", errors={"reasons": ["required"]})
    Review.create(**verdict, reviewer_id=reviewer.id, at=clock.now())
    households.touch(visit.household_id)  # the phone must hear of it
    trail.note(reviewer, "visit.review", visit.id, [verdict["revision"], verdict["decision"]])
    return True


def _require_open(reviewer: Account, visit: Visit, verdict: dict[str, Any], standing: Review | None) -> None:
    if visit.helper_id == reviewer.id:
        raise Problem("own_visit")
    if visit.withdrawn_at:
        raise Problem("wrong_state", state="withdrawn")
    if visit.revision != verdict["revision"]:
        raise Problem("stale_revision", current=visit.revision)
    if standing:
        raise Problem("already_reviewed", decision=standing.decision)


def withdraw(actor: Account, body: dict[str, Any]) -> None:
    """Take one's own visit out of the queue: `{visit_id, base_revision, reason}`. What is verified stays as it is.

    Raises Problem as `visits.own` does, and `wrong_state` for an approved visit.
    """
    visit = visits.own(actor, body["visit_id"], body["base_revision"])
    verdict = Review.get_or_none((Review.visit_id == visit.id) & (Review.revision == visit.revision))
    if verdict and verdict.decision == "approved":
        raise Problem("wrong_state", state="approved")
    visits.withdraw(actor, visit, body["reason"])


def of_visits(visit_ids: Iterable[str]) -> dict[str, dict[int, dict[str, Any]]]:
    """Every verdict on these visits as answers show it: by visit id, then by revision.

    `round` counts the returns up to and with that verdict.
    """
    rows = list(Review.select().where(Review.visit_id.in_(sorted(visit_ids))).order_by(Review.visit_id, Review.revision))
    names = accounts.names(row.reviewer_id for row in rows)
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for row in rows:
        verdicts = found.setdefault(row.visit_id, {})
        returned = sum(earlier["decision"] == "returned" for earlier in verdicts.values())
        verdicts[row.revision] = {
            "decision": row.decision,
            "reasons": row.reasons,
            "note": row.note,
            "reviewer": names.get(row.reviewer_id, ""),
            "at": clock.rfc3339(row.at),
            "round": returned + (row.decision == "returned"),
        }
    return found


def state(visit: Visit, verdicts: dict[int, dict[str, Any]]) -> str:
    """waiting, approved, returned or withdrawn: what the rows say, nowhere stored."""
    if visit.withdrawn_at:
        return "withdrawn"
    verdict = verdicts.get(visit.revision)
    return verdict["decision"] if verdict else "waiting"


def shown_to(helper_id: str, household_ids: Iterable[str], last: int) -> list[Visit]:
    """What bundles show: each household's `last` visits, and every one of this helper's that stands returned; newest first."""
    within = Visit.household_id.in_(sorted(household_ids))
    place = fn.ROW_NUMBER().over(partition_by=[Visit.household_id], order_by=[Visit.visited_at.desc(), Visit.id.desc()])
    ranked = Visit.select(Visit.id, place.alias("place")).where(within).alias("ranked")
    latest = Visit.select(ranked.c.id).from_(ranked).where(ranked.c.place <= last)
    returned = (
        Visit.select(Visit.id)
        .join(Review, on=((Review.visit_id == Visit.id) & (Review.revision == Visit.revision)))
        .where(within, Visit.helper_id == helper_id, Visit.withdrawn_at.is_null(), Review.decision == "returned")
    )
    wanted = Visit.id.in_(latest) | Visit.id.in_(returned)
    return list(Visit.select().where(wanted).order_by(Visit.visited_at.desc(), Visit.id.desc()))
