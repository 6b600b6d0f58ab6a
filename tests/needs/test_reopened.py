"""The household has the last word: it confirms, or it disagrees and the need is open again. Errands are counted."""

from datetime import UTC, datetime
from typing import Any

import pytest

from server import clock, ids
from server.needs.model import Need
from tests.bodies import need, operation, push, record
from tests.cast import Cast
from tests.needs.acts import bundle, listed, report, step


@pytest.fixture
def raised(cast: Cast) -> str:
    wish = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[wish]))
    return str(wish["id"])


def test_a_household_that_disagrees_gets_its_owner_back_and_new_clocks(cast: Cast, raised: str) -> None:
    step(cast, raised, "assigned", due_on="2026-01-05", assignee="镇卫生院", next_step="送药")
    step(cast, raised, "resolved")
    with clock.pinned(datetime(2026, 11, 20, 4, tzinfo=UTC)):
        assert step(cast, raised, "reopened", note="药只够三天").status_code == 200
    row = Need.get_by_id(raised)
    assert (row.state, row.settled_at, row.assignee, row.next_step) == ("assigned", None, "镇卫生院", None)
    assert f"{row.due_on}" == "2026-12-18"
    assert report(cast, raised, "resolved")["outcome"] == "applied"
    assert report(cast, raised, "confirmed")["outcome"] == "applied"
    assert Need.get_by_id(raised).state == "confirmed"


def test_without_an_owner_it_waits_to_be_accepted_again(cast: Cast, raised: str) -> None:
    report(cast, raised, "resolved")
    assert report(cast, raised, "reopened", "水又断了", next_step="换水泵")["outcome"] == "applied"
    (shown,) = bundle(cast)["needs"]
    assert (shown["state"], shown["next_step"], shown["clock"]["step"]) == ("raised", "换水泵", "accept")
    assert shown["steps"][-1]["kind"] == "reopened"


@pytest.mark.parametrize("settled", [[], ["resolved", "confirmed"], ["declined"]])
def test_only_what_is_said_to_be_resolved_is_reopened(cast: Cast, raised: str, settled: list[str]) -> None:
    for kind in settled:
        step(cast, raised, kind, note="说明")
    assert report(cast, raised, "reopened", "不满意")["problem"]["code"] == "wrong_state"


def test_it_is_said_why(cast: Cast, raised: str) -> None:
    step(cast, raised, "resolved")
    assert report(cast, raised, "reopened", " ")["problem"]["errors"] == {"note": ["required"]}


def test_errands_spare_trips_and_move_nothing(cast: Cast, raised: str) -> None:
    assert report(cast, raised, "errand", "代办慢病证", trips_saved=2)["outcome"] == "applied"
    assert step(cast, raised, "errand", note="代取药", trips_saved=1).status_code == 200
    (shown,) = bundle(cast)["needs"]
    assert (shown["state"], shown["trips_saved"]) == ("raised", 3)
    assert [one["trips_saved"] for one in shown["steps"]] == [None, 2, 1]
    assert listed(cast, "errand=1") == [raised]


def test_the_same_errand_sent_twice_spares_its_trips_once(cast: Cast, raised: str) -> None:
    body = {"id": ids.new(), "need_id": raised, "kind": "errand", "note": "代办慢病证", "trips_saved": 2}
    for _ in range(2):
        assert push(cast.client(cast.helper), operation("need.step", body))[0]["outcome"] == "applied"
    assert Need.get_by_id(raised).trips_saved == 2


@pytest.mark.parametrize(
    ("kind", "said", "wrong"),
    [
        ("errand", {"note": "代办"}, {"trips_saved": ["required"]}),
        ("errand", {"trips_saved": 1}, {"note": ["required"]}),
        ("errand", {"note": "代办", "trips_saved": 0}, {"trips_saved": ["invalid"]}),
        ("errand", {"note": "代办", "trips_saved": 51}, {"trips_saved": ["invalid"]}),
        ("accepted", {"trips_saved": 1}, {"trips_saved": ["invalid"]}),
        ("accepted", {"due_on": "2026-12-01"}, {"due_on": ["invalid"]}),
        ("resolved", {"next_step": "再看"}, {"next_step": ["invalid"]}),
        ("progress", {"note": "在办", "next_step": "长" * 201}, {"next_step": ["too_long"]}),
    ],
)
def test_a_step_says_what_it_must_and_nothing_that_it_cannot(
    cast: Cast, raised: str, kind: str, said: dict[str, Any], wrong: dict[str, list[str]]
) -> None:
    answer = step(cast, raised, kind, **said)
    assert (answer.status_code, answer.json["errors"]) == (422, wrong)
    assert [one["kind"] for one in bundle(cast)["needs"][0]["steps"]] == ["raised"]
