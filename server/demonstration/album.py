"""The pictures that helpers took."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from server import clock, ids
from server.demonstration.words import DATA


@dataclass(frozen=True)
class Picture:
    """One file, as a phone announces it."""

    file: Path
    sha256: str
    bytes: int

    def announced(self, kind: str, taken_at: datetime) -> dict[str, Any]:
        """A new photo of these bytes."""
        taken = clock.rfc3339(taken_at)
        return {"id": ids.new(), "sha256": self.sha256, "bytes": self.bytes, "kind": kind, "taken_at": taken}


def _picture(name: str) -> Picture:
    file = DATA / "photos" / name
    content = file.read_bytes()
    return Picture(file, sha256(content).hexdigest(), len(content))


SCENES = tuple(_picture(name) for name in ("eaves.jpg", "view.jpg", "flower.jpg"))
SIGNATURE = _picture("signature.jpg")
