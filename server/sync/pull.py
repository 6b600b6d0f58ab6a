"""Pull: a comparison, not a feed. What the phone holds against what it should hold; the difference is the answer."""

from typing import Any

from server.accounts.model import Account
from server.pairings import service as pairings
from server.reviews import service as reviews
from server.sync import bundles

PAGE = 200


def pull(actor: Account, known: dict[str, int]) -> dict[str, Any]:
    """`{households, gone, more}`: the bundles whose revision the phone lacks, and the ids that are no longer this helper's.

    Moves, ends, new pairings and restored stores all look alike here: a revision differs or a household is not the helper's.
    One that went to another helper stays with who has a visit there to mend, or one whose verdict was taken back, until that
    is settled.
    """
    held = reviews.unsettled(actor.id) | pairings.helped_by(actor.id)
    turned = pairings.turned(held)
    mine = {one: revision + turned[one] for one, revision in held.items()}
    lacking = sorted(one for one, revision in mine.items() if known.get(one) != revision)
    return {
        "households": bundles.of(actor, lacking[:PAGE]) if lacking else [],
        "gone": sorted(known.keys() - mine.keys()),
        "more": len(lacking) > PAGE,
    }
