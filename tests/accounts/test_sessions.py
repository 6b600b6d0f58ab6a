"""Sessions: rows that end, cookies that last as long as their rows."""

from collections.abc import Callable
from datetime import timedelta
from http.cookies import Morsel, SimpleCookie
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from server import clock, db
from server.accounts import passwords, service
from server.accounts.model import Account, Session
from server.accounts.sessions import IDLE, PER_ACCOUNT, PER_ADDRESS
from tests.cast import PASSWORD, Cast, session_of


def sign_in(client: Any, phone: str = "13900000001", device: str = "phone-1", password: str = PASSWORD) -> TestResponse:
    body = {"phone": phone, "password": password, "device": {"id": device, "name": "Redmi"}}
    answer: TestResponse = client.post("/api/session", json=body)
    return answer


def cookie(answer: TestResponse) -> "Morsel[str]":
    (found,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    return found


def days_ago(account: Account, days: float) -> None:
    then = clock.now() - timedelta(days=days)
    Session.update(seen_at=then).where(Session.account_id == account.id).execute()


def test_i_see_my_own_devices_and_which_one_this_is(cast: Cast) -> None:
    this = cast.client(cast.helper)
    session_of(cast.helper)
    session_of(cast.supervisor)
    listed = this.get("/api/sessions").json["sessions"]
    assert len(listed) == 2
    assert sorted(row["current"] for row in listed) == [False, True]
    assert this.get("/api/session").status_code == 200


def test_i_can_sign_another_device_of_mine_out(cast: Cast) -> None:
    this, other = cast.client(cast.helper), cast.app.test_client()
    other.set_cookie("ruhu", session_of(cast.helper))
    wanted = next(row["id"] for row in this.get("/api/sessions").json["sessions"] if not row["current"])
    assert this.delete(f"/api/sessions/{wanted}").status_code == 204
    assert other.get("/api/session").status_code == 401
    assert this.get("/api/session").status_code == 200


def test_somebody_elses_device_stays(cast: Cast) -> None:
    theirs = cast.client(cast.supervisor)
    (row,) = theirs.get("/api/sessions").json["sessions"]
    assert cast.client(cast.helper).delete(f"/api/sessions/{row['id']}").status_code == 404
    assert theirs.get("/api/session").status_code == 200


def test_use_makes_row_and_cookie_last_longer_together(cast: Cast) -> None:
    client = cast.client(cast.helper)
    assert "Set-Cookie" not in client.get("/api/session").headers
    days_ago(cast.helper, 29)
    renewed = client.get("/api/session")
    assert cookie(renewed)["max-age"] == str(int(IDLE.total_seconds()))
    assert Session.get(Session.account_id == cast.helper.id).seen_at > clock.now() - timedelta(minutes=1)
    assert "Set-Cookie" not in client.get("/api/session").headers


def test_signing_out_after_a_pause_gives_no_cookie_back(cast: Cast) -> None:
    client = cast.client(cast.helper)
    days_ago(cast.helper, 1)
    answer = client.delete("/api/session")
    assert [morsel.value for text in answer.headers.getlist("Set-Cookie") for morsel in SimpleCookie(text).values()] == [""]


def test_a_session_unused_for_thirty_days_has_run_out(cast: Cast) -> None:
    client = cast.client(cast.helper)
    days_ago(cast.helper, 31)
    assert client.get("/api/session").json["code"] == "not_signed_in"


def test_another_account_on_the_same_device_ends_the_first_ones_session(cast: Cast) -> None:
    browser, copied = cast.client(None), cast.app.test_client()
    copied.set_cookie("ruhu", cookie(sign_in(browser, "13900000001")).value)
    assert copied.get("/api/session").status_code == 200
    assert sign_in(browser, "13900000002").status_code == 200
    assert browser.get("/api/session").json["account"]["name"] == "李审核"
    assert copied.get("/api/session").status_code == 401


def test_a_password_that_is_reset_while_it_is_checked_opens_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(stored: str | None, password: str) -> bool:
        right = matches(stored, password)
        with db.write():
            service.reset_password(cast.county, cast.helper.id, passwords.initial())
        return right

    matches = passwords.matches
    monkeypatch.setattr(passwords, "matches", slowly)
    assert sign_in(cast.client(None)).json["code"] == "bad_credentials"
    assert Session.select().where(Session.account_id == cast.helper.id).count() == 0


def test_an_address_may_fail_more_often_than_an_account_but_not_for_ever(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "matches", lambda _stored, _password: False)  # hashing a hundred times takes too long
    for number in range(PER_ADDRESS):
        assert sign_in(cast.client(None), f"137{number // PER_ACCOUNT:08}").status_code == 401
    monkeypatch.undo()
    assert sign_in(cast.client(None)).status_code == 429
    elsewhere = {"REMOTE_ADDR": "10.1.2.3"}
    body = {"phone": "13900000001", "password": PASSWORD, "device": {"id": "phone-1", "name": "Redmi"}}
    assert cast.client(None).post("/api/session", json=body, environ_base=elsewhere).status_code == 200


def test_under_https_the_cookie_is_bound_to_this_host(cast: Cast, app_with: Callable[..., Flask]) -> None:
    given = cookie(sign_in(app_with(RUHU_HTTPS="1").test_client()))
    assert given.key == "__Host-ruhu"
    assert (given["secure"], given["httponly"], given["path"], given["domain"]) == (True, True, "/", "")
