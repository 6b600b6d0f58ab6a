"""The steps of a need: what each follows, who takes it, what it must say, and where it moves the need."""

from datetime import datetime
from typing import Any

from server import clock
from server.needs import clocks
from server.needs.model import OPEN, STATES, Need
from server.problems import Problem

_ANY = (*OPEN, "resolved", "confirmed", "declined")
# step: (states it may follow, verb of the access table). What follows any state changes none.
STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "accepted": (("raised",), "need.decide"),
    "assigned": (OPEN, "need.decide"),
    "declined": (OPEN, "need.decide"),
    "resolved": (OPEN, "need.report"),
    "confirmed": (("resolved",), "need.report"),
    "reopened": (("resolved",), "need.report"),
    "progress": (_ANY, "need.report"),
    "errand": (_ANY, "need.report"),
}
_MUST_SAY = {
    "declined": ("note",),
    "progress": ("note",),
    "reopened": ("note",),
    "errand": ("note", "trips_saved"),
    "assigned": ("due_on", "assignee"),
}
_ONLY_FOR = {
    "due_on": ("assigned",),
    "assignee": ("assigned",),
    "assignee_id": ("assigned",),
    "trips_saved": ("errand",),
    "photos": ("resolved",),
    "next_step": ("accepted", "assigned", "progress", "errand", "reopened"),
}


def require_words(new: dict[str, Any]) -> None:
    """Raises Problem `invalid`: `required` for what the step must say and does not, `invalid` for what it cannot say."""
    owner = [new[name] for name in ("assignee", "assignee_id") if new.get(name)]
    said = {**new, "assignee": owner, "note": new["note"].strip()}
    wrong = {name: ["required"] for name in _MUST_SAY.get(new["kind"], ()) if not said[name]}
    wrong |= {name: ["invalid"] for name, kinds in _ONLY_FOR.items() if new.get(name) and new["kind"] not in kinds}
    if len(owner) > 1:
        wrong["assignee"] = ["invalid"]
    if wrong:
        raise Problem("invalid", errors=wrong)


def move(need: Need, said: dict[str, Any], at: datetime) -> None:
    """What a step says, onto the need. The household disagrees: back to its owner, and the clocks begin anew."""
    kind = said["kind"]
    if STEPS[kind][0] != _ANY:
        need.state = kind if kind in STATES else "assigned" if need.assignee or need.assignee_id else "raised"
        need.settled_at = None if need.state in OPEN else at
    if kind == "assigned":
        need.assignee, need.assignee_id = said.get("assignee"), said.get("assignee_id")
        _set(need, clocks.promised(need.region_code, said["due_on"]))
    if kind == "reopened":
        _set(need, clocks.begun(need.region_code, clock.day_of(at)))
    if kind == "errand":
        need.trips_saved += said["trips_saved"]
    if said.get("next_step") or kind == "reopened":
        need.next_step = said.get("next_step")


def _set(need: Need, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(need, name, value)
