"""A photo on its way: from the visit that announced it to the store."""

from hashlib import file_digest
from io import BufferedRandom
from typing import IO

from server.accounts.model import Account
from server.photos import pictures, service, store
from server.photos.model import Photo
from server.photos.partial import Partial, Sweeper, append
from server.photos.store import BYTES_LIMIT
from server.problems import Problem

_sweeper = Sweeper()


def begin(owner: Account, length: int, said: dict[str, str]) -> Photo:
    """Open the door for a photo; harmless when it is open, or the photo here, already.

    Raises Problem `too_large`, `unknown_photo` (this account has announced no such photo: the text comes first), `invalid` when
    length or SHA-256 are not what was announced.
    """
    if length > BYTES_LIMIT:
        raise Problem("too_large", limit=BYTES_LIMIT)
    try:
        photo = service.expected(owner, said.get("photo_id", ""))
    except Problem:
        raise Problem("unknown_photo") from None
    announced = {"Upload-Length": length == photo.bytes, "sha256": said.get("sha256") == photo.sha256}
    if not all(announced.values()):
        raise Problem("invalid", errors={name: ["invalid"] for name, same in announced.items() if not same})
    if photo.arrived_at is None:
        _sweeper.sweep(store.current().uploads)
        partial(photo).begin()
    return photo


def partial(photo: Photo) -> Partial:
    """The file that a photo grows in."""
    return Partial(store.current().uploads / photo.id)


def receive(photo: Photo, stream: IO[bytes], offset: int, promised: tuple[str, bytes] | None) -> int:
    """Take more bytes; returns how many are here. With the last one the photo is checked and lies in the store, to stay.

    Raises Problem `offset_mismatch`, `too_large`, `checksum_mismatch`, `upload_locked`; with the last byte `hash_mismatch`
    (all is to be sent anew) or what `pictures.check` raises (nothing is kept: the same bytes can never do).
    """
    if photo.arrived_at is not None:
        raise Problem("offset_mismatch", offset=photo.bytes)
    growing = partial(photo)
    with growing.locked() as file:
        here = append(file, stream, offset, photo.bytes, promised)
        if here == photo.bytes:
            _settle(photo, growing, file)
    return here


def receive_anew(photo: Photo, stream: IO[bytes]) -> None:
    """Take all bytes of a photo at once, in place of those that have come; raises what `receive` raises."""
    with partial(photo).locked() as file:
        file.truncate(0)
    receive(photo, stream, 0, None)


def give_up(photo: Photo) -> None:
    """Forget the bytes of an unfinished upload; raises Problem `wrong_state` for a photo that is here: it stays."""
    if photo.arrived_at is not None:
        raise Problem("wrong_state", state="arrived")
    with partial(photo).locked():
        partial(photo).discard()


def _settle(photo: Photo, growing: Partial, file: BufferedRandom) -> None:
    file.flush()
    file.seek(0)
    if file_digest(file, "sha256").hexdigest() != photo.sha256:
        file.truncate(0)
        raise Problem("hash_mismatch")
    try:
        pictures.check(file)
    except Problem:
        growing.discard()
        raise
    store.current().put(growing.path, photo.sha256)
