"""A whole county's register through the desk's own door, while a phone goes on sending."""

import threading
import time
from collections.abc import Iterator

import orjson

from tests import cast
from tests.bench import county as counties
from tests.bench import register
from tests.bench.clients import Client, pushed
from tests.bench.server import Server, serving
from tests.bench.table import Row

_HOUSEHOLDS = 40_000
_MEMORY = 200  # megabytes
_BOUNDARY = "a-register-follows"


def measure() -> Iterator[Row]:
    with counties.founded() as county:
        with counties.opened(county):
            counties.settle(county, 1)
            staff = counties.person("王县", "13900000003", "county", cast.LEISHAN)
        register.write(county.var / "register.xlsx", _HOUSEHOLDS)
        form = _form((county.var / "register.xlsx").read_bytes())
        helper = county.helpers[0]
        with serving(county.var) as server:
            for title, counted in (("register of 40,000 households", "added"), ("  the same file again", "unchanged")):
                server.forget_peak()
                phone = _Phone(helper.client(server), helper)
                began = time.perf_counter()
                found = _import(server, staff, form)
                seconds = time.perf_counter() - began
                waits = phone.stop()
                if found[counted] != _HOUSEHOLDS:
                    raise RuntimeError(f"not every household was {counted}: {found}")
                yield Row(f"{title}, peak memory", server.peak(), _MEMORY, "MB")
                yield Row(f"{title}, time", seconds, None, "s")
                yield Row("  slowest push of a phone beside it", max(waits), None)


def _import(server: Server, staff: counties.Person, form: bytes) -> dict[str, int]:
    kind = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}", "Accept": "application/x-ndjson"}
    answer = staff.client(server).call("POST", "/api/households/import", form, **kind)
    last = orjson.loads(answer.body.splitlines()[-1])
    if "result" not in last:
        raise RuntimeError(f"the import failed: {last}")
    counts: dict[str, int] = last["result"]["households"]
    return counts


def _form(content: bytes) -> bytes:
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="register.xlsx"\r\n\r\n'
    return head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()


class _Phone:
    """Sends a visit five times a second until it is stopped."""

    def __init__(self, client: Client, helper: counties.Person) -> None:
        self._client, self._helper = client, helper
        self._over = threading.Event()
        self._waits: list[float] = []
        self._thread = threading.Thread(target=self._send)
        self._thread.start()

    def stop(self) -> list[float]:
        """The milliseconds of every push."""
        self._over.set()
        self._thread.join()
        return self._waits

    def _send(self) -> None:
        while not self._over.wait(0.2):
            body = counties.push_body([counties.record(self._helper.homes[0])])
            began = time.perf_counter()
            pushed(self._client, [body])
            self._waits.append((time.perf_counter() - began) * 1000)
