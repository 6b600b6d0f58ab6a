"""A list as it is taken away: its rows, the same in either form."""

import csv
from datetime import datetime
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Any

import openpyxl


def taken(client: Any, address: str, asked: str = "") -> list[dict[str, str]]:
    """The rows of `/api/<address>` by heading, once both files were seen to hold them all, counted and with one checksum."""
    plain, book = (client.get(f"/api/{address}.{form}?{asked}", buffered=True) for form in ("csv", "xlsx"))
    assert (plain.status_code, book.status_code) == (200, 200), plain.data
    heading, *rows = csv.reader(StringIO(plain.data.decode("utf-8-sig"), newline=""))
    sheet = openpyxl.load_workbook(BytesIO(book.data)).worksheets[0]
    cells = [["" if cell is None else cell for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [[_told(*pair) for pair in zip(*both, strict=True)] for both in zip(cells, rows, strict=True)] == rows
    for answer in (plain, book):
        assert answer.headers["Ruhu-Rows"] == str(len(rows))
        assert answer.headers["Ruhu-Sha256"] == sha256(plain.data).hexdigest()
    return [dict(zip(heading, row, strict=True)) for row in rows]


def _told(cell: Any, text: str) -> str:
    """A workbook's cell as a plain table tells it; `text`: with or without the time of day."""
    return f"{cell:%Y-%m-%d %H:%M}"[: len(text)] if isinstance(cell, datetime) else str(cell)
