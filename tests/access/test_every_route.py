"""Every route × every role × a thing of another region: who may is written here once more, by hand, and must agree.

A route that this table does not know fails the test: whoever adds one decides here who may use it.
"""

import re
from typing import Any

import pytest
from flask import Flask

from server import ids
from server.accounts import access
from server.accounts.model import Account, Session
from server.endpoint import SIGNED_IN
from tests.bodies import need, photo, push, record
from tests.cast import DANJIANG, Cast, household

EVERYBODY = {"helper", "supervisor", "county"}
DESK = {"supervisor", "county"}
COUNTY = {"county"}
HELPER = {"helper"}
ANY = {"nobody", *EVERYBODY}

# (method, rule): (who may at all, the foreign thing's place in the path or query)
ROUTES: dict[tuple[str, str], tuple[set[str], str]] = {
    ("GET", "/"): (ANY, ""),
    ("GET", "/<path:path>"): (ANY, ""),
    ("GET", "/healthz"): (ANY, ""),
    ("GET", "/api/openapi.json"): (ANY, ""),
    ("POST", "/api/session"): (ANY, ""),
    ("GET", "/api/session"): (EVERYBODY, ""),
    ("DELETE", "/api/session"): (EVERYBODY, ""),
    ("PUT", "/api/session/password"): (EVERYBODY, ""),
    ("GET", "/api/sessions"): (EVERYBODY, ""),
    ("DELETE", "/api/sessions/<session_id>"): (EVERYBODY, "session_id"),
    ("GET", "/api/regions"): (EVERYBODY, "?under={region}"),
    ("GET", "/api/accounts"): (DESK, "?region={region}"),
    ("POST", "/api/accounts"): (COUNTY, ""),
    ("PATCH", "/api/accounts/<account_id>"): (COUNTY, "account_id"),
    ("POST", "/api/accounts/<account_id>/password"): (COUNTY, "account_id"),
    ("GET", "/api/households"): (DESK, "?region={region}"),
    ("GET", "/api/households/<household_id>"): (DESK, "household_id"),
    ("POST", "/api/households/<household_id>/reveals"): (DESK, "household_id"),
    ("POST", "/api/households/import"): (COUNTY, ""),
    ("POST", "/api/households/import/refusals"): (COUNTY, ""),
    ("GET", "/api/pairings"): (DESK, "?region={region}"),
    ("GET", "/api/photos/<photo_id>"): (EVERYBODY, "photo_id"),
    ("OPTIONS", "/api/photos/uploads"): (ANY, ""),
    ("POST", "/api/photos/uploads"): (HELPER, ""),
    ("HEAD", "/api/photos/uploads/<photo_id>"): (HELPER, "photo_id"),
    ("PATCH", "/api/photos/uploads/<photo_id>"): (HELPER, "photo_id"),
    ("DELETE", "/api/photos/uploads/<photo_id>"): (HELPER, "photo_id"),
    ("GET", "/api/needs"): (DESK, "?region={region}"),
    ("POST", "/api/needs/<need_id>/steps"): (DESK, "need_id"),
    ("GET", "/api/visits"): (DESK, "?region={region}"),
    ("GET", "/api/visits/<visit_id>"): (DESK, "visit_id"),
    ("POST", "/api/reviews"): ({"supervisor"}, ""),
    ("GET", "/api/tallies/<week>"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>.xlsx"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>.csv"): (DESK, "?region={region}"),
    ("POST", "/api/sync/push"): (HELPER, ""),
    ("POST", "/api/sync/pull"): (HELPER, ""),
    ("GET", "/api/held"): (DESK, ""),
    ("POST", "/api/held/<operation_id>/settlement"): ({"supervisor"}, "operation_id"),
    ("GET", "/api/trail"): (COUNTY, ""),
}
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
BODIES: dict[str, Any] = {
    "/api/households/<household_id>/reveals": {"member_id": ids.new(), "field": "phone"},
    "/api/needs/<need_id>/steps": {"id": ids.new(), "kind": "accepted"},
    "/api/held/<operation_id>/settlement": {"decision": "taken"},
    "/api/accounts/<account_id>": {"name": "改名"},
}


def routes(app: Flask) -> set[tuple[str, str]]:
    """What the app really answers to."""
    found = set()
    for rule in app.url_map.iter_rules():
        for method in rule.methods or ():
            automatic = (method == "OPTIONS" and rule.provide_automatic_options) or (
                method == "HEAD" and "GET" in (rule.methods or ())
            )
            if not automatic:
                found.add((method, rule.rule))
    return found


def test_every_route_is_known_here_and_none_is_made_up(app: Flask) -> None:
    assert routes(app) == set(ROUTES)


def call(cast: Cast, person: Account | None, method: str, rule: str, things: dict[str, str]) -> Any:
    """The route with `things` in the places of its path."""
    url = rule
    for name, value in things.items():
        url = url.replace(f"<{name}>", value)
    body = None if method == "GET" else BODIES.get(rule)
    if "/uploads" in rule:
        return cast.client(person).open(url, method=method, headers=TUS, content_type="application/offset+octet-stream")
    return cast.client(person).open(url, method=method, json=body, buffered=True)  # a download's file is closed with its answer


def people(cast: Cast) -> dict[str, Account | None]:
    """One of each role; for the things of 丹江镇 below all of them are strangers."""
    return {"nobody": None, "helper": cast.helper, "supervisor": cast.supervisor, "county": cast.other_county}


@pytest.mark.parametrize(("method", "rule"), [key for key, (who, _) in ROUTES.items() if who != ANY])
def test_roles_that_never_do_it_are_turned_away_before_anything_else(cast: Cast, method: str, rule: str) -> None:
    allowed, _ = ROUTES[method, rule]
    nothing = dict.fromkeys(re.findall(r"<(\w+)>", rule), ids.new()) | {"week": "2026-W47"}
    for role, person in people(cast).items():
        status = call(cast, person, method, rule, nothing).status_code
        if role == "nobody":
            assert status == 401
        elif role not in allowed:
            assert status == 403, role
        else:
            assert status not in (401, 403), role


@pytest.fixture
def foreign(cast: Cast) -> dict[str, str]:
    """One of each thing, all of 丹江镇."""
    sent = record(cast.shi, needs=[need()], photos=[photo()])
    held = record(household("522634100200000002", "522634100200", "杨柳", "yl"))
    results = push(cast.client(cast.other_helper), sent, held)
    assert [one["outcome"] for one in results] == ["applied", "held"]
    return {
        "account_id": cast.other_helper.id,
        "household_id": cast.shi.id,
        "visit_id": sent["body"]["id"],
        "need_id": sent["body"]["needs"][0]["id"],
        "photo_id": sent["body"]["photos"][0]["id"],
        "operation_id": held["id"],
        "session_id": Session.get(Session.account_id == cast.other_helper.id).id,
        "week": "2026-W47",
    }


@pytest.mark.parametrize(("method", "rule"), [key for key, (_, thing) in ROUTES.items() if thing])
def test_a_strangers_thing_is_not_found(cast: Cast, foreign: dict[str, str], method: str, rule: str) -> None:
    allowed, thing = ROUTES[method, rule]
    query = thing.format(region=DANJIANG) if thing.startswith("?") else ""
    for role in sorted(allowed & EVERYBODY):
        answer = call(cast, people(cast)[role], method, rule + query, foreign)
        assert answer.status_code == 404, (role, answer.data)


def test_every_route_behind_sign_in_names_its_verb(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        who, _ = next(entry for (_, path), entry in ROUTES.items() if path == rule.rule)
        if who != ANY:
            may = app.view_functions[rule.endpoint].may
            assert may == SIGNED_IN or may in access.TABLE, rule
