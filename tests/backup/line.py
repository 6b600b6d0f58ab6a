"""The phone's model (tests/sim) on a real line to a real server."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException

from server import ids
from server.households.model import Household
from tests import bodies
from tests.serving import PATIENCE
from tests.sim.phone import Answer, Cut, Disk, Phone, Request, photo_note


class Handset:
    """A phone with its disk, and the cookie of whoever is signed in on it."""

    def __init__(self, account_id: str, cookie: str, piece: int = 256 * 1024) -> None:
        self.disk, self.cookie = Disk(), cookie
        self._phone: Callable[[], Phone] = lambda: Phone(self.disk, account_id, _now, new_id=ids.new, piece=piece)

    def visit(self, household: Household, *pictures: bytes, needs: int = 0) -> str:
        """Save a visit; returns its id."""
        notes = {ids.new(): data for data in pictures}
        photos = [photo_note(photo_id, data, bodies.ago(hours=1)) for photo_id, data in notes.items()]
        body = bodies.visit(household, photos=photos, needs=[bodies.need() for _ in range(needs)])
        self._phone().save("visit.record", body, household.id, notes)
        visit_id: str = body["id"]
        return visit_id

    def send(self, port: int, most: int = 1000) -> None:
        """A round of the sender; after `most` requests the tab is killed."""
        line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        talk = self._phone().round()
        answer: Answer | Cut | None = None
        try:
            for _ in range(most):
                answer = self._asked(line, next(talk) if answer is None else talk.send(answer))
        except StopIteration:
            pass
        finally:
            talk.close()
            line.close()
            self.disk.sending = None  # the lock dies with the tab

    def unsent(self) -> list[str]:
        """What is still only here, and why."""
        rows = [*self.disk.entries.values(), *self.disk.photos.values()]
        return [f"{row.id} {row.state} {row.problem}" for row in rows if row.state not in ("applied", "here")]

    def _asked(self, line: HTTPConnection, request: Request) -> Answer | Cut:
        headers = {**request.headers, "Cookie": f"ruhu={self.cookie}"}
        try:
            line.request(request.method, request.path, request.body or None, headers)
            answer = line.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        except (OSError, HTTPException):
            line.close()
            return Cut()


def _now() -> int:
    return time.time_ns() // 1_000_000
