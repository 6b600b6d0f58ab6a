"""The trail, to take away."""

import json
from pathlib import Path

import pytest

from server import clock, db
from server.trail import service
from server.trail.words import VERBS
from tests.bodies import push, record
from tests.cast import Cast
from tests.taken import taken

WORDS = Path(__file__).parents[2] / "web" / "src" / "words" / "zh-Hans" / "desk.json"


@pytest.fixture(autouse=True)
def acts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.trail.lists.PAGE", 2)
    for _ in range(3):
        push(cast.client(cast.helper), record(cast.mao), record(cast.chen))
    cast.client(cast.county).post("/api/posts", json={"village": cast.mao.region_code, "kind": "unit", "name": "县农业农村局"})


@pytest.mark.parametrize(
    "asked",
    ["", "verb=visit.record", "actor={helper}", "from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", "to=2026-01-01T00:00:00Z"],
)
def test_both_files_hold_what_the_screen_lists(cast: Cast, asked: str) -> None:
    client, asked = cast.client(cast.county), asked.format(helper=cast.helper.id)
    listed = client.get(f"/api/trail?{asked}").json["entries"]
    rows = taken(client, "trail", asked)
    assert [(int(row["序号"]), row["操作代码"], row["对象编号"]) for row in rows] == [
        (one["seq"], one["verb"], one["subject"]) for one in listed
    ]
    assert bool(rows) == ("to=2026" not in asked)


def test_a_row_tells_who_did_what_in_words_and_the_detail_as_it_was_written(cast: Cast) -> None:
    (row,) = taken(cast.client(cast.county), "trail", "verb=post.begin")
    assert (row["谁"], row["做了什么"]) == ("王县", "登记驻村或帮扶单位")
    assert json.loads(row["内容代码"]) == {"region": cast.mao.region_code, "kind": "unit"}
    assert row["时间"][:10] == clock.today().isoformat()


def test_what_the_server_did_by_a_command_has_no_person_and_an_unknown_verb_stays_as_it_is(cast: Cast) -> None:
    with db.write():
        service.note(None, "store.shrink", "store", county="522634")
    (row,) = taken(cast.client(cast.county), "trail", "verb=store.shrink")
    assert (row["谁"], row["做了什么"], row["内容代码"]) == ("服务器命令", "store.shrink", "")


def test_another_county_takes_nothing_away_and_a_township_none(cast: Cast) -> None:
    assert not [row for row in taken(cast.client(cast.other_county), "trail") if row["操作代码"] == "visit.record"]
    assert cast.client(cast.supervisor).get("/api/trail.csv").json["code"] == "not_yours"


def test_verbs_are_said_as_on_the_screen() -> None:
    words = json.loads(WORDS.read_text(encoding="utf-8"))
    begin = "trail.verb."
    assert {key.removeprefix(begin): word for key, word in words.items() if key.startswith(begin)} == VERBS
