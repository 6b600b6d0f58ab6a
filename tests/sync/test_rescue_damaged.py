"""A rescue file that is not, bit for bit, what a phone has sealed is refused whole: nothing of it is believed."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from server import ids
from server.accounts.model import Account
from server.sync import rescue_file
from server.sync.model import Receipt
from tests.bodies import record
from tests.cast import Cast
from tests.sync.rescues import hand_in, header, rescue, rescue_key, sealed, with_pictures


def refused(cast: Cast, file: bytes) -> bool:
    answer = hand_in(cast, cast.county, file)
    return (answer.status_code, answer.json["code"]) == (422, "unreadable_rescue") and Receipt.select().count() == 0


def test_every_flipped_bit_is_found(cast: Cast, data: Path) -> None:
    sent, pictures = with_pictures(cast.mao, (data / "photos" / "no_exif.jpg").read_bytes())
    file = rescue(cast, cast.helper, sent, pictures=pictures)
    start = file.index(b"\n")
    chance = random.Random(1)
    places = [*range(0, start + 14, 7), len(file) - 1, *(chance.randrange(len(file)) for _ in range(40))]
    for place in places:
        flipped = bytearray(file)
        flipped[place] ^= 1 << chance.randrange(8)
        assert refused(cast, bytes(flipped)), place
    assert hand_in(cast, cast.county, file).status_code == 200


def test_a_file_that_was_cut_off_anywhere_is_found(cast: Cast) -> None:
    file = rescue(cast, cast.helper, record(cast.mao))
    start = file.index(b"\n") + 1
    for end in (0, 1, start - 1, start, start + 11, start + 12, start + 27, start + 28, len(file) // 2, len(file) - 1):
        assert refused(cast, file[:end]), end
    assert refused(cast, file + b"\0")


def test_a_header_cannot_be_put_before_another_files_rest(cast: Cast) -> None:
    file = rescue(cast, cast.helper, record(cast.mao))
    rest = file[file.index(b"\n") :]
    assert refused(cast, header(cast.other_helper) + rest)
    assert refused(cast, header(cast.helper, device_id="phone-2") + rest)


def test_what_another_account_sealed_in_my_name_is_found(cast: Cast) -> None:
    theirs = rescue_key(cast, cast.other_helper)
    assert refused(cast, sealed(theirs, header(cast.helper), record(cast.mao)))
    assert refused(cast, sealed(theirs, header(Account(id=ids.new())), record(cast.mao)))


@pytest.mark.parametrize(
    "change",
    [
        {"ruhu": "backup"},
        {"version": 2},
        {"account_id": "7"},
        {"device_id": ""},
        {"made_at": "today"},
        {"part": 0},
        {"role": "county"},
    ],
)
def test_a_header_that_is_none_of_ours_is_refused_although_it_is_sealed(cast: Cast, change: dict[str, Any]) -> None:
    assert refused(cast, sealed(rescue_key(cast, cast.helper), header(cast.helper, **change), record(cast.mao)))


@pytest.mark.parametrize(
    "more",
    [
        {"sent_at": "yesterday"},
        {"operations": {}},
        {"photos": [{"id": "7", "sha256": "a" * 64, "bytes": 0}]},
        {"photos": [{"id": ids.new(), "sha256": "a" * 64, "bytes": -1}]},
        {"photos": [{"id": ids.new(), "sha256": "a" * 64, "bytes": 1}]},  # and no byte follows
        {"clock_offset_ms": 10**30},
        {"clock_offset_ms": 0.5},
        {"role": "county"},
    ],
)
def test_texts_that_are_none_are_refused_although_they_are_sealed(cast: Cast, more: dict[str, Any]) -> None:
    assert refused(cast, rescue(cast, cast.helper, **more))


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\n",
        b"<html>Welcome! Please log in.</html>\n",
        b"[" * 4000 + b"\n",
        b"x" * 5000,
        b"\xff\xd8\xff\xe0" + bytes(500),
        b"null\n" + bytes(100),
    ],
)
def test_any_other_file_is_refused(cast: Cast, file: bytes) -> None:
    assert refused(cast, file)


def test_a_file_beyond_what_is_taken_is_too_large(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = hand_in(cast, cast.county, bytes(rescue_file.FILE_LIMIT + 1))
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")
    file = rescue(cast, cast.helper, record(cast.mao))
    monkeypatch.setattr(rescue_file, "TEXT_LIMIT", len(json.dumps(record(cast.mao))))
    assert refused(cast, file)
