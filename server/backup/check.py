"""Whether a backup is still what was written: a sentence for each file that is not."""

from collections.abc import Iterator
from pathlib import Path

from server.backup import photos as pictures
from server.backup.manifest import Manifest, described
from server.backup.tell import Tell
from server.photos.store import Store


def files(home: Path, said: Manifest) -> Iterator[str]:
    """The backup's own files against its manifest."""
    for name, written in said.files.items():
        try:
            found = described(home / name)
        except OSError as error:
            yield f"{name}: {error.strerror}"
            continue
        if found[0] != written[0]:
            yield f"{name}: {found[0]} bytes, {written[0]} were written"
        elif found != written:
            yield f"{name}: its content has changed"


def photos(home: Path, said: Manifest, shared: Store, tell: Tell) -> Iterator[str]:
    """The photos that the backup lists, against their names. The list must have been found right before."""
    for done, name in enumerate(pictures.listed(home / pictures.LIST)):
        tell("verifying photos", done + 1, said.photos)
        if not pictures.sound(shared, name):
            yield f"photos/{name[:2]}/{name}: {'its content has changed' if shared.has(name) else 'is missing'}"
