"""The first page of the review queue by each filter: of a hundred thousand visits in one county, of a million in ten."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from statistics import median
from typing import Any
from urllib.parse import urlencode

from server import clock, db, ids
from server.flags.model import KINDS
from server.flags.service import ANY
from server.households.model import Household
from server.reviews import listed, queue, sampling
from server.reviews.narrowing import narrowed
from server.reviews.schema import VisitQuery
from server.visits.model import Visit
from tests.bench import great
from tests.bench.clients import Client
from tests.bench.county import County, Person, opened
from tests.bench.great import Great
from tests.bench.rounds import once
from tests.bench.server import serving
from tests.bench.table import Row

FEW, MANY, COUNTIES = 100_000, 1_000_000, 10
_EACH, _ROUNDS = 3, 5
_TRIED = "all statements are plain ones read off an index; what is left are thirty rows with their words, households and flags"
Query = dict[str, Any]
Costs = dict[str, float]
Said = list[tuple[str, Any]]


def measure() -> Iterator[Row]:
    """One county."""
    yield from _rows(FEW, great.store(FEW))[0]


def measure_million() -> Iterator[Row]:
    """Ten counties, after one alone: filling the store takes minutes."""
    _, few = _rows(FEW, great.store(FEW))
    rows, many = _rows(MANY, great.store(MANY, COUNTIES))
    yield from rows
    for name, one, ten in zip(("in the database", "in all"), few, many, strict=True):
        yield Row(f"the same at {MANY:,}, by that at {FEW:,}, {name}", sum(ten.values()) / sum(one.values()), 1.3, "×")


def _rows(visits: int, store: Great) -> tuple[list[Row], tuple[Costs, Costs]]:
    """The rows, and what each filter costs in the database and in all."""
    costs = _in_the_database(store), _in_all(store)
    rows = []
    for name, found, most in zip(("in the database", "in all"), costs, (3, 10), strict=True):
        rows.append(Row(f"queue at {visits:,}, {name}: median of {len(found)}, CPU", median(found.values()), most))
        for kind, keys in _kinds(found).items():
            worst = max(keys, key=lambda key: found[key])
            rows.append(Row(f"  the costliest {kind}: {worst}", found[worst], most, tried=_TRIED))
    return rows, costs


def _kinds(found: Costs) -> dict[str, list[str]]:
    searches = [key for key in found if "search" in key]
    return {"filter": [key for key in found if key not in searches], "search": searches}


def _filters(store: Great) -> dict[str, tuple[Person, Query]]:
    """Who asks for what, by a name: every filter, some two together, by state and in every order."""
    with opened(County(store.var)):
        visit = Visit.select().where(Visit.township == store.supervisor.account.region_code).first()
        home = Household.get_by_id(visit.household_id)
        asked = {"region": store.supervisor.account.region_code}
        with db.write():
            sample = sampling.draw(store.supervisor.account, {"id": ids.new(), "asked": asked, "percent": 20})
    week, village = clock.week_of(clock.now() - timedelta(days=7)), visit.region_code[:12]
    narrowed: dict[str, Query] = {
        "nothing": {},
        "week": {"week": week},
        "helper": {"helper": visit.helper_id},
        "household": {"household": visit.household_id},
        "village": {"region": village},
        "sample": {"sample": sample.id},
        **{word: {"flag": word} for word in ("has_needs", "problem", "returned_before", ANY, *KINDS)},
        "week, any": {"week": week, "flag": ANY},
        "week, decided": {"week": week, "decided": "true"},
        "helper, needs": {"helper": visit.helper_id, "flag": "has_needs"},
        "village, week, any": {"region": village, "week": week, "flag": ANY},
        "search name": {"q": home.head_name},
        "search surname": {"q": home.head_name[0]},
        "search part of a name": {"q": home.head_name[1]},
        "search one initial": {"q": home.initials[0]},
        "search initials": {"q": home.initials},
        "search code": {"q": home.code},
        "search surname, any": {"q": home.head_name[0], "flag": ANY},
    }
    people = {"township": store.supervisor, "county": store.county}
    states = {"waiting": ("exceptions", "oldest", "newest"), "approved": ("oldest", "newest"), "": ("oldest", "newest")}
    return {
        f"{place}, {state or 'all'}, {order}, {name}": (person, {**query, "order": order} | ({"state": state} if state else {}))
        for state, orders in states.items()
        for order in orders
        for name, query in narrowed.items()
        for place, person in people.items()  # in turn: a connection that rests too long is closed
    }


def _in_the_database(store: Great) -> Costs:
    """Milliseconds of processor that the statements of a page and its counts take by themselves."""
    filters = _filters(store)
    with opened(County(store.var)):
        return _cheapest({name: partial(_run, _statements(person, query)) for name, (person, query) in filters.items()})


def _cheapest(asked: dict[str, Callable[[], float]]) -> Costs:
    """The cheapest of some rounds, each of which asks for everything: who takes the core for a second spoils one of them."""
    rounds = [{name: ask() for name, ask in asked.items()} for _ in range(_ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in asked}


def _statements(person: Person, query: Query) -> Said:
    said: Said = []
    store = db.database.obj
    plain = store.execute_sql

    def listening(sql: str, params: Any = None, *more: Any) -> Any:
        said.append((sql, params))
        return plain(sql, params, *more)

    store.execute_sql = listening
    try:
        asked = VisitQuery().load(query)
        narrow = narrowed(person.account, asked)
        listed.rows(queue.page(narrow, asked))
        queue.counts(narrow)
    finally:
        store.execute_sql = plain
    return said


def _run(said: Said) -> float:
    store, before = db.database.obj, time.process_time()
    for sql, params in said:
        store.execute_sql(sql, params).fetchall()
    return (time.process_time() - before) * 1000


def _in_all(store: Great) -> Costs:
    filters = _filters(store)
    with serving(store.var) as server:
        for person, query in filters.values():  # until both workers have read what they keep
            _pages(person.client(server), query)
        clients = {person.token: person.client(server) for person, _ in filters.values()}
        asked = {name: partial(_pages, clients[person.token], query) for name, (person, query) in filters.items()}
        return _cheapest({name: partial(once, server, pages) for name, pages in asked.items()})


def _pages(client: Client, query: Query) -> int:
    address = "/api/visits?" + urlencode(query)
    for _ in range(_EACH):
        answer = client.call("GET", address)
        if answer.status != 200:
            raise RuntimeError(f"{address} failed: {answer}")
    return _EACH
