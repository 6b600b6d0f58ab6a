"""Cards on paper: chosen by village, issued once, printed as often as wanted."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from server import clock, db
from server.accounts.model import Account
from server.cards import service, stack
from server.cards.model import Card
from server.households.model import Household
from server.trail.model import TrailEntry
from tests.cards.paper import pages
from tests.cast import Cast, household, pair

SOCIETY, XIJIANG_VILLAGE, DANJIANG_VILLAGE = "522634101001", "522634101204", "522634100200"


def sheet(cast: Cast, *villages: str, who: Any = None, **changes: Any) -> TestResponse:
    return cast.client(who or cast.county).post(
        "/api/cards/sheets", json={"villages": list(villages), **changes}, buffered=True
    )


def card_of(home: Household) -> Card:
    return service.of([home.id])[home.id]


def test_a_card_says_whose_it_is_whom_to_call_and_its_number(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "core")
    answer = sheet(cast, SOCIETY)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    (page,) = pages(answer.data)
    number = card_of(cast.mao).number
    for said in (
        "西江镇 西江社区 2组",
        "毛静",
        "帮扶联系人 吴春",
        "139 0000 0001",
        "一起帮扶 龙飞",
        f"卡号 {number[:4]} {number[4:]}",
    ):
        assert said in page
    # Only whom to call is called; and nothing that the register keeps of people but the head's name.
    assert not [word for word in ("13612345678", "0004", "522634198", "毛小妹", "脱贫户", "11668") if word in page]


def test_villages_begin_pages_of_their_own_and_eight_cards_fit_on_one(cast: Cast) -> None:
    for number in range(7):
        household(f"52263410120400010{number}", XIJIANG_VILLAGE, f"杨{number}", "y")
    found = pages(sheet(cast, XIJIANG_VILLAGE, SOCIETY).data)
    assert [page.count("卡号") for page in found] == [1, 8, 1]
    assert "第 2 页，共 2 页" in found[2]


def test_a_household_without_a_helper_has_a_card_too(cast: Cast) -> None:
    assert "帮扶人待定" in pages(sheet(cast, XIJIANG_VILLAGE).data)[0]


def test_nobody_is_told_to_call_a_helper_who_is_no_longer_there(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "core")
    Account.update(disabled_at=clock.now()).where(Account.id == cast.helper.id).execute()
    (page,) = pages(sheet(cast, SOCIETY).data)
    assert "帮扶联系人 龙飞" in page
    assert "吴春" not in page


def test_printing_again_prints_the_same_card_and_touches_no_phone(cast: Cast) -> None:
    sheet(cast, SOCIETY)
    card, revision = card_of(cast.mao), Household.get_by_id(cast.mao.id).revision
    assert revision == cast.mao.revision + 1
    sheet(cast, SOCIETY)
    assert (card_of(cast.mao).number, Household.get_by_id(cast.mao.id).revision) == (card.number, revision)
    assert Card.select().count() == 1


def test_only_new_ones_are_printed_where_that_is_asked(cast: Cast) -> None:
    sheet(cast, XIJIANG_VILLAGE)
    Card.update(issued_at=clock.now() - timedelta(days=3)).where(Card.household_id == cast.feng.id).execute()
    (page,) = pages(sheet(cast, XIJIANG_VILLAGE, since=clock.today().isoformat()).data)
    assert "陈建国" in page
    assert "冯岩" not in page


def test_nothing_left_to_print_is_said(cast: Cast) -> None:
    assert sheet(cast, SOCIETY, since="2099-01-01").json["code"] == "not_found"


def test_a_household_that_left_the_register_has_no_card(cast: Cast) -> None:
    Household.update(ended_at=clock.now()).where(Household.id == cast.feng.id).execute()
    assert "冯岩" not in pages(sheet(cast, XIJIANG_VILLAGE).data)[0]


@pytest.mark.parametrize("place", ["350125001001", "522634101", "522634", "nowhere", ""])
def test_another_county_no_village_and_nowhere_are_not_found(cast: Cast, place: str) -> None:
    assert sheet(cast, SOCIETY, place).json["code"] == "not_found"
    assert Card.select().count() == 0


def test_more_than_one_file_holds_is_refused_before_anything_is_issued(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "MOST", 2)
    answer = sheet(cast, SOCIETY, XIJIANG_VILLAGE)
    assert answer.json["errors"] == {"villages": ["too_many"]}
    assert answer.json["params"] == {"limit": 2}
    assert Card.select().count() == 0


def test_a_number_that_is_taken_is_drawn_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["10000000", "10000000", "20000000"])
    monkeypatch.setattr("server.cards.number.draw", lambda: next(drawn))
    sheet(cast, XIJIANG_VILLAGE)
    assert {card_of(cast.chen).number, card_of(cast.feng).number} == {"10000000", "20000000"}


def test_who_printed_what_is_on_the_trail(cast: Cast) -> None:
    sheet(cast, SOCIETY)
    sheet(cast, SOCIETY)
    first, second = TrailEntry.select().where(TrailEntry.verb == "card.print").order_by(TrailEntry.seq)
    assert (first.actor_id, first.subject, first.detail) == (cast.county.id, SOCIETY, {"cards": 1, "new": 1})
    assert second.detail == {"cards": 1, "new": 0}


def test_the_list_tells_households_and_cards_by_village(cast: Cast) -> None:
    sheet(cast, SOCIETY)
    Household.update(ended_at=clock.now()).where(Household.id == cast.feng.id).execute()
    rows = cast.client(cast.county).get("/api/cards?region=522634101").json["villages"]
    told = {row["region"]["code"]: (row["households"], row["cards"]) for row in rows}
    assert (told[SOCIETY], told[XIJIANG_VILLAGE]) == ((1, 1), (1, 0))
    assert set(told.values()) == {(1, 1), (1, 0), (0, 0)}


@pytest.mark.parametrize("words", ["=1+1", "<r>&</r>", "a\nb", "𠮷野", "(\\) Tj ET", "名" * 60])
def test_whatever_a_name_is_the_file_can_be_read(cast: Cast, words: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    with db.write():
        Household.update(head_name=words, group=words[:40]).where(Household.id == cast.mao.id).execute()
    assert "卡号" in pages(sheet(cast, SOCIETY).data)[0]
