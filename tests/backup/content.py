"""What a store holds, to be compared with what another one holds."""

from pathlib import Path
from typing import Any

from server.photos.model import Photo
from server.tables import TABLES
from server.trail.model import TrailEntry, TrailHead

OWN = {"mark", "trail_head"}  # what a restored store says of itself


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the bound store, opened and in order, but for what a restoring adds."""
    found = {table._meta.table_name: sorted(table.select().tuples(), key=repr) for table in TABLES}
    restored = {row.id for row in TrailEntry.select().where(TrailEntry.verb == "store.restore")}
    found["trail_entry"] = [row for row in found["trail_entry"] if row[0] not in restored]
    return {name: of for name, of in found.items() if name not in OWN}


def photos(folder: Path) -> dict[str, bytes]:
    """The originals in a folder of photos, by name."""
    return {path.name: path.read_bytes() for path in folder.glob("??/*") if "." not in path.name}


def arrived() -> set[str]:
    """The photos that the bound store says it has."""
    return {photo.sha256 for photo in Photo.select().where(Photo.arrived_at.is_null(False))}


def heads() -> int:
    """How many chains the trail has."""
    count: int = TrailHead.select().count()
    return count
