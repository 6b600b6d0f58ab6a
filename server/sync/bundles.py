"""A bundle: everything that a phone shows of one household, read in a handful of queries for all that are asked for."""

from collections.abc import Iterable
from typing import Any

from server import clock
from server.accounts import service as accounts
from server.accounts.model import Account
from server.cards import service as cards
from server.households import service as households
from server.needs import ledger
from server.needs import shown as needs
from server.pairings import service as pairings
from server.pairings.model import Pairing
from server.photos import service as photos
from server.regions import service as regions
from server.reviews import service as reviews
from server.statements import rows_by
from server.visits import service as visits

LAST_VISITS = 6


def of(actor: Account, household_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The bundles of these households for one who helps them, or did and has a visit to mend; in the order of their ids."""
    homes = households.by_id(household_ids)
    members = households.members_of(homes)
    running = pairings.helpers_of(one for one, home in homes.items() if home.ended_at is None)
    places = regions.by_code(
        code for home in homes.values() for code in (home.region_code, regions.township_of(home.region_code))
    )
    helpers = _helpers(running)
    issued = cards.of(homes)
    roles = {one: row.role for one, rows in running.items() for row in rows if row.helper_id == actor.id}
    turned = pairings.turned(homes)
    raised = _needs(homes)
    made = _visits(actor, homes)
    return [
        {
            **households.bundle_part(
                home, members[one], places[home.region_code], places[regions.township_of(home.region_code)], helps=one in roles
            ),
            "revision": home.revision + turned[one],
            "helpers": helpers.get(one, []),
            "my_role": roles.get(one),
            "card": cards.wire(issued.get(one)),
            "needs": raised[one],
            "visits": made[one],
        }
        for one, home in sorted(homes.items())
    ]


def _helpers(running: dict[str, list[Pairing]]) -> dict[str, list[dict[str, Any]]]:
    wanted = {row.helper_id for rows in running.values() for row in rows}
    people = {row.id: row for row in rows_by(Account, Account.id, wanted)}
    return {
        one: [
            {
                "account_id": row.helper_id,
                "name": people[row.helper_id].name,
                "role": row.role,
                "phone": people[row.helper_id].phone,
                "since": row.starts_on.isoformat(),
            }
            for row in rows
        ]
        for one, rows in running.items()
    }


def _needs(household_ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {one: [] for one in household_ids}
    rows = ledger.of_households(found)
    for need, shown in zip(rows, needs.wire(rows), strict=True):
        found[need.household_id].append(shown)
    return found


def _visits(actor: Account, household_ids: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {one: [] for one in household_ids}
    rows = reviews.shown_to(actor.id, found, LAST_VISITS)
    names = accounts.names(visit.helper_id for visit in rows)
    verdicts = reviews.of_visits(visit.id for visit in rows)
    contents = visits.contents(rows)
    here = photos.here(visit.id for visit in rows)
    for visit in rows:
        content, said = contents[visit.id], verdicts.get(visit.id, {})
        found[visit.household_id].append(
            {
                "id": visit.id,
                "revision": visit.revision,
                "state": visit.state,
                "helper": {"id": visit.helper_id, "name": names.get(visit.helper_id, "")},
                "mine": visit.helper_id == actor.id,
                "started_at": clock.rfc3339(visit.visited_at),
                "ended_at": clock.rfc3339(visits.ended_at(visit, content)),
                "received_at": clock.rfc3339(visit.received_at),
                "content": visits.shown(content, here),
                "review": said.get(visit.revision),
                "approved_revision": max((one for one in said if said[one]["decision"] == "approved"), default=None),
            }
        )
    return found
