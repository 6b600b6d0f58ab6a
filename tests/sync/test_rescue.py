"""Handing in a rescue file: what its owner's push and uploads would have done, whoever carries it, once."""

import json
import tracemalloc
from datetime import timedelta
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from server import clock
from server.accounts.model import Account
from server.photos.model import Photo
from server.sync import rescue as rescue_service
from server.sync.model import Receipt
from server.trail import service as trail
from server.trail.model import TrailEntry
from server.visits.model import Visit
from tests.bodies import ago, operation, push, record
from tests.cast import Cast, pair
from tests.photos.phone import all_drawn, create, send
from tests.sync.rescues import hand_in, rescue, with_pictures


@pytest.fixture
def picture(data: Path) -> bytes:
    return (data / "photos" / "no_exif.jpg").read_bytes()


def counts(applied: int = 0, held: int = 0, refused: int = 0, repeated: int = 0) -> dict[str, int]:
    return {"applied": applied, "held": held, "refused": refused, "repeated": repeated}


def handed_in() -> list[TrailEntry]:
    return list(TrailEntry.select().where(TrailEntry.verb == "rescue.hand_in").order_by(TrailEntry.county))


def test_a_text_cut_through_a_character_spoils_no_file_and_is_what_a_push_would_have_been(cast: Cast) -> None:
    cut = record(cast.mao, summary="一半的表情\ud83d")
    file = rescue(cast, cast.helper, cut, record(cast.chen))
    assert hand_in(cast, cast.supervisor, file).json["operations"] == counts(applied=2)
    body = {"device_id": "phone-1", "operations": [cut]}
    again = cast.client(cast.helper).post("/api/sync/push", data=json.dumps(body), content_type="application/json")
    assert again.json["results"] == [{"id": cut["id"], "outcome": "applied", "replay": True}]


def test_forty_operations_with_photos_arrive_as_if_their_owner_had_sent_them(cast: Cast, picture: bytes) -> None:
    visits = [with_pictures(cast.mao, picture + bytes(number)) for number in range(5)]
    others = [record(cast.chen) for _ in range(33)]
    file = rescue(
        cast,
        cast.helper,
        *(sent for sent, _ in visits),
        *others,
        record(cast.feng),
        record(cast.shi),
        pictures=tuple(chain.from_iterable(found for _, found in visits)),
    )
    answer = hand_in(cast, cast.supervisor, file)
    assert answer.status_code == 200, answer.json
    assert answer.json["owner"] == {"id": cast.helper.id, "name": "吴春"}
    assert answer.json["operations"] == counts(applied=38, held=1, refused=1)
    assert answer.json["photos"] == {"here": 5, "refused": 0}
    assert {visit.helper_id for visit in Visit.select()} == {cast.helper.id}
    assert {(row.account_id, row.device_id) for row in Receipt.select()} == {(cast.helper.id, "phone-1")}
    assert all(row.arrived_at for row in Photo.select())
    seen = cast.client(cast.supervisor).get(f"/api/photos/{visits[0][1][0][0]}?size=thumb")
    assert (seen.status_code, seen.mimetype) == (200, "image/jpeg")


def test_the_same_file_a_second_time_changes_nothing(cast: Cast, picture: bytes) -> None:
    sent, pictures = with_pictures(cast.mao, picture)
    file = rescue(cast, cast.helper, sent, record(cast.feng), record(cast.shi), pictures=pictures)
    hand_in(cast, cast.helper, file)
    all_drawn()  # its likeness is written afterwards
    before = [list(table.select().dicts()) for table in (Visit, Receipt, Photo)]
    again = hand_in(cast, cast.county, file)
    assert (again.json["operations"], again.json["photos"]) == (counts(repeated=3), {"here": 1, "refused": 0})
    assert [list(table.select().dicts()) for table in (Visit, Receipt, Photo)] == before


def test_what_the_phone_sent_itself_is_not_done_again_and_the_phone_learns_what_the_file_brought(cast: Cast) -> None:
    mine, rescued = record(cast.mao), record(cast.feng)
    push(cast.client(cast.helper), mine)
    answer = hand_in(cast, cast.county, rescue(cast, cast.helper, mine, rescued))
    assert answer.json["operations"] == counts(held=1, repeated=1)
    results = push(cast.client(cast.helper), mine, rescued)
    assert [(one["outcome"], one["replay"]) for one in results] == [("applied", True), ("held", True)]


def test_more_operations_than_a_push_takes_are_taken_in_several_goes(cast: Cast) -> None:
    sent = [record(cast.mao, summary="") for _ in range(401)]
    answer = hand_in(cast, cast.helper, rescue(cast, cast.helper, *sent, sent[0]))
    assert answer.json["operations"] == counts(applied=401, repeated=1)
    assert Visit.select().count() == 401


def test_one_bad_operation_blocks_no_other_and_its_payload_is_kept(cast: Cast) -> None:
    bad = operation("visit.bless", {"words": "保佑"})
    answer = hand_in(cast, cast.helper, rescue(cast, cast.helper, "not an operation", bad, record(cast.mao)))
    assert answer.json["operations"] == counts(applied=1, refused=2)
    assert Receipt.get_by_id(bad["id"]).body == {"words": "保佑"}


def test_a_stranger_of_another_county_learns_whose_it_is_and_how_much_of_it_came(cast: Cast, picture: bytes) -> None:
    sent, pictures = with_pictures(cast.mao, picture)
    answer = hand_in(cast, cast.other_county, rescue(cast, cast.helper, sent, record(cast.feng), pictures=pictures))
    assert answer.json == {
        "owner": {"id": cast.helper.id, "name": "吴春"},
        "made_at": answer.json["made_at"],
        "operations": counts(applied=1, held=1),
        "photos": {"here": 1, "refused": 0},
    }


def test_who_handed_it_in_stands_on_the_trail_of_both_counties_and_the_trail_is_whole(cast: Cast) -> None:
    hand_in(cast, cast.other_county, rescue(cast, cast.helper, record(cast.mao)))
    assert [(row.county, row.actor_id, row.subject) for row in handed_in()] == [
        (person.region_code[:6], cast.other_county.id, cast.helper.id) for person in (cast.other_county, cast.helper)
    ]
    assert handed_in()[0].detail == {**counts(applied=1), "photos": 0, "photos_refused": 0}
    assert TrailEntry.get(TrailEntry.verb == "visit.record").actor_id == cast.helper.id
    assert list(trail.verify()) == []
    hand_in(cast, cast.supervisor, rescue(cast, cast.helper))
    assert len(handed_in()) == 3


def test_a_file_that_lay_about_for_weeks_moves_no_visit(cast: Cast) -> None:
    then = clock.now() - timedelta(days=21)
    sent = record(cast.mao, started_at=clock.rfc3339(then), ended_at=clock.rfc3339(then))
    hand_in(cast, cast.county, rescue(cast, cast.helper, sent, sent_at=ago(days=20)))
    assert Visit.get().visited_at == then


@pytest.mark.parametrize(("phone_is_behind", "said"), [(timedelta(days=3000), 3000 * 86_400_000), (timedelta(days=-30), 0)])
def test_a_wrong_clock_is_corrected_by_what_the_phone_knew_of_it_or_by_the_file_being_of_the_past(
    cast: Cast, phone_is_behind: timedelta, said: int
) -> None:
    now = clock.now()
    shown = clock.rfc3339(now - timedelta(hours=5) - phone_is_behind)
    file = rescue(
        cast,
        cast.helper,
        record(cast.mao, started_at=shown, ended_at=shown),
        sent_at=clock.rfc3339(now - phone_is_behind),
        clock_offset_ms=said,
    )
    with clock.pinned(now):
        hand_in(cast, cast.county, file)
    assert Visit.get().visited_at == now - timedelta(hours=5)


def test_a_visit_made_while_the_household_was_mine_counts_although_it_is_not_mine_today(cast: Cast) -> None:
    ended = pair(cast.feng, cast.helper)
    ended.ends_on = ended.starts_on.replace(month=3)
    ended.save()
    then = "2026-02-03T10:00:00+08:00"
    answer = hand_in(cast, cast.county, rescue(cast, cast.helper, record(cast.feng, started_at=then, ended_at=then)))
    assert answer.json["operations"] == counts(applied=1)


def test_photos_that_come_before_their_text_was_taken_are_refused_and_come_later_with_the_same_file(
    cast: Cast, picture: bytes
) -> None:
    sent, pictures = with_pictures(cast.feng, picture)
    file = rescue(cast, cast.helper, sent, pictures=pictures)
    answer = hand_in(cast, cast.helper, file)
    assert (answer.json["operations"], answer.json["photos"]) == (counts(held=1), {"here": 0, "refused": 1})
    settled = cast.client(cast.supervisor).post(f"/api/held/{sent['id']}/settlement", json={"decision": "taken"})
    assert settled.status_code == 200
    assert hand_in(cast, cast.helper, file).json["photos"] == {"here": 1, "refused": 0}


def test_a_photo_that_is_none_is_refused_alone(cast: Cast, picture: bytes, data: Path) -> None:
    svg = (data / "photos" / "bad_svg_named.jpg").read_bytes()
    sent, pictures = with_pictures(cast.mao, svg, picture)
    (stranger, _), *_ = with_pictures(cast.mao, picture)[1]
    swapped = (pictures[0][0], picture)  # another picture than the visit announced
    more = (swapped, (stranger, picture), *pictures)
    answer = hand_in(cast, cast.helper, rescue(cast, cast.helper, sent, pictures=more))
    assert answer.json["photos"] == {"here": 1, "refused": 3}


def test_a_photo_that_had_come_by_half_comes_whole(cast: Cast, picture: bytes) -> None:
    sent, pictures = with_pictures(cast.mao, picture)
    push(cast.client(cast.helper), sent)
    half = Photo.get()
    create(cast.client(cast.helper), half)
    assert send(cast.client(cast.helper), half, bytes(1000)).status_code == 204  # and wrongly so
    answer = hand_in(cast, cast.helper, rescue(cast, cast.helper, sent, pictures=pictures))
    assert answer.json["photos"] == {"here": 1, "refused": 0}


def test_somebody_elses_photo_is_not_mine_to_send(cast: Cast, picture: bytes) -> None:
    theirs, pictures = with_pictures(cast.shi, picture)
    push(cast.client(cast.other_helper), theirs)
    answer = hand_in(cast, cast.other_helper, rescue(cast, cast.helper, theirs, pictures=pictures))
    assert (answer.json["operations"], answer.json["photos"]) == (counts(refused=1), {"here": 0, "refused": 1})


@pytest.mark.parametrize("change", [{"disabled_at": 1}, {"role": "supervisor"}])
def test_for_an_owner_who_may_not_push_nothing_is_taken(cast: Cast, change: dict[str, Any]) -> None:
    file = rescue(cast, cast.helper, record(cast.mao))
    Account.update(change).where(Account.id == cast.helper.id).execute()
    answer = hand_in(cast, cast.county, file)
    assert (answer.status_code, answer.json["code"]) == (409, "owner_disabled")
    assert Receipt.select().count() == len(handed_in()) == 0


def test_nobody_hands_in_and_who_must_change_the_password_first(cast: Cast) -> None:
    file = rescue(cast, cast.helper, record(cast.mao))
    assert hand_in(cast, None, file).status_code == 401
    Account.update(must_change_password=True).where(Account.id == cast.county.id).execute()
    assert hand_in(cast, cast.county, file).json["code"] == "password_change_required"
    assert Receipt.select().count() == 0


def test_a_file_of_many_photos_needs_the_memory_of_one_piece(cast: Cast, picture: bytes) -> None:
    sent, pictures = with_pictures(cast.mao, *(picture + bytes([number]) * 4 * 1024 * 1024 for number in range(5)))
    body = BytesIO(rescue(cast, cast.helper, sent, pictures=pictures))
    with cast.app.app_context():
        tracemalloc.start()
        try:
            assert rescue_service.hand_in(cast.county, body)["photos"] == {"here": 5, "refused": 0}
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 2 * 1024 * 1024
