"""A county's Friday: twenty thousand visits counted, and written into a workbook."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from server import clock
from tests.bench import great
from tests.bench.clients import Client
from tests.bench.great import Great
from tests.bench.process import megabytes
from tests.bench.rounds import cost
from tests.bench.server import Server, serving
from tests.bench.table import Row

MANY, WEEKS = 20_000, 3
_TRIED = "visits, households and pairings are read once as bare rows and added up for every cut"
_TRIED_BOOK = "all rows are written as plain cells, pages begin where the last one ended; each week is read once"


def measure() -> Iterator[Row]:
    # Of three weeks up to now, the one before this lies within whole, whatever the day is.
    made, week = great.store(MANY * WEEKS, weeks=WEEKS), clock.week_of(clock.now() - timedelta(weeks=1))
    with serving(made.var) as server:
        yield from _workbooks(server, made, week)
    with serving(made.var) as server:
        client = made.county.client(server)
        for by in ("township", "village", "helper"):
            spent = cost(server, partial(_get, client, f"/api/tallies/{week}?by={by}"))
            yield Row(f"week of {MANY:,} visits by {by}, CPU", spent, 300, tried=_TRIED)


def _workbooks(server: Server, made: Great, week: str) -> Iterator[Row]:
    client, large = made.county.client(server), f"/api/tallies/{week}.xlsx"
    small = f"{large}?region={made.supervisor.account.region_code}"
    idle = {worker: megabytes(worker, "VmRSS") for worker in server.workers()}
    spent = cost(server, lambda: _get(client, large), 5)
    yield Row(f"workbook of {MANY:,} rows, CPU", spent, 2_000, tried=_TRIED_BOOK)
    above = max(megabytes(worker, "VmHWM") - before for worker, before in idle.items())
    yield Row("  memory at its peak in five such, above idle", above, 80, "MB")
    peaks = []
    for address in (small, large):
        server.forget_peak()
        _get(client, address)
        peaks.append(server.peak())
    yield Row("  memory at its peak, beyond that of a township's", max(peaks[1] - peaks[0], 0), 10, "MB")


def _get(client: Client, address: str) -> int:
    answer = client.call("GET", address)
    if answer.status != 200:
        raise RuntimeError(f"{address} failed: {answer}")
    return 1
