"""What a phone asks for when it wakes up: everything once, then mostly nothing."""

from collections.abc import Iterator

import orjson

from tests.bench import county as counties
from tests.bench.clients import Answer, Client
from tests.bench.rounds import cost
from tests.bench.server import serving
from tests.bench.table import Row

_HELPERS, _VISITS = 20, 6


def measure() -> Iterator[Row]:
    with counties.founded() as county:
        with counties.opened(county):
            counties.settle(county, _HELPERS)
            households = _HELPERS * counties.HOUSEHOLDS_EACH
            counties.visit(county, households * _VISITS, needs=households)
            counties.verify()
        with serving(county.var) as server:
            client = county.helpers[0].client(server)
            homes = _ask(client, {}).json()["households"]
            assert all((len(home["visits"]), len(home["members"]), len(home["needs"])) == (_VISITS, 4, 1) for home in homes)
            known = {home["id"]: home["revision"] for home in homes}
            yield Row(f"first pull of {len(known)} households, CPU", cost(server, lambda: _pulls(client, {}, 30)), 10)
            yield Row("pull of nothing new, CPU", cost(server, lambda: _pulls(client, known, 100)), 1.5)
            yield Row("  its bytes", len(_ask(client, known).body), 300, "bytes")


def _pulls(client: Client, known: dict[str, int], times: int) -> int:
    for _ in range(times):
        _ask(client, known)
    return times


def _ask(client: Client, known: dict[str, int]) -> Answer:
    answer = client.post("/api/sync/pull", orjson.dumps({"device_id": "bench", "known": known}))
    if answer.status != 200:
        raise RuntimeError(f"a pull failed: {answer}")
    return answer
