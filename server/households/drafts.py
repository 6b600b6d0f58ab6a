"""A household as a register tells it: what its rows agree on, and its people."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from server.households.faults import Fault
from server.households.model import HEAD
from server.households.rows import PERSONAL, Row
from server.sealed import digest

# what all rows of a household must agree on, with the column to name when they do not; blanks agree with everything
_SHARED = {
    "region_code": "village",
    "group": "group",
    "category": "category",
    "cause": "cause",
    "income_per_head": "income",
}
FaultOf = Callable[..., Fault]


@dataclass
class Draft:
    """A household without a fault. `people` begins with its head; `row` is its first in the sheet."""

    row: int
    code: str
    region_code: str
    group: str | None
    category: str
    cause: str | None
    income_per_head: int | None
    people: list[Row]

    @cached_property
    def listed(self) -> str:
        """A digest of all that the register says, in whatever order it says it."""
        shared = [getattr(self, name) for name in ("code", *_SHARED)]
        people = [[getattr(row, name) for name in PERSONAL] for row in sorted(self.people, key=lambda row: row.id_number)]
        return digest(orjson.dumps([shared, people]).decode())


def without_repeats(rows: list[Row]) -> tuple[list[Row], list[int]]:
    """The rows that say something new, and the numbers of those that repeat an earlier one to the letter."""
    seen: set[tuple[Any, ...]] = set()
    fresh, repeated = [], []
    for row in rows:
        if row[1:] in seen:
            repeated.append(row.number)
        else:
            seen.add(row[1:])
            fresh.append(row)
    return fresh, repeated


def drafted(rows: list[Row], fault: FaultOf) -> Draft | list[Fault]:
    """The household that `rows` tell of, or all that is wrong with it as a whole."""
    shared, faults = _shared(rows, fault)
    faults += _people(rows, fault)
    if faults:
        return faults
    return Draft(rows[0].number, rows[0].code, **shared, people=sorted(rows, key=lambda row: row.relation != HEAD))


def _shared(rows: list[Row], fault: FaultOf) -> tuple[dict[str, Any], list[Fault]]:
    shared: dict[str, Any] = {}
    faults = []
    for name, column in _SHARED.items():
        said = [(getattr(row, name), row) for row in rows if getattr(row, name) is not None]
        shared[name] = said[0][0] if said else None
        odd = [row for value, row in said if value != shared[name]]
        faults += [fault(row.number, column, "conflicting_rows", None, row.code) for row in odd]
    for name, code in (("region_code", "no_village"), ("category", "no_category")):
        if shared[name] is None:
            faults.append(fault(rows[0].number, _SHARED[name], code, None, rows[0].code))
    return shared, faults


def _people(rows: list[Row], fault: FaultOf) -> list[Fault]:
    heads = [row for row in rows if row.relation == HEAD]
    faults = []
    if not heads:
        faults.append(fault(rows[0].number, "relation", "no_head", None, rows[0].code))
    if len(heads) > 1:
        faults += [fault(row.number, "relation", "two_heads", row.relation, row.code) for row in heads]
    times = Counter(row.id_number for row in rows)
    twice = [row for row in rows if times[row.id_number] > 1]
    faults += [fault(row.number, "id_number", "duplicate_id", row.id_number, row.code) for row in twice]
    return faults
