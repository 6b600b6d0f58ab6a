"""Revealing an ID number or a telephone: a click that is written down."""

from typing import Any

import pytest

from server import ids
from server.households.model import Member
from server.trail.model import TrailEntry
from tests.cast import Cast


def reveal(cast: Cast, who: Any, member: Member, field: str = "id_number", **more: Any) -> Any:
    url = f"/api/households/{member.household_id}/reveals"
    return cast.client(who).post(url, json={"member_id": member.id, "field": field, **more})


@pytest.fixture
def head(cast: Cast) -> Member:
    return cast.members(cast.mao)[0]


@pytest.mark.parametrize(("field", "value"), [("id_number", "522634198001011000"), ("phone", "13612345678")])
def test_it_answers_the_number_and_notes_who_looked(cast: Cast, head: Member, field: str, value: str) -> None:
    assert reveal(cast, cast.supervisor, head, field).json == {"value": value}
    entry = TrailEntry.get(TrailEntry.verb == "household.reveal")
    assert (entry.actor_id, entry.subject, entry.detail) == (cast.supervisor.id, head.id, {"field": field})


def test_each_look_is_noted(cast: Cast, head: Member) -> None:
    reveal(cast, cast.county, head)
    reveal(cast, cast.county, head)
    assert TrailEntry.select().where(TrailEntry.verb == "household.reveal").count() == 2


def test_helpers_do_not_reveal_and_strangers_find_nothing(cast: Cast, head: Member) -> None:
    assert reveal(cast, cast.helper, head).status_code == 403
    assert reveal(cast, None, head).status_code == 401
    assert reveal(cast, cast.other_supervisor, head).status_code == 404
    assert reveal(cast, cast.other_county, head).status_code == 404
    assert TrailEntry.select().where(TrailEntry.verb == "household.reveal").count() == 0


def test_a_person_of_another_household_is_not_found(cast: Cast, head: Member) -> None:
    url = f"/api/households/{cast.chen.id}/reveals"
    assert cast.client(cast.supervisor).post(url, json={"member_id": head.id, "field": "phone"}).status_code == 404


def test_a_telephone_that_nobody_knows_is_not_found(cast: Cast) -> None:
    assert reveal(cast, cast.supervisor, cast.members(cast.mao)[1], "phone").status_code == 404


@pytest.mark.parametrize("body", [{}, {"member_id": "x", "field": "phone"}, {"member_id": ids.new(), "field": "password_hash"}])
def test_nonsense_is_refused(cast: Cast, body: dict[str, str]) -> None:
    assert cast.client(cast.supervisor).post(f"/api/households/{cast.mao.id}/reveals", json=body).status_code == 422


def test_a_bad_household_id_is_not_found(cast: Cast, head: Member) -> None:
    url = "/api/households/nonsense/reveals"
    assert cast.client(cast.supervisor).post(url, json={"member_id": head.id, "field": "phone"}).status_code == 404
