"""A household moves to another township: its open needs go along, what is settled stays where it was settled."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from server import clock, db, ids
from server.households.model import Household
from server.needs import service as needs
from server.needs.model import Need
from server.photos.model import Photo
from server.trail.model import TrailEntry
from tests.bodies import ago, need, operation, photo, push, record, visit
from tests.cast import DANJIANG, LEISHAN, XIJIANG, Cast, pair
from tests.households.office import XIAOLONG, id_number, person, take
from tests.needs.acts import listed, step
from tests.photos.phone import send_whole

WEST = f"{DANJIANG}200"  # 西门村
NUMBER = id_number()


def registered(**changes: Any) -> Any:
    """The register's row of a household of 小龙村, and what a newer one says otherwise."""
    return take(person(id_number=NUMBER, **changes))


def moved(**how: Any) -> Any:
    return take(person(id_number=NUMBER, township="丹江镇", village="西门村"), **how)


@pytest.fixture
def home(cast: Cast) -> Household:
    registered()
    made = Household.get(Household.code == XIAOLONG + "000001")
    pair(made, cast.helper)
    return made


def report(cast: Cast, need_id: str, kind: str, **more: Any) -> None:
    body = {"id": ids.new(), "need_id": need_id, "kind": kind, "note": "说明", **more}
    assert push(cast.client(cast.helper), operation("need.step", body))[0]["outcome"] == "applied"


def raise_(cast: Cast, home: Household, *kinds: str) -> str:
    """A need that has taken these steps."""
    wish = need()
    push(cast.client(cast.helper), record(home, needs=[wish]))
    for kind in kinds:
        report(cast, wish["id"], kind)
    return str(wish["id"])


def read(cast: Cast, need_id: str) -> Any:
    rows = cast.client(cast.county).get("/api/needs").json["needs"]
    return next({**row, "household": None} for row in rows if row["id"] == need_id)


def test_the_new_township_lists_an_open_need_and_acts_on_it(cast: Cast, home: Household) -> None:
    one = raise_(cast, home)
    assert step(cast, one, "accepted", note="已联系").status_code == 200
    before = read(cast, one)
    moved()
    assert (listed(cast, "state=open"), listed(cast, "state=open", cast.other_supervisor)) == ([], [one])
    assert listed(cast, f"region={WEST}", cast.county) == [one]
    assert read(cast, one) == before
    assert step(cast, one, "progress", note="再看").status_code == 404
    assert step(cast, one, "progress", cast.other_supervisor, note="接手").status_code == 200


def test_the_trail_says_from_where_to_where(cast: Cast, home: Household) -> None:
    one = raise_(cast, home)
    moved()
    (entry,) = TrailEntry.select().where(TrailEntry.verb == "need.move")
    assert (entry.subject, entry.county, entry.detail) == (one, LEISHAN, {"from": XIAOLONG, "to": WEST})


@pytest.mark.parametrize("kinds", [("resolved",), ("resolved", "confirmed")])
def test_what_is_settled_stays(cast: Cast, home: Household, kinds: tuple[str, ...]) -> None:
    one = raise_(cast, home, *kinds)
    moved()
    assert (listed(cast, ""), listed(cast, "", cast.other_supervisor)) == ([one], [])


def test_what_the_household_does_not_accept_follows_it_with_its_photos(cast: Cast, home: Household, data: Path) -> None:
    picture = (data / "photos" / "no_exif.jpg").read_bytes()
    named = photo(sha256=sha256(picture).hexdigest(), bytes=len(picture))
    one = raise_(cast, home)
    report(cast, one, "resolved", photos=[named])
    send_whole(cast.client(cast.helper), Photo.get_by_id(named["id"]), picture)
    moved()
    assert cast.client(cast.other_supervisor).get(f"/api/photos/{named['id']}").status_code == 404
    report(cast, one, "reopened")
    assert (listed(cast, ""), listed(cast, "", cast.other_supervisor)) == ([], [one])
    assert cast.client(cast.other_supervisor).get(f"/api/photos/{named['id']}").status_code == 200


def test_what_was_raised_before_the_move_and_arrives_after_it_is_the_new_townships(cast: Cast, home: Household) -> None:
    wish, made = need(), {"started_at": ago(hours=3), "ended_at": ago(hours=2)}
    moved()
    push(cast.client(cast.helper), operation("visit.record", visit(home, needs=[wish], **made), made_at=ago(hours=2)))
    assert (listed(cast, ""), listed(cast, "", cast.other_supervisor)) == ([], [wish["id"]])
    assert [row["id"] for row in cast.client(cast.other_supervisor).get("/api/visits").json["visits"]] == []


def test_what_is_raised_while_the_household_moves_is_not_left_behind(cast: Cast, home: Household) -> None:
    moved()
    place = {"household_id": home.id, "region_code": XIAOLONG, "visit_id": None}  # as it was read before
    with db.write():
        needs.raise_many([{**need(), **place, "raised_by": cast.helper.id, "raised_at": clock.now()}])
    assert Need.get().region_code == WEST


def test_another_village_of_the_same_township_is_a_move_too(cast: Cast, home: Household) -> None:
    one = raise_(cast, home)
    registered(village="西江社区")
    assert listed(cast, f"region={XIAOLONG}") == []
    assert listed(cast, f"region={XIJIANG}001") == [one]


def test_a_dry_run_and_a_register_that_says_nothing_new_move_nothing(cast: Cast, home: Household) -> None:
    one = raise_(cast, home)
    moved(dry_run=True)
    registered(income=12000)
    assert listed(cast, "") == [one]
    assert not TrailEntry.select().where(TrailEntry.verb == "need.move").exists()


def test_figures_and_tallies_stay_in_balance(cast: Cast, home: Household) -> None:
    raise_(cast, home)
    raise_(cast, home, "resolved")
    raise_(cast, cast.chen)
    before = balance(cast)
    moved()
    after = balance(cast)
    assert after["total"] == before["total"]
    assert (before["open"], after["open"]) == ({XIJIANG: 2}, {XIJIANG: 1, DANJIANG: 1})
    assert (before["raised"], after["raised"]) == ({XIJIANG: 3}, {XIJIANG: 2, DANJIANG: 1})
    assert after["resolved"] == {XIJIANG: 1}


def balance(cast: Cast) -> dict[str, Any]:
    """Each figure by township where it is one at all, as the ledger and the week have it, and the county's."""
    client = cast.client(cast.county)
    ledger = client.get("/api/needs/figures?by=township").json
    week = client.get(f"/api/tallies/{clock.week_of(clock.now())}?by=township").json
    for row in ledger["rows"]:
        assert row["open"] == len(listed(cast, f"state=open&region={row['key']}", cast.county))
    told = {
        "open": {row["key"]: row["open"] for row in ledger["rows"] if row["open"]},
        "raised": {row["code"]: row["raised"] for row in week["rows"] if row["raised"]},
        "resolved": {row["code"]: row["resolved"] for row in week["rows"] if row["resolved"]},
    }
    for name, figures in told.items():
        assert sum(figures.values()) == (ledger if name == "open" else week)["total"][name]
    return {**told, "total": [ledger["total"], week["total"]]}
