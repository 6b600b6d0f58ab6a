"""The county's own workbook: what it may say in braces, what is wrong with it, and filling it in."""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import IO, Any, BinaryIO
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from server import clock
from server.accounts import service as accounts
from server.accounts.model import Account
from server.problems import Problem
from server.regions.model import LEVELS
from server.tallies import blanks
from server.tallies.model import Template
from server.tallies.repeat import repeat
from server.tallies.report import Changes
from server.tallies.unfit import unfit
from server.trail import service as trail

MOST = 2 * 1024 * 1024  # bytes, packed
_MOST_UNPACKED = 24 * 1024 * 1024
_MOST_CELLS = 200_000  # as a sheet says: some say a million rows
_MOST_FAULTS = 50
_BLANK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def keep(actor: Account, file: BinaryIO, name: str) -> Template:
    """Make this the template of the actor's county, in place of the one before.

    Raises Problem `unreadable_workbook`, `too_large`, and `wrong_template` with what is wrong under each cell, `周报!B3`:
    `unknown_name`, `in_formula`, `unclosed`, and those of `unfit`; `no_blanks` under each sheet where no cell of any has one.
    """
    content = file.read(MOST + 1)
    book = _opened(content)
    _require_fit(book)
    if not any(list(_told(sheet)) for sheet in book.worksheets):
        # Some other workbook, chosen by mistake: it would be handed out each Friday as it is.
        raise Problem("wrong_template", errors={sheet.title: ["no_blanks"] for sheet in book.worksheets[:_MOST_FAULTS]})
    Template.delete().where(Template.county == actor.region_code).execute()
    row = Template.create(
        county=actor.region_code, name=name, content=b64encode(content).decode(), kept_at=clock.now(), by_id=actor.id
    )
    trail.note(actor, "template.keep", actor.region_code)
    return row


def drop(actor: Account) -> None:
    """The county goes back to our workbook. Raises Problem `not_found` where it has no template."""
    if not Template.delete().where(Template.county == actor.region_code).execute():
        raise Problem("not_found")
    trail.note(actor, "template.drop", actor.region_code)


def of(region: str) -> Template | None:
    """The template of the county that `region` lies in."""
    found: Template | None = Template.get_or_none(Template.county == region[: LEVELS["county"]])
    return found


def wire(row: Template | None) -> dict[str, Any] | None:
    """`{name, kept_at, by}`."""
    if row is None:
        return None
    by = accounts.names([row.by_id]).get(row.by_id, "")
    return {"name": row.name, "kept_at": clock.rfc3339(row.kept_at), "by": by}


def fill(out: IO[bytes], row: Template, changed: Changes) -> None:
    """Write the template to `out` with every blank filled in: a row that speaks of each place is repeated for each.

    Raises Problem `wrong_template` for one that was kept when less was looked at.
    """
    book = _opened(b64decode(row.content))
    _require_fit(book)
    whole = blanks.whole(changed)
    for sheet in book.worksheets:
        for number in sorted(_repeated(sheet), reverse=True):
            repeat(sheet, number, len(changed.now.rows))
            for offset, place in enumerate(changed.now.rows):
                for cell in sheet[number + offset]:
                    _put(cell, whole | blanks.of_place(place))
        for cell in list(_told(sheet)):
            _put(cell, whole)
    book.save(out)


def _opened(content: bytes) -> Workbook:
    if len(content) > MOST:
        raise Problem("too_large", bytes=MOST)
    try:
        # A small file can unpack to gigabytes, and this one is held in memory as a whole.
        with ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise Problem("too_large", bytes=_MOST_UNPACKED)
        book = load_workbook(BytesIO(content), keep_links=False)
        if any(sheet.max_row * sheet.max_column > _MOST_CELLS for sheet in book.worksheets):
            raise Problem("too_large", cells=_MOST_CELLS)
        return book
    except Problem:
        raise
    except Exception as error:
        # openpyxl has no failure of its own: what is no workbook fails as whatever it stumbles over.
        raise Problem("unreadable_workbook") from error


def _told(sheet: Any) -> Iterator[Cell]:
    """The cells with a blank, and no others: a sheet may say that it has a billion."""
    for cell in list(sheet._cells.values()):
        if isinstance(cell.value, str) and ("{{" in cell.value or "}}" in cell.value):
            yield cell


def _repeated(sheet: Any) -> set[int]:
    """The rows that speak of each place."""
    return {cell.row for cell in _told(sheet) if _names_each(cell)}


def _require_fit(book: Workbook) -> None:
    if faults := dict(islice(_faults(book), _MOST_FAULTS)):
        raise Problem("wrong_template", errors=faults)


def _faults(book: Workbook) -> Iterator[tuple[str, list[str]]]:
    repeated = {sheet.title: _repeated(sheet) for sheet in book.worksheets}
    for sheet in book.worksheets:
        for where, why in unfit(sheet, repeated[sheet.title], elsewhere=any(repeated.values())):
            yield f"{sheet.title}!{where}", [why]
        for cell in _told(sheet):
            if fault := _fault(cell):
                yield f"{sheet.title}!{cell.coordinate}", [fault]


def _fault(cell: Cell) -> str | None:
    text = str(cell.value)
    if cell.data_type == "f":
        return "in_formula"
    if "{{" in (rest := _BLANK.sub("", text)) or "}}" in rest:
        return "unclosed"
    return None if all(name in blanks.NAMES for name in _BLANK.findall(text)) else "unknown_name"


def _names_each(cell: Cell) -> bool:
    return any(name.startswith(blanks.EACH) for name in _BLANK.findall(str(cell.value)))


def _put(cell: Cell, values: dict[str, Any]) -> None:
    text = cell.value
    if not isinstance(text, str) or "{{" not in text:
        return
    only = _BLANK.fullmatch(text.strip())
    value = values[only[1]] if only else _BLANK.sub(lambda found: blanks.spoken(found[1], values[found[1]]), text)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a name that begins with = is a name
