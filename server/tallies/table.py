"""The week as a plain table (CSV): UTF-8 with a byte-order mark, because spreadsheets guess wrong without one."""

import csv
from io import StringIO

from server.tallies import words
from server.tallies.service import Tally

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def table(tally: Tally) -> bytes:
    """Headings, a line for each row, and the total."""
    place = words.PLACE.get(tally.by)
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow([*([place] if place else []), words.BY[tally.by], *(figure.name for figure in words.FIGURES)])
    for row in [*tally.rows, tally.total | {"name": words.TOTAL, "place": ""}]:
        labels = [harmless(row[name] or "") for name in (("place", "name") if place else ("name",))]
        lines.writerow([*labels, *("" if row[figure.code] is None else row[figure.code] for figure in words.FIGURES)])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_FORMULA) else text
