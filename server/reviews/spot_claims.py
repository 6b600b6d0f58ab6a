"""Who asks: a spot check is taken on before its questions are told, and until it is answered the visit is closed to who did.

A claim holds for three days and then nobody's, so that none waits for ever for one person; it can be given back before. Nobody
asks about a visit twice: once it was given back, the visit lay open. What nobody has taken on within sixty days lapses, also
where all who could have asked have given it back: a household does not remember that long.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from server import clock, db
from server.accounts import access, blindfold
from server.accounts import service as accounts
from server.accounts.model import Account
from server.problems import Problem
from server.reviews.model import Review, SpotCheck, UndoneReview
from server.statements import cells_by, rows_by
from server.trail import service as trail
from server.visits.model import Visit

HELD: Final = timedelta(days=3)
MOST: Final = 10  # that one person has at a time: as many as are asked in its days
REMEMBERED: Final = timedelta(days=60)
STATES: Final = ("open", "answered", "lapsed")
BARS: Final = ("own_spot_check", "seen_already")


def claim(actor: Account, spot_check_id: str) -> SpotCheck:
    """Take a spot check on; who has it already has it still.

    Raises Problem `not_found` out of reach, `wrong_state` for one that is over, `spot_check_taken` while a colleague has it,
    `own_spot_check` for who asked for it or made the visit, `seen_already` for who has judged the visit or has asked about it,
    `spot_checks_held` for who has `MOST` already.
    """
    found = locked(actor, spot_check_id)
    if held_by(found) == actor.id:
        return found
    if state_of(found) != "open":
        raise Problem("wrong_state", state=state_of(found))
    if bar := bars(actor, [found])[found.id]:
        raise Problem(bar)
    if holder := held_by(found):
        raise Problem("spot_check_taken", name=accounts.names([holder])[holder])
    if len(blindfold.closed(actor)) >= MOST:
        raise Problem("spot_checks_held", number=MOST)
    now = clock.now()
    if not blindfold.put_on(actor, found.visit_id, found.id, now + HELD):
        raise Problem("seen_already")
    found.claimed_by, found.claimed_at = actor.id, now
    found.save()
    trail.note(actor, "spot_check.claim", found.visit_id)
    return found


def give_back(actor: Account, spot_check_id: str) -> SpotCheck:
    """Leave it to somebody else, for good; the visit opens again. Raises Problem `not_found`, `spot_check_unclaimed`."""
    found = locked(actor, spot_check_id)
    require_claim(actor, found)
    found.claimed_by = found.claimed_at = None
    found.save()
    blindfold.take_off(actor, found.visit_id)
    trail.note(actor, "spot_check.give_back", found.visit_id)
    return found


def locked(actor: Account, spot_check_id: str) -> SpotCheck:
    """A spot check within reach that nobody else changes until the commit; raises Problem `not_found`."""
    found: SpotCheck | None = db.for_update(SpotCheck.select().where(SpotCheck.id == spot_check_id)).first()
    if found is None:
        raise Problem("not_found")
    access.require(actor, "spot_check.answer", access.Thing(found.region_code))
    return found


def require_claim(actor: Account, row: SpotCheck) -> None:
    """Raises Problem `spot_check_unclaimed` for who does not have it now."""
    if held_by(row) != actor.id:
        raise Problem("spot_check_unclaimed")


def state_of(row: SpotCheck) -> str:
    """One of `STATES`."""
    if row.answered_at:
        return "answered"
    return "open" if clock.now() < row.asked_at + REMEMBERED else "lapsed"


def held_by(row: SpotCheck) -> str | None:
    """The account that has the spot check now."""
    until = held_until(row)
    return row.claimed_by if until and clock.now() < until else None


def held_until(row: SpotCheck) -> datetime | None:
    """When the claim is over, of one that still waits for its answer."""
    return row.claimed_at + HELD if row.claimed_at and row.answered_at is None else None


def bars(actor: Account, found: Sequence[SpotCheck]) -> dict[str, str | None]:
    """Why the actor cannot take each of them on, by id: one of `BARS`, or None."""
    ids = {row.visit_id for row in found}
    made = {visit_id for visit_id, who in cells_by(Visit.id, ids, Visit.id, Visit.helper_id) if who == actor.id}
    known = _known(actor, ids)
    own = {row.id for row in found if row.asked_by == actor.id or row.visit_id in made}
    seen = {row.id for row in found if row.visit_id in known}
    return {row.id: "own_spot_check" if row.id in own else "seen_already" if row.id in seen else None for row in found}


def _known(actor: Account, visit_ids: Iterable[str]) -> set[str]:
    """The visits that the actor is sure to have read: who asks for a spot check or gives a verdict does so beside the visit."""
    ids = list(visit_ids)
    read = (
        (SpotCheck.visit_id, SpotCheck.asked_by),
        (Review.visit_id, Review.reviewer_id),
        (UndoneReview.visit_id, UndoneReview.reviewer_id),
    )
    told = (row for visit_id, who in read for row in cells_by(visit_id, ids, visit_id, who))
    return blindfold.worn(actor, ids) | {visit_id for visit_id, who in told if who == actor.id}


def require_none_of(actor: Account, week: str, region_code: str) -> None:
    """Raises Problem `spot_checking` where a visit of that week and region is closed to the actor: what counts every row of a
    week cannot leave one out."""
    for visit in rows_by(Visit, Visit.id, blindfold.closed(actor)):
        if visit.week == week and visit.region_code.startswith(region_code):
            blindfold.require_off(actor, visit.id)
