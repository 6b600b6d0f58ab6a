"""A picture of some 200 KB, from its announcement to its place on the disk; its thumbnail apart."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests import bodies
from tests.bench import county as counties
from tests.bench.clients import Client, pushed
from tests.bench.county import Person
from tests.bench.server import Server, serving
from tests.bench.table import Row

_SCENE = (Path(__file__).parents[1] / "data" / "photos" / "other_scene.jpg").read_bytes()
_EACH, _ROUNDS = 50, 7
_TRIED = "checked without decoding, hashed once, thumbnail deferred, statements made once"
_QUIET = 0.5  # seconds without work after which the thumbnails are done


def measure() -> Iterator[Row]:
    with counties.founded() as county:
        with counties.opened(county):
            counties.settle(county, 1)
        with serving(county.var) as server:
            helper = county.helpers[0]
            client = helper.client(server)
            sending = _Sending(server, client, helper)
            sending.round()
            sending.round()
            before = server.memory()
            found = [sending.round() for _ in range(_ROUNDS)]
            grown = server.memory() - before
    upload = f"photo of {len(_SCENE) // 1000} KB, both requests, CPU"
    yield Row(upload, min(upload for upload, _ in found), 5, tried=_TRIED)
    yield Row("  its thumbnail, afterwards", min(thumbnail for _, thumbnail in found), None)
    yield Row(f"  memory of the workers after {_ROUNDS * _EACH} photos, growth", max(grown, 0), 10, "MB")


@dataclass
class _Sending:
    """A phone that sends photo after photo; `making`: the server's threads that have been seen to make thumbnails."""

    server: Server
    client: Client
    helper: Person
    sent: int = 0
    making: set[int] = field(default_factory=set)

    def round(self) -> tuple[float, float]:
        """CPU of one upload and of one thumbnail."""
        pictures = [_picture(self.sent + number) for number in range(_EACH)]
        self.sent += _EACH
        named = [bodies.photo(sha256=sha256(data).hexdigest(), bytes=len(data)) for data in pictures]
        pushed(self.client, [counties.push_body([bodies.record(self.helper.homes[0], photos=named)])])
        began = self.server.threads()
        for photo, data in zip(named, pictures, strict=True):
            self.client.upload(photo["id"], data)
        answered = self.server.threads()
        done = _when_quiet(self.server)
        # Only thumbnails go on after the last answer.
        self.making |= {thread for thread in done if done[thread] - answered.get(thread, 0) > 20}
        spent = {thread: done[thread] - began.get(thread, 0) for thread in done}
        thumbnails = sum(spent.get(thread, 0) for thread in self.making)
        return (sum(spent.values()) - thumbnails) / _EACH, thumbnails / _EACH


def _when_quiet(server: Server) -> dict[int, float]:
    while True:
        before = server.threads()
        time.sleep(_QUIET)
        after = server.threads()
        if sum(after.values()) - sum(before.values()) < 5:
            return after


def _picture(number: int) -> bytes:
    """The same picture with a comment of its own, so that its SHA-256 is its own too."""
    said = f"bench {number}".encode()
    return _SCENE[:2] + b"\xff\xfe" + (len(said) + 2).to_bytes(2) + said + _SCENE[2:]
