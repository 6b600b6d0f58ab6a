"""The promises about needs and about who helps whom: steps move a need, and work done in good faith counts."""

from collections.abc import Iterator
from typing import Any

from tests.sim.facts import Facts
from tests.sim.witness import Breach, Saved

Found = Iterator[Breach]
_STEPS = "SELECT need_id, kind, assignee, assignee_id, trips_saved FROM need_step ORDER BY rowid"  # as they were received
_MOVES = ("raised", "accepted", "assigned", "declined", "resolved", "confirmed")
_NOT_THEIRS = {"not_found", "not_yours", "not_paired"}
_FOR_A_HOUSEHOLD = ("visit.record", "need.step", "household.correct")


def needs_stand_where_steps_put_them(facts: Facts) -> Found:
    """By its own row, by its steps, and on every phone that shows it."""
    told: dict[str, tuple[str, int]] = {}
    owned: set[str] = set()
    for need, kind, assignee, assignee_id, trips in facts.look(_STEPS):
        state, saved = told.get(need, ("", 0))
        owned |= {need} if assignee or assignee_id else set()
        moved = kind if kind in _MOVES else {"reopened": "assigned" if need in owned else "raised"}.get(kind, state)
        told[need] = moved, saved + (trips or 0)
    for need, *stands in facts.look("SELECT id, state, trips_saved FROM need"):
        if tuple(stands) != told.get(need):
            yield Breach("silent", "a need is the same everywhere", f"{need}: {stands}, by its steps {told.get(need)}")
    for device, account, disk in facts.disks:
        for shown in (need for bundle in facts.heard_of(account, disk) for need in bundle["needs"]):
            if (shown["state"], shown["trips_saved"]) != told.get(shown["id"]):
                what = f"device {device} shows {shown}, by its steps {told.get(shown['id'])}"
                yield Breach("silent", "a need is the same everywhere", what)


def work_in_good_faith_counts(facts: Facts) -> Found:
    """What a helper did for a household of hers is hers to have done, whoever cares for it by the time at which it arrives."""
    if facts.witness.restored:
        return  # the pairing itself may be forgotten
    for operation, saved in facts.witness.saved.items():
        receipt = facts.receipts.get(operation)
        if receipt is None or receipt.outcome == "applied" or saved.device in facts.witness.wrong_clocks:
            continue
        entry = facts.entries.get(operation)
        if entry and (entry.problem or {}).get("code") in _NOT_THEIRS and _in_good_faith(facts, saved):
            what = f"{facts.named(operation)} is {receipt.outcome}: {entry.problem}"
            yield Breach("silent", "work done before a hand-over counts", what)


def _in_good_faith(facts: Facts, saved: Saved) -> bool:
    if saved.kind in _FOR_A_HOUSEHOLD:
        # A push that was long on its way looks like one from a wrong clock; a visit says by itself when it was.
        return saved.cared and (saved.kind == "visit.record" or saved.id not in facts.witness.delayed)
    return bool(facts.look("SELECT 1 FROM visit WHERE id = ?", saved.body.get("visit_id")))


def absences_stand_as_told(facts: Facts) -> Found:
    """Whether a household is away is what one of those said whose correction was taken."""
    told: dict[str, set[Any]] = {}
    for operation, saved in facts.witness.saved.items():
        if saved.kind == "household.correct" and saved.body["field"] == "away_until" and facts.applied(operation):
            told.setdefault(saved.body["household_id"], set()).add(saved.body["value"])
    for home, stands in facts.look("SELECT id, away_until FROM household"):
        if stands not in told.get(home, {None}):
            yield Breach("lost", "received means on disk", f"{home} is away until {stands}, told {told.get(home)}")
