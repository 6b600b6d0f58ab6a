"""What is only on this phone, noted outside its store: the model of web/src/store/canary.ts and field/loss."""

from collections.abc import Callable
from typing import Any

from tests.sim.phone_disk import Disk, Entry, Tables
from tests.sim.phone_line import Told

_MOST = 200


def compare_canary(disk: Disk, fresh: str, report: Callable[[list[Told], int], Entry]) -> Told | None:
    """Where the note's canary is missing the browser has cleared the store: the loss is written down with the entries that
    report it, once. Answers what is missing.
    """
    note: Any = disk.memory.get("note")
    canary = disk.settings.get("canary")
    if canary is not None and (note is None or note["canary"] == canary):
        return None
    with disk.write() as tables:
        tables.settings["canary"] = note["canary"] if note else fresh
        lost = _missing(tables, note) if note else None
        if lost is None:
            return None
        entries = lost["entries"]
        for start in range(0, max(1, len(entries)), _MOST):
            entry = report(entries[start : start + _MOST], 0 if start else lost["photos"])
            tables.entries[entry.id] = entry
        return lost


def _missing(tables: Tables, note: Told) -> Told | None:
    entries = [entry for entry in note["entries"] if entry["id"] not in tables.entries]
    photos = max(0, note["photos"] - tables.unsent_photos())
    return {"entries": entries, "photos": photos} if entries or photos else None
