"""A county's Friday: twenty thousand visits counted, and written into a workbook."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from server import clock
from tests import cast
from tests.bench import county as counties
from tests.bench.clients import Client
from tests.bench.process import megabytes
from tests.bench.rounds import cost
from tests.bench.server import Server, serving
from tests.bench.table import Row

FEW, MANY = 2_000, 20_000
_HELPERS = 420


def measure() -> Iterator[Row]:
    weeks = [clock.week_of(clock.now() - timedelta(weeks=ago)) for ago in (2, 1)]
    with counties.founded() as county:
        with counties.opened(county):
            counties.settle(county, _HELPERS)
            for week, visits in zip(weeks, (FEW, MANY), strict=True):
                counties.visit(county, visits, needs=visits // 10, span=clock.week_span(week))
            counties.verify()
            staff = counties.person("王县", "13900000003", "county", cast.LEISHAN)
        with serving(county.var) as server:
            yield from _workbooks(server, staff.client(server), weeks)
        with serving(county.var) as server:
            client = staff.client(server)
            for by in ("township", "village", "helper"):
                spent = cost(server, partial(_get, client, f"/api/tallies/{weeks[1]}?by={by}"))
                yield Row(f"week of {MANY:,} visits by {by}, CPU", spent, 300)


def _workbooks(server: Server, client: Client, weeks: list[str]) -> Iterator[Row]:
    small, large = (f"/api/tallies/{week}.xlsx" for week in weeks)
    idle = {worker: megabytes(worker, "VmRSS") for worker in server.workers()}
    spent = cost(server, lambda: _get(client, large), 5)
    yield Row(f"workbook of {MANY:,} rows, CPU", spent, 2_000)
    above = max(megabytes(worker, "VmHWM") - before for worker, before in idle.items())
    yield Row("  memory at its peak in five such, above idle", above, 80, "MB")
    peaks = []
    for address in (small, large):
        server.forget_peak()
        _get(client, address)
        peaks.append(server.peak())
    yield Row(f"  memory at its peak, beyond that of {FEW:,} rows", max(peaks[1] - peaks[0], 0), 10, "MB")


def _get(client: Client, address: str) -> int:
    answer = client.call("GET", address)
    if answer.status != 200:
        raise RuntimeError(f"{address} failed: {answer}")
    return 1
