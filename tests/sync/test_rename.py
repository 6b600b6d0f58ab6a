"""A new name reaches every phone that showed the old one."""

from datetime import date
from typing import Any

from server import ids
from server.accounts.model import Account
from server.pairings.model import Pairing
from tests.bodies import need, push, record
from tests.cast import Cast, pair
from tests.reviews.verdicts import give_back


def pull(cast: Cast, known: dict[str, int]) -> list[dict[str, Any]]:
    answer = cast.client(cast.other_helper).post("/api/sync/pull", json={"device_id": "phone-1", "known": known})
    bundles: list[dict[str, Any]] = answer.json["households"]
    return bundles


def change(cast: Cast, account: Account, **wanted: Any) -> None:
    assert cast.client(cast.county).patch(f"/api/accounts/{account.id}", json=wanted).status_code == 200


def test_it_comes_with_the_next_pull_and_other_households_stay(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "support")
    known = {bundle["id"]: bundle["revision"] for bundle in pull(cast, {})}
    assert set(known) == {cast.mao.id, cast.shi.id}
    change(cast, cast.helper, name="吴春花")
    (mao,) = pull(cast, known)
    assert [helper["name"] for helper in mao["helpers"]] == ["吴春花", "龙飞"]


def test_a_supervisor_is_named_anew_where_she_judged_and_where_she_took_a_step(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "support")
    raised = need()
    judged = record(cast.mao)
    push(cast.client(cast.helper), judged)
    push(cast.client(cast.other_helper), record(cast.shi, needs=[raised]))
    give_back(cast, judged["body"]["id"])
    step = {"id": ids.new(), "kind": "accepted", "note": ""}
    assert cast.client(cast.other_supervisor).post(f"/api/needs/{raised['id']}/steps", json=step).status_code == 200
    known = {bundle["id"]: bundle["revision"] for bundle in pull(cast, {})}
    change(cast, cast.supervisor, name="李大审")
    (mao,) = pull(cast, known)
    assert mao["visits"][0]["review"]["reviewer"] == "李大审"
    change(cast, cast.other_supervisor, name="杨大审")
    (shi,) = pull(cast, {**known, mao["id"]: mao["revision"]})
    assert [taken["by"] for taken in shi["needs"][0]["steps"]] == ["龙飞", "杨大审"]


def test_a_former_helper_is_named_anew_on_the_visits_that_stay(cast: Cast) -> None:
    push(cast.client(cast.helper), record(cast.mao))
    Pairing.update(ends_on=date(2026, 1, 2)).where(Pairing.helper_id == cast.helper.id).execute()
    pair(cast.mao, cast.other_helper)
    known = {bundle["id"]: bundle["revision"] for bundle in pull(cast, {})}
    change(cast, cast.helper, name="吴春花")
    (mao,) = pull(cast, known)
    assert mao["visits"][0]["helper"]["name"] == "吴春花"


def test_what_phones_do_not_show_wakes_none_of_them(cast: Cast) -> None:
    known = {bundle["id"]: bundle["revision"] for bundle in pull(cast, {})}
    change(cast, cast.other_supervisor, name="杨大审")
    change(cast, cast.helper, disabled=True)
    assert pull(cast, known) == []
