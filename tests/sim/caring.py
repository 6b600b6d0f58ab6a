"""Who cares for whom, as the county lets it begin, end, and go from one helper's hands into another's."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from server import clock, db
from server.households.model import Household
from server.pairings import service as pairings
from server.pairings.model import Pairing
from tests.sim.desk import Desk, ask
from tests.sim.people import pick

if TYPE_CHECKING:
    from tests.sim.world import World


def pair(world: "World", _desk: Desk, number: int) -> None:
    """As the pairing command does: a helper begins to care for a household; a former lead's care ends."""
    home = world.stage.households[number % 6]
    helper = world.stage.accounts[number // 6 % 4]
    with world.server.at(world.now), db.write():
        care = pairings.Care(Household.get_by_id(home), helper, ("lead", "core")[number // 24 % 2])
        pairings.pair(None, [care], clock.today())


def unpair(world: "World", _desk: Desk, number: int) -> None:
    """One care ends with yesterday."""
    with world.server.at(world.now), db.write():
        running = list(Pairing.select().where(pairings.current()).order_by(Pairing.id))
        if row := pick(running, number):
            pairings.end(None, [row], clock.today() - timedelta(days=1))


def hand_over(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """All of a helper's households to another one: from today, from a day that is past, or from one that is yet to come."""
    giver, taker = number % 4, (number + 1 + number // 4 % 3) % 4
    told = {"giver": world.stage.accounts[giver], "taker": world.stage.accounts[taker]}
    if days := (0, 0, 0, -9, 2)[number // 12 % 5]:
        told["from"] = (world.now + timedelta(hours=8, days=days)).date().isoformat()
    ask(world, desk, "POST", "/api/pairings/hand-overs", told, fault, number)


ACTS: dict[str, Callable[..., None]] = {"pair": pair, "unpair": unpair, "hand_over": hand_over}
