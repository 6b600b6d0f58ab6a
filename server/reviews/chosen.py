"""Which waiting visits somebody means by a filter, before anything is done with them."""

from typing import Any

from server.accounts.model import Account
from server.regions import service as regions
from server.reviews import queue
from server.reviews.narrowing import narrowed
from server.visits.model import Visit

MOST = 1000  # that one set may hold


def waiting(actor: Account, asked: dict[str, Any]) -> list[Visit]:
    """The waiting visits of `asked` (`region`, `helper`, `week`, `household`, `q`), the longest waiting first; one more than
    `MOST` at most, to know that there are more.

    Raises Problem `not_found` for a region outside the actor's.
    """
    return queue.page(narrowed(actor, asked, whole=True), {"state": "waiting", "order": "oldest", "limit": MOST + 1})


def named(actor: Account, visit_ids: list[str]) -> list[Visit]:
    """Those of the visits that lie within the actor's reach, whatever their state."""
    found = Visit.select().where(Visit.id.in_(visit_ids))
    return list(found.where(regions.under(Visit.region_code, actor.region_code)).order_by(Visit.queued_at, Visit.id))
