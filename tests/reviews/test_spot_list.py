"""The spot checks, to take away: what their reader may read of them on the screen."""

from typing import Any

import pytest

from server.accounts.model import Account
from server.reviews.model import SpotCheck
from tests.cast import DANJIANG, Cast
from tests.reviews.asking import answer, ask, colleague, listed, made, take_on
from tests.taken import taken

FACTS = [f"{what}\n（{number}）" for number in (1, 2, 3) for what in ("问的事", "原来写的", "这次说的", "对照")]


@pytest.fixture
def other(cast: Cast) -> Account:
    return colleague()


def rows(cast: Cast, by: Account, asked: str = "") -> list[dict[str, str]]:
    return taken(cast.client(by), "spot-checks", asked)


def facts(row: dict[str, str]) -> list[str]:
    """What a row tells of its three facts: of each its name, what was written, what is said now, and whether it is the same."""
    return [row[heading] for heading in FACTS]


@pytest.mark.parametrize("state", ["all", "open", "held", "answered", "lapsed"])
def test_both_files_hold_what_the_screen_lists(cast: Cast, other: Account, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.reviews.spot_list.PAGE", 2)
    checks = [ask(cast, made(cast)) for _ in range(6)]
    answer(cast, take_on(cast, checks[0], other), other)
    take_on(cast, checks[1], other)
    SpotCheck.update(asked_at=SpotCheck.asked_at - 61 * 86_400_000).where(SpotCheck.id == checks[2]["id"]).execute()
    shown = listed(cast, other, f"?state={state}")
    found = rows(cast, other, f"state={state}")
    assert (
        [[row["户主"], row["在问的人"], row["问的人"]] for row in found]
        == [
            [one["household"]["head_name"], one["claim"]["by"]["name"] if one["claim"] else "", one["answered_by"] or ""]
            for one in shown
        ]
        != []
    )
    assert [len([name for name in facts(row)[::4] if name]) for row in found] == [len(one["facts"]) for one in shown]


def test_an_answered_one_tells_what_was_asked_how_and_whether_it_is_the_same(cast: Cast, other: Account) -> None:
    check = ask(cast, made(cast))
    first, *_ = (fact["fact"] for fact in take_on(cast, check, other)["facts"])
    assert answer(cast, check, other, **{first: "unknown"}).status_code == 200
    (row,) = rows(cast, cast.county)
    assert (row["乡镇"], row["提出人"], row["状态"], row["怎么问的"]) == ("西江镇", "李审核", "问过的", "打电话")
    assert (row["问的人"], row["补充"]) == ("韦审核", "老人在家接的")
    told = facts(row)
    assert (told[2:4], told[7], told[11]) == (["记不清", ""], "一样", "一样")
    assert "" not in {told[at] for at in (0, 1, 4, 5, 6, 8, 9, 10)}


def test_it_is_as_blind_as_the_screen(cast: Cast, other: Account) -> None:
    visit_id = made(cast)
    done, open_ = ask(cast, visit_id), ask(cast, visit_id)
    third = colleague("陆审核", "13900000011")
    answer(cast, take_on(cast, done, third), third)
    take_on(cast, open_, other)
    mine, closed = rows(cast, other)
    assert [bool(told) for told in facts(mine)] == [True, False, False, False] * 3
    assert set(facts(closed)) == {""}
    assert closed["补充"] == ""
    theirs, told = rows(cast, cast.county)
    assert set(facts(theirs)) == {""}
    assert "" not in facts(told)


def test_another_township_takes_nothing_away(cast: Cast, other: Account) -> None:
    ask(cast, made(cast))
    assert rows(cast, cast.other_supervisor) == []
    refused: Any = cast.client(other).get(f"/api/spot-checks.csv?region={DANJIANG}")
    assert refused.json["code"] == "not_found"
