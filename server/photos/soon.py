"""Small pictures are made in the background; those that a server left undrawn when it ended, with their owner's next photo."""

from server.photos import pictures, store
from server.photos.model import Photo
from server.statements import returned

_LATEST = 500  # of an owner's photos: about a year
_UNDRAWN = """SELECT sha256 FROM (
    SELECT sha256, arrived_at, likeness FROM photo WHERE owner_id = ? ORDER BY announced_at DESC LIMIT ?) AS latest
    WHERE arrived_at IS NOT NULL AND likeness IS NULL"""
_asked: set[str] = set()  # owners whose photos this process has looked through


def draw(photo: Photo) -> None:
    """Have a photo that has come drawn small, and compared; with the first of its owner all that wait since the last start."""
    waiting = [photo.sha256]
    if photo.owner_id not in _asked:
        _asked.add(photo.owner_id)
        waiting += [sha256 for (sha256,) in returned(_UNDRAWN, [photo.owner_id, _LATEST]) if sha256 != photo.sha256]
    for sha256 in waiting:
        pictures.make_soon(store.current(), sha256)
