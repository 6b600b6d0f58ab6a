"""What really came of a schedule: that something is drawn often does not say that it is ever done."""

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sim.world import World

_HANDED_OVER = "household_id = visit.household_id AND helper_id = visit.helper_id AND ends_on IS NULL"
_COUNTED = {
    "a need put forward again": "SELECT COUNT(*) FROM need_step WHERE kind = 'reopened'",
    "an errand": "SELECT COUNT(*) FROM need_step WHERE kind = 'errand'",
    "a picture of what was done": "SELECT COUNT(*) FROM photo WHERE step_id IS NOT NULL AND arrived_at IS NOT NULL",
    "a household away": "SELECT COUNT(*) FROM household WHERE away_until IS NOT NULL",
    "a hand-over": "SELECT COUNT(*) FROM trail_entry WHERE verb = 'pairing.hand_over'",
    "a hand-over for a later day": "SELECT COUNT(*) FROM pairing WHERE starts_on > date(noted_at / 1000 + 28800, 'unixepoch')",
    "a batch applied": "SELECT COUNT(*) FROM batch WHERE applied_at IS NOT NULL",
    "a row left out of a batch": "SELECT COUNT(*) FROM batch WHERE left_out <> '[]'",
    "a row refused in a batch": "SELECT COUNT(*) FROM batch WHERE refused <> '[]'",
    "a verdict taken back": "SELECT COUNT(*) FROM undone_review",
    "a return to who helps no more": f"""SELECT COUNT(*) FROM visit WHERE state = 'returned'
        AND NOT EXISTS (SELECT 1 FROM pairing WHERE {_HANDED_OVER})""",
}
NAMES = (*_COUNTED, "work that came after its hand-over")


def met(world: "World") -> Counter[str]:
    """How often each of `NAMES` has happened in this one schedule."""
    found = Counter({name: world.server.look(sql)[0][0] for name, sql in _COUNTED.items()})
    came = {row[0] for row in world.server.look("SELECT operation_id FROM receipt WHERE outcome = 'applied'")}
    found[NAMES[-1]] = sum(
        saved.cared and not world.cares(saved.account, saved.body["household_id"])
        for saved in world.witness.saved.values()
        if saved.kind == "visit.record" and saved.id in came
    )
    return found
