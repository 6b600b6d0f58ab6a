"""The first page of the review queue by each filter, beside a hundred thousand visits and beside a million in ten counties."""

import time
from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Any

from server import clock, db
from server.flags.model import KINDS
from server.flags.service import ANY
from server.reviews import listed, queue
from server.reviews.narrowing import narrowed
from server.visits.model import Visit
from tests.bench import great
from tests.bench.clients import Client
from tests.bench.county import County, Person, opened
from tests.bench.great import Great
from tests.bench.rounds import cost
from tests.bench.server import serving
from tests.bench.table import Row

FEW, MANY, COUNTIES = 100_000, 1_000_000, 10
_EACH, _ROUNDS = 5, 5
_TRIED = "filters are read off an index; the newest that wait in a county are sorted, and fifty rows come with their words"
Query = dict[str, Any]


def measure() -> Iterator[Row]:
    stores = ((FEW, great.store(FEW)), (MANY, great.store(MANY, COUNTIES)))
    costs = {visits: (_in_the_database(store), _in_all(store)) for visits, store in stores}
    for visits, (database, whole) in costs.items():
        for name, found, most in (("in the database", database, 3), ("in all", whole, 10)):
            filter_, spent = max(found.items(), key=lambda one: one[1])
            yield Row(f"queue at {visits:,}, {name}: median filter, CPU", median(found.values()), most, tried=_TRIED)
            yield Row(f"  the costliest: {filter_}", spent, most, tried=_TRIED)
    few, many = (median(costs[visits][0].values()) for visits in (FEW, MANY))
    yield Row("  the database's at a million by that at 100,000", many / few, 1.3, "×")


def _filters(store: Great) -> dict[str, tuple[Person, Query]]:
    """Who asks for what, by a name."""
    with opened(County(store.var)):
        one = Visit.select().where(Visit.township == store.supervisor.account.region_code).first()
    week = clock.week_of(clock.now())
    narrowed: dict[str, Query] = {
        "nothing": {},
        "week": {"week": week},
        "helper": {"helper": one.helper_id},
        "household": {"household": one.household_id},
        "village": {"region": one.region_code[:12]},
        "newest": {"order": "newest"},
        **{word: {"flag": word} for word in ("has_needs", "problem", "returned_before", ANY, *KINDS)},
    }
    people = {"township": store.supervisor, "county": store.county}
    return {
        f"{place}, {state}, {name}": (person, {"state": state, **query})
        for place, person in people.items()
        for state in ("waiting", "approved")
        for name, query in narrowed.items()
    }


def _in_the_database(store: Great) -> dict[str, float]:
    """Milliseconds of processor that the statements of a page and its counts take by themselves."""
    filters = _filters(store)
    with opened(County(store.var)):
        return {name: _statements(person, query) for name, (person, query) in filters.items()}


def _statements(person: Person, query: Query) -> float:
    said: list[tuple[str, Any]] = []
    store = db.database.obj
    plain = store.execute_sql

    def listening(sql: str, params: Any = None, *more: Any) -> Any:
        said.append((sql, params))
        return plain(sql, params, *more)

    store.execute_sql = listening
    try:
        asked = {"limit": 50, **query}
        narrow = narrowed(person.account, asked)
        listed.rows(queue.page(narrow, asked))
        queue.counts(narrow)
    finally:
        store.execute_sql = plain
    return median(_run(store, said) for _ in range(_ROUNDS))


def _run(store: Any, said: list[tuple[str, Any]]) -> float:
    before = time.process_time()
    for sql, params in said:
        store.execute_sql(sql, params).fetchall()
    return (time.process_time() - before) * 1000


def _in_all(store: Great) -> dict[str, float]:
    filters = _filters(store)
    with serving(store.var) as server:
        asked = [(name, person.client(server), query) for name, (person, query) in filters.items()]
        return {name: cost(server, partial(_pages, client, query), 3) for name, client, query in asked}


def _pages(client: Client, query: Query) -> int:
    address = "/api/visits?" + "&".join(f"{name}={value}" for name, value in query.items())
    for _ in range(_EACH):
        answer = client.call("GET", address)
        if answer.status != 200:
            raise RuntimeError(f"{address} failed: {answer}")
    return _EACH
