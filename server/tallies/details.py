"""The visits behind the figures, one row each, read in pages so that memory stays flat."""

from collections.abc import Iterator
from typing import Any

from peewee import JOIN, Tuple

from server.accounts.model import Account
from server.households.model import Household
from server.regions import service as regions
from server.regions.model import LEVELS
from server.reviews.model import Review
from server.tallies import words
from server.tallies.counts import of_week
from server.tallies.week import Week
from server.visits.model import Visit, VisitRevision

_PAGE = 500


def details(prefix: str, week: Week) -> Iterator[list[Any]]:
    """The week's visits by place, then by id (which is by time), as `words.DETAIL_COLUMNS` has them."""
    places = {place.code: regions.short(place.name) for place in regions.listed(regions.township_of(prefix), None)}
    after = ("", "")
    while page := _page(prefix, week, after):
        yield from (_row(places, *row) for row in page)
        after = (page[-1][0], page[-1][1])


def _page(prefix: str, week: Week, after: tuple[str, str]) -> list[Any]:
    query = (
        Visit.select(
            Visit.region_code, Visit.id, Household.group, Household.code, Household.head_name, Household.category, Account.name,
            Visit.visited_at, VisitRevision.content, Visit.need_count, Review.decision, Visit.received_at,
        )
        .join(Household, on=(Household.id == Visit.household_id))
        .join(Account, on=(Account.id == Visit.helper_id))
        .join(VisitRevision, on=((VisitRevision.visit_id == Visit.id) & (VisitRevision.number == Visit.revision)))
        .join(Review, JOIN.LEFT_OUTER, on=((Review.visit_id == Visit.id) & (Review.revision == Visit.revision)))
        .where(of_week(prefix, week), Tuple(Visit.region_code, Visit.id) > after)
        .order_by(Visit.region_code, Visit.id)
        .limit(_PAGE)
    )  # fmt: skip
    return list(query.tuples())


def _row(
    places: dict[str, str], region: str, _id: str, group: str, code: str, head: str, category: str, helper: str,
    visited_at: Any, content: dict[str, Any], needs: int, decision: str | None, received_at: Any,
) -> list[Any]:  # fmt: skip
    return [
        places.get(regions.township_of(region), ""),
        places.get(region[: LEVELS["village"]], ""),
        group,
        code,
        head,
        category,
        helper,
        visited_at,
        words.MODES[content["mode"]],
        *(words.FINDINGS[content["checks"][check]] for check in words.CHECKS),
        content["summary"],
        needs,
        len(content["photos"]),
        words.STATES[decision],
        received_at,
    ]
