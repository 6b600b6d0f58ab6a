"""Making an account."""

from typing import Any

import pytest

from server.accounts.model import Account
from server.trail.model import TrailEntry
from tests.cast import LEISHAN, XIJIANG, YONGTAI, Cast

VILLAGE = "522634101001"


def create(cast: Cast, **changes: str) -> Any:
    body = {"name": "石磊", "phone": "13900000010", "role": "helper", "region": XIJIANG, **changes}
    return cast.client(cast.county).post("/api/accounts", json=body)


def sign_in(cast: Cast, phone: str, password: str) -> Any:
    body = {"phone": phone, "password": password, "device": {"id": "phone-2", "name": "Redmi"}}
    return cast.client(None).post("/api/session", json=body)


def test_it_is_answered_with_a_one_time_password_that_must_be_changed(cast: Cast) -> None:
    answer = create(cast, name=" 石磊 ", phone=" 13900000010 ")
    assert answer.status_code == 201
    made = answer.json["account"]
    assert (made["name"], made["phone"], made["region"]["name"]) == ("石磊", "139****0010", "西江镇")
    signed_in = sign_in(cast, "13900000010", answer.json["initial_password"])
    assert signed_in.json["account"]["must_change_password"] is True
    noted = TrailEntry.get(TrailEntry.verb == "account.create")
    assert (noted.actor_id, noted.subject, noted.county) == (cast.county.id, made["id"], LEISHAN)


@pytest.mark.parametrize(("role", "region"), [("helper", LEISHAN), ("helper", VILLAGE), ("county", LEISHAN)])
def test_a_role_stands_at_its_levels(cast: Cast, role: str, region: str) -> None:
    assert create(cast, role=role, region=region).status_code == 201


@pytest.mark.parametrize(
    ("role", "region"), [("county", XIJIANG), ("supervisor", LEISHAN), ("supervisor", VILLAGE), ("county", VILLAGE)]
)
def test_a_role_stands_at_no_other_level(cast: Cast, role: str, region: str) -> None:
    answer = create(cast, role=role, region=region)
    assert (answer.status_code, answer.json["errors"]) == (422, {"region": ["invalid"]})
    assert not Account.select().where(Account.name == "石磊").exists()


def test_a_number_in_use_is_refused_however_it_is_typed(cast: Cast) -> None:
    answer = create(cast, phone=" 13900000001 ")
    assert (answer.status_code, answer.json["errors"]) == (409, {"phone": ["duplicate"]})


@pytest.mark.parametrize("region", [YONGTAI, "522634999"])
def test_a_region_of_others_or_of_nobody_is_not_found(cast: Cast, region: str) -> None:
    assert create(cast, region=region, role="county").status_code == 404


def test_only_county_staff_make_accounts(cast: Cast) -> None:
    body = {"name": "石磊", "phone": "13900000010", "role": "helper", "region": XIJIANG}
    assert cast.client(cast.supervisor).post("/api/accounts", json=body).status_code == 403


def test_bad_and_unknown_fields_are_named(cast: Cast) -> None:
    answer = create(cast, name=" ", role="king", password="x")
    assert answer.json["errors"] == {"name": ["required"], "role": ["invalid"], "password": ["unknown_field"]}
