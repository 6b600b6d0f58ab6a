"""The verbs of the phone's store, each one transaction: the model of web/src/store."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from tests.sim.phone_disk import Disk, Entry, Photo, Tables
from tests.sim.phone_line import Told

_MONTH = 30 * 86_400_000
Known = dict[str, int]


def moment(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def millis(moment: str) -> int:
    return round(datetime.fromisoformat(moment).timestamp() * 1000)


def note_failure(disk: Disk, ids: list[str], at: str, failure: Told) -> None:
    """An attempt that did not get through."""
    with disk.write() as tables:
        for entry in _among(tables, ids):
            tables.entries[entry.id] = replace(entry, attempts=entry.attempts + 1, attempted_at=at, failure=failure)


def answer_entries(disk: Disk, results: list[Told], at: str, server_time: str | None) -> None:
    """The server's word on each: only this moves an entry off "waiting"."""
    answers = {result["id"]: result for result in results}
    with disk.write() as tables:
        for entry in _among(tables, list(answers)):
            answer = answers[entry.id]
            applied = answer["outcome"] == "applied"
            tables.entries[entry.id] = replace(
                entry,
                state=answer["outcome"],
                custody="received" if applied else "phone",
                problem=answer.get("problem"),
                failure=None,
                attempts=entry.attempts + 1,
                attempted_at=at,
                answered_at=at,
                received_at=(entry.received_at or server_time) if applied else entry.received_at,
            )


def change_entry(disk: Disk, id: str, **change: Any) -> None:
    with disk.write() as tables:
        for entry in _among(tables, [id]):
            tables.entries[id] = replace(entry, **change)


def drop_entry(disk: Disk, id: str) -> None:
    """Only a person, or the certainty that the server has everything, may ask for this."""
    with disk.write() as tables:
        if id in tables.entries:
            _drop(tables, id)


def note_epoch(disk: Disk, epoch: str) -> bool:
    """Notes which store the server has; when it is another one than before, all that we hold of the old one is asked again."""
    with disk.write() as tables:
        before = tables.settings.get("epoch")
        if before == epoch:
            return False
        tables.settings["epoch"] = epoch
        if before is None:
            return False
        tables.settings.pop("safe_until", None)
        tables.households = {home: {**bundle, "revision": 0} for home, bundle in tables.households.items()}
        for entry in (*tables.entries_in("applied"), *tables.entries_in("refused")):
            tables.entries[entry.id] = replace(entry, state="waiting", custody="phone", received_at=None, problem=None)
        for photo in tables.photos.values():
            if photo.state == "here" or (photo.state == "refused" and (photo.problem or {})["code"] == "unknown_photo"):
                tables.photos[photo.id] = replace(photo, state="waiting", sent=0, problem=None, here_at=None)
        return True


def note_safe(disk: Disk, stamp: Told) -> None:
    """Lets go of the photo copies that a backup holds. Only the word of the store that we know counts."""
    safe_until, settings = stamp.get("safe_until"), disk.settings
    if not safe_until or safe_until == settings.get("safe_until") or stamp.get("epoch") != settings.get("epoch"):
        return
    with disk.write() as tables:
        tables.settings["safe_until"] = safe_until
        for entry in tables.entries_in("applied"):
            tables.entries[entry.id] = replace(entry, received_at=entry.received_at or stamp["server_time"])
        for photo in tables.photos_in("here"):
            tables.photos[photo.id] = replace(photo, here_at=photo.here_at or stamp["server_time"])
            if _is_safe(tables, tables.photos[photo.id].here_at):
                tables.bytes.pop(photo.id, None)


def known_revisions(disk: Disk) -> Known:
    return {home: bundle["revision"] for home, bundle in disk.households.items()}


def take_bundles(disk: Disk, bundles: list[Told], gone: list[str]) -> None:
    """A household that is gone stays while a refused visit to it waits to be mended: the form needs it."""
    with disk.write() as tables:
        needed = {entry.household_id for entry in tables.entries.values() if _asks_for_mending(entry)}
        for home in set(gone) - needed:
            tables.households.pop(home, None)
        tables.households.update({bundle["id"]: bundle for bundle in bundles})


def remember(disk: Disk, **settings: Any) -> None:
    with disk.write() as tables:
        tables.settings.update(settings)


def change_photo(disk: Disk, id: str, **change: Any) -> None:
    with disk.write() as tables:
        if id in tables.photos:
            tables.photos[id] = replace(tables.photos[id], **change)


def discard_photo(disk: Disk, id: str) -> None:
    """The bytes go; that there was a photo stays with its entry, so that it never counts as one that the server has."""
    with disk.write() as tables:
        tables.photos[id] = replace(tables.photos[id], state="discarded", problem=None)
        tables.bytes.pop(id, None)


def note_verdicts(disk: Disk, *, back: bool = True) -> None:
    """The township's word, as the bundles tell it: what was received becomes verified where an approval stands on it or on a
    later revision, and is received again where the township has taken its word back."""
    with disk.write() as tables:
        told = told_otherwise(tables)
        tables.entries |= {one: entry for one, entry in told.items() if back or entry.custody == "verified"}


def told_otherwise(tables: Tables) -> dict[str, Entry]:
    """The entries of whose custody the bundles tell something else, as they should be."""
    visits = [visit for bundle in tables.households.values() for visit in bundle.get("visits", [])]
    approved = {visit["id"]: visit["approved_revision"] or 0 for visit in visits}
    found = {}
    for entry in tables.entries_in("applied"):
        visit, revision = _written(entry)
        if visit in approved and entry.custody != "phone":
            found[entry.id] = replace(entry, custody="verified" if revision <= approved[visit] else "received")
    return {one: entry for one, entry in found.items() if entry != tables.entries[one]}


def forget_done(disk: Disk, now: int) -> None:
    """Lets go of entries that the server has had for a month and that a verified backup holds, photos and all."""
    before = moment(now - _MONTH)
    with disk.write() as tables:
        for entry in tables.entries_in("applied"):
            if entry.answered_at is None or entry.answered_at >= before or not _is_safe(tables, entry.received_at):
                continue
            if not any(_is_needed(tables, note["id"]) for note in entry.photos):
                _drop(tables, entry.id)


def _among(tables: Tables, ids: list[str]) -> list[Entry]:
    return [tables.entries[one] for one in ids if one in tables.entries]


def _asks_for_mending(entry: Entry) -> bool:
    return entry.state == "refused" and entry.kept_at is None and entry.is_visit


def _written(entry: Entry) -> tuple[str, int]:
    """Which revision of which visit an entry has written."""
    if entry.kind == "visit.record":
        return entry.body["id"], 1
    return (entry.body["visit_id"], entry.body["base_revision"] + 1) if entry.kind == "visit.amend" else ("", 0)


def _is_safe(tables: Tables, at: str | None) -> bool:
    """Whether what the server had at that moment, by its own clock, lies in a verified backup."""
    safe_until = tables.settings.get("safe_until")
    return at is not None and safe_until is not None and millis(at) < millis(safe_until)


def _is_needed(tables: Tables, photo_id: str) -> bool:
    photo: Photo | None = tables.photos.get(photo_id)
    if photo is None or photo.state == "discarded":
        return False
    return photo.state != "here" or not _is_safe(tables, photo.here_at)


def _drop(tables: Tables, entry_id: str) -> None:
    del tables.entries[entry_id]
    for photo in [photo for photo in tables.photos.values() if photo.entry_id == entry_id]:
        del tables.photos[photo.id]
        tables.bytes.pop(photo.id, None)
