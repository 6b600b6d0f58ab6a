"""A backup that is not what was written is found out, and the file at fault is named."""

import random
from pathlib import Path
from typing import Any

import pytest

from server import sealed
from server.backup import service as backup
from server.backup.refusal import Damaged, Refusal
from tests.cast import Cast

FLIPS = 1000


@pytest.fixture
def backed_up(county: Cast, folder: Path) -> Path:
    backup.make(folder, county.app.config["RUHU"])
    return folder


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")


def flip(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        (byte,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def test_it_is_whole_as_it_was_written(backed_up: Path) -> None:
    assert backup.verify(backed_up).photos == 2


def test_each_of_a_thousand_flipped_bits_is_found(backed_up: Path) -> None:
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, there = random.Random(seed), files(backed_up)
    assert len(there) == 6  # rows, list, manifest, signature, two photos
    for number in range(FLIPS):
        # By turns, so that the small files, where a flip is easily missed, get as many as the large ones.
        path = there[number % len(there)]
        bit = chance.randrange(path.stat().st_size * 8)
        flip(path, bit)
        with pytest.raises((Damaged, Refusal)) as found:
            backup.verify(backed_up)
        assert path.name in str(found.value) or path.name.startswith("manifest"), f"bit {bit} of {path.name}"
        flip(path, bit)
    assert backup.verify(backed_up).photos == 2


def test_every_bit_of_the_signed_manifest_counts(backed_up: Path) -> None:
    """One bit of each byte, whatever JSON makes of it."""
    for name in ("manifest.json", "manifest.signature"):
        (path,) = backed_up.glob(f"2*/{name}")
        for byte in range(path.stat().st_size):
            flip(path, byte * 8 + byte % 8)
            with pytest.raises(Refusal):
                backup.verify(backed_up)
            flip(path, byte * 8 + byte % 8)


def told(folder: Path, number: int, spoil: Any) -> str:
    path = files(folder)[number]
    spoil(path)
    with pytest.raises(Damaged) as found:
        backup.verify(folder)
    assert any(path.name in fault for fault in found.value.faults) or path.name.startswith("manifest")
    return str(found.value)


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize(
    "spoil",
    [
        Path.unlink,
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"\n"),
        lambda path: path.write_bytes(b""),
    ],
    ids=["missing", "cut", "longer", "empty"],
)
def test_a_file_that_is_missing_cut_or_longer_is_named(backed_up: Path, number: int, spoil: Any) -> None:
    assert "is damaged" in told(backed_up, number, spoil)


def test_all_that_is_damaged_is_named_at_once(backed_up: Path) -> None:
    spoilt = [path for path in files(backed_up) if path.name not in ("photos.sha256", "manifest.json", "manifest.signature")]
    for path in spoilt:
        path.write_bytes(b"x")
    with pytest.raises(Damaged) as found:
        backup.verify(backed_up)
    named = {fault.partition(":")[0].rpartition("/")[2] for fault in found.value.faults}
    assert named == {path.name for path in spoilt}


def test_another_backups_manifest_does_not_pass(backed_up: Path, county: Cast) -> None:
    backup.make(backed_up, county.app.config["RUHU"])
    old, new = sorted(backed_up.glob("2*"))
    for name in ("manifest.json", "manifest.signature"):
        (new / name).write_bytes((old / name).read_bytes())
    with pytest.raises(Damaged, match=r"ruhu\.db"):
        backup.verify(backed_up)


def test_where_there_is_none_is_told(folder: Path, backed_up: Path, tmp_path: Path, county: Cast) -> None:
    with pytest.raises(Refusal, match="There is no backup in"):
        backup.verify(tmp_path / "nowhere")
    with pytest.raises(Refusal, match=r"There is no backup 2026 in .* There are: 2"):
        backup.verify(folder, "2026")


def test_another_key_is_told_from_damage(backed_up: Path, county: Cast, tmp_path: Path) -> None:
    sealed.load(tmp_path / "other.key", create=True)
    try:
        with pytest.raises(Refusal, match="made with another field key"):
            backup.verify(backed_up)
    finally:
        sealed.load(county.app.config["RUHU"].field_key, create=False)
