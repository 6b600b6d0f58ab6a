"""Changing one's own password."""

from typing import Any

import pytest

from server import db
from server.accounts import passwords, service
from server.accounts.model import Account, Session
from server.accounts.sessions import PER_ACCOUNT
from server.problems import Problem
from tests.cast import PASSWORD, Cast, session_of

NEW = "new horse 2"


def change(cast: Cast, old: str = PASSWORD, new: str = NEW, **more: object) -> Any:
    return cast.client(cast.helper).put("/api/session/password", json={"old": old, "new": new, **more})


def sign_in(cast: Cast, password: str) -> int:
    body = {"phone": "13900000001", "password": password, "device": {"id": "phone-2", "name": "Redmi"}}
    return int(cast.client(None).post("/api/session", json=body).status_code)


def test_the_new_one_opens_and_the_old_one_does_not(cast: Cast) -> None:
    assert change(cast).status_code == 204
    assert (sign_in(cast, PASSWORD), sign_in(cast, NEW)) == (401, 200)


def test_it_signs_out_every_device_but_this_one(cast: Cast) -> None:
    this = cast.client(cast.helper)
    session_of(cast.helper)
    session_of(cast.supervisor)
    assert change(cast).status_code == 204
    assert this.get("/api/session").status_code == 200
    assert Session.select().where(Session.account_id == cast.helper.id).count() == 1
    assert Session.select().where(Session.account_id == cast.supervisor.id).count() == 1


def test_until_it_is_changed_a_one_time_password_opens_nothing_else(cast: Cast) -> None:
    Account.update(must_change_password=True).where(Account.id == cast.helper.id).execute()
    client = cast.client(cast.helper)
    assert client.get("/api/session").json["account"]["must_change_password"] is True
    refused = client.post("/api/sync/pull", json={"device_id": "phone-1", "known": {}})
    assert (refused.status_code, refused.json["code"]) == (403, "password_change_required")
    assert change(cast).status_code == 204
    assert client.post("/api/sync/pull", json={"device_id": "phone-1", "known": {}}).status_code == 200


def test_without_the_old_one_nothing_changes(cast: Cast) -> None:
    answer = change(cast, old="wrong")
    assert (answer.status_code, answer.json["code"], answer.json["errors"]) == (401, "bad_credentials", {"old": ["invalid"]})
    assert sign_in(cast, PASSWORD) == 200


def test_guessing_the_old_one_is_capped_like_signing_in(cast: Cast) -> None:
    assert [change(cast, old="wrong").status_code for _ in range(PER_ACCOUNT)] == [401] * PER_ACCOUNT
    answer = change(cast)
    assert (answer.status_code, answer.json["code"]) == (429, "too_many_attempts")
    assert sign_in(cast, PASSWORD) == 429


@pytest.mark.parametrize("new", ["short", "aaaaaaaaaa", PASSWORD, "13900000001", passwords.DEMONSTRATION])
def test_a_weak_one_is_refused(cast: Cast, new: str) -> None:
    answer = change(cast, new=new)
    assert (answer.status_code, answer.json["code"], answer.json["errors"]) == (
        422,
        "weak_password",
        {"new": ["weak_password"]},
    )


def test_it_is_refused_when_the_county_has_given_another_one_meanwhile(cast: Cast) -> None:
    read_before = Account.get_by_id(cast.helper.id)
    with db.write():
        service.reset_password(cast.county, cast.helper.id, passwords.chosen("by telephone"))
    with pytest.raises(Problem, match="bad_credentials"), db.write():
        service.change_password(read_before, Session(id="none"), passwords.chosen(NEW))
    assert sign_in(cast, "by telephone") == 200


def test_nobody_and_missing_and_unknown_fields(cast: Cast) -> None:
    assert cast.client(None).put("/api/session/password", json={}).status_code == 401
    answer = cast.client(cast.helper).put("/api/session/password", json={"old": PASSWORD, "role": "county"})
    assert (answer.status_code, answer.json["errors"]) == (422, {"new": ["required"], "role": ["unknown_field"]})
