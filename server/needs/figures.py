"""The ledger in figures: cut by place, category, age or owner, each figure the number of rows that the ledger lists for it."""

from collections.abc import Callable
from typing import Any, Final

from peewee import Case, fn

from server.accounts import service as accounts
from server.accounts.model import Account
from server.needs.model import OPEN, Need
from server.needs.narrowing import AGES, DUE, LACKS, conditions, of_age
from server.regions import service as regions
from server.regions.model import LEVELS

MOST = 600  # rows: a county has some 530 villages
# cut: what the rows are grouped by
CUTS: Final[dict[str, Callable[[], Any]]] = {
    "township": lambda: fn.SUBSTR(Need.region_code, 1, LEVELS["township"]),
    "village": lambda: fn.SUBSTR(Need.region_code, 1, LEVELS["village"]),
    "category": lambda: Need.category,
    "age": lambda: Case(None, [(of_age(age), age) for age in AGES]),
    "owner": lambda: fn.COALESCE(Need.assignee_id, Need.assignee, "none"),
}
_COUNTED: Final[dict[str, Callable[[], Any]]] = {
    "open": lambda: Need.state.in_(OPEN),
    "resolved": lambda: Need.state == "resolved",
    "confirmed": lambda: Need.state == "confirmed",
    "declined": lambda: Need.state == "declined",
    "errand": lambda: Need.trips_saved > 0,
    **DUE,
    **LACKS,
}
FIGURES: Final = (*_COUNTED, "trips_saved")


def figures(actor: Account, query: dict[str, Any], by: str) -> dict[str, Any]:
    """`{rows: [{key, name, **figures}], total: figures, left_out}`: the rows with the most open needs first, `MOST` of them.

    `key` is what the ledger is narrowed to, under the cut's name (a place's under `region`), to list the rows behind.
    """
    number = fn.COUNT(Need.id)
    columns = [number.filter(counts()).alias(name) for name, counts in _COUNTED.items()]
    trips = fn.COALESCE(fn.SUM(Need.trips_saved), 0).alias("trips_saved")
    cut = CUTS[by]().alias("key")
    where = conditions(actor, query)
    rows: list[Any] = list(Need.select(cut, *columns, trips).where(*where).group_by(cut).dicts())
    total = {name: sum(row[name] for row in rows) for name in FIGURES}
    rows.sort(key=lambda row: (list(AGES).index(row["key"]) if by == "age" else -row["open"], row["key"]))
    shown = rows[:MOST]
    names = _names(by, [row["key"] for row in shown])
    told = [{**row, "name": names.get(row["key"], row["key"])} for row in shown]
    return {"by": by, "rows": told, "total": total, "left_out": len(rows) - len(shown)}


def _names(by: str, keys: list[str]) -> dict[str, str]:
    """The names of places and people; a category and an age are named by who reads, an office names itself."""
    if by in ("township", "village"):
        return {code: regions.short(place.name) for code, place in regions.by_code(keys).items()}
    return accounts.names(keys) if by == "owner" else {}
