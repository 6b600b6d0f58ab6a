"""Two people change one account at a time: neither undoes what the other did."""

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest

from server import db
from server.accounts import service
from server.accounts.model import Account
from tests.cast import PASSWORD, Cast

A_WHILE = 0.5  # seconds: enough for the second request to have read what it wants to change


def change_password(cast: Cast) -> Any:
    return cast.client(cast.helper).put("/api/session/password", json={"old": PASSWORD, "new": "new horse 2"})


def reset_password(cast: Cast) -> Any:
    return cast.client(cast.county).post(f"/api/accounts/{cast.helper.id}/password")


def rename(cast: Cast) -> Any:
    return cast.client(cast.county).patch(f"/api/accounts/{cast.helper.id}", json={"name": "吴春花"})


@pytest.mark.parametrize("ask", [change_password, reset_password, rename])
def test_a_disabling_meanwhile_stays(cast: Cast, ask: Callable[[Cast], Any]) -> None:
    def request() -> None:
        with db.database.connection_context():
            answers.append(ask(cast).status_code)

    cast.client(cast.helper), cast.client(cast.county)  # signed in before it begins
    answers: list[int] = []
    second = Thread(target=request)
    with db.write():
        service.change(cast.county, cast.helper.id, {"disabled": True})
        second.start()
        second.join(A_WHILE)
        assert answers == []  # it waits for its turn
    second.join()
    assert answers[0] < 300
    assert Account.get_by_id(cast.helper.id).disabled_at is not None
