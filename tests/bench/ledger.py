"""The needs ledger of a county: its list under each filter, its figures by each cut. Beside a hundred thousand visits, every
tenth with a need."""

from collections.abc import Iterator
from functools import partial

from server.needs.figures import CUTS
from server.needs.narrowing import AGES, DUE, LACKS
from tests.bench import great
from tests.bench.clients import Client
from tests.bench.rounds import cost
from tests.bench.server import serving
from tests.bench.table import Row

VISITS = 100_000
_ROUNDS = 5


def measure() -> Iterator[Row]:
    made = great.store(VISITS)
    with serving(made.var) as server:
        for place, person in (("county", made.county), ("township", made.supervisor)):
            client = person.client(server)
            asked = ["", "state=open", "urgency=urgent", "category=housing", "owner=none"]
            asked += [f"{name}={word}" for name, words in (("age", AGES), ("due", DUE), ("lacks", LACKS)) for word in words]
            costs = {query: cost(server, partial(_get, client, f"/api/needs?{query}"), _ROUNDS) for query in asked}
            worst = max(costs, key=lambda query: costs[query])
            yield Row(f"ledger of a {place}, costliest filter: {worst or 'none'}, CPU", costs[worst], 100)
            for by in CUTS:
                spent = cost(server, partial(_get, client, f"/api/needs/figures?by={by}"), _ROUNDS)
                yield Row(f"  its figures by {by}, CPU", spent, 100)


def _get(client: Client, address: str) -> int:
    answer = client.call("GET", address)
    if answer.status != 200:
        raise RuntimeError(f"{address} failed: {answer}")
    return 1
