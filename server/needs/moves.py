"""An open need lies where its household lies: when that moves, it goes along. What is settled stays where it was settled."""

from server.accounts.model import Account
from server.db import at_commit
from server.needs.model import OPEN, Need, NeedStep
from server.photos import service as photos
from server.statements import cells_by, returned
from server.trail import service as trail

_FOLLOW = 2  # after the households' revisions: whoever has raised those sees each household where it will stay
_BEHIND = """SELECT need.id, household_id, need.region_code, household.region_code
    FROM need JOIN household ON household.id = household_id
    WHERE household_id IN ({homes}) AND state IN ({states}) AND need.region_code <> household.region_code ORDER BY need.id"""


def follow(actor: Account | None, household_id: str) -> None:
    """At the commit, put the household's open needs where it lies: asked for by whoever moves it, and by whoever opens a need
    while another may be moving it. Their steps, their days and the trail stay what they were."""
    at_commit(_FOLLOW, _follow, (actor, household_id))


def _follow(asked: list[tuple[Account | None, str]]) -> None:
    actors = {household_id: actor for actor, household_id in asked}
    behind = _BEHIND.format(homes=", ".join("?" * len(actors)), states=", ".join("?" * len(OPEN)))
    for need_id, household_id, was, now in returned(behind, [*actors, *OPEN]):
        Need.update(region_code=now).where(Need.id == need_id).execute()
        photos.move((step for (step,) in cells_by(NeedStep.need_id, [need_id], NeedStep.id)), now)
        trail.note(actors[household_id], "need.move", need_id, {"from": was, "to": now}, county=now[:6])
