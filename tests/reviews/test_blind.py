"""While somebody asks a household again, no door tells them what was written; answered, or given back, it opens."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from server import clock, ids
from server.accounts.model import Account
from server.flags.model import Flag
from server.photos.model import Photo
from server.visits.model import Visit
from tests.bodies import FINE, ago, need, photo, push, record
from tests.cast import Cast
from tests.photos.phone import send_whole
from tests.reviews.asking import answer, ask, colleague, give_back, listed, made, post, take_on
from tests.reviews.verdicts import review, verdict


@pytest.fixture
def other(cast: Cast) -> Account:
    return colleague()


@pytest.fixture
def visit_id(cast: Cast) -> str:
    return made(cast)


@pytest.fixture
def held(cast: Cast, visit_id: str, other: Account) -> Any:
    """A spot check of that visit which `other` has taken on."""
    return take_on(cast, ask(cast, visit_id), other)


def get(cast: Cast, by: Account, path: str) -> Any:
    return cast.client(by).get(f"/api{path}", buffered=True)


def later(cast: Cast, **changes: Any) -> str:
    """A visit at the same household after that one."""
    sent = record(cast.mao, started_at=ago(minutes=30), ended_at=ago(minutes=10), **changes)
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def test_the_visit_does_not_open_and_says_why(cast: Cast, held: Any, visit_id: str, other: Account) -> None:
    refused = get(cast, other, f"/visits/{visit_id}")
    assert (refused.status_code, refused.json["code"]) == (409, "spot_checking")
    assert refused.json["params"] == {"spot_check": held["id"]}
    assert get(cast, cast.supervisor, f"/visits/{visit_id}").status_code == 200


@pytest.mark.parametrize("ending", [answer, give_back])
def test_then_it_opens_again(
    cast: Cast, held: Any, visit_id: str, other: Account, ending: Callable[[Cast, Any, Account], Any]
) -> None:
    assert ending(cast, held, other).status_code == 200
    assert get(cast, other, f"/visits/{visit_id}").status_code == 200
    assert [row["id"] for row in get(cast, other, "/visits").json["visits"]] == [visit_id]


@pytest.mark.parametrize("query", ["", "?state=waiting", "?flag=has_needs", "?q=mj", "?order=newest&flag=problem"])
def test_the_queue_neither_lists_nor_counts_it(cast: Cast, visit_id: str, other: Account, query: str) -> None:
    push(cast.client(cast.helper), record(cast.chen, checks={**FINE, "food": "problem"}, needs=[need()]))
    before = get(cast, other, f"/visits{query}").json
    take_on(cast, ask(cast, visit_id), other)
    now = get(cast, other, f"/visits{query}").json
    listed_before = [row["id"] for row in before["visits"]]
    assert [row["id"] for row in now["visits"]] == [one for one in listed_before if one != visit_id]
    assert now["counts"]["waiting"] == before["counts"]["waiting"] - (visit_id in listed_before)


def test_a_list_to_take_away_leaves_it_out_and_says_so(cast: Cast, visit_id: str, other: Account) -> None:
    assert get(cast, other, "/visits.csv").headers["Ruhu-Rows"] == "1"
    take_on(cast, ask(cast, visit_id), other)
    assert get(cast, other, "/visits.csv").headers["Ruhu-Rows"] == "0"
    assert get(cast, other, "/needs.csv").headers["Ruhu-Rows"] == "0"
    assert get(cast, cast.supervisor, "/visits.csv").headers["Ruhu-Rows"] == "1"


def test_the_weeks_workbook_which_lists_all_that_it_counts_waits(cast: Cast, held: Any, visit_id: str, other: Account) -> None:
    week = Visit.get_by_id(visit_id).week
    assert get(cast, other, f"/tallies/{week}.xlsx").json["code"] == "spot_checking"
    assert get(cast, other, f"/tallies/{week}").status_code == 200
    assert get(cast, other, "/tallies/2026-W02.xlsx").status_code == 200
    assert get(cast, cast.supervisor, f"/tallies/{week}.xlsx").status_code == 200


def test_a_batch_leaves_it_out_and_tells_nothing_of_it(cast: Cast, held: Any, visit_id: str, other: Account) -> None:
    Visit.update(open_flags=1).execute()
    asked = {"id": ids.new(), "named": [visit_id]}
    assert cast.client(other).post("/api/batches", json=asked).json["batch"]["left_out_by"] == {"spot_checking": 1}


@pytest.fixture
def noon() -> Iterator[None]:
    """Two visits of the last hours are of one day."""
    with clock.pinned(clock.now().replace(hour=4)):
        yield


@pytest.mark.usefixtures("noon")
def test_beside_another_visit_of_the_household_nothing_of_it_is_said(cast: Cast, other: Account) -> None:
    visit_id = made(cast)
    after = later(cast, checks={**FINE, "water": "fine", "housing": "problem"})
    told = get(cast, other, f"/visits/{after}").json["visit"]
    assert [one["id"] for one in told["earlier"]] == [visit_id]
    assert {"turned_problem", "twice_a_day", "fine_against_need"} <= {flag["kind"] for flag in told["flags"]}
    assert told["changes"] != []
    take_on(cast, ask(cast, visit_id), other)
    told = get(cast, other, f"/visits/{after}").json["visit"]
    assert (told["earlier"], told["flags"], told["changes"]) == ([], [], [])
    (row,) = get(cast, other, "/visits").json["visits"]
    assert (row["id"], row["flags"], row["changes"]) == (after, [], [])


def test_its_needs_are_not_in_the_ledger(cast: Cast, held: Any, other: Account) -> None:
    (known,) = get(cast, cast.supervisor, "/needs").json["needs"]
    ledger = get(cast, other, "/needs").json
    assert (ledger["needs"], ledger["counts"]["raised"]) == ([], 0)
    assert get(cast, other, "/needs/figures?by=category").json["rows"] == []
    step = {"id": ids.new(), "kind": "accepted"}
    assert cast.client(other).post(f"/api/needs/{known['id']}/steps", json=step).json["code"] == "spot_checking"


def test_its_photos_do_not_open(cast: Cast, data: Path, other: Account) -> None:
    bytes_ = (data / "photos" / "no_exif.jpg").read_bytes()
    named = photo(sha256=sha256(bytes_).hexdigest(), bytes=len(bytes_))
    visit_id = made(cast, photos=[named])
    assert send_whole(cast.client(cast.helper), Photo.get_by_id(named["id"]), bytes_).status_code == 204
    assert get(cast, other, f"/photos/{named['id']}").status_code == 200
    take_on(cast, ask(cast, visit_id), other)
    assert get(cast, other, f"/photos/{named['id']}").json["code"] == "spot_checking"
    assert get(cast, cast.helper, f"/photos/{named['id']}").status_code == 200


def test_nor_is_it_judged_blind(cast: Cast, held: Any, visit_id: str, other: Account) -> None:
    (refused,) = review(cast, verdict(visit_id), by=other)
    assert refused["problem"]["code"] == "spot_checking"
    flag = Flag.get(Flag.visit_id == visit_id)
    dismissal = cast.client(other).post(f"/api/flags/{flag.id}/dismissal", json={"note": "已核实"})
    assert dismissal.json["code"] == "spot_checking"
    assert post(cast, "", {"id": ids.new(), "visit_id": visit_id}, by=other).json["code"] == "spot_checking"


def test_it_is_in_no_batch(cast: Cast, held: Any, other: Account) -> None:
    batch = cast.client(other).post("/api/batches", json={"id": ids.new(), "asked": {}}).json["batch"]
    assert (batch["count"], batch["left_out_count"]) == (0, 0)


def test_what_others_asked_about_the_same_visit_is_told_afterwards(cast: Cast, visit_id: str, other: Account) -> None:
    answered = take_on(cast, ask(cast, visit_id), cast.county)
    answer(cast, answered, cast.county)
    held = take_on(cast, ask(cast, visit_id), other)
    by_id = {row["id"]: row for row in listed(cast, other)}
    assert (by_id[answered["id"]]["facts"], by_id[answered["id"]]["note"]) == ([], "")
    answer(cast, held, other)
    assert all(len(row["facts"]) == 3 and row["facts"][0]["said"] for row in listed(cast, other))
