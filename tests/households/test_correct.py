"""Corrections from the phone: taken when the helper saw what stands there, a clash when somebody was faster."""

from datetime import timedelta
from typing import Any

import pytest

from server import clock, db, ids
from server.households import service as households
from server.households.model import Household, Member
from server.problems import Problem
from server.trail.model import TrailEntry
from tests.bodies import ago
from tests.cast import Cast

SPOT = {"lat": 26.4, "lon": 108.2, "accuracy_m": 12.5, "taken_at": "2026-11-22T02:02:00.123Z"}


def correct(cast: Cast, field: str, was: Any, value: Any, *, anyway: bool = False, member: str | None = None) -> None:
    member_id = member or (cast.members(cast.mao)[0].id if field == "phone" else None)
    change = {"field": field, "member_id": member_id, "was": was, "value": value}
    with db.write():
        households.correct(cast.helper, cast.mao, change, anyway=anyway)


def now(cast: Cast) -> Household:
    return Household.get_by_id(cast.mao.id)


def test_a_telephone(cast: Cast) -> None:
    correct(cast, "phone", "13612345678", "137 0000 1111")
    assert cast.members(cast.mao)[0].phone == "13700001111"
    assert now(cast).revision == 2


def test_a_telephone_that_is_no_more(cast: Cast) -> None:
    correct(cast, "phone", "13612345678", None)
    assert cast.members(cast.mao)[0].phone is None


def test_the_group(cast: Cast) -> None:
    correct(cast, "group", "2组", " 5 组 ")
    assert now(cast).group == "5组"


def test_the_location(cast: Cast) -> None:
    correct(cast, "location", None, {**SPOT, "taken_at": "2026-11-22T10:02:00.123+08:00"})
    assert now(cast).location == SPOT
    correct(cast, "location", SPOT, None)
    assert now(cast).location is None


def test_away_for_a_season_and_back(cast: Cast) -> None:
    until = (clock.today() + timedelta(days=80)).isoformat()
    correct(cast, "away_until", None, until)
    bundle = cast.client(cast.helper).post("/api/sync/pull", json={"device_id": "d", "known": {}}).json["households"]
    assert {one["head_name"]: one["away_until"] for one in bundle} == {"毛静": until, "陈建国": None}
    assert cast.client(cast.county).get(f"/api/households/{cast.mao.id}").json["household"]["away_until"] == until
    correct(cast, "away_until", until, None)
    assert now(cast).away_until is None


@pytest.mark.parametrize("day", ["soon", 5, "2026-02-30", "9999-12-31"])
def test_nobody_is_away_for_ever(cast: Cast, day: Any) -> None:
    with pytest.raises(Problem) as refused:
        correct(cast, "away_until", None, day)
    assert refused.value.errors == {"value": ["invalid"]}


def test_the_trail_names_the_field_and_not_the_value(cast: Cast) -> None:
    correct(cast, "group", "2组", "5组")
    entry = TrailEntry.get(TrailEntry.verb == "household.correct")
    assert (entry.actor_id, entry.subject) == (cast.helper.id, cast.mao.id)
    assert entry.detail == {"field": "group", "member": None}


def test_the_same_correction_again_does_nothing(cast: Cast) -> None:
    correct(cast, "group", "2组", "5组")
    correct(cast, "group", "2组", "5组")
    assert now(cast).revision == 2


def test_a_clash_tells_what_stands_there(cast: Cast) -> None:
    correct(cast, "group", "2组", "5组")
    with pytest.raises(households.Clash) as clash:
        correct(cast, "group", "2组", "6组")
    assert clash.value.now == "5组"
    assert now(cast).group == "5组"


def test_a_person_may_settle_a_clash(cast: Cast) -> None:
    correct(cast, "group", "2组", "5组")
    correct(cast, "group", "2组", "6组", anyway=True)
    assert now(cast).group == "6组"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("phone", "1381234567", "bad_phone"),
        ("phone", 13812345678, "invalid"),
        ("group", None, "invalid"),
        ("group", "=1+1", "formula"),
        ("group", "长" * 41, "too_long"),
        ("location", {"lat": 91, "lon": 0, "accuracy_m": 1, "taken_at": ago()}, "invalid"),
        ("location", {"lat": 1, "lon": 0}, "invalid"),
        ("location", "here", "invalid"),
    ],
)
def test_what_cannot_be_such_a_value_is_refused(cast: Cast, field: str, value: Any, code: str) -> None:
    with pytest.raises(Problem) as problem:
        correct(cast, field, None, value)
    assert (problem.value.code, problem.value.errors) == ("invalid", {"value": [code]})
    assert now(cast).revision == 1


def test_somebody_of_another_household_is_refused(cast: Cast) -> None:
    for stranger in (cast.members(cast.chen)[0].id, ids.new()):
        with pytest.raises(Problem) as problem:
            correct(cast, "phone", None, "13700001111", member=stranger)
        assert problem.value.errors == {"member_id": ["invalid"]}


def test_somebody_who_left_is_refused(cast: Cast) -> None:
    head = cast.members(cast.mao)[0]
    Member.update(ended_at=1).where(Member.id == head.id).execute()
    with pytest.raises(Problem):
        correct(cast, "phone", "13612345678", "13700001111", member=head.id)
