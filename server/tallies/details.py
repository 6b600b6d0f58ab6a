"""The visits behind the figures, one row each, read in pages so that memory stays flat."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import orjson
from peewee import Expression, Tuple, chunked

from server.accounts.model import Account
from server.db import database
from server.households.model import Household
from server.listing import PAGE, in_pages
from server.regions.names import Names
from server.reviews.lists import line
from server.tallies.rows import of_week
from server.tallies.week import Week
from server.visits.model import Visit, VisitRevision


def details(prefix: str, week: Week, counted: Sequence[str] | None = None) -> Iterator[list[Any]]:
    """The week's visits by place, then by id (which is by time), as `reviews.lists.COLUMNS` has them.

    `counted`: the ids of those that the figures of a sealed week count, in this order.
    """
    names = Names(prefix)
    if counted is None:
        pages = in_pages(lambda last: _page(prefix, week, last))
    else:
        pages = chain.from_iterable(_rows(Visit.id.in_(part)) for part in chunked(counted, PAGE))
    for row in pages:
        yield _row(names, *row)


def _page(prefix: str, week: Week, last: Any) -> list[Any]:
    after = last[:2] if last else ("", "")
    # Said twice from which place on: no index answers a comparison of pairs, and each page would begin at the first place.
    return _rows(of_week(prefix, week, since=after[0]) & (Tuple(Visit.region_code, Visit.id) > after))


def _rows(asked: Expression) -> list[Any]:
    query = (
        Visit.select(
            Visit.region_code, Visit.id, Household.group, Household.code, Household.head_name, Household.category, Account.name,
            Visit.visited_at, VisitRevision.content, Visit.need_count, Visit.state, Visit.received_at,
        )
        .join(Household, on=(Household.id == Visit.household_id))
        .join(Account, on=(Account.id == Visit.helper_id))
        .join(VisitRevision, on=((VisitRevision.visit_id == Visit.id) & (VisitRevision.number == Visit.revision)))
        .where(asked)
        .order_by(Visit.region_code, Visit.id)
        .limit(PAGE)
    )  # fmt: skip
    return list(database.execute(query))  # bare rows: peewee would spend more on each than the sheet does


def _row(
    names: Names, region: str, _id: str, group: str, code: str, head: str, category: str, helper: str,
    visited_at: int, written: str, needs: int, state: str, received_at: int,
) -> list[Any]:  # fmt: skip
    moments = Visit.visited_at.python_value(visited_at), Visit.received_at.python_value(received_at)
    content, home = orjson.loads(written), (group, code, head, category)
    return line(names.of(region), home, helper, content, needs, state, *moments)
