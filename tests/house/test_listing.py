"""A list to take away: whole, counted, and with the same checksum in either form."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from server import listing
from server.listing import Listing

COLUMNS = (("户主", 10), ("走访时间", 16), ("日期", 12), ("次数", 8), ("覆盖率", 8))
ROWS = (
    ("毛静", datetime(2026, 3, 2, 16, 30, 29, tzinfo=UTC), date(2026, 3, 3), 1200, 0.5),
    ("=1+1", None, None, None, None),
)


def taken(app: Flask, form: str, rows: Any = ROWS) -> Any:
    with app.test_request_context():
        answer = listing.answer(Listing("走访清单", COLUMNS, rows, [("范围", "西江镇")]), form)
        answer.direct_passthrough = False
        answer.get_data()
        answer.close()
        return answer


def table(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_as_csv_it_tells_each_value_in_the_villages_time_and_nothing_as_a_formula(app: Flask) -> None:
    answer = taken(app, "csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert table(answer) == [
        [heading for heading, _ in COLUMNS],
        ["毛静", "2026-03-03 00:30", "2026-03-03", "1200", "0.5"],
        ["'=1+1", "", "", "", ""],
    ]


def test_as_a_workbook_numbers_are_numbers_and_days_are_days(app: Flask) -> None:
    book = load_workbook(BytesIO(taken(app, "xlsx").data))
    rows = list(book["走访清单"].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("毛静", datetime(2026, 3, 3, 0, 30), datetime(2026, 3, 3), 1200, 0.5)
    assert rows[1] == ("=1+1", None, None, None, None)


def test_both_forms_say_how_many_rows_and_the_checksum_that_sha256sum_says_of_the_csv(app: Flask) -> None:
    plain, book = taken(app, "csv"), taken(app, "xlsx")
    digest = sha256(plain.data).hexdigest()
    for answer in (plain, book):
        assert (answer.headers["Ruhu-Rows"], answer.headers["Ruhu-Sha256"]) == ("2", digest)
        assert answer.content_length == len(answer.data)
    told = dict(load_workbook(BytesIO(book.data))["清单说明"].iter_rows(values_only=True))
    assert told["范围"] == "西江镇"
    assert told["行数"] == "2"
    assert digest in told.values()


def test_more_rows_than_a_sheet_holds_go_on_to_another(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.listing_book._MOST", 3)
    answer = taken(app, "xlsx", [(f"户{number}", None, None, number, None) for number in range(7)])
    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["走访清单", "走访清单 2", "走访清单 3", "清单说明"]
    numbers = [row[3] for name in book.sheetnames[:3] for row in book[name].iter_rows(min_row=2, values_only=True)]
    assert numbers == list(range(7))
    assert answer.headers["Ruhu-Rows"] == "7"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_list_that_fails_half_way_is_an_error_and_no_short_file(app: Flask, form: str) -> None:
    def failing() -> Iterator[tuple[Any, ...]]:
        yield from ROWS
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        taken(app, form, failing())


def test_an_empty_list_has_its_headings(app: Flask) -> None:
    assert table(taken(app, "csv", ())) == [[heading for heading, _ in COLUMNS]]
    assert load_workbook(BytesIO(taken(app, "xlsx", ()).data))["走访清单"].max_row == 1


def test_its_name_says_what_and_of_which_day(app: Flask) -> None:
    header = taken(app, "csv").headers["Content-Disposition"]
    assert header.isascii()
    assert re.search(r"-20\d{6}\.csv$", header)
