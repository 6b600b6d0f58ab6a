"""The keys of a phone's store and rescue files: lent at each sign-in, the same for ever, to nobody else."""

from base64 import b64decode
from typing import Any

from server.accounts.model import Account
from tests.cast import PASSWORD, Cast


def sign_in(client: Any, account: Account, device: str = "phone-1") -> Any:
    body = {"phone": account.phone, "password": PASSWORD, "device": {"id": device, "name": "Redmi"}}
    return client.post("/api/session", json=body)


def keys(cast: Cast, account: Account, device: str = "phone-1") -> Any:
    return sign_in(cast.client(None), account, device).json["keys"]


def test_a_helper_is_lent_two_keys_of_32_bytes_that_are_the_same_at_each_sign_in_and_on_each_phone(cast: Cast) -> None:
    lent = keys(cast, cast.helper)
    assert {name: len(b64decode(key, validate=True)) for name, key in lent.items()} == {"store": 32, "rescue": 32}
    assert lent["store"] != lent["rescue"]
    assert keys(cast, cast.helper) == keys(cast, cast.helper, "phone-2") == lent


def test_another_helper_is_lent_others(cast: Cast) -> None:
    assert not set(keys(cast, cast.helper).values()) & set(keys(cast, cast.other_helper).values())


def test_a_cookie_alone_is_lent_none(cast: Cast) -> None:
    client = cast.client(None)
    assert sign_in(client, cast.helper).json["keys"]
    assert client.get("/api/session").json["keys"] is None


def test_who_keeps_nothing_on_a_phone_is_lent_none(cast: Cast) -> None:
    assert [keys(cast, person) for person in (cast.supervisor, cast.county)] == [None, None]


def test_a_disabled_account_is_lent_none(cast: Cast) -> None:
    Account.update(disabled_at=1).where(Account.id == cast.helper.id).execute()
    answer = sign_in(cast.client(None), cast.helper)
    assert answer.status_code == 401
    assert "keys" not in answer.json
