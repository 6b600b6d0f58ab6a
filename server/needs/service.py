"""The ledger's verbs: raised on a visit, then step by step until the household says that it is settled."""

from datetime import date, datetime
from typing import Any

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.db import for_update
from server.households import service as households
from server.households.model import Household
from server.needs import clocks, moves, steps
from server.needs.model import Need, NeedStep
from server.pairings import service as pairings
from server.photos import service as photos
from server.problems import Problem
from server.regions import service as regions
from server.statements import insert, rows_by
from server.trail import service as trail


def raise_many(rows: list[dict[str, Any]]) -> None:
    """Enter needs into the ledger: `{id, category, description, urgency}` with `household_id, region_code, visit_id,
    raised_by, raised_at`. Raises peewee.IntegrityError for an id that is taken."""
    days = {said: clocks.begun(*said) for said in {_said(row) for row in rows}}
    insert(Need, [{**row, **days[_said(row)], "state": "raised"} for row in rows])
    now = clock.now()
    insert(NeedStep, [_raised(row, now) for row in rows])
    for household_id in {row["household_id"] for row in rows}:
        moves.follow(None, household_id)


def _said(row: dict[str, Any]) -> tuple[str, date]:
    """Where and on which day: needs that agree in it have the same clocks."""
    return regions.county_of(row["region_code"]), clock.day_of(row["raised_at"])


def _raised(row: dict[str, Any], now: datetime) -> dict[str, Any]:
    # The first step takes the need's own id: there is exactly one.
    first = {"id": row["id"], "need_id": row["id"], "kind": "raised", "note": ""}
    return {**first, "by_id": row["raised_by"], "at": row["raised_at"], "received_at": now}


def raised_by(visit_id: str, household_id: str) -> list[Need]:
    """The needs that one visit raised, in the order of their making."""
    # Through the household, for which there is an index.
    of_household = rows_by(Need, Need.household_id, [household_id])
    return sorted((need for need in of_household if need.visit_id == visit_id), key=lambda need: need.id)


def step(actor: Account, need_id: str, new: dict[str, Any], at: datetime) -> Need:
    """Put one step on the ledger: `{id, kind, note}`; for `assigned` also `{due_on, assignee or assignee_id}`, for `errand`
    `{trips_saved}`; with `next_step` where what comes next is known, and `photos` that show that it is `resolved`.

    The same step again changes nothing. Raises Problem `not_found`, `not_yours` (a helper deciding), `wrong_state` with the
    present one, `duplicate` for the id of another step, `operation_taken` for that of another photo, `invalid` where words
    are missing or the account that is to answer for the need could do nothing about it.
    """
    follows, verb = steps.STEPS[new["kind"]]
    access.require_role(actor, verb)
    need, home = _locked(need_id)
    thing = pairings.thing(home, at, need.region_code, need.visit_id)
    access.require(actor, verb, thing)
    for taken in rows_by(NeedStep, NeedStep.id, [new["id"]]):
        if (taken.need_id, taken.kind, taken.by_id) != (need.id, new["kind"], actor.id):
            raise Problem("duplicate")
        return need
    if need.state not in follows:
        raise Problem("wrong_state", state=need.state)
    steps.require_words(new)
    if new.get("assignee_id"):
        _require_owner(new["assignee_id"], thing)
    said = {name: value for name, value in new.items() if name != "photos"}
    row = NeedStep.create(**said, need_id=need.id, by_id=actor.id, at=at, received_at=clock.now())
    photos.announce([_picture(need, row, picture) for picture in new.get("photos", [])])
    steps.move(need, said, at)
    need.save()
    households.touch(need.household_id)
    if new["kind"] == "reopened":
        moves.follow(actor, home.id)
    trail.note(actor, "need.step", need.id, new["kind"])
    return need


def _locked(need_id: str) -> tuple[Need, Household]:
    # The household first, for whoever moves it has it before its needs; and what is read before may be old by then.
    for found in rows_by(Need, Need.id, [need_id]):
        home = households.locked(found.household_id)
        return for_update(Need.select().where(Need.id == need_id)).get(), home
    raise Problem("not_found")


def _require_owner(account_id: str, thing: access.Thing | None) -> None:
    # Who answers for a need must be able to say what became of it.
    owner = next(iter(rows_by(Account, Account.id, [account_id])), None)
    if owner is None or owner.disabled_at or thing is None or not access.may(owner, "need.report", thing):
        raise Problem("invalid", errors={"assignee_id": ["invalid"]})


def _picture(need: Need, row: NeedStep, named: dict[str, Any]) -> dict[str, Any]:
    place = {"household_id": need.household_id, "region_code": need.region_code}
    return {**named, **place, "step_id": row.id, "owner_id": row.by_id, "announced_at": row.received_at}
