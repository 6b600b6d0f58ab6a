"""What a phone keeps, and the one way to change it: the model of web/src/store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import Any

from tests.sim.phone_line import Failure, Told

_USUAL_ROOM = 1024 * 1024


class StoreFull(Failure):
    """The phone has no room left. Nothing of the transaction was written."""

    def told(self) -> Told:
        return {"code": "store_full", "title": ""}


@dataclass(frozen=True)
class Entry:
    """One saved operation: stays until the server has it and its photos, and a person has dealt with a refusal."""

    id: str
    kind: str
    made_at: str
    body: Told
    household_id: str
    bytes: int
    state: str = "waiting"
    custody: str = "phone"
    attempts: int = 0
    attempted_at: str | None = None
    failure: Told | None = None
    problem: Told | None = None
    answered_at: str | None = None
    received_at: str | None = None
    kept_at: str | None = None

    @property
    def photos(self) -> list[Told]:
        return self.body.get("photos", []) if self.is_visit or self.kind == "need.step" else []

    @property
    def is_visit(self) -> bool:
        return self.kind in ("visit.record", "visit.amend")


@dataclass(frozen=True)
class Photo:
    id: str
    sha256: str
    bytes: int
    entry_id: str
    state: str = "waiting"
    sent: int = 0
    begun: bool = False
    problem: Told | None = None
    here_at: str | None = None


@dataclass
class Tables:
    """Rows are frozen, so that a copy of the tables is a snapshot."""

    entries: dict[str, Entry] = field(default_factory=dict)
    photos: dict[str, Photo] = field(default_factory=dict)
    bytes: dict[str, bytes] = field(default_factory=dict)
    households: dict[str, Told] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    def entries_in(self, state: str) -> list[Entry]:
        """In the order in which they were made: ids sort by time."""
        return sorted((entry for entry in self.entries.values() if entry.state == state), key=lambda entry: entry.id)

    def photos_in(self, state: str) -> list[Photo]:
        return sorted((photo for photo in self.photos.values() if photo.state == state), key=lambda photo: photo.id)

    def unsent_photos(self) -> int:
        return sum(photo.state in ("waiting", "refused") for photo in self.photos.values())

    def size(self) -> int:
        return sum(entry.bytes for entry in self.entries.values()) + sum(map(len, self.bytes.values()))


class Disk(Tables):
    """One account's store on one device. Read it any time; it changes only by whole transactions."""

    def __init__(self) -> None:
        super().__init__()
        self.memory: dict[str, Any] = {}
        self.room: int | None = None
        self.let_go: set[str] = set()  # photos whose copies went for want of room: for who watches, no part of the store
        self.sending: object | None = None  # the tab that has the lock; not on the disk: it dies with its tab
        self.step: Callable[[str], None] = lambda when: None

    @contextmanager
    def write(self) -> Iterator[Tables]:
        """One transaction. What is raised within it, or by `step("before")`, leaves nothing of it."""
        draft = Tables(**{table.name: dict(getattr(self, table.name)) for table in fields(Tables)})
        yield draft
        if self._is_full(draft):
            self._release_copies(draft)
        if self._is_full(draft):
            raise StoreFull
        self.step("before")
        vars(self).update(vars(draft))
        self.step("after")
        self._note()

    def _note(self) -> None:
        """What is unsent, without a word of it; not while this store has no canary: it cannot know what is missing."""
        if "canary" not in self.settings:
            return
        unsent = [entry for state in ("waiting", "held", "refused") for entry in self.entries_in(state)]
        told = [
            {"id": one.id, "kind": one.kind, "made_at": one.made_at, "household_id": one.household_id}
            for one in sorted(unsent, key=lambda entry: entry.id)
            if one.kind != "loss.report"
        ]
        self.memory["note"] = {"canary": self.settings["canary"], "entries": told, "photos": self.unsent_photos()}

    def _is_full(self, draft: Tables) -> bool:
        return self.room is not None and draft.size() > max(self.room, self.size())

    def _release_copies(self, draft: Tables) -> None:
        """Oldest first, never of a photo that the server has not."""
        freed = 0
        for photo in self.photos_in("here"):
            if freed < _USUAL_ROOM and photo.id in self.bytes:
                freed += len(self.bytes.pop(photo.id))
                self.let_go.add(photo.id)
                draft.bytes.pop(photo.id, None)

    def evict(self) -> None:
        """The browser clears the store; what its small memory holds stays."""
        vars(self).update(vars(Tables()))
