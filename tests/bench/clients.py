"""Phones, as the server sees them: one connection kept open, the headers that browsers send."""

import gzip
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPConnection
from typing import Any

import brotli
import orjson

from server.accounts.model import Account
from tests.bench.server import Server

_BROWSER = {"Accept-Encoding": "br", "Sec-Fetch-Site": "same-origin"}
_WORTH_PACKING = 8 * 1024  # bytes; web/src/api/packed.ts
_TUS = {"Tus-Resumable": "1.0.0"}


@dataclass(frozen=True)
class Answer:
    """`body` as it came over the wire, compressed where it was."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        plain = brotli.decompress(self.body) if self.headers.get("Content-Encoding") == "br" else self.body
        return orjson.loads(plain)


class Client:
    """One person's browser; `token` opened the session."""

    def __init__(self, server: Server, account: Account, token: str) -> None:
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
        self._always = {**_BROWSER, "Cookie": f"ruhu={token}", "Ruhu-Account": account.id}

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        self._connection.request(method, path, body, {**self._always, **headers})
        answer = self._connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())

    def post(self, path: str, body: bytes) -> Answer:
        """JSON, packed where the web app packs it."""
        if len(body) < _WORTH_PACKING:
            return self.call("POST", path, body, **{"Content-Type": "application/json"})
        return self.call("POST", path, gzip.compress(body), **{"Content-Type": "application/json", "Content-Encoding": "gzip"})

    def upload(self, photo_id: str, data: bytes) -> None:
        """A photo, as the phone sends it: created, then all of it in one piece."""
        digest = sha256(data).hexdigest()
        told = {"photo_id": photo_id, "sha256": digest, "filetype": "image/jpeg"}
        metadata = ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in told.items())
        made = self.call(
            "POST", "/api/photos/uploads", **_TUS, **{"Upload-Length": str(len(data)), "Upload-Metadata": metadata}
        )
        piece = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
        done = self.call("PATCH", made.headers["Location"], data, **_TUS, **piece)
        if done.headers.get("Ruhu-Sha256") != digest:
            raise RuntimeError(f"a photo did not arrive: {done}")


def pushed(client: Client, bodies: list[bytes]) -> None:
    """Send each body in a request of its own; raises where one of its operations was not applied."""
    for body in bodies:
        answer = client.post("/api/sync/push", body)
        results = answer.json()["results"] if answer.status == 200 else []
        if not results or any(result["outcome"] != "applied" for result in results):
            raise RuntimeError(f"a push failed: {answer}")


def at_once(work: list[Callable[[], Answer]], each: int) -> list[tuple[int, float]]:
    """Every caller `each` times, all at the same time; status and milliseconds of every call."""
    found: list[tuple[int, float]] = []
    barrier = threading.Barrier(len(work))

    def run(call: Callable[[], Answer]) -> None:
        barrier.wait()
        for _ in range(each):
            began = time.perf_counter()
            status = call().status
            found.append((status, (time.perf_counter() - began) * 1000))

    threads = [threading.Thread(target=run, args=(call,)) for call in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
