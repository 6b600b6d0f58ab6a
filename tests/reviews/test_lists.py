"""Visits, to take away."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from server.reviews import lists, schema
from server.visits.model import Visit
from tests.cast import DANJIANG, Cast
from tests.tallies.scene import WEEK, at, visit

WORDS = Path(__file__).parents[2] / "web" / "src" / "words" / "zh-Hans"


def table(cast: Cast, query: str = "") -> list[list[str]]:
    answer = cast.client(cast.supervisor).get(f"/api/visits.csv{query}", buffered=True)
    assert answer.status_code == 200, answer.json
    rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert answer.headers["Ruhu-Rows"] == str(len(rows) - 1)
    return rows


def test_each_has_its_place_its_words_and_what_became_of_it(cast: Cast) -> None:
    visit(cast.chen, cast.helper, at(1, 9))
    heading, row = table(cast)
    told = dict(zip(heading, row, strict=True))
    assert (told["乡镇"], told["村"], told["户主"], told["帮扶人"]) == ("西江镇", "长乌村", "陈建国", "吴春")
    assert (told["走访时间"], told["方式"], told["吃"], told["饮水"]) == ("2026-03-03 09:00", "在家见到", "好", "有问题")
    assert (told["走访记录"], told["照片\n（张）"], told["审核"]) == ("第1版", "1", "待核")


def test_they_are_narrowed_as_on_the_screen(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1), ("approved", 2))
    visit(cast.chen, cast.helper, at(8))
    heads = {query: [row[4] for row in table(cast, query)[1:]] for query in ("", f"?week={WEEK}", "?state=waiting", "?q=mj")}
    assert heads == {"": ["陈建国", "毛静"], f"?week={WEEK}": ["毛静"], "?state=waiting": ["陈建国"], "?q=mj": ["毛静"]}


def test_a_week_lists_what_counts_in_it_in_the_file_as_on_the_screen(cast: Cast) -> None:
    stands, taken_back = visit(cast.mao, cast.helper, at(1)), visit(cast.chen, cast.helper, at(1))
    Visit.update(state="withdrawn", withdrawn_at=at(2)).where(Visit.id == taken_back.id).execute()
    shown = cast.client(cast.supervisor).get(f"/api/visits?week={WEEK}").json["visits"]
    assert [one["id"] for one in shown] == [stands.id]
    assert [row[4] for row in table(cast, f"?week={WEEK}")[1:]] == ["毛静"]
    assert len(table(cast)) == 1 + 2


def test_the_words_of_its_filters_are_those_of_the_screen() -> None:
    desk, terms = (json.loads((WORDS / name).read_text(encoding="utf-8")) for name in ("desk.json", "terms.json"))
    assert {flag: desk.get(f"review.flag.{flag}") or terms[f"flag.{flag}"] for flag in schema.FLAGS} == lists.FLAGS


def test_no_page_is_left_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.reviews.lists.PAGE", 2)
    for number in range(5):
        visit(cast.mao, cast.helper, at(1, number))
        visit(cast.chen, cast.helper, at(1, number), ("returned", 1))
    assert len(table(cast)) == 1 + 10
    assert len(table(cast, "?state=returned")) == 1 + 5


def test_none_leaves_the_region(cast: Cast) -> None:
    assert cast.client(cast.supervisor).get(f"/api/visits.xlsx?region={DANJIANG}").json["code"] == "not_found"
    assert cast.client(cast.helper).get("/api/visits.xlsx").json["code"] == "not_yours"
