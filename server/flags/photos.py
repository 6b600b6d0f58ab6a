"""Pictures seen before: the same file by its SHA-256, known with the text; nearly the same by its look, once it has come."""

from collections import defaultdict
from datetime import datetime
from typing import Any, NamedTuple

from server import clock
from server.flags.case import Told
from server.photos import likeness
from server.photos.model import Photo
from server.statements import returned, rows_where, run
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
# Of the helper and of the household, a picture itself among them. What a withdrawn visit brought is not spoken of.
_KNOWN = """SELECT announced_at, photo.id, visit.id, visited_at, likeness FROM photo JOIN visit ON visit.id = visit_id
    WHERE photo.id IN (
        SELECT id FROM (SELECT id FROM photo WHERE owner_id = ? ORDER BY announced_at DESC LIMIT ?) AS own
        UNION SELECT id FROM photo WHERE household_id = ?)
    AND arrived_at IS NOT NULL AND kind = 'scene' AND likeness <> '' AND withdrawn_at IS NULL
    AND (photo.id = ? OR (visit_id <> ? AND sha256 <> ?))"""


class Seen(NamedTuple):
    """A picture that has come, and the visit that brought it. Moments in milliseconds; the less, the earlier announced."""

    announced_at: int
    photo_id: str
    visit_id: str
    visited_at: int
    likeness: str


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
        run("UPDATE photo SET likeness = ? WHERE id = ?", [look, photo.id])
        found += _alike(photo, look)
    return [(of, one) for later, earlier in found for of, one in _said(later, earlier)]


def _alike(photo: Photo, look: str) -> list[tuple[Seen, Seen]]:
    """The photo with the last that looks like it before, for one is enough to say it; and each later one with the photo."""
    asked = [photo.owner_id, _SEEN, photo.household_id, photo.id, photo.visit_id, photo.sha256]
    known = (Seen(*cells) for cells in returned(_KNOWN, asked))
    alike = sorted(one for one in known if likeness.alike(one.likeness, look))
    for place, own in enumerate(alike):
        if own.photo_id == photo.id:
            return [*((own, before) for before in alike[:place][-1:]), *((after, own) for after in alike[place + 1 :])]
    return []


def _said(later: Seen, earlier: Seen) -> list[tuple[Visit, Found]]:
    visit = visits.locked(later.visit_id)
    if visit is None or all(photo["id"] != later.photo_id for photo in visits.contents([visit])[visit.id]["photos"]):
        return []
    about = _about(later.photo_id, earlier.visit_id, Visit.visited_at.python_value(earlier.visited_at))
    return [(visit, ("similar_photo", later.photo_id, about))]


def _about(photo_id: str, visit_id: str, visited_at: datetime | None) -> dict[str, Any]:
    return {"photo_id": photo_id, "visit_id": visit_id, "at": clock.rfc3339(visited_at)}
