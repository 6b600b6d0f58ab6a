"""A stack of cards to be printed: whose they are, and what stands on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from server import clock, db
from server.accounts import access
from server.accounts.model import Account
from server.cards import service
from server.cards.model import Card
from server.households import service as households
from server.households.model import Household
from server.pairings import service as pairings
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import Region
from server.statements import rows_by

MOST = 1_500  # cards of one file: the largest township's


@dataclass(frozen=True)
class Face:
    """What one card says to people. `helpers`: (name, telephone), whom to call first at the head."""

    place: str
    head: str
    helpers: tuple[tuple[str, str], ...]
    number: str
    token: str


@dataclass(frozen=True)
class Stack:
    """The cards of one village, in the order in which somebody walks: by group, then by code."""

    village: str
    faces: list[Face]


def of_villages(actor: Account, codes: list[str], since: date | None) -> list[Stack]:
    """The cards of these villages, issued where there were none; of those issued before the day `since`, none.

    Opens a write of its own for each village. Raises Problem `not_found` for a village out of reach and where nothing is left
    to print, `invalid` (`too_many`) for more cards than one file holds.
    """
    villages = [_village(actor, code) for code in sorted(set(codes))]
    homes = {village.code: _homes(village.code) for village in villages}
    if sum(map(len, homes.values())) > MOST:
        raise Problem("invalid", errors={"villages": ["too_many"]}, limit=MOST)
    found = []
    for village in villages:
        with db.write():
            cards = service.issue(actor, village.code, homes[village.code])
        chosen = [home for home in homes[village.code] if since is None or clock.day_of(cards[home.id].issued_at) >= since]
        if chosen:
            found.append(Stack(regions.short(village.name), _faces(village, chosen, cards)))
    if not found:
        raise Problem("not_found")
    return found


def of_household(actor: Account, household_id: str, *, replace: bool) -> Stack:
    """The card of one household, issued where there was none, or a new one in the place of it. Raises Problem `not_found`."""
    home = reachable(actor, household_id)
    village = regions.get(home.region_code)
    with db.write():
        if replace:
            service.replace(actor, home)
        cards = service.issue(actor, village.code, [home])
    return Stack(regions.short(village.name), _faces(village, [home], cards))


def reachable(actor: Account, household_id: str) -> Household:
    """A household of the register; raises Problem `not_found` where the actor prints no cards."""
    home = households.by_id([household_id]).get(household_id)
    access.require(actor, "card.print", households.thing(home))
    if home is None or home.ended_at:
        raise Problem("not_found")
    return home


def _comes(helper: Account) -> bool:
    # A telephone that somebody who has left would answer, or nobody, must not hang on a wall for years.
    return helper.role == "helper" and helper.disabled_at is None


def _village(actor: Account, code: str) -> Region:
    village = regions.get(access.region(actor, code))
    if village.level != "village":
        raise Problem("not_found")
    return village


def _homes(village: str) -> list[Household]:
    found = Household.select().where(regions.under(Household.region_code, village), Household.ended_at.is_null())
    return list(found.order_by(Household.group, Household.code))


def _faces(village: Region, homes: Iterable[Household], cards: dict[str, Card]) -> list[Face]:
    helping = pairings.helpers_of(home.id for home in homes)
    people = {row.id: row for row in rows_by(Account, Account.id, {row.helper_id for rows in helping.values() for row in rows})}
    township = regions.get(regions.township_of(village.code))
    return [
        Face(
            place=f"{regions.short(township.name)} {regions.short(village.name)} {home.group}",
            head=home.head_name,
            helpers=tuple((one.name, one.phone) for row in helping[home.id] if _comes(one := people[row.helper_id])),
            number=cards[home.id].number,
            token=cards[home.id].token,
        )
        for home in homes
    ]
