"""A phone that records visits and photos and sends each, under the ids that it gave them, until it is told that it has come."""

import secrets
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from random import Random
from typing import Any

import orjson

from server import ids
from tests import bodies
from tests.faults.ledger import Ledger
from tests.faults.stage import PICTURE, Home, Person, Stage

UPLOADS = "/api/photos/uploads"
PIECE = 20_000  # bytes of a photo in one request: several, so that faults fall between them
GIVES_UP = 90  # seconds
_TUS = {"Tus-Resumable": "1.0.0"}
_MEDIA = {"Content-Type": "application/offset+octet-stream"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Sender:
    """One phone of `helper`; `port` is asked before each connection, for servers move."""

    helper: Person
    port: Callable[[], int]
    ledger: Ledger
    random: Random
    most_photos: int = 2  # of a visit
    seconds: float = 60  # until it gives an answer up
    pause: float = 0.1  # before a request is sent again
    over: threading.Event = field(default_factory=threading.Event)
    _line: HTTPConnection | None = None
    _arrived: float = field(default_factory=time.monotonic)  # when something last did

    def work(self) -> None:
        """Record and deliver visits until `over`; what was begun by then is still delivered."""
        for home in cycle(self.helper.homes):
            if self.over.is_set():
                return
            for photo_id, data in self.visit(home, self.random.randint(0, self.most_photos)).items():
                self.upload(photo_id, data)

    def visit(self, home: Home, photos: int) -> dict[str, bytes]:
        """Record a visit with so many photos; returns those, which are still to be uploaded, by id."""
        taken = {ids.new(): PICTURE + secrets.token_bytes(16) for _ in range(photos)}
        announced = [bodies.photo(id=one, sha256=_hex(data), bytes=len(data)) for one, data in taken.items()]
        self.record(bodies.record(home, summary=f"第{ids.new()}次", photos=announced, needs=[bodies.need()]))
        return taken

    def record(self, operation: dict[str, Any]) -> None:
        """Push until it is acknowledged; one in four is pushed once more, as if the answer had been lost."""
        result = self._pushed(operation)
        self.ledger.recorded[operation["id"]] = operation["body"]
        if result["outcome"] != "applied":
            self.ledger.wrong(f"a visit was {result}")
        if self.random.random() < 0.25 and not self._pushed(operation)["replay"]:
            self.ledger.wrong(f"{operation['id']} had been acknowledged, and was taken for new")

    def upload(self, photo_id: str, data: bytes) -> None:
        """Send a photo in pieces, from where the server says it is, until the server names its hash."""
        said = {"photo_id": photo_id, "sha256": _hex(data), "filetype": "image/jpeg"}
        metadata = ",".join(f"{name} {b64encode(value.encode()).decode()}" for name, value in said.items())
        answer = None
        while answer is None or "Ruhu-Sha256" not in answer.headers:
            if answer is not None and answer.status in (201, 204):
                offset = int(answer.headers["Upload-Offset"])
                headers = {**_MEDIA, "Upload-Offset": str(offset)}
                answer = self.ask("PATCH", f"{UPLOADS}/{photo_id}", data[offset : offset + PIECE], **_TUS, **headers)
            else:
                self._look_at(answer, photo_id)
                sizes = {"Upload-Length": str(len(data)), "Upload-Metadata": metadata}
                answer = self.ask("POST", UPLOADS, None, **_TUS, **sizes)
        self.ledger.uploaded[photo_id] = _hex(data)
        if answer.headers["Ruhu-Sha256"] != _hex(data):
            self.ledger.wrong(f"photo {photo_id} was acknowledged as another")

    def ask(self, method: str, path: str, body: bytes | None, **headers: str) -> Answer | None:
        """One request; None when it was cut off."""
        known = {"Cookie": f"ruhu={self.helper.token}", "Ruhu-Account": self.helper.account_id}
        began = time.monotonic()
        try:
            if self._line is None:
                self._line = HTTPConnection("127.0.0.1", self.port(), timeout=self.seconds)
            self._line.request(method, path, body, {**known, **headers})
            came = self._line.getresponse()
            answer = Answer(came.status, dict(came.getheaders()), came.read())
        except (OSError, HTTPException):
            self.ledger.broke()
            self.hang_up()
            return None
        if answer.status < 300:
            self._arrived = time.monotonic()
        self.ledger.answered(answer.status, answer.headers, path, time.monotonic() - began)
        return answer

    def hang_up(self) -> None:
        if self._line:
            self._line.close()
        self._line = None

    def _pushed(self, operation: dict[str, Any]) -> dict[str, Any]:
        while True:
            message = orjson.dumps({"device_id": "phone", "operations": [operation]})
            answer = self.ask("POST", "/api/sync/push", message, **{"Content-Type": "application/json"})
            if answer is not None and answer.status == 200:
                result: dict[str, Any] = orjson.loads(answer.body)["results"][0]
                return result
            if answer is not None and answer.status != 503:
                self.ledger.wrong(f"a push was answered {answer.status} {answer.body[:200]!r}")
            self._rest()

    def _look_at(self, answer: Answer | None, photo_id: str) -> None:
        # 404: the upload was never begun; 409: its offset is another; 423: the request that was cut off still holds it.
        if answer is not None and answer.status not in (503, 404, 409, 423):
            self.ledger.wrong(f"photo {photo_id} was answered {answer.status} {answer.body[:200]!r}")
        if answer is not None and answer.status == 409 and b"unknown_photo" in answer.body:
            self.ledger.wrong(f"photo {photo_id}, which had been announced, is unknown")
        self._rest()

    def _rest(self) -> None:
        if time.monotonic() - self._arrived > GIVES_UP:
            self.ledger.wrong(f"nothing was taken for {GIVES_UP} seconds")
            raise SystemExit  # ends this thread alone
        time.sleep(self.pause)


@contextmanager
def sending(stage: Stage, port: Callable[[], int], ledger: Ledger, seed: int, **more: float) -> Iterator[None]:
    """Every helper records and sends in a thread of its own; at the end all that was begun is delivered."""
    # Every second one sends no photos: where those are put off, its visits still come.
    senders = [Sender(one, port, ledger, Random(seed + n), n % 2 * 2, **more) for n, one in enumerate(stage.helpers)]
    threads = [threading.Thread(target=sender.work) for sender in senders]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for sender in senders:
            sender.over.set()
        for thread in threads:
            thread.join()
        for sender in senders:
            sender.hang_up()


def _hex(data: bytes) -> str:
    return sha256(data).hexdigest()
