"""A county's own template, as an office makes one."""

from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from openpyxl import Workbook


def template(cells: dict[str, Any], merged: tuple[str, ...] = ()) -> BytesIO:
    book = Workbook()
    sheet = book.active
    sheet.title = "周报"
    for place, value in cells.items():
        sheet[place] = value
    for area in merged:
        sheet.merge_cells(area)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def keep(client: FlaskClient, cells: dict[str, Any], merged: tuple[str, ...] = ()) -> Any:
    return client.put("/api/tallies/template", data={"file": (template(cells, merged), "本县周报.xlsx")})
