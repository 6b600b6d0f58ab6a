"""What is looked at instead of the original: small or full, upright, without a word of metadata."""

import logging
import os
import queue
import tempfile
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageOps

from server.photos import whole
from server.photos.store import Store
from server.problems import Problem

SIZES = {"thumb": 320, "full": 1600}  # longest side, in pixels
PIXELS_LIMIT = 50_000_000  # a 17 KB file can claim 144 megapixels
_QUALITY = {"thumb": 75, "full": 82}
_FORMATS = ("JPEG", "PNG", "WEBP")
_WAITING = 200  # small pictures to be made; the others are made when somebody looks
_REST = 0.2  # seconds without a photo before they are made

Image.MAX_IMAGE_PIXELS = PIXELS_LIMIT
warnings.simplefilter("error", Image.DecompressionBombWarning)
_log = logging.getLogger("ruhu")
# One picture is decoded at a time: fifty megapixels are 150 MB.
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
    """The picture as JPEG, made now where it has not been; raises Problem `unreadable_picture`."""
    name = f"{sha256}.{size}"
    if not store.has(name):
        _make(store, sha256, size)
    with store.open(name) as file:
        return file.read()


def make_soon(store: Store, sha256: str) -> None:
    """Have the small picture made in the background; when too many wait already it is made on first demand."""
    _worker.hand_over(store, sha256)


def _make(store: Store, sha256: str, size: str) -> None:
    store.uploads.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=f".{size}", dir=store.uploads)
    made = Path(name)
    try:
        with _decoding, store.open(sha256) as original, os.fdopen(handle, "wb") as out:
            _redraw(original, out, size)
        store.put(made, f"{sha256}.{size}")
    finally:
        made.unlink(missing_ok=True)


def _redraw(original: BinaryIO, out: BinaryIO, size: str) -> None:
    side = SIZES[size]
    try:
        with _open(original) as image:
            image.draft("RGB", (side, side))
            image.thumbnail((side, side), reducing_gap=2.0)
            upright = _opaque(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, ValueError) as error:
        raise Problem("unreadable_picture") from error
    upright.info.clear()  # a JPEG comment would be written again
    upright.save(out, "JPEG", quality=_QUALITY[size])


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
        return Image.open(file, formats=_FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Problem("too_many_pixels", limit=PIXELS_LIMIT) from None
    except (OSError, SyntaxError, ValueError):
        raise Problem("not_a_picture") from None


class _Worker:
    """One thread a process, begun with the first photo: gunicorn's forks do not inherit threads.

    It rests while photos keep coming: side by side with an upload on two cores, both cost half as much again.
    """

    def __init__(self) -> None:
        self.waiting: queue.Queue[tuple[Store, str]] = queue.Queue(_WAITING)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._latest = 0.0

    def hand_over(self, store: Store, sha256: str) -> None:
        self._latest = time.monotonic()
        with suppress(queue.Full):
            self.waiting.put_nowait((store, sha256))
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
                picture(store, sha256, "thumb")
            except Exception:
                _log.exception("no thumbnail for %s", sha256)
            finally:
                self.waiting.task_done()


_worker = _Worker()
