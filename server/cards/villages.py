"""Where cards hang already: the list that the county chooses from."""

from collections import Counter
from typing import Any

from peewee import JOIN, fn

from server.accounts import access
from server.accounts.model import Account
from server.cards.model import Card
from server.households.model import Household
from server.regions import service as regions
from server.regions.model import LEVELS


def rows(actor: Account, region: str | None) -> list[dict[str, Any]]:
    """Every village of a region with its households, and how many of them have a card.

    Raises Problem `not_found` outside the actor's region.
    """
    prefix = access.region(actor, region)
    homes: Counter[str] = Counter()
    carded: Counter[str] = Counter()
    for code, households, cards in _counted(prefix):
        homes[code[: LEVELS["village"]]] += households
        carded[code[: LEVELS["village"]]] += cards
    return [
        {"region": regions.wire(village), "households": homes[village.code], "cards": carded[village.code]}
        for village in regions.listed(prefix, "village")
    ]


def _counted(prefix: str) -> Any:
    good = (Card.household_id == Household.id) & Card.ended_at.is_null()
    return (
        Household.select(Household.region_code, fn.COUNT(Household.id), fn.COUNT(Card.id))
        .join(Card, JOIN.LEFT_OUTER, on=good)
        .where(regions.under(Household.region_code, prefix), Household.ended_at.is_null())
        .group_by(Household.region_code)
        .tuples()
    )
