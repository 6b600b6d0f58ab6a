"""The week's figures of a region, by township, village or helper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any, Final

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import LEVELS, Region
from server.statements import cells_by
from server.tallies.counts import Counts, Happened
from server.tallies.week import Week
from server.tallies.words import FIGURES

_HOUR = 3_600_000  # milliseconds
BY: Final = ("township", "village", "helper")
_NOTHING: Final[dict[str, Any]] = {figure.code: 0 for figure in FIGURES} | {"covered": 0, "waits": ()}
_BELOW: Final = {"county": "township", "township": "village"}


@dataclass(frozen=True)
class Tally:
    """The figures of one region's week. A row is `{code, name, place}` and a value for every figure."""

    week: Week
    region: Region
    by: str
    rows: list[dict[str, Any]]
    total: dict[str, Any]
    made_at: datetime

    @property
    def place(self) -> str:
        """The region by the name that people use."""
        return regions.short(self.region.name)


def within(actor: Account, region: str | None) -> Region:
    """The region to report on; raises Problem `not_found` where the actor may not look."""
    return regions.get(access.region(actor, region))


def cut_of(region: Region, by: str | None) -> str:
    """What a region is told by: the level below it unless `by` is given. Raises Problem `invalid` for parts that it has not."""
    if by and by not in parts(region):
        raise Problem("invalid", errors={"by": ["invalid"]})
    return by or _BELOW.get(region.level, "helper")


def of_region(week: Week, region: Region, cuts: Sequence[str]) -> list[Tally]:
    """The region's week as it is counted now, by each of `cuts`."""
    found, made_at = Happened(region.code, week), clock.now()
    total = {"code": region.code, "name": regions.short(region.name), "place": None, **_figures(found.whole())}
    counted = {by: found.by_helper() if by == "helper" else found.by_place(LEVELS[by]) for by in cuts}
    return [Tally(week, region, by, _rows(region, by, counted[by]), total, made_at) for by in cuts]


def _rows(region: Region, by: str, counted: Counts) -> list[dict[str, Any]]:
    lines = _helpers(counted) if by == "helper" else _places(region, by, counted)
    return [line | _figures(counted.get(line["code"], {})) for line in lines]


def parts(region: Region) -> tuple[str, ...]:
    """What a region's figures can be told by: the levels from its own downwards, and helpers."""
    return tuple(by for by in BY if LEVELS.get(by, 99) >= LEVELS[region.level])


def _figures(counted: dict[str, Any]) -> dict[str, Any]:
    found = _NOTHING | counted
    covered, waits = found.pop("covered"), found.pop("waits")
    found["coverage"] = round(covered / found["due"], 4) if found["due"] else None
    found["median_hours"] = round(median(waits) / _HOUR, 1) if waits else None
    return found


def _places(region: Region, level: str, counted: Iterable[str]) -> list[dict[str, Any]]:
    """Every place of the level, also where nothing happened; and what lies in none of them, under its own code."""
    listed = {place.code: place for place in regions.listed(region.code, level)}
    listed |= regions.by_code(code for code in counted if code not in listed)
    above = regions.by_code(place.parent for place in listed.values()) if level == "village" else {}
    return [
        {
            "code": code,
            "name": regions.short(listed[code].name) if code in listed else code,
            "place": above[listed[code].parent].name if code in listed and listed[code].parent in above else None,
        }
        for code in sorted({*listed, *counted})
    ]


def _helpers(counted: Iterable[str]) -> list[dict[str, Any]]:
    """By place, then by name in the order of pinyin, which the code points of GB 2312 keep: a list of people is no ranking."""
    people = cells_by(Account.id, counted, Account.region_code, Account.name, Account.id)
    homes = {code: regions.short(home.name) for code, home in regions.by_code({home for home, *_ in people}).items()}
    people.sort(key=lambda person: (person[0], person[1].encode("gb18030"), person[2]))
    return [{"code": key, "name": name, "place": homes.get(home)} for home, name, key in people]
