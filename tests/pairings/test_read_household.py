"""One household at the desk: its people masked, and those who help it."""

from server import ids
from server.households.model import Member
from server.pairings.model import Pairing
from tests.cast import Cast


def test_numbers_are_masked(cast: Cast) -> None:
    shown = cast.client(cast.supervisor).get(f"/api/households/{cast.mao.id}").json["household"]
    assert (shown["head_name"], shown["initials"], shown["income_per_head"]) == ("毛静", "mj", 11668)
    assert (shown["region"]["name"], shown["township"]["name"]) == ("西江社区", "西江镇")
    head, daughter = shown["members"]
    assert (head["name"], head["id_number"], head["phone"]) == ("毛静", "522634********1000", "136****5678")
    assert (daughter["relation"], daughter["birth_year"], daughter["phone"]) == ("之女", 1980, None)


def test_nothing_in_the_answer_gives_a_number_away(cast: Cast) -> None:
    text = cast.client(cast.county).get(f"/api/households/{cast.mao.id}").text
    assert "13612345678" not in text
    assert "522634198001011000" not in text


def test_its_helpers_are_named_with_role_and_day(cast: Cast) -> None:
    shown = cast.client(cast.supervisor).get(f"/api/households/{cast.chen.id}").json["household"]
    pairing = Pairing.get(Pairing.household_id == cast.chen.id)
    assert shown["helpers"] == [
        {"pairing_id": pairing.id, "account_id": cast.helper.id, "name": "吴春", "role": "core", "since": "2026-01-01"}
    ]


def test_who_left_is_not_shown(cast: Cast) -> None:
    Member.update(ended_at=1).where((Member.household_id == cast.mao.id) & (Member.name == "毛小妹")).execute()
    shown = cast.client(cast.supervisor).get(f"/api/households/{cast.mao.id}").json["household"]
    assert [member["name"] for member in shown["members"]] == ["毛静"]


def test_strangers_and_helpers_do_not_read_it(cast: Cast) -> None:
    url = f"/api/households/{cast.mao.id}"
    assert cast.client(None).get(url).status_code == 401
    assert cast.client(cast.helper).get(url).status_code == 403


def test_another_region_a_bad_id_and_a_missing_one_look_alike(cast: Cast) -> None:
    answers = [
        cast.client(cast.other_supervisor).get(f"/api/households/{cast.mao.id}"),
        cast.client(cast.other_county).get(f"/api/households/{cast.mao.id}"),
        cast.client(cast.supervisor).get("/api/households/nonsense"),
        cast.client(cast.supervisor).get(f"/api/households/{ids.new()}"),
    ]
    assert {(answer.status_code, answer.json["code"]) for answer in answers} == {(404, "not_found")}
