"""A list to take away, as a workbook or a plain table: every row of it, counted, with a checksum over what it says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final, TypeVar

from flask import Response

from server import clock, db, listing_book
from server.cell_text import Value
from server.download import download
from server.endpoint import CSV, XLSX
from server.listing_lines import Lines

FORM: Final = "<any(xlsx, csv):form>"  # the end of a list's address: /visits.xlsx, /visits.csv
MEDIA: Final = (XLSX, CSV)
_KINDS: Final = {"xlsx": XLSX, "csv": CSV}
PAGE: Final = 500  # rows that a list reads at a time
R = TypeVar("R")


@dataclass(frozen=True)
class Listing:
    """`title` names the file and its sheet, `columns` are headings and widths in characters, `asked` says what the list was
    narrowed to, name and value. `rows` is read once, while the file is written: let it read its table page by page.
    """

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Value]]
    asked: Sequence[tuple[str, str]] = ()


def answer(listing: Listing, form: str) -> Response:
    """The whole list as a download, `form` is `xlsx` or `csv`; `Ruhu-Rows` and `Ruhu-Sha256` are in its headers."""
    written: list[Lines] = []
    name = f"{listing.title}-{clock.today():%Y%m%d}.{form}"
    told = download(lambda file: written.append(write(file, listing, form)), _KINDS[form], name)
    told.headers["Ruhu-Rows"] = str(written[0].count)
    told.headers["Ruhu-Sha256"] = written[0].checksum
    return told


def write(file: IO[bytes], listing: Listing, form: str) -> Lines:
    """Write the list to `file`, all of it as the store stood at its first row.

    The checksum is that of the csv file, also when it goes out as xlsx: the same rows have the same one in either form.
    """
    lines = Lines([heading for heading, _ in listing.columns], file if form == "csv" else None)
    with db.snapshot():
        rows = lines.through(listing.rows)
        if form == "csv":
            for _ in rows:
                pass
        else:
            listing_book.write(file, listing.title, listing.columns, rows, lambda: (*listing.asked, *lines.told()))
    return lines


def in_pages(page: Callable[[R | None], list[R]]) -> Iterator[R]:
    """Every row of a list that is read page by page: `page(last)` gives the rows after `last` (None: the first ones)."""
    last: R | None = None
    while rows := page(last):
        yield from rows
        last = rows[-1]
