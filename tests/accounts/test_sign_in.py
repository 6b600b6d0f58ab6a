"""Signing in."""

import pytest

from server.accounts.model import Account, Session
from server.accounts.sessions import PER_ACCOUNT
from tests.cast import PASSWORD, Cast

DEVICE = {"id": "phone-1", "name": "Redmi"}


def sign_in(cast: Cast, phone: str, password: str = PASSWORD, **more: object):
    return cast.client(None).post("/api/session", json={"phone": phone, "password": password, "device": DEVICE, **more})


def test_it_answers_who_i_am_and_sets_a_cookie_that_scripts_cannot_read(cast: Cast) -> None:
    answer = sign_in(cast, "13900000001")
    assert answer.status_code == 200
    assert answer.json["account"]["name"] == "吴春"
    assert answer.json["account"]["region"] == {"code": "522634101", "name": "西江镇", "level": "township"}
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize(("phone", "password"), [("13900000001", "wrong"), ("13900000099", PASSWORD)])
def test_a_wrong_password_and_an_unknown_number_look_alike(cast: Cast, phone: str, password: str) -> None:
    answer = sign_in(cast, phone, password)
    assert (answer.status_code, answer.json["code"]) == (401, "bad_credentials")


def test_a_disabled_account_does_not_get_in(cast: Cast) -> None:
    Account.update(disabled_at=1).where(Account.id == cast.helper.id).execute()
    assert sign_in(cast, "13900000001").json["code"] == "bad_credentials"


def test_after_ten_failures_even_the_right_password_waits(cast: Cast) -> None:
    for _ in range(PER_ACCOUNT):
        assert sign_in(cast, "13900000001", "wrong").status_code == 401
    answer = sign_in(cast, "13900000001")
    assert (answer.status_code, answer.json["code"]) == (429, "too_many_attempts")
    assert answer.headers["Retry-After"]
    assert sign_in(cast, "13900000002").status_code == 200


def test_signing_in_again_on_the_same_phone_replaces_its_session(cast: Cast) -> None:
    first = sign_in(cast, "13900000001").headers["Set-Cookie"]
    second = sign_in(cast, "13900000001").headers["Set-Cookie"]
    assert first != second
    assert Session.select().where(Session.device_id == "phone-1").count() == 1


def test_a_copied_cookie_is_dead_after_sign_out(cast: Cast) -> None:
    client = cast.client(None)
    answer = client.post("/api/session", json={"phone": "13900000001", "password": PASSWORD, "device": DEVICE})
    token = answer.headers["Set-Cookie"].split(";")[0].split("=", 1)[1]
    assert client.delete("/api/session").status_code == 204
    thief = cast.app.test_client()
    thief.set_cookie("ruhu", token)
    assert thief.get("/api/session").json["code"] == "not_signed_in"


def test_unknown_and_missing_fields_are_named(cast: Cast) -> None:
    answer = cast.client(None).post("/api/session", json={"phone": "1", "role": "county", "device": DEVICE})
    assert answer.status_code == 422
    assert answer.json["errors"] == {"password": ["required"], "role": ["unknown_field"]}


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_sites_page_cannot_post(cast: Cast, headers: dict[str, str]) -> None:
    answer = cast.client(None).post("/api/session", json={}, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (403, "foreign_origin")
