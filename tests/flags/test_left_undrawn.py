"""A server that ends between a picture and the look at it has only put that off."""

from datetime import timedelta

import pytest

from server.flags.model import Flag
from server.photos import pictures, soon
from server.photos.store import Store
from tests.cast import Cast
from tests.flags.county import County, nearly
from tests.photos.phone import all_drawn


def test_it_is_compared_with_the_helpers_next_photo(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    county = County(cast, seed=1)
    helper, picture, at = county.helpers[0], county.scene(), county.moment(0, 0)
    county.call(helper, 0, at, pictures_=[picture])
    all_drawn()
    with monkeypatch.context() as ended:
        ended.setattr(pictures, "make_soon", lambda store, sha256: None)
        alike = county.call(helper, 0, at + timedelta(days=3), pictures_=[nearly(picture)])
    monkeypatch.setattr(soon, "_asked", set())
    asked: list[str] = []
    make = pictures.make_soon

    def counted(store: Store, sha256: str) -> None:
        asked.append(sha256)
        make(store, sha256)

    monkeypatch.setattr(pictures, "make_soon", counted)
    for place in (1, 2):
        county.call(helper, place, at + timedelta(days=6), pictures_=[county.scene()])
    all_drawn()
    assert [(flag.visit_id, flag.kind) for flag in Flag.select() if flag.kind == "similar_photo"] == [(alike, "similar_photo")]
    assert len(asked) == 3
