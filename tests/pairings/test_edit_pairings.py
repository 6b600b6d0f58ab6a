"""County staff make, change and end pairings one at a time."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock, ids
from server.accounts.model import Account
from server.households.model import Household
from server.pairings.model import Pairing
from server.trail.model import TrailEntry
from tests.cast import Cast


def begin(cast: Cast, home: Household, helper: Account, role: str = "lead", who: Any = None, **more: Any) -> Any:
    body = {"household": home.id, "helper": helper.id, "role": role, **more}
    return cast.client(who or cast.county).post("/api/pairings", json=body)


def end(cast: Cast, pairing: Pairing, until: date, who: Any = None) -> Any:
    return cast.client(who or cast.county).post(f"/api/pairings/{pairing.id}/end", json={"until": until.isoformat()})


def standing(home: Household) -> list[tuple[str, str, date, date | None]]:
    rows = Pairing.select().where(Pairing.household_id == home.id).order_by(Pairing.id)
    return [(row.helper_id, row.role, row.starts_on, row.ends_on) for row in rows]


def test_a_helper_takes_a_household_on_from_today(cast: Cast) -> None:
    made = begin(cast, cast.feng, cast.helper).json["pairing"]
    assert (made["helper"]["name"], made["household"]["head_name"], made["role"]) == ("吴春", "冯岩", "lead")
    assert (made["from"], made["until"]) == (clock.today().isoformat(), None)
    assert Household.get_by_id(cast.feng.id).revision == 2
    assert TrailEntry.get(TrailEntry.verb == "pairing.begin").actor_id == cast.county.id


def test_another_role_ends_the_former_one_and_keeps_it_on_record(cast: Cast) -> None:
    begin(cast, cast.mao, cast.helper, "support", **{"from": "2026-05-01"})
    assert standing(cast.mao) == [
        (cast.helper.id, "lead", date(2026, 1, 1), date(2026, 4, 30)),
        (cast.helper.id, "support", date(2026, 5, 1), None),
    ]


def test_a_new_lead_from_a_later_day_leaves_the_present_one_until_then(cast: Cast) -> None:
    later = clock.today() + timedelta(days=10)
    begin(cast, cast.mao, cast.other_helper, "lead", **{"from": later.isoformat()})
    assert standing(cast.mao)[0][3] == later - timedelta(days=1)


def test_a_lead_who_was_to_begin_later_is_taken_back_for_one_who_begins_now(cast: Cast) -> None:
    today = clock.today()
    begin(cast, cast.feng, cast.other_helper, "lead", **{"from": (today + timedelta(days=10)).isoformat()})
    begin(cast, cast.feng, cast.helper)
    assert standing(cast.feng)[0][3] == today - timedelta(days=1)
    assert standing(cast.feng)[1] == (cast.helper.id, "lead", today, None)


def test_the_same_again_is_said_to_be_there(cast: Cast) -> None:
    assert begin(cast, cast.mao, cast.helper).json["code"] == "duplicate"
    assert len(standing(cast.mao)) == 1


@pytest.mark.parametrize("day", ["1999-12-31", "2126-01-01", "soon"])
def test_a_day_that_nobody_means_is_refused(cast: Cast, day: str) -> None:
    assert begin(cast, cast.feng, cast.helper, **{"from": day}).json["errors"] == {"from": ["invalid"]}


def test_only_a_helper_who_can_sign_in_is_paired(cast: Cast) -> None:
    assert begin(cast, cast.feng, cast.supervisor).json["errors"] == {"helper": ["not_a_helper"]}
    Account.update(disabled_at=clock.now()).where(Account.id == cast.helper.id).execute()
    assert begin(cast, cast.feng, cast.helper).json["errors"] == {"helper": ["disabled_helper"]}
    assert standing(cast.feng) == []


def test_a_household_that_has_left_the_register_is_paired_with_nobody(cast: Cast) -> None:
    Household.update(ended_at=clock.now()).where(Household.id == cast.feng.id).execute()
    assert begin(cast, cast.feng, cast.helper).status_code == 404


def test_a_care_ends_with_a_day_and_the_phone_hears_of_it(cast: Cast) -> None:
    pairing = Pairing.get(Pairing.household_id == cast.mao.id)
    yesterday = clock.today() - timedelta(days=1)
    assert end(cast, pairing, yesterday).json["pairing"]["until"] == yesterday.isoformat()
    pulled = cast.client(cast.helper).post("/api/sync/pull", json={"device_id": "d", "known": {cast.mao.id: 1}}).json
    assert pulled["gone"] == [cast.mao.id]
    assert end(cast, pairing, yesterday).json["code"] == "wrong_state"


def test_one_made_by_mistake_is_taken_back(cast: Cast) -> None:
    made = Pairing.get_by_id(begin(cast, cast.feng, cast.helper).json["pairing"]["id"])
    assert end(cast, made, clock.today() - timedelta(days=2)).json["errors"] == {"until": ["invalid"]}
    assert end(cast, made, clock.today() - timedelta(days=1)).status_code == 200
    shown = cast.client(cast.county).get(f"/api/households/{cast.feng.id}").json["household"]
    assert shown["helpers"] == []


def test_nobody_but_the_countys_own_staff_does_any_of_it(cast: Cast) -> None:
    pairing = Pairing.get(Pairing.household_id == cast.mao.id)
    for who, status in ((cast.helper, 403), (cast.supervisor, 403), (cast.other_county, 404)):
        assert begin(cast, cast.feng, cast.helper, who=who).status_code == status
        assert end(cast, pairing, clock.today(), who).status_code == status
    cast.helper.id = ids.new()
    assert begin(cast, cast.feng, cast.helper).status_code == 404
