"""A phone's outbox: when a round is due, its three parts, and when the next one is. The model of web/src/outbox/outbox.ts.

Nothing here sleeps, opens a socket or reads a clock: a round is a generator that yields requests and is sent their answers.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from tests.sim.phone_line import Answer, Cut, Failure, Problem, Request, Told
from tests.sim.phone_photos import send_photos
from tests.sim.phone_pull import pull
from tests.sim.phone_sender import Sender, Talk
from tests.sim.phone_text import send_text

IDLE = 10 * 60_000
ELSEWHERE = 60_000
_FIRST = 2_000
_LONGEST = 5 * 60_000


@dataclass(frozen=True)
class Sending:
    """What the person is told: resting, text, pulling, photo, waiting (until `at`, by the phone's clock) or paused."""

    doing: str
    at: int | None = None
    failure: Told | None = None


class Outbox:
    def __init__(self, sender: Sender, random: Callable[[], float]) -> None:
        self.disk, self.now = sender.disk, sender.now
        self._sender, self._random, self._bugs = sender, random, sender.bugs
        self._begin()

    def _begin(self) -> None:
        self.sending = Sending("resting")
        self.started, self.running, self._again, self._failures = True, False, False, 0
        self._alarm: int | None = self.now()

    def sign_out(self) -> None:
        """The store stays."""
        if "clears_at_sign_out" in self._bugs:
            self.disk.evict()
        self.started, self._alarm = False, None

    def sign_in(self) -> None:
        """After `sign_out`, or because the session had run out; the cookie is the world's to bring."""
        if not self.started:
            running, self.running = self.running, False
            self._begin()
            self.running = running
        self.nudge()

    def wake(self) -> None:
        """A network came back, or the app is looked at again."""
        if self.started:
            self._failures = 0
            self.nudge()

    def clock_moved(self, ms: int) -> None:
        """Somebody set the phone's clock: its timers do not go by that."""
        if self._alarm is not None:
            self._alarm += ms

    def nudge(self) -> None:
        if self.started:
            self._again, self._alarm = True, self.now()

    @property
    def due(self) -> int | None:
        """When the next round is to begin, by the phone's clock; None when stopped, paused or under way."""
        return None if self.running or not self.started else self._alarm

    def round(self) -> Talk:
        """Rounds until nothing has asked for another one; none while another tab is at it."""
        if self.running or not self.started:
            return
        self.running = True
        try:
            self._again = True
            while self._again and self.started:
                self._again = False
                yield from self._run()
        finally:
            self.running = False

    def _run(self) -> Talk:
        try:
            ran = yield from self._alone()
            self._failures = 0
            self.sending = Sending("resting")
            self._alarm = self.now() + (IDLE if ran else ELSEWHERE)
        except Failure as failure:
            if self.started:
                self._fail(failure)

    def _alone(self) -> Generator[Request, Answer | Cut, bool]:
        if self.disk.sending is not None:
            return False
        self.disk.sending = self
        try:
            yield from self._parts()
        finally:
            self.disk.sending = None
        return True

    def _parts(self) -> Talk:
        """Text first, so that the words arrive even when the pictures cannot; held entries are asked after on the way."""
        self.sending = Sending("text")
        yield from send_text(self._sender, "waiting")
        yield from send_text(self._sender, "held")
        self.sending = Sending("pulling")
        if (yield from pull(self._sender)):
            yield from send_text(self._sender, "waiting")
        self.sending = Sending("photo")
        yield from send_photos(self._sender)

    def _fail(self, failure: Failure) -> None:
        self._failures += 1
        wait = wait_after(failure, self._failures, self._random())
        if needs_person(failure) and "retries_on_401" not in self._bugs:
            self.sending, self._alarm = Sending("paused", failure=failure.told()), None
        else:
            self.sending = Sending("waiting", self.now() + wait, failure.told())
            self._alarm = self.now() + wait


def needs_person(failure: Failure) -> bool:
    return isinstance(failure, Problem) and (failure.status == 401 or failure.code == "password_change_required")


def wait_after(failure: Failure, failures: int, random: float) -> int:
    """Milliseconds: doubled each time and jittered by half; what the server asks for is never undercut."""
    full = min(_LONGEST, _FIRST * 2 ** min(failures - 1, 20))
    asked = (failure.retry_after or 0) * 1000
    return int(max(asked * (1 + random / 4), full * (0.5 + random / 2)) + 0.5)
