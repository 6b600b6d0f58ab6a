"""How far a region is covered, and who is not."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from peewee import fn

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.coverages import counts, month
from server.coverages.counts import KINDS, OF_VILLAGES, Counts
from server.households import directory as register
from server.households.model import Household
from server.pairings import directory
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import LEVELS, Region
from server.visits.model import Visit


def table(actor: Account, query: dict[str, Any]) -> dict[str, Any]:
    """The coverages of each township, or each village, of a region, and of all of it.

    Raises Problem `not_found` for a region out of reach, `invalid` for a month that is none.
    """
    region, by = _region(actor, query), query.get("by")
    by = by or ("township" if region.level == "county" else "village")
    when = month.named(query.get("month"))
    found = counts.by_village(region.code, when)
    cut: dict[str, Counts] = {}
    for code, counted in found.items():
        cut.setdefault(code[: LEVELS[by]], Counter()).update(counted)
    places = regions.by_code([*cut, *(regions.township_of(code) for code in cut)])
    return {
        "region": regions.wire(region),
        "by": by,
        "month": when.name,
        "day": clock.today().isoformat(),
        "rows": [_row(places, code, cut[code]) for code in sorted(cut)],
        "total": _coverages(sum(cut.values(), Counter())),
    }


def uncovered(actor: Account, kind: str, query: dict[str, Any]) -> list[Any]:
    """A page of the households, or villages, that `kind` does not cover, by place and code, after the place `after`.

    Raises Problem `not_found` for a region that is out of reach and a kind that is none.
    """
    if kind not in KINDS:
        raise Problem("not_found")
    prefix = _region(actor, query).code
    if kind in OF_VILLAGES:
        return _villages(prefix, kind, query)
    when = month.named(query.get("month"))
    found = Household.select().where(counts.standing(prefix), ~counts.covered(kind, when))
    if "after" in query:
        found = found.where(register.beyond(query["after"]))
    return list(found.order_by(Household.region_code, Household.code).limit(query["limit"]))


def rows(found: Sequence[Any]) -> list[dict[str, Any]]:
    """Households with their helpers and the day of their last visit, or villages, as the desk shows them."""
    homes = [row for row in found if isinstance(row, Household)]
    codes = {_village(row) for row in found}
    places = regions.by_code(codes | {regions.township_of(code) for code in codes})
    helping, seen = directory.helpers(row.id for row in homes), last_visits([row.id for row in homes])

    def row(code: str, home: Household | None) -> dict[str, Any]:
        place = {"village": regions.wire(places[code]), "township": regions.wire(places[regions.township_of(code)])}
        if home is None:
            return {**place, "household": None, "helpers": [], "last_visit": None}
        named = {"id": home.id, "code": home.code, "head_name": home.head_name, "group": home.group}
        helpers = [one["name"] for one in helping[home.id]]
        return {**place, "household": named, "helpers": helpers, "last_visit": seen.get(home.id)}

    return [row(_village(one), one if isinstance(one, Household) else None) for one in found]


def key(found: Any) -> str:
    """What asks for the rows after this one."""
    return register.place(found) if isinstance(found, Household) else str(found.code)


def _village(found: Any) -> str:
    code: str = found.region_code if isinstance(found, Household) else found.code
    return code[: LEVELS["village"]]


def last_visits(household_ids: list[str]) -> dict[str, str]:
    """The day of each household's last visit; those never visited are left out."""
    of_them = Visit.household_id.in_(household_ids) & Visit.withdrawn_at.is_null()
    query = Visit.select(Visit.household_id, fn.MAX(Visit.visited_at)).where(of_them).group_by(Visit.household_id)
    return {home: clock.day_of(last).isoformat() for home, last in query.tuples().iterator()}


def _villages(prefix: str, kind: str, query: dict[str, Any]) -> list[Region]:
    posts = counts.posted(prefix)
    after = query.get("after", "")
    lacking = [
        place
        for place in regions.listed(prefix, "village")
        if place.code > after and posts.get(place.code, set()).isdisjoint(OF_VILLAGES[kind])
    ]
    return lacking[: query["limit"]]


def _region(actor: Account, query: dict[str, Any]) -> Region:
    return regions.get(access.region(actor, query.get("region")))


def _row(places: dict[str, Region], code: str, counted: Counts) -> dict[str, Any]:
    township = regions.township_of(code)
    place = regions.short(places[township].name) if township != code and township in places else None
    name = regions.short(places[code].name) if code in places else code
    return {"code": code, "name": name, "place": place, **_coverages(counted)}


def _coverages(counted: Counts) -> dict[str, Any]:
    return {kind: {"covered": counted[kind, "covered"], "of": counted[kind, "of"]} for kind in KINDS}
