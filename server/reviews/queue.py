"""The supervisor's queue: current revisions of a region's visits, by what the township has said of them.

Every filter is read off an index that ends in the queue's order, so a first page costs the same however many visits there
are: `Visit` by place and state, `VisitTag` by word, place and state. The indexes hold the visit's id too, so that putting all
that wait in another order reads nothing else.
"""

from typing import Any

from server.accounts import access
from server.accounts.model import Account
from server.problems import Problem
from server.reviews.narrowing import MOST, Narrowed, Where
from server.statements import returned, rows_where
from server.visits.model import STATES, Visit

COUNTED = ("waiting", "approved", "returned")
_ORDERED = {"exceptions": ("precedence", "queued_at"), "oldest": ("queued_at",), "newest": ("queued_at",)}
_STRAND = """SELECT * FROM (
    SELECT {key} AS id, precedence, queued_at FROM {table} WHERE {where} ORDER BY {order} LIMIT ?) AS strand_{number}"""
# The index has the precedence before the time: in order of time those of each precedence are read off it, and of the thousands
# that wait in a county only those with many open flags are put in order. Of what does not wait the precedence is 0.
_BY_TIME = ("precedence = 0", "precedence = -1", "precedence = -2", "precedence < -2")
_FIRST = "id IN (SELECT id FROM ({strands}) AS strands ORDER BY {order} LIMIT ?)"
_COUNT = "SELECT '{state}', COUNT(*) FROM (SELECT 1 AS one FROM {table} WHERE {where} AND state = ? LIMIT ?) AS {state}"
_COUNT_FEW = "SELECT state, COUNT(*) FROM visit WHERE {where} GROUP BY state"


def page(asked: Narrowed, query: dict[str, Any]) -> list[Visit]:
    """Of what is asked for, `limit` visits at most: those with most open flags first (`exceptions`, as a rule where visits
    wait), or in the order in which their current revisions arrived."""
    order = order_of(query)
    heaps = _few_heaps(query) if asked.few else _heaps(query, order)
    strands = [_strand(asked, query, heap, order, number) for number, heap in enumerate(heaps)]
    first = _FIRST.format(strands=" UNION ALL ".join(sql for sql, _ in strands), order=_by(order, "id"))
    found = rows_where(Visit, first, [*(value for _, values in strands for value in values), query["limit"]])
    found.sort(key=lambda visit: _place(visit, order), reverse=order == "newest")
    return found


def states_of(query: dict[str, Any]) -> tuple[str, ...]:
    """The states asked for: one, or all; of a week all but `withdrawn`, for what was withdrawn counts in none."""
    if "state" in query:
        return (query["state"],)
    return COUNTED if "week" in query else STATES


def order_of(query: dict[str, Any]) -> str:
    """The order asked for, else `exceptions` for the waiting and `oldest` for all others."""
    usual = "exceptions" if query.get("state") == "waiting" else "oldest"
    return str(query.get("order", usual))


def cursor(last: Visit, query: dict[str, Any]) -> str:
    """Where a page ended. The place itself, not the visit: an amendment moves the visit to the queue's end meanwhile."""
    return ".".join(str(part) for part in _place(last, order_of(query)))


def counts(asked: Narrowed) -> dict[str, Any]:
    """`counts`: how many of what is asked for wait, are approved and returned, `MOST` each at most; `more`: the states of which
    there are more; `broad`: of a search not even all households were looked at."""
    found = dict.fromkeys(COUNTED, 0) | _counted(asked)
    return {
        "counts": {state: min(found[state], MOST) for state in COUNTED},
        "more": [state for state in COUNTED if found[state] > MOST],
        "broad": asked.broad,
    }


def get(actor: Account, visit_id: str) -> Visit:
    """One visit; raises Problem `not_found` outside the actor's reach, `spot_checking`."""
    visit = Visit.get_or_none(Visit.id == visit_id)
    if visit is None:
        raise Problem("not_found")
    access.require(actor, "visit.read", access.Thing(visit.region_code, visit_id=visit.id))
    return visit


def _counted(asked: Narrowed) -> dict[str, int]:
    if asked.few:
        return dict(returned(_COUNT_FEW.format(where=asked.sql), asked.values))
    parts = [_COUNT.format(table=asked.table, where=asked.sql, state=state) for state in COUNTED]
    values = [value for state in COUNTED for value in (*asked.values, state, MOST + 1)]
    return dict(returned(" UNION ALL ".join(parts), values))


def _few_heaps(query: dict[str, Any]) -> list[Where]:
    """A few visits in one heap: they are all looked at."""
    if "state" in query:
        return [{"state = ?": [query["state"]]}]
    return [{"state <> 'withdrawn'": []} if "week" in query else {}]


def _heaps(query: dict[str, Any], order: str) -> list[Where]:
    """What is asked for, in heaps that the index has in order."""
    heaps: list[Where] = []
    for state in states_of(query):
        parts = _BY_TIME if state == "waiting" else _BY_TIME[:1]
        heaps += [{"state = ?": [state]}] if order == "exceptions" else [{"state = ?": [state], part: []} for part in parts]
    return heaps


def _strand(asked: Narrowed, query: dict[str, Any], heap: Where, order: str, number: int) -> tuple[str, list[Any]]:
    """The first visits of one heap: a statement and its values."""
    keys = [*_ORDERED[order], asked.key]
    conditions = [asked.sql, *heap]
    values = [*asked.values, *(value for values in heap.values() for value in values)]
    if "after" in query:
        conditions.append(f"({', '.join(keys)}) {'<' if order == 'newest' else '>'} ({', '.join('?' * len(keys))})")
        values += _cursor(query["after"], len(keys))
    strand = {"table": asked.table, "key": asked.key, "where": " AND ".join(conditions), "order": _by(order, asked.key)}
    return _STRAND.format(**strand, number=number), [*values, query["limit"]]


def _by(order: str, key: str) -> str:
    return ", ".join(f"{column} DESC" if order == "newest" else column for column in (*_ORDERED[order], key))


def _place(visit: Visit, order: str) -> tuple[Any, ...]:
    arrived = (Visit.queued_at.db_value(visit.queued_at), visit.id)
    return (visit.precedence, *arrived) if order == "exceptions" else arrived


def _cursor(after: str, length: int) -> list[Any]:
    *numbers, last = after.split(".")
    if len(numbers) + 1 != length:
        raise Problem("invalid", errors={"after": ["invalid"]})
    return [*map(int, numbers), last]
