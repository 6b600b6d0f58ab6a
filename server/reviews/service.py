"""Verdicts on visits: the township's word, given once per revision."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any

from server import clock
from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.households import service as households
from server.problems import Problem
from server.reviews.model import Review
from server.settle import settle
from server.statements import cells_by, returned, rows_by, rows_where
from server.trail import service as trail
from server.visits import service as visits
from server.visits.model import Visit
from server.visits.standing import stand

# A short walk along the index for each household, however long its history is.
_LATEST = "SELECT id FROM (SELECT id FROM visit WHERE household_id = ? ORDER BY visited_at DESC, id DESC LIMIT ?) AS latest"
_UNSETTLED = """SELECT household.id, household.revision FROM visit JOIN household ON household.id = visit.household_id
    WHERE visit.helper_id = ? AND (visit.state = 'returned' OR visit.state = 'waiting' AND EXISTS (
        SELECT 1 FROM undone_review WHERE undone_review.visit_id = visit.id))"""
_TO_HEAR_OF = """household_id IN ({homes}) AND helper_id = ? AND (state = 'returned' OR state <> 'approved'
    AND EXISTS (SELECT 1 FROM undone_review WHERE undone_review.visit_id = visit.id))"""


def review_all(reviewer: Account, verdicts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each verdict tried alone, as `review` does; a result for each."""
    # All of them locked first and in one order: two supervisors at one pile from both ends would wait for each other.
    visits.lock(verdict["visit_id"] for verdict in verdicts)
    return [settle(verdict["id"], partial(review, reviewer, verdict)) for verdict in verdicts]


def review(reviewer: Account, verdict: dict[str, Any]) -> bool:
    """Record a verdict `{id, visit_id, revision, decision, reasons, note}`; False when this very verdict stands already.

    Raises Problem `stale_revision` when the helper has amended the visit meanwhile, `already_reviewed` when a colleague was
    first, `operation_changed` for another verdict under the same id, `wrong_state` for a withdrawn visit, `not_found` outside
    the reviewer's region, `spot_checking`, `own_visit`, and `invalid` for a return without a reason.
    """
    visit = visits.locked(verdict["visit_id"])
    if visit is None:
        raise Problem("not_found")
    access.require(reviewer, "visit.review", access.Thing(visit.region_code, visit_id=visit.id))
    standing = Review.get_or_none((Review.visit_id == visit.id) & (Review.revision == verdict["revision"]))
    if standing and standing.id == verdict["id"]:
        _require_same(reviewer, verdict, standing)
        return False
    _require_open(reviewer, visit, verdict, standing)
    if verdict["decision"] == "returned" and not verdict["reasons"]:
        raise Problem("invalid", errors={"reasons": ["required"]})
    given = Review.create(**verdict, reviewer_id=reviewer.id, at=clock.now())
    visit.decided_at = visit.decided_at or given.at
    stand(visit, verdict["decision"])
    households.touch(visit.household_id)  # the phone must hear of it
    trail.note(reviewer, "visit.review", visit.id, [verdict["revision"], verdict["decision"]])
    return True


def _require_same(reviewer: Account, verdict: dict[str, Any], standing: Review) -> None:
    given = (reviewer.id, verdict["decision"], verdict["reasons"], verdict["note"])
    if given != (standing.reviewer_id, standing.decision, standing.reasons, standing.note):
        raise Problem("operation_changed")


def _require_open(reviewer: Account, visit: Visit, verdict: dict[str, Any], standing: Review | None) -> None:
    if visit.helper_id == reviewer.id:
        raise Problem("own_visit")
    if visit.withdrawn_at:
        raise Problem("wrong_state", state="withdrawn")
    if visit.revision != verdict["revision"]:
        raise Problem("stale_revision", current=visit.revision)
    if standing:
        by = accounts.names([standing.reviewer_id]).get(standing.reviewer_id, "")
        raise Problem("already_reviewed", decision=standing.decision, reviewer=by, at=clock.rfc3339(standing.at))


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
    rows = sorted(rows_by(Review, Review.visit_id, visit_ids), key=lambda row: row.revision)
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


def returned_times(visit_ids: Iterable[str]) -> Counter[str]:
    """How often each of these visits was returned."""
    said = cells_by(Review.visit_id, visit_ids, Review.visit_id, Review.decision)
    return Counter(visit_id for visit_id, decision in said if decision == "returned")


def unsettled(helper_id: str) -> dict[str, int]:
    """The households, each with its revision, of this helper's visits that stand returned, or wait anew since a verdict was
    taken back: the phone calls such a one verified. Also those that have left the register."""
    return dict(returned(_UNSETTLED, [helper_id]))


def shown_to(helper_id: str, household_ids: Iterable[str], last: int) -> list[Visit]:
    """What bundles show: each household's `last` visits, and every one of this helper's that stands returned, or whose
    approval was taken back: the phone calls it verified. Newest first."""
    homes = list(household_ids)
    if not homes:
        return []
    latest = " UNION ALL ".join([_LATEST] * len(homes))
    values = [value for home in homes for value in (home, last)]
    found = {
        visit.id: visit
        for visit in (
            *rows_where(Visit, f"id IN ({latest})", values),
            *rows_where(Visit, _TO_HEAR_OF.format(homes=", ".join("?" * len(homes))), [*homes, helper_id]),
        )
    }
    return sorted(found.values(), key=lambda visit: (visit.visited_at, visit.id), reverse=True)
