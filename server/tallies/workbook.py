"""The week as a workbook that an office can print and file as it is. Written row by row to disk, never held in memory."""

from collections.abc import Iterable
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.cells import Cells, styled
from server.reviews.lists import COLUMNS
from server.tallies import words
from server.tallies.model import Seal
from server.tallies.report import Changes, Report
from server.tallies.service import Tally
from server.tallies.week import Week
from server.workbooks import written

# Rows from the top, counted from 0: title, whose and when, headings, and then the lines.
_TITLE, _ABOUT, _HEADINGS, _FIRST = range(4)
_A4 = 9


def write(out: IO[bytes], told: Report, changed: Changes, visits: Iterable[list[Any]]) -> None:
    """Write the workbook of one week and region.

    A sheet for each tally of `told`, what has changed since the week before, the visits, and what the figures mean.
    """
    with written(out) as book:
        first = told.tallies[0]
        book.set_properties({"title": f"{words.title(first.place)} {words.week(first.week)}", "author": "Ruhu"})
        sheets = _Sheets(book, first)
        for tally in told.tallies:
            sheets.tally(tally)
        sheets.changes(changed)
        sheets.adjustments(changed.adjustments)
        sheets.visits(visits)
        sheets.meanings(told.seal if told.sealed else None)


class _Sheets:
    """The sheets of one workbook; they share formats, title and print set-up."""

    def __init__(self, book: Workbook, about: Tally) -> None:
        self._book = book
        self._about = about
        self._title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        self._left = book.add_format({"valign": "vcenter"})
        self._right = book.add_format({"align": "right", "valign": "vcenter"})
        head = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1, "bg_color": "#E8EFEA"}
        self._head = book.add_format(head)
        self._cells = Cells(book, border=1)
        self._name = book.add_format({"border": 1, "num_format": "@"})
        self._words = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        self._lines = {figure.code: book.add_format({"border": 1, "num_format": figure.form}) for figure in words.FIGURES}
        total = {"border": 1, "bold": True, "top": 2}
        self._totals = {figure.code: book.add_format({**total, "num_format": figure.form}) for figure in words.FIGURES}
        self._total = book.add_format(total)
        self._risen = {figure.code: book.add_format({"border": 1, "num_format": figure.difference}) for figure in words.FIGURES}

    def tally(self, tally: Tally) -> None:
        """Names on the left, a column for each figure, the whole in the last row."""
        names = [name for name in (words.PLACE.get(tally.by), words.BY[tally.by]) if name]
        headings = [(name, 14) for name in names] + [(words.heading(figure), 10) for figure in words.FIGURES]
        sheet = self._sheet(words.SHEETS[tally.by], headings, frozen=len(names))
        looks = self._looks(len(names), self._lines)
        for number, row in enumerate(tally.rows, start=_FIRST):
            labels = [row["place"] or "", row["name"]][-len(names) :]
            self._cells.write(sheet, number, labels + _figures(row), looks)
        last = _FIRST + len(tally.rows)
        _span(sheet, last, 0, len(names) - 1, words.TOTAL, self._total)
        for place, figure in enumerate(words.FIGURES, start=len(names)):
            sheet.write(last, place, tally.total[figure.code], self._totals[figure.code])

    def changes(self, changed: Changes) -> None:
        """The whole of this week and of the week before, and by how much each place has risen or fallen."""
        now, before = changed.now, changed.before
        place = words.BY[now.by]
        sheet = self._sheet(words.CHANGES, [(place, 22), *((words.heading(figure), 10) for figure in words.FIGURES)], frozen=1)
        was = {row["code"]: row for row in before.rows}
        lines = [
            (f"{words.TOTAL} {words.THIS_WEEK}", now.total, self._lines),
            (f"{words.TOTAL} {words.LAST_WEEK}", before.total, self._lines),
            (f"{words.TOTAL} {words.DIFFERENCE}", _risen(now.total, before.total), self._risen),
            *((row["name"], _risen(row, was.get(row["code"], {})), self._risen) for row in now.rows),
        ]
        for number, (name, values, forms) in enumerate(lines, start=_FIRST):
            self._cells.write(sheet, number, [name, *_figures(values)], self._looks(1, forms))

    def adjustments(self, rows: list[dict[str, Any]]) -> None:
        """What has become of sealed weeks."""
        sheet = self._sheet(words.ADJUSTMENTS, words.ADJUSTMENT_COLUMNS, frozen=0)
        names = {figure.code: figure.name for figure in words.FIGURES}
        for number, row in enumerate(rows, start=_FIRST):
            week, was, now = words.week(Week.named(row["week"])), row["was"], row["now"]
            self._cells.write(sheet, number, (week, row["name"], names[row["figure"]], was, now, now - was))

    def visits(self, rows: Iterable[list[Any]]) -> None:
        """One line for each visit; can be filtered."""
        sheet = self._sheet(words.DETAIL, COLUMNS, frozen=5)
        number = _HEADINGS
        for number, row in enumerate(rows, start=_FIRST):
            self._cells.write(sheet, number, row)
        sheet.autofilter(_HEADINGS, 0, number, len(COLUMNS) - 1)

    def meanings(self, seal: Seal | None) -> None:
        """What each figure counts, and under which seal they stand."""
        sheet = self._sheet(words.MEANINGS, words.MEANING_COLUMNS, frozen=0)
        number = _FIRST
        for figure in words.FIGURES:
            for column, value in enumerate((figure.name, figure.unit, figure.meaning)):
                sheet.write_string(number, column, value, self._words)
            number += 1
        for note in (*words.NOTES, *([words.sealed(seal.sealed_at, seal.sha256)] if seal else [])):
            for column, value in enumerate(("", "", note)):
                sheet.write_string(number, column, value, self._words)
            number += 1

    def _sheet(self, name: str, headings: Iterable[tuple[str, int]], frozen: int) -> Worksheet:
        headings = list(headings)
        sheet = self._book.add_worksheet(name)
        week, last = self._about.week, len(headings) - 1
        place = self._about.place
        for column, (_, width) in enumerate(headings):
            sheet.set_column(column, column, width)
        sheet.set_row(_TITLE, 30)
        _span(sheet, _TITLE, 0, last, f"{words.title(place)} · {name}", self._title)
        sheet.set_row(_ABOUT, 20)
        middle = last // 2
        _span(sheet, _ABOUT, 0, middle, words.about(place, week), self._left)
        _span(sheet, _ABOUT, middle + 1, last, words.made(self._about.made_at), self._right)
        sheet.set_row(_HEADINGS, 34)
        for column, (heading, _) in enumerate(headings):
            sheet.write_string(_HEADINGS, column, heading, self._head)
        sheet.freeze_panes(_FIRST, frozen)
        self._set_up_print(sheet)
        return sheet

    def _set_up_print(self, sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_TITLE, _HEADINGS)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        sheet.set_footer(words.footer(self._about.place, self._about.week))

    def _looks(self, names: int, forms: dict[str, Format]) -> list[str]:
        return [styled(self._name)] * names + [styled(forms[figure.code]) for figure in words.FIGURES]


def _figures(values: dict[str, Any]) -> list[Any]:
    return [values[figure.code] for figure in words.FIGURES]


def _risen(now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """By how much each figure has risen; None where one of the two is not known."""
    pairs = {figure.code: (now[figure.code], before.get(figure.code)) for figure in words.FIGURES}
    return {code: None if a is None or b is None else round(a - b, 4) for code, (a, b) in pairs.items()}


def _span(sheet: Worksheet, row: int, first: int, last: int, text: str, form: Format) -> None:
    if first == last:
        sheet.write_string(row, first, text, form)
    else:
        sheet.merge_range(row, first, row, last, text, form)
