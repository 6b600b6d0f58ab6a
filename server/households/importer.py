"""Taking in a register: read, judge, compare, write. A dry run goes the same way and leaves out only the writing."""

from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from typing import Any, BinaryIO

from server import db, ids
from server.accounts.model import Account
from server.households import columns, register
from server.households.book import Book
from server.households.drafts import Draft, drafted, without_repeats
from server.households.places import Places
from server.households.report import Report
from server.households.rows import RowReader, is_head
from server.households.sheet import Sheet
from server.progress import Step
from server.trail import service as trail

# households in one write: phones wait for a handful, not for a county
HANDFUL = 200
_ROWS_A_STEP = 1000


class Import:
    """One run over one workbook for the county `area`; `report` is whole when `steps` has ended."""

    def __init__(self, file: BinaryIO, area: str, actor: Account | None, *, dry_run: bool) -> None:
        """Raises Problem `unreadable_workbook`, `missing_columns`, `too_large`, `not_found` for an unknown county."""
        self.report = Report(dry_run)
        self.sheet = Sheet(file, columns.REGISTER)
        self._area, self._actor = area, actor
        self._places = Places(area)
        self._reader = RowReader(self._places, self.sheet.label)
        self._uncoded = self._uncoded_heads = 0

    def run(self) -> Report:
        """The whole import in one go."""
        for _ in self.steps():
            pass
        return self.report

    def wire(self) -> dict[str, Any]:
        """What came of it, as the desk reads it."""
        return self.report.wire()

    def steps(self) -> Iterator[Step]:
        """Import, step by step. Between two steps no write is open, so that whoever listens may be slow.

        Every handful of households is written whole. Where the run is broken off, the same file again does the rest.
        """
        with Book() as book:
            yield from self._read(book)
            try:
                yield from self._settle(book)
            finally:
                self._note()

    def _read(self, book: Book) -> Iterator[Step]:
        report = self.report
        for number, cells in self.sheet.rows():
            report.rows += 1
            given = self.sheet.cells(cells)
            row, code, faults = self._reader.read(number, given)
            if code is None:
                self._uncoded += 1
                self._uncoded_heads += is_head(given)
            elif faults:
                book.refuse(code)
            elif row and (other := book.add(row)):
                faults = [
                    self._reader.fault(one.number, "id_number", "duplicate_id", one.id_number, one.code) for one in (other, row)
                ]
                book.refuse(row.code)
                book.refuse(other.code)
            report.faults += faults
            if report.rows % _ROWS_A_STEP == 0:
                yield Step(report.rows, max(report.rows, self.sheet.expected_rows), "reading")

    def _settle(self, book: Book) -> Iterator[Step]:
        report, of, done = self.report, book.taken, 0
        drafts = self._drafts(book)
        while handful := list(islice(drafts, HANDFUL)):
            with nullcontext() if report.dry_run else db.write():
                settled = register.compare(handful, self._area, self._places, book.takes)
                if not report.dry_run:
                    register.store(settled, self._actor, self._area)
            report.added += len(settled.added)
            report.changed += len(settled.changed)
            report.unchanged += len(settled.unchanged)
            report.persons += settled.persons
            for one in settled.changed:
                report.note_changes(one.changes)
            for draft, code in settled.refused:
                book.refuse(draft.code)
                report.faults.append(self._reader.fault(draft.row, "code", code, draft.code, draft.code))
            done += len(handful)
            yield Step(done, max(done, of), "writing")
        # Rows without a code make at least one household, and one for each head among them.
        report.refused = book.refused + (max(1, self._uncoded_heads) if self._uncoded else 0)

    def _drafts(self, book: Book) -> Iterator[Draft]:
        for rows in book.households():
            fresh, repeated = without_repeats(rows)
            found = drafted(fresh, self._reader.fault)
            if isinstance(found, Draft):
                self.report.repeated_rows += repeated
                yield found
            else:
                self.report.faults += found
                book.refuse(rows[0].code)

    def _note(self) -> None:
        if self.report.dry_run:
            return
        with db.write():
            detail = {**self.report.counts(), "rows": self.report.rows}
            trail.note(self._actor, "household.import", ids.new(), detail, county=self._area[:6])
