"""The week as a plain table."""

import csv
from io import StringIO
from urllib.parse import quote

import pytest

from server.accounts.model import Account
from server.cell_text import harmless
from tests.cast import DANJIANG, Cast
from tests.tallies.scene import WEEK, at, visit


def download(cast: Cast, person: Account, **query: str) -> list[list[str]]:
    answer = cast.client(person).get(f"/api/tallies/{WEEK}.csv", query_string=query, buffered=True)
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_it_has_headings_the_rows_and_the_whole(cast: Cast) -> None:
    visit(cast.chen, cast.helper, at(1), ("approved", 5))
    rows = download(cast, cast.supervisor)
    assert rows[0][:6] == ["乡镇", "村", "应访户", "已访户", "走访", "覆盖率"]
    assert ["西江镇", "长乌村", "1", "1", "1", "1.0", "1", "0", "0", "0", "0", "0", "0", "0", "5.0"] in rows
    assert rows[-1] == ["", "合计", "2", "1", "1", "0.5", "1", "0", "0", "0", "0", "0", "0", "0", "5.0"]


def test_by_township_there_is_one_name_a_row(cast: Cast) -> None:
    rows = download(cast, cast.county, by="township")
    assert (rows[0][0], rows[-1][0]) == ("乡镇", "合计")
    assert "丹江镇" in [row[0] for row in rows]
    assert len({len(row) for row in rows}) == 1


def test_a_name_that_looks_like_a_formula_does_nothing(cast: Cast) -> None:
    Account.update(name='=HYPERLINK("x")').where(Account.id == cast.helper.id).execute()
    visit(cast.mao, cast.helper, at(1))
    assert '\'=HYPERLINK("x")' in [row[1] for row in download(cast, cast.county, by="helper")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t", "\r", "\n"])
def test_every_beginning_of_a_formula_is_made_harmless(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"
    assert harmless(f"1{start}") == f"1{start}"


def test_its_name_says_whose_and_which_week(cast: Cast) -> None:
    answer = cast.client(cast.supervisor).get(f"/api/tallies/{WEEK}.csv", buffered=True)
    assert answer.mimetype == "text/csv"
    assert f"filename*=UTF-8''{quote('西江镇-2026年第10周')}" in answer.headers["Content-Disposition"]


def test_strangers_other_regions_and_false_weeks_are_refused(cast: Cast) -> None:
    url = f"/api/tallies/{WEEK}.csv"
    assert cast.client(None).get(url).json["code"] == "not_signed_in"
    assert cast.client(cast.helper).get(url).json["code"] == "not_yours"
    assert cast.client(cast.supervisor).get(url, query_string={"region": DANJIANG}).json["code"] == "not_found"
    assert cast.client(cast.county).get("/api/tallies/next.csv").json["errors"] == {"week": ["invalid"]}
