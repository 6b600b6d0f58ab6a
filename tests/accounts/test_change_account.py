"""Renaming, moving, giving another role, disabling and enabling."""

from typing import Any

import pytest

from server.accounts.model import Account, Session
from server.trail.model import TrailEntry
from tests.cast import DANJIANG, LEISHAN, PASSWORD, XIJIANG, YONGTAI, Cast


def change(cast: Cast, account: Account, **wanted: Any) -> Any:
    return cast.client(cast.county).patch(f"/api/accounts/{account.id}", json=wanted)


def sign_in(cast: Cast) -> int:
    body = {"phone": "13900000001", "password": PASSWORD, "device": {"id": "phone-2", "name": "Redmi"}}
    return int(cast.client(None).post("/api/session", json=body).status_code)


def test_a_new_name_leaves_the_person_signed_in(cast: Cast) -> None:
    client = cast.client(cast.helper)
    answer = change(cast, cast.helper, name=" 吴春花 ")
    assert (answer.status_code, answer.json["account"]["name"]) == (200, "吴春花")
    assert client.get("/api/session").json["account"]["name"] == "吴春花"


def test_a_disabled_account_is_out_at_once_and_may_come_back(cast: Cast) -> None:
    client = cast.client(cast.helper)
    assert change(cast, cast.helper, disabled=True).json["account"]["disabled_at"]
    assert client.get("/api/session").json["code"] == "not_signed_in"
    assert sign_in(cast) == 401
    assert change(cast, cast.helper, disabled=False).json["account"]["disabled_at"] is None
    assert client.get("/api/session").status_code == 401  # the old cookie stays dead
    assert sign_in(cast) == 200
    details = [row.detail for row in TrailEntry.select().where(TrailEntry.verb == "account.change").order_by(TrailEntry.seq)]
    assert details == [{"disabled": True}, {"disabled": False}]


@pytest.mark.parametrize("wanted", [{"role": "supervisor"}, {"region": DANJIANG}])
def test_another_role_or_region_ends_every_session(cast: Cast, wanted: dict[str, str]) -> None:
    cast.client(cast.helper)
    answer = change(cast, cast.helper, **wanted)
    assert answer.status_code == 200
    assert Session.select().where(Session.account_id == cast.helper.id).count() == 0


@pytest.mark.parametrize("wanted", [{"role": "county"}, {"role": "supervisor", "region": LEISHAN}])
def test_role_and_level_must_fit_each_other(cast: Cast, wanted: dict[str, str]) -> None:
    answer = change(cast, cast.helper, **wanted)
    assert (answer.status_code, answer.json["errors"]) == (422, {"region": ["invalid"]})
    assert Account.get_by_id(cast.helper.id).role == "helper"


def test_role_and_region_may_change_together(cast: Cast) -> None:
    made = change(cast, cast.helper, role="county", region=LEISHAN).json["account"]
    assert (made["role"], made["region"]["code"]) == ("county", LEISHAN)


def test_nobody_is_moved_out_of_the_county(cast: Cast) -> None:
    assert change(cast, cast.helper, region=YONGTAI).status_code == 404
    assert Account.get_by_id(cast.helper.id).region_code == XIJIANG


def test_nobody_changes_an_own_role_or_standing(cast: Cast) -> None:
    assert change(cast, cast.county, disabled=True).json["code"] == "not_yours"
    assert change(cast, cast.county, name="王小县").status_code == 200


def test_an_account_of_another_county_and_of_nobody_is_not_found(cast: Cast) -> None:
    assert change(cast, cast.other_county, name="x").status_code == 404
    assert cast.client(cast.county).patch("/api/accounts/none", json={"name": "x"}).status_code == 404
