"""A county to measure on: helpers of 西江镇 with twelve households each, and visits that came in through the real door."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import orjson

from server import clock, config, db, ids, marks, sealed
from server.accounts.model import Account
from server.households.model import Household
from server.regions import service as regions
from server.sync import service as sync
from tests import bodies, cast
from tests.bench.clients import Client
from tests.bench.server import Server

HOUSEHOLDS_EACH = 12
_AT_ONCE = 200  # operations a push
_SUMMARY = "老人慢病药村里取不到,每月要去县里两趟;屋顶漏雨处已用油布盖好,等雨季过后再修。"


@dataclass
class Helper:
    """A helper, the households that are hers, and the token of her session."""

    account: Account
    token: str
    homes: list[Household]

    def client(self, server: Server) -> Client:
        return Client(server, self.account, self.token)


@dataclass
class County:
    """A store in the folder `var`."""

    var: Path
    helpers: list[Helper] = field(default_factory=list)

    def staff(self, role: str, region: str) -> tuple[Account, str]:
        """An account of the desk and its session's token."""
        made = cast.account("王县", f"1391{len(self.helpers):07}", role, region)
        return made, cast.session_of(made)


@contextmanager
def founded() -> Iterator[County]:
    """A fresh store that knows the places of 雷山县, open in this process until the block ends; gone afterwards."""
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


def settle(county: County, helpers: int, people: int = 4, each: int = HOUSEHOLDS_EACH) -> None:
    """Let `helpers` more helpers come, with `each` households of `people` people."""
    villages = [row.code for row in regions.listed(cast.XIJIANG, "village")]
    for number in range(len(county.helpers), len(county.helpers) + helpers):
        with db.write():
            account = cast.account(f"帮扶{number}", f"138{number:08}", "helper", cast.XIJIANG)
            homes = [_home(f"{villages[number % len(villages)]}", number * each + place, people) for place in range(each)]
            for home in homes:
                cast.pair(home, account)
            county.helpers.append(Helper(account, cast.session_of(account), homes))


def _home(village: str, number: int, people: int) -> Household:
    return cast.household(f"{village}{number:06}", village, "毛静", "mj", *["毛小妹"] * (people - 1))


def visit(county: County, count: int, *, needs: int, span: tuple[datetime, datetime] | None = None) -> None:
    """Let the helpers make `count` visits in turn, spread over their households and over `span`; the first `needs` of them
    raise a need."""
    since, until = span or (clock.now() - timedelta(days=300), clock.now() - timedelta(hours=2))
    turns = cycle(
        (helper, home) for place in range(HOUSEHOLDS_EACH) for helper in county.helpers for home in [helper.homes[place]]
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


def _push(helper: Helper, made: list[dict[str, Any]]) -> None:
    if made:
        with db.write():
            results = sync.push(helper.account, "bench", None, made)
        assert all(result["outcome"] == "applied" for result in results), results
        made.clear()


def record(home: Household, began: datetime | None = None, **changes: Any) -> dict[str, Any]:
    """A visit as phones send it: about 1.2 KB with a need, two photos and a place."""
    began = began or clock.now() - timedelta(hours=1)
    place = {"lat": 26.5012, "lon": 108.1743, "accuracy_m": 18, "taken_at": clock.rfc3339(began)}
    ended = began + timedelta(minutes=25)
    told = {"needs": [bodies.need()], "photos": [bodies.photo(), bodies.photo()], "summary": _SUMMARY, "location": place}
    return bodies.record(home, **{**told, "started_at": clock.rfc3339(began), "ended_at": clock.rfc3339(ended), **changes})


def push_body(operations: list[dict[str, Any]]) -> bytes:
    """What goes over the wire."""
    return orjson.dumps({"device_id": "bench", "sent_at": clock.rfc3339(clock.now()), "operations": operations})
