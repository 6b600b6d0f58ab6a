"""What lies between a telephone and the server, and everything that can go wrong there."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tests.sim.phone import Answer, Cut, Request
from tests.sim.server import Cutting, Trap

if TYPE_CHECKING:
    from tests.sim.world import World

_HTML = {"Content-Type": "text/html"}
_PAGE = b"<html><title>\xe5\x85\x8d\xe8\xb4\xb9 WiFi</title></html>"
ANSWERS = {
    "portal": Answer(200, _HTML, _PAGE),
    "portal_json": Answer(200, {"Content-Type": "application/json"}, b'{"results":[],"login":"please"}'),
    "redirect": Answer(302, {"Location": "http://10.0.0.1/login"}, b""),
    "413": Answer(413, _HTML, b"<html>too large</html>"),
    "429": Answer(429, {**_HTML, "Retry-After": "7"}, b""),
    "502": Answer(502, _HTML, b"<html>bad gateway</html>"),
}
FAULTS = (
    "none", "drop", "lose", "twice", "later", "twin", "torn", "cut", "stall", "garble", "lock", "kill", "together",
    *ANSWERS,
)  # fmt: skip
_LATE_STATEMENTS = 20


@dataclass(frozen=True)
class Letter:
    """A request on its way, with the cookie that its browser sent along."""

    request: Request
    cookie: str | None
    account: int


class Network:
    def __init__(self, world: "World") -> None:
        self._world = world
        self.held_back: list[Letter] = []

    def carry(self, letter: Letter, fault: str, number: int) -> Answer | Cut:
        """Bring a request to the server under `fault`; what comes back is what its sender is given."""
        if fault in ANSWERS:
            return ANSWERS[fault]
        return _CARRIED[fault](self, letter, number)

    def delayed(self, number: int) -> Letter:
        """One of those that were held back, which now comes after all."""
        letter = self.held_back.pop(number % len(self.held_back))
        self._world.witness.delayed |= operations_in(letter.request)
        return letter

    def deliver(self, letter: Letter, *, faulty: bool = False, **given: Any) -> Answer | Cut:
        """To the server's application, and its answer, looked at by the witness on the way."""
        world = self._world
        world.pass_(1)
        before = world.area(letter.account)
        body = given.get("body")
        answer = world.server.ask(letter.request, world.now, letter.cookie, body)
        world.saw(letter, answer, before, faulty=faulty)
        return answer or Cut()

    def _none(self, letter: Letter, _number: int) -> Answer | Cut:
        return self.deliver(letter)

    def _drop(self, _letter: Letter, _number: int) -> Answer | Cut:
        return Cut()

    def _lose(self, letter: Letter, _number: int) -> Answer | Cut:
        self.deliver(letter)
        return Cut()

    def _twice(self, letter: Letter, number: int) -> Answer | Cut:
        answers = [self.deliver(letter), self.deliver(letter)]
        return answers[number % 2]

    def _later(self, letter: Letter, _number: int) -> Answer | Cut:
        self.held_back.append(letter)
        return Cut()

    def _twin(self, letter: Letter, _number: int) -> Answer | Cut:
        self.held_back.append(letter)
        return self.deliver(letter)

    def _torn(self, letter: Letter, number: int) -> Answer | Cut:
        answer = self.deliver(letter)
        if isinstance(answer, Cut) or not answer.body:
            return Cut()
        return replace(answer, body=answer.body[: number % len(answer.body)])

    def _cut(self, letter: Letter, number: int) -> Answer | Cut:
        """Only the beginning of the body comes, then the line is dead."""
        self.deliver(letter, faulty=True, body=Cutting(letter.request.body, _part(letter, number), silent=False))
        return Cut()

    def _stall(self, letter: Letter, number: int) -> Answer | Cut:
        """The body stops coming; the server loses patience, and what it says then still arrives."""
        silent = number % 3 > 0
        return self.deliver(letter, faulty=True, body=Cutting(letter.request.body, _part(letter, number), silent=silent))

    def _garble(self, letter: Letter, number: int) -> Answer | Cut:
        """A byte of a picture changes on the way. TLS would notice; a proxy that re-packs pictures would not."""
        body = bytearray(letter.request.body)
        if not letter.request.path.startswith("/api/photos") or not body:
            return self.deliver(letter)
        body[number % len(body)] ^= 0xFF
        return self.deliver(replace(letter, request=replace(letter.request, body=bytes(body))), faulty=True)

    def _lock(self, letter: Letter, _number: int) -> Answer | Cut:
        with self._world.server.locked():
            return self.deliver(letter, faulty=True)

    def _kill(self, letter: Letter, number: int) -> Answer | Cut:
        """The server dies over this request, at the step that the number tells; it is started again at once."""
        places = ("commit", "committed", "statement", "begin")
        if letter.request.path.startswith("/api/photos"):
            places = ("put", "kept", *places)
        place = places[number % len(places)]
        self._world.server.trap = Trap(place, number // len(places) % _LATE_STATEMENTS if place == "statement" else 0)
        return self.deliver(letter, faulty=True)

    def _together(self, letter: Letter, number: int) -> Answer | Cut:
        """At the same time as itself, or as one that was held back: their statements alternate as the number tells."""
        other = self.delayed(number) if self.held_back and number % 2 else letter
        return self._world.at_once([letter, other], number)[0]


_CARRIED: dict[str, Callable[[Network, Letter, int], Answer | Cut]] = {
    "none": Network._none,
    "drop": Network._drop,
    "lose": Network._lose,
    "twice": Network._twice,
    "later": Network._later,
    "twin": Network._twin,
    "torn": Network._torn,
    "cut": Network._cut,
    "stall": Network._stall,
    "garble": Network._garble,
    "lock": Network._lock,
    "kill": Network._kill,
    "together": Network._together,
}


def operations_in(request: Request) -> set[str]:
    """The ids of the operations that a push brings."""
    if request.path != "/api/sync/push":
        return set()
    try:
        return {one["id"] for one in json.loads(request.body)["operations"]}
    except (ValueError, KeyError, TypeError):
        return set()


def _part(letter: Letter, number: int) -> int:
    return number % max(1, len(letter.request.body))
