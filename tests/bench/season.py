"""What happens in a county week after week, told from a seed: visits, what they raise, what the township says of them.

The same seed tells the same season, for `bulk.py` to write down fast or for the real door to take in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from server.flags.model import KINDS
from server.operations import Operation
from server.visits.model import CHECKS
from tests.bench.land import Home, Land, Person, new_id

WEEKS = 12  # a real township's 315 visits a week, in 27 townships, are 100,000 in twelve weeks
_NO_OFFSET = timedelta()
_DAY = 8 * 3600  # seconds of work
_SEEN, _DONE = ("老人在家", "户主外出务工,与老伴交谈", "孩子放学在家", "一家人正在收稻谷", "邻居也在"), (
    "讲了医保缴费的期限", "看了新修的屋顶", "核对了收入账", "送去了种苗", "约好下周带老人看病", "一切如常",
)  # fmt: skip


@dataclass(frozen=True)
class Call:
    """One visit and all that came of it. `answer` amends it after the first of two verdicts, which returned it.

    `flags`: the kinds of those that a bulk writer raises; the real door finds its own.
    """

    helper: Person
    home: Home
    record: Operation
    verdicts: tuple[dict[str, Any], ...]
    answer: Operation | None
    flags: tuple[str, ...]


def days(luck: Random, land: Land, visits: int, until: datetime, weeks: int = WEEKS) -> Iterator[list[Call]]:
    """`visits` of one county in the order in which they were made, a list a day; the last day ends at `until`."""
    doors = land.doors
    luck.shuffle(doors)
    number, spans = 0, weeks * 7
    for day in range(spans):
        begins = until - timedelta(days=spans - day)
        today = visits * (day + 1) // spans - visits * day // spans
        yield [
            _call(luck, land, *doors[(number + place) % len(doors)], begins + timedelta(seconds=_DAY * place // today), until)
            for place in range(today)
        ]
        number += today


def _call(luck: Random, land: Land, helper: Person, home: Home, began: datetime, until: datetime) -> Call:
    received = began + timedelta(minutes=luck.randrange(25, 600))
    body = {"id": new_id(luck, began), "household_id": home.id, **_content(luck, home, began)}
    record = Operation(new_id(luck, began), body, began + timedelta(minutes=20), received, _NO_OFFSET)
    supervisor = land.supervisors[home.region_code[:9]]
    # Older ones have been looked at, the last days' are what waits.
    looked = luck.random() < (0.97 if until - received > timedelta(days=5) else 0.4)
    returned = looked and luck.random() < 0.06
    verdicts = [_verdict(luck, supervisor, record, 1, returned=returned)] if looked else []
    answer = None
    if returned and luck.random() < 0.6:
        amended = {key: value for key, value in body.items() if key not in ("id", "household_id")}
        amended |= {"visit_id": body["id"], "base_revision": 1, "summary": body["summary"] + ",已补照片"}
        sent = verdicts[0]["at"] + timedelta(hours=6)
        answer = Operation(new_id(luck, sent), amended, sent, sent, _NO_OFFSET)
        if luck.random() < 0.7:
            verdicts.append(_verdict(luck, supervisor, answer, 2, returned=False, visit_id=body["id"]))
    flags = tuple(luck.sample(KINDS, luck.choice((1, 1, 2)))) if luck.random() < 0.1 else ()
    return Call(helper, home, record, tuple(verdicts), answer, flags)


def _content(luck: Random, home: Home, began: datetime) -> dict[str, Any]:
    summary = f"{luck.choice(_SEEN)},{luck.choice(_DONE)}。电表{luck.randrange(100_000)}。"
    checks = {check: "problem" if luck.random() < 0.03 else "fine" for check in CHECKS}
    need = {"id": new_id(luck, began), "category": luck.choice(CHECKS), "description": "想请人来看看", "urgency": "normal"}
    photo = {"id": new_id(luck, began), "sha256": f"{luck.getrandbits(256):064x}", "bytes": 180_000, "kind": "scene"}
    place = {"lat": home.lat + luck.gauss(0, 1e-4), "lon": home.lon + luck.gauss(0, 1e-4), "accuracy_m": 18.0}
    return {
        "started_at": began,
        "ended_at": began + timedelta(minutes=20),
        "mode": luck.choices(("home", "away", "telephone"), (90, 6, 4))[0],
        "met": [],
        "checks": checks,
        "summary": summary,
        "measures": [{"kind": "policy", "text": "讲了政策"}] if luck.random() < 0.3 else [],
        "needs": [need] if luck.random() < 0.1 else [],
        "photos": [{**photo, "taken_at": began}] if luck.random() < 0.6 else [],
        "location": {**place, "taken_at": began} if luck.random() < 0.8 else None,
        "signature_photo_id": None,
    }


def _verdict(
    luck: Random, by: Person, on: Operation, revision: int, *, returned: bool, visit_id: str | None = None
) -> dict[str, Any]:
    at = on.received_at + timedelta(minutes=luck.randrange(30, 3 * 24 * 60))
    return {
        "id": new_id(luck, at),
        "visit_id": visit_id or on.body["id"],
        "revision": revision,
        "reviewer_id": by.id,
        "decision": "returned" if returned else "approved",
        "reasons": [{"field": "photos", "code": "photo_unclear", "note": "看不清"}] if returned else [],
        "note": "",
        "at": at,
    }
