"""A small model of the phone: its person's acts (web/src/field/actions) on the store and the outbox of one account.

What it does is pinned to the TypeScript by tests/scenarios, which both suites run.
"""

import random as chance
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from tests.sim import phone_store as store
from tests.sim.phone_disk import Disk, Entry, Photo, StoreFull
from tests.sim.phone_line import Answer, Cut, Failure, Problem, Request, Told, Unreachable, packed
from tests.sim.phone_loss import compare_canary
from tests.sim.phone_outbox import Outbox, Sending
from tests.sim.phone_photos import BytesGone
from tests.sim.phone_sender import Sender

__all__ = ["Answer", "BytesGone", "Cut", "Disk", "Entry", "Failure", "Phone", "Photo", "Problem", "Request", "StoreFull"]
__all__ += ["Sending", "Unreachable", "photo_note"]


def photo_note(id: str, data: bytes, taken_at: str, kind: str = "scene") -> Told:
    """How a visit's body names a photo."""
    return {"id": id, "sha256": sha256(data).hexdigest(), "bytes": len(data), "kind": kind, "taken_at": taken_at}


class Phone(Outbox):
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
        super().__init__(Sender(disk, account_id, device_id, now, piece, bugs), random)
        self._new_id = new_id or _ids(disk.memory, now, random)

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
            for photo in [photo for photo in tables.photos.values() if photo.entry_id == id]:
                tables.photos[photo.id] = replace(photo, entry_id=again.id)
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

    def _new_entry(self, kind: str, body: Told, household_id: str) -> Entry:
        made: Told = {"id": self._new_id(), "made_at": store.moment(self.now()), "kind": kind, "body": body}
        return Entry(**made, household_id=household_id, bytes=len(packed(made)))


def _ids(memory: dict[str, Any], now: Callable[[], int], random: Callable[[], float]) -> Callable[[], str]:
    """UUIDv7 that sort as they were made, also when the clock is set back: the outbox sends in their order."""

    def new_id() -> str:
        memory["latest"] = max(now(), memory.get("latest", 0) + 1)
        digits = f"{memory['latest'] << 80 | 7 << 76 | 2 << 62 | int(random() * (1 << 62)):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    return new_id
