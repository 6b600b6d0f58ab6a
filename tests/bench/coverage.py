"""The four coverages of a county of 40,000 households, and the list of who is not covered."""

from collections.abc import Iterator

from tests.bench import great
from tests.bench.clients import Client
from tests.bench.rounds import cost
from tests.bench.server import serving
from tests.bench.table import Row

VISITS = 100_000


def measure() -> Iterator[Row]:
    made = great.store(VISITS)
    with serving(made.var) as server:
        client = made.county.client(server)
        for name, path, budget in (
            ("the four coverages of 40,000 households, CPU", "", 300),
            ("  of one township, CPU", f"?region={made.supervisor.account.region_code}", 30),
            ("  who was not visited this month, first page, CPU", "/visited", 50),
        ):
            yield Row(name, cost(server, lambda path=path: _get(client, f"/api/coverages{path}")), budget)


def _get(client: Client, address: str) -> int:
    answer = client.call("GET", address)
    if answer.status != 200:
        raise RuntimeError(f"{address} failed: {answer}")
    return 1
