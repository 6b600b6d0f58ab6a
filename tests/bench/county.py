"""A county to measure on: helpers with twelve households each, and visits that came in through the real door."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

import orjson

from server import clock, config, db, ids, marks, sealed
from server.accounts.model import Account
from server.households.model import Household
from server.regions import service as regions
from server.reviews.model import Review
from server.statements import insert, run
from server.sync import service as sync
from server.visits.model import Visit
from tests import bodies, cast
from tests.bench.clients import Client
from tests.bench.server import Server

HOUSEHOLDS_EACH = 12
_AT_ONCE = 200  # operations a push
_SUMMARY = "老人慢病药村里取不到,每月要去县里两趟;屋顶漏雨处已用油布盖好,等雨季过后再修。"
_any = Random(20261123)


@dataclass
class Person:
    """An account with a session, and the households that are hers where she is a helper."""

    account: Account
    token: str
    homes: list[Household] = field(default_factory=list)
    made: int = 0

    def calls(self, number: int) -> list[dict[str, Any]]:
        """Her next visits, household after household, each round a day earlier: nothing about them is odd for 72 of them."""
        now, turns = clock.now(), range(self.made, self.made + number)
        self.made += number
        return [
            record(self.homes[turn % len(self.homes)], now - timedelta(days=turn // len(self.homes) % 6, hours=1))
            for turn in turns
        ]

    def client(self, server: Server) -> Client:
        return Client(server, self.account, self.token)


@dataclass
class County:
    """A store in the folder `var`."""

    var: Path
    helpers: list[Person] = field(default_factory=list)


@contextmanager
def founded() -> Iterator[County]:
    """A fresh store that knows the places of 雷山县; gone after the block."""
    with tempfile.TemporaryDirectory(prefix="ruhu-bench-") as folder:
        county = County(Path(folder))
        with opened(county):
            db.migrate()
            with db.write(), (Path(cast.__file__).parent / "data" / "regions.csv").open(encoding="utf-8") as lines:
                marks.put("epoch", ids.new())
                regions.import_csv(lines)
        yield county


@contextmanager
def opened(county: County) -> Iterator[None]:
    """The store of `county` as the one that this process's tables speak of."""
    settings = config.load({"RUHU_VAR": str(county.var)})
    sealed.load(settings.field_key, create=True)
    db.bind(settings.database_url)
    try:
        with db.database.connection_context():
            yield
    finally:
        db.database.close_all()


def person(name: str, phone: str, role: str, region: str) -> Person:
    """Somebody who has signed in."""
    account = cast.account(name, phone, role, region)
    return Person(account, cast.session_of(account))


def settle(county: County, helpers: int, each: int = HOUSEHOLDS_EACH) -> None:
    """Let `helpers` come, with `each` households of four people, in all the villages in turn."""
    villages = [row.code for row in regions.listed(cast.LEISHAN, "village")]
    for number in range(len(county.helpers), len(county.helpers) + helpers):
        village = villages[number % len(villages)]
        with db.write():
            helper = person(f"帮扶{number}", f"138{number:08}", "helper", regions.township_of(village))
            helper.homes = [_home(village, number * each + place) for place in range(each)]
            for home in helper.homes:
                cast.pair(home, helper.account)
        county.helpers.append(helper)


def _home(village: str, number: int) -> Household:
    return cast.household(f"{village}{number:06}", village, "毛静", "mj", *["毛小妹"] * 3)


def visit(county: County, count: int, *, needs: int, span: tuple[datetime, datetime] | None = None) -> None:
    """Let the helpers make `count` visits in turn, spread over their households and over `span`; the first `needs` of them
    raise a need."""
    since, until = span or (clock.now() - timedelta(days=300), clock.now() - timedelta(hours=2))
    turns = cycle(
        pair for round_ in zip(*([(one, home) for home in one.homes] for one in county.helpers), strict=True) for pair in round_
    )
    waiting: dict[str, list[dict[str, Any]]] = {}
    for number, (helper, home) in enumerate(islice(turns, count)):
        made = waiting.setdefault(helper.account.id, [])
        raised = {} if number < needs else {"needs": []}
        made.append(record(home, since + (until - since) * number / count, **raised))
        if len(made) == _AT_ONCE:
            _push(helper, made)
    for helper in county.helpers:
        _push(helper, waiting.get(helper.account.id, []))


def _push(helper: Person, made: list[dict[str, Any]]) -> None:
    if made:
        with db.write():
            results = sync.push(helper.account, "bench", sync.read(made, None))
        assert all(result["outcome"] == "applied" for result in results), results
        made.clear()


def verify() -> None:
    """A supervisor has looked at every second visit so far; of those, one in six went back."""
    supervisor = cast.account("李审核", "13900000002", "supervisor", cast.XIJIANG)
    seen = [visit for number, visit in enumerate(Visit.select().order_by(Visit.id)) if number % 2 == 0]
    with db.write():
        verdicts = [_verdict(visit, supervisor, returned=number % 6 == 0) for number, visit in enumerate(seen)]
        insert(Review, verdicts)
        for verdict in verdicts:
            run("UPDATE visit SET decided_at = ? WHERE id = ?", [Review.at.db_value(verdict["at"]), verdict["visit_id"]])


def _verdict(visit: Visit, supervisor: Account, *, returned: bool) -> dict[str, Any]:
    return {
        "id": ids.new(),
        "visit_id": visit.id,
        "revision": visit.revision,
        "reviewer_id": supervisor.id,
        "decision": "returned" if returned else "approved",
        "reasons": [{"field": "photos", "code": "photo_unclear", "note": "看不清"}] if returned else [],
        "note": "",
        "at": visit.received_at + timedelta(hours=20),
    }


def record(home: Household, began: datetime | None = None, **changes: Any) -> dict[str, Any]:
    """An ordinary visit as phones send it: about 1.2 KB with a need, two photos, a place and words of its own."""
    began = began or clock.now() - timedelta(hours=1)
    place = {"lat": 26.5012, "lon": 108.1743, "accuracy_m": 18, "taken_at": clock.rfc3339(began)}
    told = {
        "started_at": clock.rfc3339(began),
        "ended_at": clock.rfc3339(began + timedelta(minutes=25)),
        "needs": [bodies.need(category="job", urgency="normal")],
        "photos": [bodies.photo(sha256=_any.randbytes(32).hex()) for _ in range(2)],
        "summary": "".join(_any.sample(_SUMMARY, len(_SUMMARY))),
        "location": place,
    }
    return bodies.record(home, **{**told, **changes})


def odd(home: Household) -> dict[str, Any]:
    """The same in five ways worth a second look, where it is not the day's first: its words and its picture were seen before,
    what it calls urgent it calls fine as well, and it is the second there today."""
    return record(home, needs=[bodies.need()], photos=[bodies.photo()], summary=_SUMMARY)


def push_body(operations: list[dict[str, Any]]) -> bytes:
    """What goes over the wire."""
    return orjson.dumps({"device_id": "bench", "sent_at": clock.rfc3339(clock.now()), "operations": operations})
