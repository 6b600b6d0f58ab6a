"""A card that was lost is good no longer: a new one takes its place."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from server import clock, ids
from server.cards import number, service
from server.cards.model import Card
from server.trail.model import TrailEntry
from tests.cards.paper import pages
from tests.cast import Cast


def printed(cast: Cast, household_id: str, who: Any = None, **body: Any) -> TestResponse:
    return cast.client(who or cast.county).post(f"/api/households/{household_id}/cards", json=body, buffered=True)


def history(cast: Cast, household_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cast.client(cast.county).get(f"/api/households/{household_id}/cards").json["cards"]
    return found


def pulled(cast: Cast, known: dict[str, int]) -> list[dict[str, Any]]:
    body = {"device_id": "phone-1", "known": known}
    found: list[dict[str, Any]] = cast.client(cast.helper).post("/api/sync/pull", json=body).json["households"]
    return found


def test_one_card_is_printed_alone(cast: Cast) -> None:
    answer = printed(cast, cast.mao.id)
    (page,) = pages(answer.data)
    assert page.count("卡号") == 1
    assert service.of([cast.mao.id])[cast.mao.id].number in answer.headers["Content-Disposition"]


def test_a_new_card_ends_the_one_before_it_and_reaches_the_phone(cast: Cast) -> None:
    assert history(cast, cast.mao.id) == []
    printed(cast, cast.mao.id)
    before = pulled(cast, {})
    printed(cast, cast.mao.id, replace=True)
    new, old = history(cast, cast.mao.id)
    assert (new["edition"], new["ended_at"], old["edition"]) == (2, None, 1)
    assert old["ended_at"] is not None
    (after,) = pulled(cast, {one["id"]: one["revision"] for one in before})
    assert (after["id"], after["card"]["number"]) == (cast.mao.id, new["number"])
    assert service.of([cast.mao.id])[cast.mao.id].token == after["card"]["token"]


def test_who_has_no_good_card_any_more_gets_a_new_one_on_the_sheet(cast: Cast) -> None:
    printed(cast, cast.mao.id)
    Card.update(ended_at=clock.now()).execute()
    assert printed(cast, cast.mao.id).status_code == 200
    assert [(one["edition"], one["ended_at"] is None) for one in history(cast, cast.mao.id)] == [(2, True), (1, False)]


def test_numbers_that_are_all_taken_are_not_drawn_for_ever(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    printed(cast, cast.mao.id)
    taken = service.of([cast.mao.id])[cast.mao.id].number
    monkeypatch.setattr(number, "draw", lambda: taken)
    for replace in (False, True):
        assert printed(cast, cast.chen.id, replace=replace).json["code"] == "unexpected"


def test_who_has_no_card_yet_gets_the_first(cast: Cast) -> None:
    printed(cast, cast.mao.id, replace=True)
    assert [one["edition"] for one in history(cast, cast.mao.id)] == [1]


def test_it_is_on_the_trail(cast: Cast) -> None:
    printed(cast, cast.mao.id, replace=True)
    entry = TrailEntry.get(TrailEntry.verb == "card.replace")
    assert (entry.actor_id, entry.subject) == (cast.county.id, cast.mao.id)


def test_a_stranger_finds_no_household(cast: Cast) -> None:
    assert printed(cast, cast.mao.id, who=cast.other_county).status_code == 404
    assert printed(cast, ids.new()).status_code == 404
    assert printed(cast, "x").status_code == 404
    assert printed(cast, cast.mao.id, who=cast.supervisor).json["code"] == "not_yours"


def test_a_bad_body_is_refused(cast: Cast) -> None:
    assert printed(cast, cast.mao.id, replace="perhaps").json["errors"] == {"replace": ["invalid"]}
