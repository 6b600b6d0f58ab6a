"""Pictures seen before: the same file by its SHA-256, known with the text; nearly the same by its look, once it has come."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from server import clock
from server.flags.case import Told
from server.photos import likeness
from server.photos.model import Photo
from server.statements import returned, rows_where
from server.visits import service as visits
from server.visits.model import Visit

Found = tuple[str, str, dict[str, Any]]  # kind, key, about
_AT_ONCE = 100  # parts of one statement; SQLite takes 500
_SEEN = 500  # pictures of a helper that a new one is compared with: about a year
# Nearly every file is new, which one look in the index tells; only of the others the dear question is asked.
_DOUBTFUL = """SELECT visit_id, id, sha256, announced_at FROM photo AS own WHERE visit_id IN ({visits})
    AND EXISTS (SELECT 1 FROM photo AS other WHERE other.sha256 = own.sha256 AND other.visit_id <> own.visit_id)"""
# The first of those bytes that another visit of the county, not withdrawn, had brought before. CROSS: SQLite takes the tables
# in this order, and does not walk through the county's visits.
_SAME = """SELECT * FROM (SELECT CAST(? AS VARCHAR(36)), CAST(? AS VARCHAR(36)), visit.id, visit.visited_at
    FROM photo CROSS JOIN visit
    WHERE visit.id = photo.visit_id AND photo.sha256 = ? AND visit.id <> ? AND visit.county = ? AND visit.withdrawn_at IS NULL
    AND (photo.announced_at, photo.id) < (?, ?) ORDER BY photo.announced_at, photo.id LIMIT 1) AS one"""
_OWN = """arrived_at IS NOT NULL AND id IN (SELECT id FROM (
    SELECT id FROM photo WHERE owner_id = ? ORDER BY announced_at DESC LIMIT ?) AS own)"""


def same(brought: list[Visit], told: list[Told]) -> dict[str, list[Found]]:
    """By visit, the photos of its current revision that an earlier visit has brought, whoever made it."""
    shown = {photo["id"] for one in told for photo in one.content["photos"]}
    counties = {visit.id: visit.county for visit in brought}
    doubtful = returned(_DOUBTFUL.format(visits=", ".join("?" * len(brought))), counties) if shown else []
    asked = [
        (visit_id, photo_id, sha256, visit_id, counties[visit_id], announced, photo_id)
        for visit_id, photo_id, sha256, announced in doubtful
        if photo_id in shown
    ]
    found: dict[str, list[Found]] = defaultdict(list)
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        values = [value for one in part for value in one]
        for visit_id, photo_id, other_id, visited_at in returned(" UNION ALL ".join([_SAME] * len(part)), values):
            found[visit_id].append(
                ("same_photo", photo_id, _about(photo_id, other_id, Visit.visited_at.python_value(visited_at)))
            )
    return found


def look(sha256: str, drawn: bytes) -> list[tuple[Visit, Found]]:
    """Keep how a picture that was drawn small looks, and compare it: what there is to say, and of which visit.

    Of two alike the one announced later is spoken of, in whichever order they came. Signatures and papers all look alike:
    scenes only.
    """
    look = likeness.of(drawn)
    found = []
    for photo in rows_where(Photo, "sha256 = ? AND arrived_at IS NOT NULL AND likeness IS NULL", [sha256]):
        Photo.update(likeness=look).where(Photo.id == photo.id).execute()
        photo.likeness = look
        alike = _alike(photo)
        before = [other for other in alike if _announced(other) < _announced(photo)]
        if before:
            found.append((photo, max(before, key=_announced)))  # one is enough to say it
        found += [(other, photo) for other in alike if other not in before]
    return [(of, one) for later, earlier in found for of, one in _said(later, earlier)]


def _announced(photo: Photo) -> tuple[datetime, str]:
    return photo.announced_at, photo.id


def _alike(photo: Photo) -> list[Photo]:
    if photo.kind != "scene" or photo.visit_id is None or not photo.likeness:
        return []
    own = rows_where(Photo, _OWN, [photo.owner_id, _SEEN])
    of_home = rows_where(Photo, "household_id = ? AND arrived_at IS NOT NULL", [photo.household_id])
    known = {other.id: other for other in (*own, *of_home)}.values()
    return [other for other in known if _comparable(photo, other) and likeness.alike(photo.likeness, str(other.likeness))]


def _comparable(photo: Photo, other: Photo) -> bool:
    elsewhere = other.visit_id is not None and other.visit_id != photo.visit_id and other.sha256 != photo.sha256
    return elsewhere and other.kind == "scene" and bool(other.likeness)


def _said(later: Photo, earlier: Photo) -> list[tuple[Visit, Found]]:
    visit = visits.locked(str(later.visit_id))
    before = Visit.get_or_none((Visit.id == earlier.visit_id) & Visit.withdrawn_at.is_null())
    if visit is None or before is None:
        return []
    shown = visits.current_revisions([visit])[visit.id].content["photos"]
    if all(photo["id"] != later.id for photo in shown):
        return []
    about = _about(later.id, before.id, before.visited_at)
    return [(visit, ("similar_photo", later.id, about))]


def _about(photo_id: str, visit_id: str, visited_at: datetime | None) -> dict[str, Any]:
    return {"photo_id": photo_id, "visit_id": visit_id, "at": clock.rfc3339(visited_at)}
