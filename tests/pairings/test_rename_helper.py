"""A helper's new name reaches the phones of everybody who helps the same households."""

from typing import Any

from server.accounts.model import Account
from tests.cast import Cast, pair


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


def test_what_phones_do_not_show_wakes_none_of_them(cast: Cast) -> None:
    known = {bundle["id"]: bundle["revision"] for bundle in pull(cast, {})}
    change(cast, cast.other_supervisor, name="杨大审")
    change(cast, cast.helper, disabled=True)
    assert pull(cast, known) == []
