"""What was withdrawn takes no place among the few visits that a new one is compared with."""

from datetime import timedelta

import pytest

from server import clock
from server.flags import case
from tests.bodies import FINE, operation, push, record
from tests.cast import Cast

SAID = "户主在镇上帮工,午后才回。米缸里有半缸米,油也够。问到低保,说卡里已收到。"


def call(cast: Cast, day: int, summary: str, **changes: object) -> str:
    """A visit to the 毛 of so many days after the first, sent at once."""
    client, began = cast.client(cast.helper), clock.now() - timedelta(days=20 - day)
    with clock.pinned(began + timedelta(minutes=30)):
        span = {"started_at": clock.rfc3339(began), "ended_at": clock.rfc3339(began + timedelta(minutes=20))}
        sent = record(cast.mao, summary=summary, **{**span, **changes})
        assert push(client, sent)[0]["outcome"] == "applied"
    visit_id: str = sent["body"]["id"]
    return visit_id


def withdraw(cast: Cast, visit_id: str) -> None:
    body = {"visit_id": visit_id, "base_revision": 1, "reason": "走错了"}
    assert push(cast.client(cast.helper), operation("visit.withdraw", body))[0]["outcome"] == "applied"


def kinds(cast: Cast, visit_id: str) -> list[str]:
    flags = cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]["flags"]
    return sorted(flag["kind"] for flag in flags)


def test_among_those_of_the_helper_and_of_the_household(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case, "RECENT", 2)
    monkeypatch.setattr(case, "EARLIER", 2)
    call(cast, 0, SAID, checks=FINE)
    for day, summary in enumerate(("看了水表", "孩子上学去了", "约好下月再来"), start=1):
        withdraw(cast, call(cast, day, summary, checks=FINE))
    assert kinds(cast, call(cast, 9, SAID, checks=FINE | {"water": "problem"})) == ["similar_text", "turned_problem"]
