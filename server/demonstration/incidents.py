"""What does not go by the book: visits at somebody else's door, two hands on one line of the register, a visit taken back."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from server import clock, ids
from server.accounts.model import Account
from server.demonstration.acts import Act, Judged, Pushed, Settled
from server.demonstration.county import County, Home
from server.demonstration.notebook import Notebook
from server.demonstration.people import XIJIANG
from server.demonstration.rota import made
from server.demonstration.story import STORY

_SHARED = "522634101204000001"  # 冯岩's: the household of two helpers


class Incidents:
    """Collected from today backwards."""

    def __init__(self, county: County, now: datetime, rng: Random) -> None:
        self._county, self._today, self._rng = county, clock.day_of(now), rng
        self._supervisor = county.supervisor(XIJIANG)
        others = [home for home in county.homes.values() if home.township == XIJIANG and home.code not in STORY]
        self._homes = rng.sample(others, 4)

    def acts(self) -> Iterator[Act]:
        """All of them."""
        at_hand, long_ago, mistaken, elsewhere = self._homes
        yield self._visit(at_hand, elsewhere.helper, 1, "held")
        stood_in = self._visit(long_ago, elsewhere.helper, 15, "held")
        yield stood_in
        yield Settled(self._at(14, 9, 40), self._supervisor, stood_in.id, "taken", "当天替同事走访,情况属实。")
        verdict = {"id": ids.new(), "visit_id": stood_in.body["id"], "revision": 1, "decision": "approved", "reasons": []}
        yield Judged(self._at(14, 9, 42), self._supervisor, {**verdict, "note": ""})
        taken_back = self._visit(mistaken, mistaken.helper, 8, "applied")
        yield taken_back
        body = {"visit_id": taken_back.body["id"], "base_revision": 1, "reason": "记到邻居家了,已另记一条。"}
        yield self._pushed(mistaken.helper, self._at(8, 19, 5), "visit.withdraw", body)
        yield from self._clash(self._county.homes[_SHARED])
        yield from self._places()

    def _clash(self, home: Home) -> Iterator[Act]:
        for ago, helper, group, outcome in ((6, home.helper, "4组", "applied"), (4, self._county.helper, "5组", "held")):
            body = self._correction(home, "group", home.group, group)
            yield self._pushed(helper, self._at(ago, 18, 30), "household.correct", body, outcome)

    def _places(self) -> Iterator[Act]:
        """The helper has put her first households on the map."""
        for minute, code in enumerate([*STORY][:7]):
            home = self._county.homes[code]
            place = Notebook(home, self._rng).place(self._at(39, 10, minute))
            body = self._correction(home, "location", None, place)
            yield self._pushed(self._county.helper, self._at(38, 20, minute), "household.correct", body)

    def _visit(self, home: Home, helper: Account, ago: int, outcome: str) -> Pushed:
        call = made(home, "home", self._at(ago, 15, 10), self._rng)
        content = Notebook(home, self._rng).content(call, [], [], [])
        body = {"id": ids.new(), "household_id": home.id, **content}
        return self._pushed(helper, self._at(ago, 17, 20), "visit.record", body, outcome)

    def _correction(self, home: Home, field: str, was: Any, value: Any) -> dict[str, Any]:
        about = {"id": ids.new(), "household_id": home.id, "base_revision": 1, "member_id": None}
        return {**about, "field": field, "was": was, "value": value}

    def _pushed(self, helper: Account, at: datetime, kind: str, body: dict[str, Any], outcome: str = "applied") -> Pushed:
        return Pushed(at, helper, kind, at - timedelta(minutes=20), body, outcome)

    def _at(self, ago: int, hour: int, minute: int) -> datetime:
        return datetime.combine(self._today - timedelta(days=ago), time(hour, minute), clock.SHANGHAI)
