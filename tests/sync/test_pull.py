"""Pull: what the phone lacks, and what is no longer the helper's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from server import clock, ids
from server.households.model import Household
from server.needs.model import Need
from server.pairings.model import Pairing
from tests.bodies import ago, content, need, operation, push, record
from tests.cast import Cast, household, pair
from tests.reviews.verdicts import approve, give_back


def pull(cast: Cast, known: dict[str, int] | None = None, person: Any = None) -> Any:
    body = {"device_id": "phone-1", "known": known or {}}
    answer = cast.client(person or cast.helper).post("/api/sync/pull", json=body)
    assert answer.status_code == 200, answer.json
    return answer.json


def revisions(answer: Any) -> dict[str, int]:
    return {one["id"]: one["revision"] for one in answer["households"]}


def test_the_first_pull_brings_my_households_with_people_helpers_needs_and_visits(cast: Cast) -> None:
    push(cast.client(cast.helper), record(cast.mao, needs=[need()]))
    answer = pull(cast)
    assert {one["id"] for one in answer["households"]} == {cast.mao.id, cast.chen.id}
    mao = next(one for one in answer["households"] if one["id"] == cast.mao.id)
    assert [one["name"] for one in mao["members"]] == ["毛静", "毛小妹"]
    assert mao["members"][0]["phone"] == "13612345678"
    assert "id_number" not in mao["members"][0]
    assert mao["members"][0]["id_tail"] == "1000"
    assert (mao["my_role"], mao["helpers"][0]["name"]) == ("lead", "吴春")
    assert mao["needs"][0]["state"] == "raised"
    assert (mao["visits"][0]["state"], mao["visits"][0]["mine"]) == ("waiting", True)


def test_nothing_changed_is_answered_in_few_bytes(cast: Cast) -> None:
    known = revisions(pull(cast))
    body = {"device_id": "phone-1", "known": known}
    answer = cast.client(cast.helper).post("/api/sync/pull", json=body, headers={"Accept-Encoding": "br, gzip"})
    assert answer.content_length <= 300
    unpacked = pull(cast, known)
    assert (unpacked["households"], unpacked["gone"], unpacked["more"]) == ([], [], False)


def test_a_verdict_reaches_the_phone_that_made_the_visit(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    known = revisions(pull(cast))
    give_back(cast, sent["body"]["id"])
    (bundle,) = pull(cast, known)["households"]
    review = bundle["visits"][0]["review"]
    assert (bundle["visits"][0]["state"], review["round"], review["reviewer"]) == ("returned", 1, "李审核")
    assert review["reasons"][0]["field"] == "checks.housing"


def test_it_is_told_how_far_an_approval_stands(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    visit = {"visit_id": sent["body"]["id"], "base_revision": 1}
    approve(cast, visit["visit_id"])
    push(cast.client(cast.helper), operation("visit.amend", {**visit, **content()}))
    give_back(cast, visit["visit_id"], revision=2)
    shown = next(one for one in pull(cast)["households"] if one["visits"])["visits"][0]
    assert (shown["revision"], shown["state"], shown["approved_revision"]) == (2, "returned", 1)


def test_an_ended_pairing_takes_the_household_from_the_phone(cast: Cast) -> None:
    known = revisions(pull(cast))
    Pairing.update(ends_on="2026-02-01").where(Pairing.household_id == cast.chen.id).execute()
    answer = pull(cast, known)
    assert (answer["households"], answer["gone"]) == ([], [cast.chen.id])


def test_who_helps_is_told_on_the_day_for_which_it_was_settled(cast: Cast) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    wanted = {"household": cast.mao.id, "helper": cast.helper.id, "role": "core", "from": clock.day_of(tomorrow).isoformat()}
    assert cast.client(cast.county).post("/api/pairings", json=wanted).status_code == 200
    known = revisions(pull(cast))
    assert pull(cast, known)["households"] == []
    with clock.pinned(tomorrow):
        (bundle,) = pull(cast, known)["households"]
        assert (bundle["id"], bundle["my_role"]) == (cast.mao.id, "core")
        assert pull(cast, known | revisions({"households": [bundle]}))["households"] == []


def goes_to_another(cast: Cast) -> None:
    Pairing.update(ends_on="2026-02-01").where(Pairing.household_id == cast.mao.id).execute()


def leaves_the_register(cast: Cast) -> None:
    Household.update(ended_at=clock.now()).where(Household.id == cast.mao.id).execute()


@pytest.mark.parametrize("parted", [goes_to_another, leaves_the_register])
def test_a_returned_visit_reaches_its_helper_also_when_the_household_is_no_longer_his(
    cast: Cast, parted: Callable[[Cast], None]
) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    known = revisions(pull(cast))
    parted(cast)
    assert pull(cast, known)["gone"] == [cast.mao.id]
    give_back(cast, sent["body"]["id"])
    (bundle,) = pull(cast, known)["households"]
    assert (bundle["id"], bundle["my_role"], bundle["visits"][0]["state"]) == (cast.mao.id, None, "returned")
    assert {one["phone"] for one in bundle["members"]} == {None}
    assert cast.mao.id not in revisions(pull(cast, person=cast.other_helper))
    mended = {"visit_id": sent["body"]["id"], "base_revision": 1, **content(summary="已核对")}
    (result,) = push(cast.client(cast.helper), operation("visit.amend", mended))
    assert (result["outcome"], pull(cast, known)["gone"]) == ("applied", [cast.mao.id])


def test_an_approval_taken_back_reaches_its_helper_also_after_the_household_went_to_another(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    desk, batch = cast.client(cast.supervisor), ids.new()
    desk.post("/api/batches", json={"id": batch, "named": [sent["body"]["id"]]})
    desk.post(f"/api/batches/{batch}/application")
    known = revisions(pull(cast))
    goes_to_another(cast)
    assert pull(cast, known)["gone"] == [cast.mao.id]
    desk.post(f"/api/batches/{batch}/undoing")
    (bundle,) = pull(cast, known)["households"]
    (shown,) = bundle["visits"]
    assert (bundle["my_role"], shown["state"], shown["approved_revision"]) == (None, "waiting", None)
    assert {one["phone"] for one in bundle["members"]} == {None}
    approve(cast, sent["body"]["id"])
    assert pull(cast, known)["gone"] == [cast.mao.id]


def test_a_phone_that_knows_more_than_a_restored_store_is_set_right(cast: Cast) -> None:
    known = {one: revision + 40 for one, revision in revisions(pull(cast)).items()}
    assert set(revisions(pull(cast, known))) == set(known)


def test_more_than_a_page_comes_in_pages(cast: Cast) -> None:
    for number in range(205):
        pair(household(f"9226341012040{number:05}", "522634101204", "张三", "zs"), cast.helper)
    known: dict[str, int] = {}
    pages = 0
    while True:
        answer = pull(cast, known)
        pages += 1
        known |= revisions(answer)
        if not answer["more"]:
            break
    assert (pages, len(known)) == (2, 207)


def test_only_the_last_six_visits_travel_but_every_returned_one_of_mine(cast: Cast) -> None:
    sent = [record(cast.mao, started_at=ago(days=day), ended_at=ago(days=day)) for day in range(9, 0, -1)]
    push(cast.client(cast.helper), *sent)
    give_back(cast, sent[0]["body"]["id"])
    mao = next(one for one in pull(cast)["households"] if one["id"] == cast.mao.id)
    assert [one["id"] for one in mao["visits"]] == [one["body"]["id"] for one in (*sent[:2:-1], sent[0])]


def test_a_visit_whose_approval_was_taken_back_travels_however_old_it_is(cast: Cast) -> None:
    sent = [record(cast.mao, started_at=ago(days=day), ended_at=ago(days=day)) for day in range(9, 0, -1)]
    push(cast.client(cast.helper), *sent)
    desk, batch = cast.client(cast.supervisor), ids.new()
    desk.post("/api/batches", json={"id": batch, "named": [sent[0]["body"]["id"]]})
    desk.post(f"/api/batches/{batch}/application")
    assert len(visits_of(cast)) == 6
    desk.post(f"/api/batches/{batch}/undoing")
    shown = visits_of(cast)[-1]
    assert (shown["id"], shown["state"], shown["approved_revision"]) == (sent[0]["body"]["id"], "waiting", None)


def visits_of(cast: Cast) -> Any:
    return next(one for one in pull(cast)["households"] if one["id"] == cast.mao.id)["visits"]


def test_households_of_others_never_travel(cast: Cast) -> None:
    assert set(revisions(pull(cast, person=cast.other_helper))) == {cast.shi.id}
    assert pull(cast, {cast.mao.id: 1}, cast.other_helper)["gone"] == [cast.mao.id]


def test_a_settled_need_travels_until_something_new_comes_sixty_days_later_and_not_until_a_date(cast: Cast) -> None:
    settled = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[settled]))
    step = {"id": ids.new(), "need_id": settled["id"], "kind": "resolved", "note": ""}
    push(cast.client(cast.helper), operation("need.step", step))

    def told() -> tuple[int, list[str]]:
        mao = next(one for one in pull(cast)["households"] if one["id"] == cast.mao.id)
        return mao["revision"], [one["id"] for one in mao["needs"]]

    before = told()
    assert before[1] == [settled["id"]]
    long_ago = clock.now() - timedelta(days=400)
    Need.update(raised_at=long_ago, settled_at=long_ago).execute()
    assert told() == before  # time alone raises no revision, so it must change nothing that travels
    fresh = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[fresh]))
    assert told() == (before[0] + 1, [fresh["id"]])
