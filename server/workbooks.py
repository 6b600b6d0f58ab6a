"""Workbooks that XlsxWriter makes: whole, or told why not, with nothing left beside them."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import IO, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

# What people typed stays what they typed: nothing is taken for a formula, an address or a number.
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@contextmanager
def written(out: IO[bytes]) -> Iterator[Workbook]:
    """A workbook that stands whole in `out` at the end. What the disk will not take is an OSError.

    XlsxWriter calls that something else, finishes a workbook that has failed, and leaves its files on a disk that is full.
    """
    with TemporaryDirectory() as folder:
        book = Workbook(out, {**_OPTIONS, "tmpdir": folder})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            for sheet in book.worksheets():
                with suppress(OSError):
                    sheet._opt_close()
