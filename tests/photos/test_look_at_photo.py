"""Looking at a photo."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from server.households.model import Household
from server.photos.model import Photo
from tests.cast import DANJIANG, Cast
from tests.photos.phone import all_drawn, announce, send_whole


def arrived(cast: Cast, data: bytes) -> str:
    photo = announce(cast.helper, cast.mao, data)
    assert send_whole(cast.client(cast.helper), photo, data).status_code == 204
    return f"/api/photos/{photo.id}"


def drawn(mode: str, size: tuple[int, int], kind: str, colour: object = None, **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize(("size", "side"), [("thumb", 320), ("full", 1600)])
def test_it_is_a_jpeg_no_larger_than_asked_for(cast: Cast, data: Path, size: str, side: int) -> None:
    address = arrived(cast, (data / "photos" / "scene_landscape.jpg").read_bytes())
    answer = cast.client(cast.supervisor).get(address, query_string={"size": size})
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    picture = Image.open(BytesIO(answer.data))
    assert (picture.format, max(picture.size)) == ("JPEG", side)


@pytest.mark.parametrize("size", ["thumb", "full"])
def test_position_time_and_other_words_are_not_served(cast: Cast, data: Path, size: str) -> None:
    original = (data / "photos" / "scene_near_duplicate.jpg").read_bytes()
    assert Image.open(BytesIO(original)).getexif()
    served = cast.client(cast.helper).get(arrived(cast, original), query_string={"size": size}).data
    assert not Image.open(BytesIO(served)).getexif()
    commented = drawn("RGB", (400, 400), "JPEG", comment=b"household 42")
    served = cast.client(cast.helper).get(arrived(cast, commented), query_string={"size": size}).data
    assert b"household 42" not in served


@pytest.mark.parametrize("size", ["thumb", "full"])
def test_a_picture_taken_sideways_is_shown_upright(cast: Cast, data: Path, size: str) -> None:
    original = (data / "photos" / "scene_orientation6.jpg").read_bytes()
    wide, high = Image.open(BytesIO(original)).size
    served = cast.client(cast.helper).get(arrived(cast, original), query_string={"size": size}).data
    shown_wide, shown_high = Image.open(BytesIO(served)).size
    assert abs(shown_wide / shown_high - high / wide) < 0.01


def test_a_signature_drawn_on_nothing_is_shown_on_paper(cast: Cast) -> None:
    address = arrived(cast, drawn("RGBA", (300, 100), "PNG", (0, 0, 0, 0)))
    assert Image.open(BytesIO(cast.client(cast.helper).get(address).data)).getpixel((5, 5)) == (255, 255, 255)


def test_webp_is_served_as_jpeg(cast: Cast) -> None:
    address = arrived(cast, drawn("RGB", (300, 100), "WEBP"))
    assert Image.open(BytesIO(cast.client(cast.helper).get(address).data)).format == "JPEG"


def test_it_is_kept_by_this_browser_only_and_can_do_nothing(cast: Cast, photo: Photo, scene: bytes) -> None:
    client = cast.client(cast.helper)
    send_whole(client, photo, scene)
    answer = client.get(f"/api/photos/{photo.id}?size=thumb")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.cache_control.private
    assert answer.cache_control.immutable
    assert answer.cache_control.max_age == 31536000
    assert not answer.cache_control.no_cache
    assert not answer.cache_control.public
    again = client.get(f"/api/photos/{photo.id}?size=thumb", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_small_picture_is_made_on_arrival(cast: Cast, photo: Photo, scene: bytes) -> None:
    send_whole(cast.client(cast.helper), photo, scene)
    all_drawn()
    store = cast.app.config["RUHU"].photo_store
    assert (store / photo.sha256[:2] / f"{photo.sha256}.thumb").is_file()
    assert list((store / "uploads").glob("*.thumb")) == []


def test_who_may_look(cast: Cast, photo: Photo, scene: bytes) -> None:
    send_whole(cast.client(cast.helper), photo, scene)
    seen = {
        name: cast.client(person).get(f"/api/photos/{photo.id}").status_code
        for name, person in {
            "nobody": None,
            "helper": cast.helper,
            "supervisor": cast.supervisor,
            "county": cast.county,
            "other helper": cast.other_helper,
            "other supervisor": cast.other_supervisor,
            "other county": cast.other_county,
        }.items()
    }
    assert seen == {
        "nobody": 401,
        "helper": 200,
        "supervisor": 200,
        "county": 200,
        "other helper": 404,
        "other supervisor": 404,
        "other county": 404,
    }


def test_the_township_that_reviews_a_visit_sees_its_photos_also_when_the_household_has_moved(
    cast: Cast, photo: Photo, scene: bytes
) -> None:
    send_whole(cast.client(cast.helper), photo, scene)
    Household.update(region_code=f"{DANJIANG}201").where(Household.id == photo.household_id).execute()
    assert cast.client(cast.supervisor).get(f"/api/photos/{photo.id}?size=thumb").status_code == 200
    assert cast.client(cast.other_supervisor).get(f"/api/photos/{photo.id}?size=thumb").status_code == 404


def test_until_it_has_come_there_is_nothing_to_see(cast: Cast, photo: Photo) -> None:
    assert cast.client(cast.helper).get(f"/api/photos/{photo.id}").json["code"] == "not_found"
    assert cast.client(cast.helper).get("/api/photos/no-such-photo").json["code"] == "not_found"


def test_only_the_two_sizes_are_known(cast: Cast, photo: Photo, scene: bytes) -> None:
    send_whole(cast.client(cast.helper), photo, scene)
    answer = cast.client(cast.helper).get(f"/api/photos/{photo.id}?size=huge")
    assert answer.json["errors"] == {"size": ["invalid"]}


def test_a_picture_is_shown_although_what_the_camera_said_of_it_is_broken(cast: Cast) -> None:
    address = arrived(cast, drawn("RGB", (40, 30), "WEBP", exif=b"Exif\0\0no such thing"))
    assert cast.client(cast.helper).get(address).status_code == 200


def test_a_photo_that_the_disk_has_lost_is_no_fault_of_who_looks(cast: Cast, app: Flask, data: Path) -> None:
    original = (data / "photos" / "no_exif.jpg").read_bytes()
    address = arrived(cast, original)
    name = sha256(original).hexdigest()
    (app.config["RUHU"].photo_store / name[:2] / name).unlink()
    answer = cast.client(cast.supervisor).get(address, query_string={"size": "full"})
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")
