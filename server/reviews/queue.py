"""The supervisor's queue: current revisions of a region's visits, by what the township has said of them.

Every filter is read off an index that ends in the queue's order, so a first page costs the same however many visits there
are: `Visit` by place and state, `VisitTag` by word, place and state. The indexes hold the visit's id too, so that putting all
that wait in another order reads nothing else.
"""

from typing import Any

from server.accounts import access
from server.accounts.model import Account
from server.problems import Problem
from server.reviews.narrowing import MOST, Narrowed
from server.statements import returned, rows_where
from server.visits.model import STATES, Visit

COUNTED = ("waiting", "approved", "returned")
_ORDERED = {"exceptions": ("precedence", "queued_at"), "oldest": ("queued_at",), "newest": ("queued_at",)}
_STRAND = """SELECT * FROM (
    SELECT {key} AS id, precedence, queued_at FROM {table} WHERE {where} ORDER BY {order} LIMIT ?) AS {state}"""
_FIRST = "id IN (SELECT id FROM ({strands}) AS strands ORDER BY {order} LIMIT ?)"
_COUNT = "SELECT '{state}', COUNT(*) FROM (SELECT 1 AS one FROM {table} WHERE {where} AND state = ? LIMIT ?) AS {state}"
_COUNT_FEW = "SELECT state, COUNT(*) FROM visit WHERE {where} GROUP BY state"


def page(asked: Narrowed, query: dict[str, Any]) -> list[Visit]:
    """Of what is asked for, `limit` visits at most: those with most open flags first (`exceptions`, as a rule where visits
    wait), or in the order in which their current revisions arrived."""
    order = order_of(query)
    states = [None] if asked.few and "state" not in query else states_of(query)
    strands = [_strand(asked, query, state, order) for state in states]
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


def _strand(asked: Narrowed, query: dict[str, Any], state: str | None, order: str) -> tuple[str, list[Any]]:
    """The first visits of one state (None: of all), as the index has them: a statement and its values."""
    keys = [*_ORDERED[order], asked.key]
    conditions, values = [asked.sql], asked.values
    if state:
        conditions.append("state = ?")
        values.append(state)
    elif "week" in query:
        conditions.append("state <> 'withdrawn'")
    if state and state != "waiting":
        conditions.append("precedence = 0")  # always so: said for the index, which has it before the time
    if "after" in query:
        conditions.append(f"({', '.join(keys)}) {'<' if order == 'newest' else '>'} ({', '.join('?' * len(keys))})")
        values += _cursor(query["after"], len(keys))
    strand = {"table": asked.table, "key": asked.key, "where": " AND ".join(conditions), "order": _by(order, asked.key)}
    return _STRAND.format(**strand, state=state or "every"), [*values, query["limit"]]


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
