"""The register moves households to and fro while records of them arrive: nobody is turned away, no need is left behind."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from server import db, ids
from server.households import importer
from server.households.model import Household
from server.needs.model import Need, NeedStep
from tests.bodies import need, operation, push, record
from tests.cast import Cast, pair, session_of
from tests.households.office import XIAOLONG, id_number, person, take
from tests.processes import at_once

HOUSEHOLDS = 8
PLACES = ({"village": "小龙村"}, {"township": "丹江镇", "village": "西门村"})
NUMBERS = [id_number() for _ in range(HOUSEHOLDS)]


def moved(place: dict[str, str]) -> None:
    take(*(person(f"{XIAOLONG}{number:06d}", id_number=NUMBERS[number], **place) for number in range(HOUSEHOLDS)))


def to_and_fro(enough: Event) -> int:
    """Ends in the second place; how often it has moved them all."""
    times = 0
    with db.database.connection_context():
        while not enough.is_set() or times % 2 == 0:
            times += 1
            moved(PLACES[times % 2])
    return times


def bodies(operations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"device_id": "phone-1", "operations": [one]} for one in operations]


def test_a_register_and_a_phone_wait_for_each_other_and_both_come_through(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "HANDFUL", 3)
    moved(PLACES[0])
    homes = list(Household.select().where(Household.code.startswith(XIAOLONG)).order_by(Household.id.desc()))
    for home in homes:
        pair(home, cast.helper)
    wishes = [need() for _ in homes]
    push(cast.client(cast.helper), *(record(home, needs=[wish]) for home, wish in zip(homes, wishes, strict=True)))
    steps = [
        operation("need.step", {"id": ids.new(), "need_id": wish["id"], "kind": "progress", "note": f"第{number}次"})
        for number in range(2)
        for wish in wishes
    ]
    raising = [record(home, needs=[need()]) for home in homes]
    enough = Event()
    with ThreadPoolExecutor() as pool:
        moving = pool.submit(to_and_fro, enough)
        try:
            sent = [(session_of(cast.helper), "/api/sync/push", bodies(one)) for one in (steps, raising)]
            answers = at_once(cast.app, sent)
        finally:
            enough.set()
    assert moving.result() > 2
    assert [answer for one in answers for answer in one if answer["results"][0]["outcome"] != "applied"] == []
    assert NeedStep.select().where(NeedStep.kind == "progress").count() == len(steps)
    lie = {home.id: home.region_code for home in Household.select()}
    assert [one.id for one in Need.select() if one.region_code != lie[one.household_id]] == []
