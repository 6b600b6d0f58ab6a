"""Every route × every role × a thing of another region: who may is written here once more, by hand, and must agree.

A route that this table does not know fails the test: whoever adds one decides here who may use it.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server import clock, db, ids
from server.accounts import access
from server.accounts.model import Account, Session
from server.cards import service as cards
from server.endpoint import SIGNED_IN
from server.flags.model import Flag
from server.listing import FORM
from server.pairings.model import Pairing
from server.photos.model import Photo
from server.reviews import bulk, sampling, spot_checks, spot_claims
from server.reviews.model import SpotCheck
from server.tallies import template as templates
from tests.bodies import ago, need, photo, push, record
from tests.cast import DANJIANG, PASSWORD, YONGTAI, Cast, account, household, pair, post
from tests.households.office import person as person_of_register
from tests.households.office import workbook
from tests.photos.phone import announce, create, send_whole
from tests.reviews.verdicts import verdict
from tests.sync.rescues import hand_in, rescue
from tests.tallies.office import template

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
    ("GET", "/api/settings"): (COUNTY, ""),
    ("PUT", "/api/settings"): (COUNTY, ""),
    ("GET", "/api/accounts"): (DESK, "?region={region}"),
    ("GET", f"/api/accounts.{FORM}"): (DESK, "?region={region}"),
    ("POST", "/api/accounts"): (COUNTY, ""),
    ("PATCH", "/api/accounts/<account_id>"): (COUNTY, "account_id"),
    ("POST", "/api/accounts/<account_id>/password"): (COUNTY, "account_id"),
    ("GET", "/api/households"): (DESK, "?region={region}"),
    ("GET", "/api/households/<household_id>"): (DESK, "household_id"),
    ("POST", "/api/households/<household_id>/reveals"): (DESK, "household_id"),
    ("POST", "/api/households/import"): (COUNTY, ""),
    ("POST", "/api/households/import/refusals"): (COUNTY, ""),
    ("GET", "/api/pairings"): (DESK, "?region={region}"),
    ("POST", "/api/pairings"): (COUNTY, "household_id"),
    ("POST", "/api/pairings/<pairing_id>/end"): (COUNTY, "pairing_id"),
    ("GET", "/api/posts"): (DESK, "?region={region}"),
    ("GET", f"/api/posts.{FORM}"): (DESK, "?region={region}"),
    ("POST", "/api/posts"): (COUNTY, ""),
    ("POST", "/api/posts/<post_id>/end"): (COUNTY, "post_id"),
    ("POST", "/api/pairings/import"): (COUNTY, ""),
    ("POST", "/api/pairings/hand-overs"): (COUNTY, "account_id"),
    ("GET", f"/api/households.{FORM}"): (DESK, "?region={region}"),
    ("GET", f"/api/pairings.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/photos/<photo_id>"): (EVERYBODY, "photo_id"),
    ("OPTIONS", "/api/photos/uploads"): (ANY, ""),
    ("POST", "/api/photos/uploads"): (EVERYBODY, ""),
    ("HEAD", "/api/photos/uploads/<photo_id>"): (EVERYBODY, "photo_id"),
    ("PATCH", "/api/photos/uploads/<photo_id>"): (EVERYBODY, "photo_id"),
    ("DELETE", "/api/photos/uploads/<photo_id>"): (EVERYBODY, "photo_id"),
    ("GET", "/api/needs"): (DESK, "?region={region}"),
    ("GET", f"/api/needs.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/needs/figures"): (DESK, "?region={region}"),
    ("POST", "/api/needs/<need_id>/steps"): (DESK, "need_id"),
    ("GET", "/api/visits"): (DESK, "?region={region}"),
    ("GET", f"/api/visits.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/visits/<visit_id>"): (DESK, "visit_id"),
    ("POST", "/api/flags/<flag_id>/dismissal"): ({"supervisor"}, "flag_id"),
    ("POST", "/api/reviews"): ({"supervisor"}, ""),
    ("GET", "/api/spot-checks"): (DESK, "?region={region}"),
    ("GET", f"/api/spot-checks.{FORM}"): (DESK, "?region={region}"),
    ("POST", "/api/spot-checks"): (DESK, "visit_id"),
    ("POST", "/api/spot-checks/<spot_check_id>/claims"): (DESK, "spot_check_id"),
    ("DELETE", "/api/spot-checks/<spot_check_id>/claims"): (DESK, "spot_check_id"),
    ("POST", "/api/spot-checks/<spot_check_id>/answers"): (DESK, "spot_check_id"),
    ("GET", "/api/samples"): (DESK, ""),
    ("POST", "/api/samples"): ({"supervisor"}, ""),
    ("GET", "/api/samples/<sample_id>"): (DESK, "sample_id"),
    ("GET", f"/api/samples/<sample_id>/visits.{FORM}"): (DESK, "sample_id"),
    ("GET", "/api/batches"): ({"supervisor"}, ""),
    ("POST", "/api/batches"): ({"supervisor"}, ""),
    ("GET", "/api/batches/<batch_id>"): ({"supervisor"}, "batch_id"),
    ("GET", "/api/batches/<batch_id>/rows"): ({"supervisor"}, "batch_id"),
    ("POST", "/api/batches/<batch_id>/application"): ({"supervisor"}, "batch_id"),
    ("POST", "/api/batches/<batch_id>/undoing"): ({"supervisor"}, "batch_id"),
    ("GET", "/api/coverages"): (DESK, "?region={region}"),
    ("GET", f"/api/coverages.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/coverages/<kind>"): (DESK, "?region={region}"),
    ("GET", f"/api/coverages/<kind>.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>.xlsx"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>.csv"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>/changes"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>/series"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/<week>/households"): (DESK, "?region={region}"),
    ("GET", f"/api/tallies/<week>/households.{FORM}"): (DESK, "?region={region}"),
    ("GET", "/api/tallies/template"): (DESK, ""),
    ("PUT", "/api/tallies/template"): (COUNTY, ""),
    ("DELETE", "/api/tallies/template"): (COUNTY, ""),
    ("GET", "/api/tallies/<week>/template"): (DESK, "?region={region}"),
    ("POST", "/api/tallies/<week>/seal"): (COUNTY, ""),
    ("GET", "/api/tallies/<week>/snapshot"): (COUNTY, ""),
    ("GET", "/api/cards"): (COUNTY, "?region={region}"),
    ("GET", "/api/cards/<token>"): (DESK, "token"),
    ("POST", "/api/cards/sheets"): (COUNTY, ""),
    ("GET", "/api/households/<household_id>/cards"): (COUNTY, "household_id"),
    ("POST", "/api/households/<household_id>/cards"): (COUNTY, "household_id"),
    ("POST", "/api/sync/push"): (HELPER, ""),
    ("POST", "/api/sync/pull"): (HELPER, ""),
    ("POST", "/api/rescues"): (EVERYBODY, ""),
    ("GET", "/api/held"): (DESK, ""),
    ("GET", f"/api/held.{FORM}"): (DESK, ""),
    ("POST", "/api/held/<operation_id>/settlement"): ({"supervisor"}, "operation_id"),
    ("GET", "/api/trail"): (COUNTY, ""),
    ("GET", f"/api/trail.{FORM}"): (COUNTY, ""),
}
# of a spot check that one has taken on
TAKEN_ON = {("DELETE", "/api/spot-checks/<spot_check_id>/claims"), ("POST", "/api/spot-checks/<spot_check_id>/answers")}
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Upload-Length": "1"}
Things = dict[str, str]
BODIES: dict[str, Callable[[Things], Any]] = {
    "/api/session/password": lambda _: {"old": PASSWORD, "new": "new horse 2"},
    "/api/settings": lambda _: {"accept_within": 2, "settle_within": 20, "warn_before": 3, "days_off": []},
    "/api/accounts": lambda things: {"name": "石磊", "phone": "13900000010", "role": "county", "region": things["own_region"]},
    "/api/accounts/<account_id>": lambda _: {"name": "改名"},
    "/api/households/<household_id>/reveals": lambda things: {"member_id": things["member_id"], "field": "phone"},
    "/api/needs/<need_id>/steps": lambda _: {"id": ids.new(), "kind": "accepted"},
    "/api/pairings": lambda things: {"household": things["household_id"], "helper": things["helper_id"], "role": "support"},
    "/api/pairings/<pairing_id>/end": lambda _: {"until": clock.today().isoformat()},
    "/api/pairings/hand-overs": lambda things: {"giver": things["account_id"], "taker": things["helper_id"]},
    "/api/flags/<flag_id>/dismissal": lambda _: {"note": "已核实"},
    "/api/posts": lambda things: {"village": f"{things['own_region']}100200", "kind": "unit", "name": "县农业农村局"},
    "/api/posts/<post_id>/end": lambda _: {"until": clock.today().isoformat()},
    "/api/reviews": lambda things: {"reviews": [verdict(things["visit_id"])]},
    "/api/cards/sheets": lambda things: {"villages": [f"{things['own_region'][:6]}101001"]},
    "/api/households/<household_id>/cards": lambda _: {},
    "/api/spot-checks": lambda things: {"id": ids.new(), "visit_id": things["visit_id"]},
    "/api/spot-checks/<spot_check_id>/answers": lambda things: answers(things["spot_check_id"]),
    "/api/samples": lambda _: {"id": ids.new(), "asked": {}, "percent": 10},
    "/api/batches": lambda _: {"id": ids.new(), "asked": {}},
    "/api/sync/push": lambda _: {"device_id": "phone-1", "operations": []},
    "/api/sync/pull": lambda _: {"device_id": "phone-1", "known": {}},
    "/api/held/<operation_id>/settlement": lambda _: {"decision": "taken"},
}


def answers(spot_check_id: str) -> dict[str, Any]:
    """The household remembers nothing; of a spot check that is not there, nothing was asked."""
    found = SpotCheck.get_or_none(SpotCheck.id == spot_check_id)
    return {"how": "telephone", "answers": {fact["fact"]: "unknown" for fact in found.facts} if found else {}}


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


def call(cast: Cast, person: Account | None, method: str, rule: str, things: Things) -> Any:
    """The route with `things` in the places of its path, and with a body that it takes."""
    client, url = cast.client(person), rule.replace(FORM, "csv")
    if "/uploads" in rule:
        url = url.replace("<photo_id>", things["upload_id"])
        return client.open(url, method=method, headers=TUS, content_type="application/offset+octet-stream")
    for name, value in things.items():
        url = url.replace(f"<{name}>", value)
    if (method, rule) == ("PUT", "/api/tallies/template"):
        return client.open(url, method=method, data={"file": (template({"A1": "{{周}}"}), "周报.xlsx")}, buffered=True)
    if "/import" in rule:
        return client.open(url, method=method, data={"file": (workbook(person_of_register()), "register.xlsx")}, buffered=True)
    if rule == "/api/rescues":
        return hand_in(cast, person, rescue(cast, cast.helper))
    body = BODIES[rule](things) if method != "GET" and rule in BODIES else None
    return client.open(url, method=method, json=body, buffered=True)  # a download's file is closed with its answer


def strangers(cast: Cast) -> dict[str, Account | None]:
    """One of each role; for the things of 丹江镇 below all of them are strangers."""
    return {"nobody": None, "helper": cast.helper, "supervisor": cast.supervisor, "county": cast.other_county}


def owners(cast: Cast) -> dict[str, Account]:
    """One of each role, for whom those things are their own."""
    return {"helper": cast.other_helper, "supervisor": cast.other_supervisor, "county": cast.county}


@pytest.mark.parametrize(("method", "rule"), [key for key, (who, _) in ROUTES.items() if who != ANY])
def test_roles_that_never_do_it_are_turned_away_before_anything_else(cast: Cast, method: str, rule: str) -> None:
    allowed, _ = ROUTES[method, rule]
    names = (
        "account", "household", "member", "visit", "need", "photo", "upload", "operation", "session", "pairing", "post",
        "helper", "batch", "flag", "sample", "spot_check",
    )  # fmt: skip
    nothing = {f"{name}_id": ids.new() for name in names} | {
        "week": "2026-W47",
        "kind": "lead",
        "own_region": YONGTAI,
        "token": "none",
    }
    for role, person in strangers(cast).items():
        answer = call(cast, person, method, rule, nothing)
        if role == "nobody":
            assert answer.status_code == 401
        elif role not in allowed:
            assert answer.status_code == 403, role
        elif (method, rule) == ("POST", "/api/photos/uploads"):
            assert answer.json["code"] == "unknown_photo"
        elif (method, rule) == ("POST", "/api/samples"):
            assert answer.json["code"] == "nothing_quiet"
        else:
            assert answer.status_code < 300 or answer.status_code == 404, (role, answer.data)


@pytest.fixture
def foreign(cast: Cast, data: Path) -> Things:
    """One of each thing, all of 丹江镇, and really there."""
    bytes_ = (data / "photos" / "no_exif.jpg").read_bytes()
    picture = photo(sha256=sha256(bytes_).hexdigest(), bytes=len(bytes_))
    sent = record(cast.shi, needs=[need()], photos=[picture])
    held = record(household("522634100200000002", "522634100200", "杨柳", "yl"))
    calm = household("522634100200000003", "522634100200", "石强", "sq")
    pair(calm, cast.other_helper)
    quiet = record(calm, summary="在家", started_at=ago(days=3), ended_at=ago(days=3))
    client = cast.client(cast.other_helper)
    assert [one["outcome"] for one in push(client, sent, held, quiet)] == ["applied", "held", "applied"]
    come = Photo.get_by_id(picture["id"])
    assert send_whole(client, come, bytes_).status_code == 204
    with db.write():
        sample = sampling.draw(cast.other_supervisor, {"id": ids.new(), "asked": {}, "percent": 10})
        colleague = account("韦审核", "13900000008", "supervisor", DANJIANG)
        spot_check = spot_checks.ask(colleague, {"id": ids.new(), "visit_id": sent["body"]["id"]})
        templates.keep(cast.county, template({"A1": "{{周}}"}), "周报.xlsx")
        card = cards.issue(cast.county, cast.shi.region_code, [cast.shi])[cast.shi.id]
        batch = bulk.freeze(cast.other_supervisor, {"id": ids.new(), "asked": {}, "named": [], "sample_id": None})
    bulk.apply(cast.other_supervisor, batch.id)
    return {
        "batch_id": batch.id,
        "sample_id": sample.id,
        "spot_check_id": spot_check.id,
        "flag_id": Flag.select().where(Flag.visit_id == sent["body"]["id"]).first().id,
        "account_id": cast.other_helper.id,
        "helper_id": cast.helper.id,
        "post_id": post(cast.shi.region_code).id,
        "pairing_id": Pairing.get(Pairing.household_id == cast.shi.id).id,
        "household_id": cast.shi.id,
        "member_id": cast.members(cast.shi)[0].id,
        "visit_id": sent["body"]["id"],
        "need_id": sent["body"]["needs"][0]["id"],
        "photo_id": come.id,
        "operation_id": held["id"],
        "week": "2026-W47",
        "kind": "lead",
        "token": card.token,
    }


@pytest.mark.parametrize(
    ("method", "rule", "role"),
    [(*key, role) for key, (who, thing) in ROUTES.items() if thing for role in sorted(who & EVERYBODY)],
)
def test_a_thing_is_found_by_its_own_people_and_by_no_stranger(
    cast: Cast, foreign: Things, method: str, rule: str, role: str
) -> None:
    _, thing = ROUTES[method, rule]
    query = thing.format(region=DANJIANG) if thing.startswith("?") else ""
    owner = owners(cast)[role]
    begun = announce(owner, cast.shi, b"a picture")
    create(cast.client(owner), begun)
    things = foreign | {"session_id": Session.get(Session.account_id == owner.id).id, "upload_id": begun.id}
    refused = call(cast, strangers(cast)[role], method, rule + query, things)
    assert refused.status_code == 404, refused.data
    if (method, rule) in TAKEN_ON:
        with db.write():
            spot_claims.claim(owner, things["spot_check_id"])
    found = call(cast, owner, method, rule + query, things)
    assert found.status_code < 300, found.data


def test_every_route_behind_sign_in_names_its_verb(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        who, _ = next(entry for (_, path), entry in ROUTES.items() if path == rule.rule)
        if who != ANY:
            may = app.view_functions[rule.endpoint].route.may
            assert may == SIGNED_IN or may in access.TABLE, rule
