"""What an import did, or would do."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from server.households.faults import REASONS, Fault

MOST_FAULTS = 500
MOST_CHANGES = 200


class Change(NamedTuple):
    """One thing that the register now says otherwise; `member` is the person's name where it is about one."""

    code: str
    head_name: str
    member: str | None
    field: str
    was: str | int | None
    now: str | int | None


@dataclass
class Report:
    """Counts are of households but for `rows` (of the sheet) and `persons` (in the households taken)."""

    dry_run: bool
    rows: int = 0
    persons: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    repeated_rows: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    changes_total: int = 0

    def note_changes(self, changes: Iterable[Change]) -> None:
        """Count changes, and keep the first ones."""
        for change in changes:
            self.changes_total += 1
            if len(self.changes) < MOST_CHANGES:
                self.changes.append(change)

    def counts(self) -> dict[str, int]:
        """How many households went which way."""
        return {"added": self.added, "changed": self.changed, "unchanged": self.unchanged, "refused": self.refused}

    def wire(self) -> dict[str, Any]:
        """The report as the desk reads it: the first refused rows, the first changes, and how many there are."""
        first = sorted(self.faults, key=lambda one: one.row)[:MOST_FAULTS]
        return {
            "dry_run": self.dry_run,
            "rows": self.rows,
            "households": self.counts(),
            "persons": self.persons,
            "repeated_rows": self.repeated_rows[:MOST_FAULTS],
            "refused": [{**one._asdict(), "reason": REASONS[one.code]} for one in first],
            "refused_total": len(self.faults),
            "changes": [one._asdict() for one in self.changes],
            "changes_total": self.changes_total,
        }
