"""What was said and shown while a schedule was played: the facts that the promises are held against."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

KINDS = ("lost", "doubled", "leaked", "silent", "rude")


@dataclass(frozen=True)
class Breach:
    """A promise that was not kept. `kind`: lost, doubled, leaked, silent; or rude: nobody's work suffered, but it is wrong."""

    kind: str
    promise: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.promise}: {self.what}"


@dataclass(frozen=True)
class Saved:
    """An operation that a person was told is saved."""

    id: str
    account: int
    device: int
    kind: str
    body: dict[str, Any]
    cared: bool = False  # for a household that was this helper's, told from the tables at that moment


@dataclass(frozen=True)
class Verdict:
    """A supervisor's word that was taken, with the revision and the words that she had before her eyes."""

    id: str
    visit_id: str
    revision: int
    decision: str
    seen: dict[str, Any]
    at: datetime
    batch: str | None = None


@dataclass
class Witness:
    saved: dict[str, Saved] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)  # by photo id
    received: set[str] = field(default_factory=set)  # operations that a phone has ever shown as received
    released: set[str] = field(default_factory=set)  # photos of which a phone has let its copy go
    here: set[str] = field(default_factory=set)  # photos that a phone has ever shown as here
    sent: dict[str, set[datetime]] = field(default_factory=dict)  # by operation: the server's times at which a push brought it
    delayed: set[str] = field(default_factory=set)  # operations of a push that was long on its way: it tells a wrong time
    wrong_clocks: set[int] = field(default_factory=set)  # devices of which somebody has set the clock
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    unmade: set[str] = field(default_factory=set)  # batches that somebody has asked to take back, answered or not
    undone: dict[str, datetime] = field(default_factory=dict)  # verdicts that were said to be taken back, and when
    dropped: set[str] = field(default_factory=set)  # operations that a person threw away, or that went with a cleared store
    restored: bool = False
    backups: dict[str, datetime] = field(default_factory=dict)  # by stamp: when it was made
    backed_up: set[str] = field(default_factory=set)  # operations and photos that lie in one of them
    breaches: list[Breach] = field(default_factory=list)
    story: list[str] = field(default_factory=list)  # every request with its answer's status, in their order

    def copied(self) -> "Witness":
        """The same facts, to be added to."""
        found = Witness()
        for name in ("saved", "photos", "received", "here", "sent"):
            getattr(found, name).update(getattr(self, name))
        return found

    def accuse(self, kind: str, promise: str, what: str) -> None:
        found = Breach(kind, promise, what)
        if found not in self.breaches:
            self.breaches.append(found)

    def accuse_all(self, found: Iterable[Breach]) -> None:
        for one in found:
            self.accuse(one.kind, one.promise, one.what)
