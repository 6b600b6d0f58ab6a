"""Hashing takes 150 ms: it is done before the write, so that nobody else's write waits for it."""

from collections.abc import Callable
from typing import Any

import pytest
from argon2 import PasswordHasher

from server import db
from server.accounts import passwords
from tests.cast import PASSWORD, XIJIANG, Cast


def sign_in(cast: Cast) -> Any:
    body = {"phone": "13900000001", "password": PASSWORD, "device": {"id": "phone-2", "name": "Redmi"}}
    return cast.client(None).post("/api/session", json=body)


def change_password(cast: Cast) -> Any:
    return cast.client(cast.helper).put("/api/session/password", json={"old": PASSWORD, "new": "new horse 2"})


def reset_password(cast: Cast) -> Any:
    return cast.client(cast.county).post(f"/api/accounts/{cast.helper.id}/password")


def create(cast: Cast) -> Any:
    body = {"name": "石磊", "phone": "13900000010", "role": "helper", "region": XIJIANG}
    return cast.client(cast.county).post("/api/accounts", json=body)


def test_nobodys_password_takes_as_long_to_try_as_anybodys() -> None:
    assert not passwords._hasher.check_needs_rehash(passwords._NOBODY)


@pytest.mark.parametrize("ask", [sign_in, change_password, reset_password, create])
def test_no_write_is_open_while_a_password_is_hashed(
    cast: Cast, ask: Callable[[Cast], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Watched(PasswordHasher):
        def hash(self, *args: Any, **more: Any) -> str:
            hashed.append(db.database.in_transaction())
            return super().hash(*args, **more)

        def verify(self, *args: Any) -> Any:
            hashed.append(db.database.in_transaction())
            return super().verify(*args)

    hashed: list[bool] = []
    monkeypatch.setattr(passwords, "_hasher", Watched(parallelism=1))
    assert ask(cast).status_code < 300
    assert hashed
    assert not any(hashed)
