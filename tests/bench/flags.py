"""What it costs to look twice: flags found of visits on their way in, alone and fifty at a time."""

import time
from collections.abc import Iterator
from itertools import cycle, islice

from server import db
from server.flags import service as flags
from server.flags.model import Flag
from server.sync import service as sync
from server.visits.model import VisitTag
from tests.bench import county as counties
from tests.bench.county import County, Person
from tests.bench.table import Row

STORED = 4_000
_ROUNDS, _ALONE, _BATCH = 5, 20, 50


def measure() -> Iterator[Row]:
    with counties.founded() as county, counties.opened(county):
        counties.settle(county, 32)
        counties.visit(county, STORED, needs=STORED // 10)
        for name, pushes, each in (("alone", _ALONE, 1), (f"in a batch of {_BATCH}", 2, _BATCH)):
            spent = min(_spent(county, pushes, each) for _ in range(_ROUNDS))
            yield Row(f"flags of a visit that has five, {name}, CPU", spent, 3)


def _spent(county: County, pushes: int, each: int) -> float:
    """Milliseconds of this thread's processor a visit: weighed again in the write that has just brought it."""
    spent = 0.0
    for helper in islice(cycle(county.helpers), pushes):
        with db.write():
            visit_ids = _pushed(helper, each)
        with db.write():
            Flag.delete().where(Flag.visit_id.in_(visit_ids)).execute()
            VisitTag.delete().where(VisitTag.visit_id.in_(visit_ids)).execute()
            before = time.thread_time()
            flags.weigh(visit_ids)
            spent += time.thread_time() - before
    return spent * 1000 / (pushes * each)


def _pushed(helper: Person, each: int) -> list[str]:
    sent = [counties.odd(home) for home in islice(cycle(helper.homes), each)]
    results = sync.push(helper.account, "bench", sync.read(sent, None))
    assert all(result["outcome"] == "applied" for result in results), results
    return [one["body"]["id"] for one in sent]
