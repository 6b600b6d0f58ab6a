"""A card's code, opened at the desk, tells which household it is of."""

from typing import Any

import pytest

from server import db
from server.cards import service
from tests.cast import Cast


def opened(cast: Cast, who: Any, token: str) -> Any:
    answer = cast.client(who).get(f"/api/cards/{token}")
    return answer.json["household_id"] if answer.status_code == 200 else answer.json["code"]


@pytest.fixture
def token(cast: Cast) -> str:
    with db.write():
        return str(service.issue(cast.county, cast.mao.region_code, [cast.mao])[cast.mao.id].token)


def test_it_opens_for_those_of_its_region_only(cast: Cast, token: str) -> None:
    people = (cast.supervisor, cast.county, cast.other_supervisor, cast.other_county)
    assert [opened(cast, who, token) for who in people] == [cast.mao.id, cast.mao.id, "not_found", "not_found"]
    assert opened(cast, cast.helper, token) == "not_yours"


def test_a_card_that_was_replaced_opens_nothing(cast: Cast, token: str) -> None:
    with db.write():
        new = service.replace(cast.county, cast.mao).token
    assert [opened(cast, cast.supervisor, one) for one in (token, new)] == ["not_found", cast.mao.id]
