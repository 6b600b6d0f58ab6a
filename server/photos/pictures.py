"""What is looked at instead of the original: small or full, upright, without a word of metadata."""

import logging
import os
import queue
import struct
import tempfile
import threading
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps

from server.photos import whole
from server.photos.store import Store
from server.problems import Problem

SIZES = {"thumb": 320, "full": 1600}  # longest side, in pixels
PIXELS_LIMIT = 50_000_000  # a 17 KB file can claim 144 megapixels
# A JPEG is made smaller while it is decoded; any other picture stands in the memory whole, more than once.
_WHOLE_PIXELS_LIMIT = 16_000_000
_QUALITY = {"thumb": 75, "full": 82}
_FORMATS = ("JPEG", "PNG", "WEBP")
_REST = 0.2  # seconds without a photo before they are made

Image.MAX_IMAGE_PIXELS = PIXELS_LIMIT
warnings.simplefilter("error", Image.DecompressionBombWarning)
_log = logging.getLogger("ruhu")
# One picture is decoded at a time: it may take 400 MB.
_decoding = threading.Lock()


def check(file: BinaryIO) -> None:
    """Whether `file` is a whole picture of a kind that is served, without decoding it.

    Raises Problem `not_a_picture`, `too_many_pixels`, `unreadable_picture` (cut off).
    """
    with _open(file) as image:
        kind = image.format
    if not whole.is_whole(file, kind):
        raise Problem("unreadable_picture")


def picture(store: Store, sha256: str, size: str) -> bytes:
    """The picture as JPEG, made now where it has not been; raises Problem `unreadable_picture`, and `not_found` where the disk
    has lost the photo."""
    name = f"{sha256}.{size}"
    if not store.has(name):
        return _made(store, sha256, size)
    with store.open(name) as file:
        return file.read()


def once_drawn(act: Callable[[str, bytes], None]) -> None:
    """Have `act(sha256, small picture)` called in the background for each that was made soon: told once, by `create_app`."""
    _worker.then = act


def make_soon(store: Store, sha256: str) -> None:
    """Have the small picture made in the background."""
    _worker.hand_over(store, sha256)


def _made(store: Store, sha256: str, size: str) -> bytes:
    out = BytesIO()
    try:
        with _decoding, store.open(sha256) as original:
            _redraw(original, out, size)
    except FileNotFoundError:
        _log.error("the bytes of photo %s are gone; `restore` and `ask-phones` may bring them back", sha256)
        raise Problem("not_found") from None
    try:
        _keep(store, out.getvalue(), f"{sha256}.{size}")
    except OSError as error:  # a full disk is no reason not to look at what is here
        _log.warning("a picture could not be kept: %s", error)
    return out.getvalue()


def _keep(store: Store, drawn: bytes, name: str) -> None:
    store.uploads.mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(suffix=".jpg", dir=store.uploads)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(drawn)
        store.put(Path(path), name)
    finally:
        Path(path).unlink(missing_ok=True)


def _redraw(original: BinaryIO, out: BinaryIO, size: str) -> None:
    side = SIZES[size]
    try:
        with _open(original) as image:
            image.draft("RGB", (side, side))
            image.thumbnail((side, side), reducing_gap=2.0)
            upright = _opaque(_upright(image))
    except (OSError, SyntaxError, ValueError) as error:
        raise Problem("unreadable_picture") from error
    upright.info.clear()  # a JPEG comment would be written again
    upright.save(out, "JPEG", quality=_QUALITY[size])


def _upright(image: Image.Image) -> Image.Image:
    # What a camera says of the picture may be broken when the picture is not.
    with suppress(OSError, SyntaxError, ValueError, struct.error):
        return ImageOps.exif_transpose(image)
    return image


def _opaque(image: Image.Image) -> Image.Image:
    # A signature is drawn on nothing: without paper it would be black on black.
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    return paper


def _open(file: BinaryIO) -> Image.Image:
    try:
        image = Image.open(file, formats=_FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Problem("too_many_pixels", limit=PIXELS_LIMIT) from None
    except (OSError, SyntaxError, ValueError):
        raise Problem("not_a_picture") from None
    most = _WHOLE_PIXELS_LIMIT if image.format in ("PNG", "WEBP") else PIXELS_LIMIT
    if image.width * image.height > most:
        raise Problem("too_many_pixels", limit=most)
    return image


class _Worker:
    """One thread a process, begun with the first photo: gunicorn's forks do not inherit threads.

    It rests while photos keep coming: side by side with an upload on two cores, both cost half as much again.
    """

    def __init__(self) -> None:
        self.waiting: queue.Queue[tuple[Store, str]] = queue.Queue()  # names only: it has no end
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._latest = 0.0
        self.then: Callable[[str, bytes], None] = lambda *_: None

    def hand_over(self, store: Store, sha256: str) -> None:
        self._latest = time.monotonic()
        self.waiting.put((store, sha256))
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="thumbs", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            store, sha256 = self.waiting.get()
            while (rest := self._latest + _REST - time.monotonic()) > 0:
                time.sleep(rest)
            try:
                self.then(sha256, picture(store, sha256, "thumb"))
            except Exception:
                _log.exception("no thumbnail of %s, or it was not compared", sha256)
            finally:
                self.waiting.task_done()


_worker = _Worker()
