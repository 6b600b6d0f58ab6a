"""A random sample drawn of all that waits in a township, and a spot check asked of a visit."""

from collections.abc import Iterator
from functools import partial

import orjson

from server import ids
from server.visits.model import Visit
from tests.bench import great
from tests.bench.clients import Client
from tests.bench.county import County, opened
from tests.bench.rounds import cost
from tests.bench.server import serving
from tests.bench.table import Row

VISITS = 100_000


def measure() -> Iterator[Row]:
    made = great.store(VISITS)
    with opened(County(made.var)):
        waiting = Visit.select().where(Visit.township == made.supervisor.account.region_code, Visit.state == "waiting")
        number, visit_id = waiting.count(), waiting.get().id
    with serving(made.var) as server:
        client = made.supervisor.client(server)
        draw, ask = {"asked": {}, "percent": 10}, {"visit_id": visit_id}
        yield Row(f"a sample drawn of {number} that wait, CPU", cost(server, partial(_made, client, "/api/samples", draw)), 100)
        yield Row("  a spot check asked, CPU", cost(server, partial(_made, client, "/api/spot-checks", ask)), 30)


def _made(client: Client, address: str, body: dict[str, object]) -> int:
    answer = client.post(address, orjson.dumps({"id": ids.new(), **body}))
    if answer.status != 200:
        raise RuntimeError(f"{address} failed: {answer}")
    return 1
