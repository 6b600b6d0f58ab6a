"""What somebody does at a moment: the lines of the play."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from server import clock, ids
from server.accounts.model import Account


@dataclass(frozen=True)
class Pushed:
    """A helper's phone sends an operation, which ends as `outcome`."""

    at: datetime
    helper: Account
    kind: str
    made_at: datetime
    body: dict[str, Any]
    outcome: str = "applied"
    id: str = field(default_factory=ids.new)

    def raw(self) -> dict[str, Any]:
        """The operation as it travels."""
        return {"id": self.id, "kind": self.kind, "made_at": clock.rfc3339(self.made_at), "body": self.body}


@dataclass(frozen=True)
class Arrived:
    """The bytes of an announced photo are here."""

    at: datetime
    helper: Account
    photo_id: str
    file: Path


@dataclass(frozen=True)
class Judged:
    """A supervisor's verdict."""

    at: datetime
    supervisor: Account
    verdict: dict[str, Any]


@dataclass(frozen=True)
class Stepped:
    """A step on the ledger, taken at the desk."""

    at: datetime
    actor: Account
    need_id: str
    step: dict[str, Any]


@dataclass(frozen=True)
class Settled:
    """A held operation is taken or dismissed."""

    at: datetime
    supervisor: Account
    operation_id: str
    decision: str
    note: str


Act = Pushed | Arrived | Judged | Stepped | Settled
