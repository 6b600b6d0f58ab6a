"""Spot checks (抽查): three facts of a visit are asked again, blind, by somebody else; the comparison is kept.

Whoever asks has taken it on (`spot_claims`), sees the questions and not what the helper wrote. A difference is a reason to
talk, not a verdict: people forget.
"""

from datetime import date
from random import SystemRandom
from typing import Any

from peewee import Expression

from server import clock
from server.accounts import access, blindfold
from server.accounts.model import Account
from server.problems import Problem
from server.regions import service as regions
from server.reviews import newest
from server.reviews.model import SpotCheck
from server.reviews.spot_claims import HELD, REMEMBERED, locked, require_claim
from server.trail import service as trail
from server.visits import service as visits
from server.visits.model import CHECKS, Visit

NUMBER = 3
HOWS = ("telephone", "on_the_spot")
UNKNOWN = "unknown"  # the household does not remember: no comparison


def ask(actor: Account, body: dict[str, Any]) -> SpotCheck:
    """Choose three facts of a visit `{id, visit_id}` to be asked again. The same id again is the same spot check.

    Raises Problem `not_found` out of reach, `spot_checking` for who is asking about it, `wrong_state` for a withdrawn visit,
    `operation_changed` for another visit under a known id.
    """
    before: SpotCheck | None = SpotCheck.get_or_none(SpotCheck.id == body["id"])
    if before:
        if (before.asked_by, before.visit_id) != (actor.id, body["visit_id"]):
            raise Problem("operation_changed")
        return before
    visit = Visit.get_or_none(Visit.id == body["visit_id"])
    if visit is None:
        raise Problem("not_found")
    access.require(actor, "spot_check.ask", access.Thing(visit.region_code, visit_id=visit.id))
    if visit.state == "withdrawn":
        raise Problem("wrong_state", state="withdrawn")
    made: SpotCheck = SpotCheck.create(
        **body,
        revision=visit.revision,
        region_code=visit.region_code,
        asked_by=actor.id,
        asked_at=clock.now(),
        facts=[{"fact": fact, "said": said} for fact, said in _three(_facts(visit))],
    )
    trail.note(actor, "spot_check.ask", visit.id)  # not what is asked: who takes it on may read the trail
    return made


def _facts(visit: Visit) -> dict[str, str]:
    """What can be asked of a household without its knowing our words: fact by name, as the helper wrote it."""
    content = visits.contents([visit])[visit.id]
    seen = {f"checks.{check}": content["checks"][check] for check in CHECKS if content["checks"][check] != "unseen"}
    return {
        "day": clock.day_of(visit.visited_at).isoformat(),
        "mode": content["mode"],
        "needs": "yes" if content["needs"] else "no",
        "measures": "yes" if content["measures"] else "no",
        **seen,
    }


def _three(facts: dict[str, str]) -> list[tuple[str, str]]:
    # Drawn here, from nothing that was sent: who asks cannot try until it is what is easy, nor the helper foresee it.
    return SystemRandom().sample(sorted(facts.items()), NUMBER)


def answer(actor: Account, spot_check_id: str, body: dict[str, Any]) -> SpotCheck:
    """What the household said: `{how, answers: {fact: value}, note}`; compared, and kept as it is.

    Raises Problem `not_found` out of reach, `wrong_state` for one that is answered, `spot_check_unclaimed` for who has not
    taken it on, `invalid` where an answer is missing, too many or none of its fact's.
    """
    found = locked(actor, spot_check_id)
    if found.answered_at:
        raise Problem("wrong_state", state="answered")
    require_claim(actor, found)
    given = body["answers"]
    wrong = {fact["fact"] for fact in found.facts} ^ set(given) or {
        fact["fact"] for fact in found.facts if not _fits(fact["fact"], given[fact["fact"]])
    }
    if wrong:
        raise Problem("invalid", errors={f"answers.{fact}": ["invalid"] for fact in sorted(wrong)})
    found.facts = [_compared(fact, given[fact["fact"]]) for fact in found.facts]
    found.how, found.note = body["how"], body["note"]
    found.answered_by, found.answered_at = actor.id, clock.now()
    found.save()
    blindfold.take_off(actor, found.visit_id)
    trail.note(actor, "spot_check.answer", found.visit_id, [fact["same"] for fact in found.facts])
    return found


def _fits(fact: str, value: str) -> bool:
    if value == UNKNOWN:
        return True
    if fact == "day":
        try:
            return bool(date.fromisoformat(value))
        except ValueError:
            return False
    choices = {"mode": ("home", "away", "telephone"), "needs": ("yes", "no"), "measures": ("yes", "no")}
    return value in choices.get(fact, ("fine", "problem"))


def _compared(fact: dict[str, Any], value: str) -> dict[str, Any]:
    return {**fact, "answered": value, "same": None if value == UNKNOWN else value == fact["said"]}


def page(actor: Account, query: dict[str, Any]) -> tuple[list[SpotCheck], str | None]:
    """The spot checks of the actor's region, the newest first, and where the next page begins.

    `open` ones can be taken on, `held` are those that the actor has now, `lapsed` those that nobody asked in time.
    """
    found = SpotCheck.select().where(regions.under(SpotCheck.region_code, access.region(actor, query.get("region"))))
    if query["state"] != "all":
        found = found.where(_in_state(actor, query["state"]))
    if "visit" in query:
        found = found.where(SpotCheck.visit_id == query["visit"])
    return newest.page(found, SpotCheck.asked_at, query)


def _in_state(actor: Account, state: str) -> Expression:
    now = clock.now()
    waits = SpotCheck.answered_at.is_null()
    conditions: dict[str, Expression] = {
        "open": waits & (SpotCheck.asked_at > now - REMEMBERED),
        "held": waits & (SpotCheck.claimed_by == actor.id) & (SpotCheck.claimed_at > now - HELD),
        "answered": SpotCheck.answered_at.is_null(False),
        "lapsed": waits & (SpotCheck.asked_at <= now - REMEMBERED),
    }
    return conditions[state]
