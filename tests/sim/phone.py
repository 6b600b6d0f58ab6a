"""A small model of the phone: its person's acts, and the rounds of its outbox (web/src/outbox, web/src/field/actions).

What it does is pinned to the TypeScript by tests/scenarios, which both suites run. Nothing here sleeps, opens a socket or
reads a clock: a round is a generator that yields requests and is sent their answers.
"""

import random as chance
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from tests.sim import phone_store as store
from tests.sim.phone_disk import Disk, Entry, Photo, StoreFull
from tests.sim.phone_line import Answer, Cut, Failure, Problem, Request, Told, Unreachable, packed
from tests.sim.phone_loss import compare_canary
from tests.sim.phone_send import BytesGone, Sender, Talk, pull, send_photos, send_text

__all__ = ["Answer", "BytesGone", "Cut", "Disk", "Entry", "Failure", "Phone", "Photo", "Problem", "Request", "StoreFull"]
__all__ += ["Sending", "Unreachable", "photo_note"]

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


def photo_note(id: str, data: bytes, taken_at: str, kind: str = "scene") -> Told:
    """How a visit's body names a photo."""
    return {"id": id, "sha256": sha256(data).hexdigest(), "bytes": len(data), "kind": kind, "taken_at": taken_at}


class Phone:
    """One tab of the app, open in one account's name."""

    def __init__(
        self,
        disk: Disk,
        account_id: str,
        now: Callable[[], int],
        *,
        random: Callable[[], float] = chance.random,
        new_id: Callable[[], str] | None = None,
        device_id: str = "device-1",
        piece: int = 256 * 1024,
        bugs: frozenset[str] = frozenset(),
    ) -> None:
        self.disk, self.now, self._random = disk, now, random
        self._new_id = new_id or _ids(disk.memory, now, random)
        self._sender = Sender(disk, account_id, device_id, now, piece, bugs)
        self._bugs = bugs
        self._begin()

    def _begin(self) -> None:
        self.sending = Sending("resting")
        self.started, self.running, self._again, self._failures = True, False, False, 0
        self._alarm: int | None = self.now()

    # What a person does.

    def save(self, kind: str, body: Told, household_id: str, photos: Mapping[str, bytes] | None = None) -> str:
        """ "Saved" may be said when this returns. Raises StoreFull, and nothing is kept, when there is no room."""
        entry = self._new_entry(kind, body, household_id)
        notes = [note for note in entry.photos if note["id"] in (photos or {})]
        with self.disk.write() as tables:
            tables.entries[entry.id] = entry
            for note in notes:
                tables.photos[note["id"]] = Photo(note["id"], note["sha256"], note["bytes"], entry.id)
                tables.bytes[note["id"]] = (photos or {})[note["id"]]
        self.nudge()
        return entry.id

    def keep(self, id: str) -> None:
        """Leave a refused entry on the phone: it no longer asks for attention, and stays visible."""
        store.change_entry(self.disk, id, kept_at=store.moment(self.now()))

    def discard(self, id: str) -> None:
        store.drop_entry(self.disk, id)

    def discard_photo(self, id: str) -> None:
        store.discard_photo(self.disk, id)

    def resend(self, id: str) -> str:
        """The same words under a new operation: the old one goes as the new one comes."""
        old = self.disk.entries[id]
        again = replace(self._new_entry(old.kind, old.body, old.household_id), made_at=old.made_at)
        with self.disk.write() as tables:
            del tables.entries[id]
            tables.entries[again.id] = again
        self.nudge()
        return again.id

    def mend(self, id: str, body: Told) -> str:
        """Edit and resend a refused visit: its photos move to the new operation, those that were taken out go."""
        old = self.disk.entries[id]
        again = self._new_entry(old.kind, body, old.household_id)
        wanted = {note["id"] for note in again.photos}
        with self.disk.write() as tables:
            for photo in [photo for photo in tables.photos.values() if photo.entry_id == id]:
                if photo.id in wanted:
                    state = "here" if photo.state == "here" else "waiting"
                    tables.photos[photo.id] = replace(photo, entry_id=again.id, state=state, problem=None)
                else:
                    del tables.photos[photo.id]
                    tables.bytes.pop(photo.id, None)
            del tables.entries[id]
            tables.entries[again.id] = again
        self.nudge()
        return again.id

    def lost(self) -> Told | None:
        """At every opening of the app: what the browser has cleared is told to the person, and reported."""
        found_at = store.moment(self.now())

        def report(entries: list[Told], photos: int) -> Entry:
            return self._new_entry(
                "loss.report", {"id": self._new_id(), "found_at": found_at, "entries": entries, "photos": photos}, ""
            )

        found = compare_canary(self.disk, self._new_id(), report)
        if found:
            self.nudge()
        return found

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

    def _new_entry(self, kind: str, body: Told, household_id: str) -> Entry:
        made: Told = {"id": self._new_id(), "made_at": store.moment(self.now()), "kind": kind, "body": body}
        return Entry(**made, household_id=household_id, bytes=len(packed(made)))

    # What the phone does by itself.

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


def _ids(memory: dict[str, Any], now: Callable[[], int], random: Callable[[], float]) -> Callable[[], str]:
    """UUIDv7 that sort as they were made, also when the clock is set back: the outbox sends in their order."""

    def new_id() -> str:
        memory["latest"] = max(now(), memory.get("latest", 0) + 1)
        digits = f"{memory['latest'] << 80 | 7 << 76 | 2 << 62 | int(random() * (1 << 62)):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    return new_id
