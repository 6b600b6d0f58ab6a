"""A forgotten password: county staff read out a new one."""

from typing import Any

from server.accounts.model import Session
from server.trail.model import TrailEntry
from tests.cast import PASSWORD, Cast, session_of


def sign_in(cast: Cast, password: str) -> Any:
    body = {"phone": "13900000001", "password": password, "device": {"id": "phone-2", "name": "Redmi"}}
    return cast.client(None).post("/api/session", json=body)


def test_the_new_one_opens_once_every_device_is_out_and_the_trail_knows(cast: Cast) -> None:
    session_of(cast.helper)
    session_of(cast.helper)
    answer = cast.client(cast.county).post(f"/api/accounts/{cast.helper.id}/password")
    assert answer.status_code == 200
    assert Session.select().where(Session.account_id == cast.helper.id).count() == 0
    assert sign_in(cast, PASSWORD).status_code == 401
    signed_in = sign_in(cast, answer.json["initial_password"])
    assert signed_in.json["account"]["must_change_password"] is True
    noted = TrailEntry.get(TrailEntry.verb == "account.password_reset")
    assert (noted.actor_id, noted.subject, noted.detail) == (cast.county.id, cast.helper.id, None)


def test_no_two_are_alike(cast: Cast) -> None:
    url = f"/api/accounts/{cast.helper.id}/password"
    given = {cast.client(cast.county).post(url).json["initial_password"] for _ in range(3)}
    assert len(given) == 3


def test_a_stranger_and_another_county_change_nothing(cast: Cast) -> None:
    url = f"/api/accounts/{cast.helper.id}/password"
    assert cast.client(cast.supervisor).post(url).status_code == 403
    assert cast.client(cast.other_county).post(url).status_code == 404
    assert cast.client(cast.county).post("/api/accounts/none/password").status_code == 404
    assert sign_in(cast, PASSWORD).status_code == 200
