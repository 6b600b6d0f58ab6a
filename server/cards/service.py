"""Cards are issued once and printed as often as wanted; a card that was lost is ended by a new one."""

import secrets
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from server import clock, ids
from server.accounts import access
from server.accounts.model import Account
from server.cards import number
from server.cards.model import Card
from server.households import service as households
from server.households.model import Household
from server.problems import Problem
from server.regions.model import LEVELS
from server.statements import insert, rows_by
from server.trail import service as trail

_TOKEN_BYTES = 12  # of chance: 16 characters
_TRIES = 20  # a number of nine million is taken once in hundreds of draws


def of(household_ids: Iterable[str]) -> dict[str, Card]:
    """The good card of each household that has one."""
    return _good(rows_by(Card, Card.household_id, household_ids))


def wire(card: Card | None) -> dict[str, str] | None:
    """A card as a phone must know it, to tell whose it is without a network."""
    return {"token": card.token, "number": card.number} if card else None


def history(household_id: str) -> list[Card]:
    """Every card that a household ever had, the newest first."""
    return sorted(rows_by(Card, Card.household_id, [household_id]), key=lambda card: -card.edition)


def whose(actor: Account, token: str) -> str:
    """The id of the household that shows a good card; raises Problem `not_found` also for one out of reach."""
    for card in rows_by(Card, Card.token, [token]):
        if card.ended_at is None:
            home = households.by_id([card.household_id]).get(card.household_id)
            access.require(actor, "household.read", households.thing(home))
            return card.household_id
    raise Problem("not_found")


def issue(actor: Account, village: str, homes: Collection[Household]) -> dict[str, Card]:
    """The good cards of these households of one village, made where there is none; that they are printed goes on the trail."""
    wanted, made = [home.id for home in homes], 0
    for _ in range(_TRIES):
        past = rows_by(Card, Card.household_id, wanted)
        found = _good(past)
        if len(found) == len(wanted):
            break
        editions = Counter(card.household_id for card in past)
        made += len(_make({one: editions[one] + 1 for one in wanted if one not in found}))  # but those whose number was taken
    else:
        raise RuntimeError("no number was free")
    trail.note(actor, "card.print", village, {"cards": len(found), "new": made}, county=village[: LEVELS["county"]])
    return found


def replace(actor: Account, home: Household) -> Card:
    """A new card, and the one before it is good no longer: it was lost, or somebody else has it.

    Raises Problem `stale_revision` when somebody else has just done the same.
    """
    past = history(home.id)
    Card.update(ended_at=clock.now()).where((Card.household_id == home.id) & Card.ended_at.is_null()).execute()
    for _ in range(_TRIES):
        if _make({home.id: past[0].edition + 1 if past else 1}):
            break
        if of([home.id]):
            raise Problem("stale_revision")
    else:
        raise RuntimeError("no number was free")
    trail.note(actor, "card.replace", home.id, county=home.region_code[: LEVELS["county"]])
    return of([home.id])[home.id]


def _good(cards: Iterable[Card]) -> dict[str, Card]:
    return {card.household_id: card for card in cards if card.ended_at is None}


def _make(editions: dict[str, int]) -> list[str]:
    """Cards of these households with their editions; the ids of those that went in."""
    now = clock.now()
    rows: list[dict[str, Any]] = [
        {
            "id": ids.new(),
            "household_id": household_id,
            "edition": edition,
            "token": secrets.token_urlsafe(_TOKEN_BYTES),
            "number": number.draw(),
            "issued_at": now,
        }
        for household_id, edition in editions.items()
    ]
    went_in = set(insert(Card, rows, unless_there=True))
    for row in rows:
        if row["id"] in went_in:
            households.touch(row["household_id"])  # the phone must know the card before anybody shows it
    return list(went_in)
