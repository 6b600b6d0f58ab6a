"""Of pictures that look alike the one announced later is spoken of, once, beside the last before it that still counts."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from server import clock
from server.flags import service as flags
from server.flags.model import Flag
from server.photos.model import Photo
from tests.bodies import operation, push
from tests.cast import Cast
from tests.flags.county import County
from tests.photos.phone import all_drawn


def again(picture: bytes, quality: int) -> bytes:
    """The same scene as another file."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def three(cast: Cast, between: Any = lambda *_: None) -> tuple[bytes, list[str]]:
    """A scene, and three visits of one helper that show it, `between` done to the second before the third is made."""
    county = County(cast, seed=2)
    helper, scene, visits = county.helpers[0], county.scene(), []
    for number in range(3):
        at = county.moment(number, 0)
        visits.append(county.call(helper, number, at, pictures_=[again(scene, 60 + 10 * number)]))
        all_drawn()
        if number == 1:
            between(helper.person, visits[1], at + timedelta(days=1))
    return scene, visits


def spoken_of() -> list[tuple[str, str]]:
    """Each visit that is flagged, and the one that its flag speaks of."""
    return sorted((flag.visit_id, flag.about["visit_id"]) for flag in Flag.select() if flag.kind == "similar_photo")


def test_each_is_flagged_once_for_the_last_before_it(cast: Cast) -> None:
    _, (first, second, third) = three(cast)
    assert spoken_of() == sorted([(second, first), (third, second)])


def test_not_for_one_whose_visit_was_withdrawn(cast: Cast) -> None:
    def withdraw(person: Any, visit_id: str, at: Any) -> None:
        with clock.pinned(at):
            body = {"visit_id": visit_id, "base_revision": 1, "reason": "走错了"}
            assert push(cast.client(person), operation("visit.withdraw", body))[0]["outcome"] == "applied"

    _, (first, second, third) = three(cast, between=withdraw)
    assert spoken_of() == sorted([(second, first), (third, first)])


def test_in_whichever_order_they_came(cast: Cast) -> None:
    scene, (first, second, third) = three(cast)
    photos = {photo.visit_id: photo for photo in Photo.select()}
    Flag.delete().execute()
    Photo.update(likeness=None).execute()
    for visit_id in (third, second, first):
        flags.look(photos[visit_id].sha256, scene)
    assert spoken_of() == sorted([(second, first), (third, second)])
