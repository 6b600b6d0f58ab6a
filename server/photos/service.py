"""Photos: announced with a visit, arrived later, looked at by those who may."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.households import service as households
from server.pairings import service as pairings
from server.photos.model import Photo
from server.problems import Problem
from server.statements import cells_by, insert, rows_by, run
from server.trail import service as trail

_SAME = ("visit_id", "step_id", "owner_id", "sha256", "bytes")


def announce(rows: list[dict[str, Any]]) -> None:
    """Expect the photos that visits and steps name: `{id, sha256, bytes, kind, taken_at}` with `visit_id` or `step_id`, and
    `household_id, region_code, owner_id, announced_at`.

    A photo that the same one has announced before is left alone. Raises Problem `operation_taken` for an id that is another
    photo's.
    """
    if not rows:
        return
    if len(insert(Photo, rows, unless_there=True)) == len(rows):
        return
    known = {photo.id: photo for photo in rows_by(Photo, Photo.id, {row["id"] for row in rows})}
    if any(getattr(known[row["id"]], name) != row.get(name) for row in rows for name in _SAME):
        raise Problem("operation_taken")


def here(visit_ids: Iterable[str]) -> set[str]:
    """Which of the photos that these visits have announced have come, by photo id."""
    found = cells_by(Photo.visit_id, visit_ids, Photo.id, Photo.arrived_at)
    return {photo_id for photo_id, arrived_at in found if arrived_at is not None}


def of_steps(step_ids: Iterable[str]) -> Mapping[str | None, list[dict[str, Any]]]:
    """The photos that steps have announced, by step, as answers show them."""
    found: defaultdict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for photo in sorted(rows_by(Photo, Photo.step_id, step_ids), key=lambda photo: photo.id):
        found[photo.step_id].append(_shown(photo))
    return found


def _shown(photo: Photo) -> dict[str, Any]:
    return {
        "id": photo.id,
        "sha256": photo.sha256,
        "bytes": photo.bytes,
        "kind": photo.kind,
        "taken_at": clock.rfc3339(photo.taken_at),
        "here": photo.arrived_at is not None,
    }


def expected(owner: Account, photo_id: str) -> Photo:
    """A photo that this account has announced, come or not; raises Problem `not_found`."""
    photo = _known(photo_id)
    access.require(owner, "photo.upload", access.Thing(photo.region_code, owner=photo.owner_id))
    return photo


def move(step_ids: Iterable[str], region_code: str) -> None:
    """The photos of steps go where their need goes, so that whoever reads it may look at them."""
    Photo.update(region_code=region_code).where(Photo.step_id.in_(sorted(step_ids))).execute()


def arrived(photo: Photo) -> None:
    """The bytes are on the disk. No trail: the visit that announced the photo has left its own."""
    photo.arrived_at = clock.now()
    run('UPDATE "photo" SET arrived_at = ? WHERE id = ?', [Photo.arrived_at.db_value(photo.arrived_at), photo.id])
    households.touch(photo.household_id)


def lost(sha256s: Iterable[str]) -> None:
    """The bytes are gone: the rows no longer say that they are here, and a phone that has them still may send them."""
    for photo in rows_by(Photo, Photo.sha256, sha256s):
        if photo.arrived_at is not None:
            Photo.update(arrived_at=None).where(Photo.id == photo.id).execute()
            households.touch(photo.household_id)
            trail.note(None, "photo.lost", str(photo.visit_id or photo.step_id), county=photo.region_code[:6])


def seen(actor: Account, photo_id: str) -> Photo:
    """A photo that has come and that `actor` may look at; raises Problem `not_found`, `spot_checking`."""
    photo = _known(photo_id)
    home = households.by_id([photo.household_id]).get(photo.household_id)
    access.require(actor, "photo.read", pairings.thing(home, place=photo.region_code, visit_id=photo.visit_id))
    if photo.arrived_at is None:
        raise Problem("not_found")
    return photo


def _known(photo_id: str) -> Photo:
    for photo in rows_by(Photo, Photo.id, [photo_id]):
        return photo
    raise Problem("not_found")
