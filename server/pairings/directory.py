"""Households with those who help them, and the pairings themselves, as the desk lists them."""

from collections.abc import Iterable
from typing import Any

from peewee import Expression

from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.households import directory
from server.households import service as households
from server.households.model import Household
from server.pairings import service
from server.pairings.model import Pairing
from server.problems import Problem
from server.regions import service as regions


def page(actor: Account, query: dict[str, Any]) -> list[Pairing]:
    """Pairings after pairing `after` in order of their making, each with its `household`."""
    found = (
        Pairing.select(Pairing, Household)
        .join(Household, on=(Household.id == Pairing.household_id), attr="household")
        .where(regions.under(Household.region_code, access.region(actor, query.get("region"))))
    )
    if not query["ended"]:
        found = found.where(service.current())
    wanted = {"helper": Pairing.helper_id, "household": Pairing.household_id}
    for name, column in wanted.items():
        if name in query:
            found = found.where(column == query[name])
    if "after" in query:
        found = found.where(Pairing.id > query["after"])
    return list(found.order_by(Pairing.id).limit(query["limit"]))


def one(pairing: Any) -> dict[str, Any]:
    """A pairing as the desk shows it."""
    pairing.household = households.by_id([pairing.household_id])[pairing.household_id]
    return rows([pairing])[0]


def rows(pairings: list[Any]) -> list[dict[str, Any]]:
    """Pairings as the desk shows them."""
    names = accounts.names(row.helper_id for row in pairings)
    places = regions.by_code(row.household.region_code for row in pairings)
    return [
        {
            "id": row.id,
            "household": {
                "id": row.household.id,
                "code": row.household.code,
                "head_name": row.household.head_name,
                "group": row.household.group,
                "region": regions.wire(places[row.household.region_code]),
            },
            "helper": {"id": row.helper_id, "name": names.get(row.helper_id, "")},
            "role": row.role,
            "from": row.starts_on.isoformat(),
            "until": row.ends_on.isoformat() if row.ends_on else None,
        }
        for row in pairings
    ]


def households_page(actor: Account, query: dict[str, Any], among: Expression | None = None) -> dict[str, Any]:
    """A page of the register, or of those households `among`, each with the names of its helpers."""
    found = directory.page(actor, query, among)
    places = regions.by_code(row.region_code for row in found)
    helping = helpers(row.id for row in found)
    return {
        "households": [
            {**households.brief(row, places[row.region_code]), "helpers": [one["name"] for one in helping[row.id]]}
            for row in found
        ],
        "next": directory.place(found[-1]) if len(found) == query["limit"] else None,
        "total": directory.total(actor, query, among),
    }


def household(actor: Account, household_id: str) -> dict[str, Any]:
    """One household of the register with its people, masked, and its helpers. Raises Problem `not_found`."""
    home = households.by_id([household_id]).get(household_id)
    access.require(actor, "household.read", households.thing(home))
    if home is None:
        raise Problem("not_found")
    codes = home.region_code, regions.township_of(home.region_code)
    places = regions.by_code(codes)
    members = households.members_of([home.id])[home.id]
    shown = households.desk_part(home, members, *(places[code] for code in codes))
    return {**shown, "helpers": helpers([home.id])[home.id]}


def helpers(household_ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Those who help each household today, the lead first."""
    running = service.helpers_of(household_ids)
    names = accounts.names(row.helper_id for found in running.values() for row in found)
    return {
        one: [
            {
                "pairing_id": row.id,
                "account_id": row.helper_id,
                "name": names.get(row.helper_id, ""),
                "role": row.role,
                "since": row.starts_on.isoformat(),
            }
            for row in found
        ]
        for one, found in running.items()
    }
