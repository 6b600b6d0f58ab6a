"""Telling a whole picture from a cut one without decoding it."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from PIL import Image

from server.photos.whole import is_whole

PHOTOS = Path(__file__).parent.parent / "data" / "photos"


def encoded(kind: str, **more: object) -> bytes:
    out = BytesIO()
    with Image.open(PHOTOS / "no_exif.jpg") as image:
        image.resize((200, 150)).save(out, kind, **more)
    return out.getvalue()


def whole(data: bytes, kind: str) -> bool:
    with TemporaryFile() as file:
        file.write(data)
        file.flush()
        return is_whole(file, kind)


PICTURES = {
    "baseline": ("JPEG", encoded("JPEG")),
    "progressive": ("JPEG", encoded("JPEG", progressive=True)),
    "with restarts": ("JPEG", encoded("JPEG", restart_marker_blocks=4)),
    "camera": ("JPEG", (PHOTOS / "other_scene.jpg").read_bytes()),
    "png": ("PNG", encoded("PNG")),
    "webp": ("WEBP", encoded("WEBP")),
    "webp lossless": ("WEBP", encoded("WEBP", lossless=True)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_whole_picture_is_whole(name: str) -> None:
    kind, data = PICTURES[name]
    assert whole(data, kind)


@pytest.mark.parametrize("name", PICTURES)
def test_something_after_the_end_does_no_harm(name: str) -> None:
    kind, data = PICTURES[name]
    assert whole(data + bytes(64), kind)


@pytest.mark.parametrize("name", PICTURES)
def test_cut_anywhere_it_is_not_whole(name: str) -> None:
    kind, data = PICTURES[name]
    for length in range(20, len(data), max(1, len(data) // 200)):
        assert not whole(data[:length], kind), length


def test_the_end_of_the_small_picture_inside_the_metadata_is_not_the_end() -> None:
    small = encoded("JPEG")
    data = PICTURES["baseline"][1]
    inside = b"\xff\xe1" + (len(small) + 2).to_bytes(2) + small
    assert whole(data[:2] + inside + data[2:], "JPEG")
    assert not whole(data[:2] + inside + data[2:-2], "JPEG")
