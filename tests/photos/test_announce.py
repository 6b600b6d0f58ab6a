"""Announcing photos."""

from typing import Any

import pytest

from server import db, ids
from server.photos import service
from server.photos.model import Photo
from server.problems import Problem
from tests.cast import Cast
from tests.photos.phone import announce


def test_a_photo_is_here_once_its_bytes_have_come(cast: Cast) -> None:
    photo = announce(cast.helper, cast.mao, b"bytes")
    assert service.here([photo.visit_id, "another"]) == set()
    with db.write():
        service.arrived(photo)
    assert service.here([photo.visit_id, "another"]) == {photo.id}
    assert service.here([]) == set()


def test_announcing_nothing_is_nothing(cast: Cast) -> None:
    with db.write():
        service.announce([])
    assert Photo.select().count() == 0


def test_the_same_photo_of_the_same_visit_is_left_alone(cast: Cast) -> None:
    photo = announce(cast.helper, cast.mao, b"bytes")
    again = announce(cast.helper, cast.mao, b"bytes", id=photo.id, visit_id=photo.visit_id, kind="document")
    assert (Photo.select().count(), again.kind) == (1, "scene")


@pytest.mark.parametrize("changes", [{"visit_id": ids.new()}, {"owner_id": ids.new()}, {"sha256": "0" * 64}, {"bytes": 6}])
def test_an_id_that_is_another_photos_is_refused(cast: Cast, changes: dict[str, Any]) -> None:
    photo = announce(cast.helper, cast.mao, b"bytes")
    same = {"id": photo.id, "visit_id": photo.visit_id}
    with pytest.raises(Problem, match="operation_taken"):
        announce(cast.helper, cast.mao, b"bytes", **(same | changes))


def test_two_visits_of_one_batch_cannot_share_a_photo(cast: Cast) -> None:
    photo = announce(cast.helper, cast.mao, b"bytes")
    row = {name: getattr(photo, name) for name in Photo._meta.fields if name != "arrived_at"} | {"id": ids.new()}
    with pytest.raises(Problem, match="operation_taken"), db.write():
        service.announce([row, row | {"visit_id": ids.new()}])
    assert Photo.select().count() == 1
