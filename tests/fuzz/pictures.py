"""Files that arrive under the name of a photo: honest ones of rare kinds, broken ones, and such as want to do harm."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

PHOTOS = Path(__file__).parent.parent / "data" / "photos"
SECRET = b"household 42"  # must never be seen again
SCRIPT = b"<html><script>alert(1)</script></html>"


def corpus() -> Iterator[tuple[str, bytes]]:
    """Each by its name."""
    for path in sorted(PHOTOS.glob("*.*")):
        if path.suffix != ".md":
            yield path.name, path.read_bytes()
    scene = (PHOTOS / "other_scene.jpg").read_bytes()
    yield from _kinds()
    yield from _promises()
    yield from _heavy()
    yield from _cut(scene)
    yield from _disguised(scene)
    yield from _loaded(scene)
    yield from _bent(scene)


def drawn(mode: str, kind: str, size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    out = BytesIO()
    Image.effect_noise(size, 40).convert("RGB").convert(mode).save(out, kind, **how)
    return out.getvalue()


def _kinds() -> Iterator[tuple[str, bytes]]:
    frames = [Image.new("RGB", (320, 240), colour) for colour in ("red", "green", "blue")]
    moving = {"save_all": True, "append_images": frames[1:], "duration": 100}
    for kind in ("GIF", "PNG", "WEBP", "MPO"):
        out = BytesIO()
        frames[0].save(out, kind, **moving)
        yield f"moving {kind}", out.getvalue()
    for mode in ("L", "CMYK", "YCbCr"):
        yield f"{mode} JPEG", drawn(mode, "JPEG")
    yield "progressive JPEG", drawn("RGB", "JPEG", progressive=True)
    for mode in ("1", "L", "LA", "P", "RGBA", "I;16"):
        picture = Image.new(mode, (640, 480))
        out = BytesIO()
        picture.save(out, "PNG", **({"transparency": 0} if mode == "P" else {}))
        yield f"{mode} PNG", out.getvalue()
    yield "lossless WebP", drawn("RGBA", "WEBP", lossless=True)
    yield "one pixel", drawn("RGB", "JPEG", (1, 1))
    yield "a thread of 60,000 pixels", drawn("RGB", "JPEG", (60_000, 1))
    for kind in ("TIFF", "BMP", "ICO", "PPM", "PDF"):
        yield kind, drawn("RGB", kind, (64, 64))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int, high: int, bits: int = 8, colours: int = 6, body: bytes = b"", before: bytes = b"") -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, bits, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + chunk(b"IDAT", body or zlib.compress(b"\0")) + chunk(b"IEND", b"")


def _promises() -> Iterator[tuple[str, bytes]]:
    """Files that claim to be huge."""
    for side in (8_000, 40_000, 2**31 - 1):
        yield f"PNG that says {side}", png(side, side)
    jpeg = bytearray(drawn("RGB", "JPEG", (64, 64)))
    at = jpeg.index(b"\xff\xc0")
    jpeg[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    yield "JPEG that says 65,535", bytes(jpeg)
    canvas = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + b"\xff\x3f\0" + b"\xff\x3f\0"
    inside = drawn("RGB", "WEBP", (64, 64))[12:]
    yield "WebP that says 16,384", b"RIFF" + struct.pack("<I", 4 + len(canvas + inside)) + b"WEBP" + canvas + inside


def _heavy() -> Iterator[tuple[str, bytes]]:
    """Files that are as large as they say: the most that is let in, and what unpacks to more than it shows."""
    rows = zlib.compress(bytes(7_000 * (1 + 7_000 * 4)), 1)
    yield "PNG of 49 megapixels", png(7_000, 7_000, body=rows)
    yield "PNG of 49 megapixels, 16 bits", png(7_000, 7_000, bits=16, body=zlib.compress(bytes(7_000 * (1 + 7_000 * 8)), 1))
    yield "PNG of 16 megapixels", png(4_000, 4_000, bits=16, body=zlib.compress(bytes(4_000 * (1 + 4_000 * 8)), 1))
    for mode, how in (("RGB", {}), ("CMYK", {"progressive": True, "subsampling": 0})):
        out = BytesIO()
        Image.new(mode, (7_000, 7_000)).save(out, "JPEG", **how)
        yield f"{mode} JPEG of 49 megapixels", out.getvalue()
    for side in (4_000, 7_000):
        out = BytesIO()
        Image.new("RGBA", (side, side), "teal").save(out, "WEBP", quality=1, method=0)
        yield f"WebP of {side} pixels a side", out.getvalue()
    bomb = zlib.compress(bytes(200_000_000), 9)
    yield "PNG with a bomb of a profile", png(1, 1, before=chunk(b"iCCP", b"x\0\0" + bomb))
    yield "PNG with a bomb of a text", png(1, 1, before=chunk(b"zTXt", b"x\0\0" + bomb))
    yield "PNG with twenty of them", png(1, 1, before=chunk(b"iTXt", b"x\0\1\0\0\0" + zlib.compress(bytes(1_000_000), 9)) * 20)
    yield "PNG that goes on unpacking", png(8, 8, body=bomb)


def _cut(scene: bytes) -> Iterator[tuple[str, bytes]]:
    for name, whole in (("JPEG", scene), ("PNG", drawn("RGB", "PNG")), ("WebP", drawn("RGB", "WEBP"))):
        for tenth in range(1, 10):
            yield f"{name}, {tenth} tenths of it", whole[: len(whole) * tenth // 10]
        yield f"{name} without its last byte", whole[:-1]


def _disguised(scene: bytes) -> Iterator[tuple[str, bytes]]:
    archive = BytesIO()
    with ZipFile(archive, "w") as inside:
        inside.writestr("run.js", SCRIPT)
    yield "JPEG and ZIP", scene + archive.getvalue()
    yield "JPEG and HTML", scene + SCRIPT
    yield "JPEG with HTML in its comment", scene[:2] + b"\xff\xfe" + struct.pack(">H", len(SCRIPT) + 2) + SCRIPT + scene[2:]
    yield "PNG with HTML in its text", png(1, 1, before=chunk(b"tEXt", b"x\0" + SCRIPT))
    yield "GIF and JavaScript", b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)"
    yield "SVG", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "HTML", SCRIPT
    yield "HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(1000)
    yield "AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(1000)
    yield "a program", b"MZ" + bytes(1000)
    yield "a thousand times nothing", bytes(1000)
    yield "one byte", b"\xff"
    yield "the beginning of a JPEG", b"\xff\xd8\xff"
    yield "a JPEG of markers", b"\xff\xd8" + b"\xff\xff" * 500 + b"\xff\xd9"


def _loaded(scene: bytes) -> Iterator[tuple[str, bytes]]:
    """With more to tell than the picture."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode() + "x" * 60_000
    yield "JPEG with a long EXIF", drawn("RGB", "JPEG", exif=exif.tobytes())
    app = b"\xff\xe1" + struct.pack(">H", 65_535) + b"Exif\0\0" + SECRET + bytes(65_533 - 6 - len(SECRET))
    yield "JPEG with a hundred EXIF", scene[:2] + app * 100 + scene[2:]
    yield "JPEG with a profile of 5 MB", drawn("RGB", "JPEG", icc_profile=SECRET + bytes(5_000_000))
    yield "JPEG with a comment", drawn("RGB", "JPEG", comment=SECRET)
    yield "WebP with EXIF and XMP", drawn("RGB", "WEBP", exif=b"Exif\0\0" + SECRET, xmp=SECRET)
    yield "PNG with a text", png(1, 1, body=zlib.compress(bytes(5)), before=chunk(b"tEXt", b"Comment\0" + SECRET))
    circle = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\0\0\0\0"
    yield "EXIF that points at itself", drawn("RGB", "JPEG", exif=circle)
    yield "a picture with a broken EXIF", drawn("RGB", "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")


def _bent(scene: bytes) -> Iterator[tuple[str, bytes]]:
    """One byte of it another."""
    whole = {"JPEG": scene, "PNG": drawn("RGB", "PNG"), "WebP": drawn("RGB", "WEBP")}
    for name, data in whole.items():
        for number in range(12):
            # Near the beginning, where the structure is told, and anywhere.
            at = (7 + number * 53) if number % 2 else len(data) * number // 12
            yield f"{name}, byte {at} turned", data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
