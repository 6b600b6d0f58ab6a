"""A workbook that a request brings along."""

from contextlib import ExitStack
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

from flask import request

from server.problems import Problem

LIMIT = 30 * 1024 * 1024  # bytes
MULTIPART = ("multipart/form-data",)
UNREADABLE = ("invalid", "missing_columns", "too_large", "unreadable_workbook")


def workbook() -> BinaryIO:
    """The request's `file`, in a temporary file that its taker closes. Raises Problem `invalid` where there is none."""
    request.max_content_length = LIMIT
    if "file" not in request.files:
        raise Problem("invalid", errors={"file": ["required"]})
    with ExitStack() as held:
        # A copy of our own: Flask closes the request's before an answer begins to stream.
        file = held.enter_context(TemporaryFile())
        copyfileobj(request.files["file"].stream, file)
        file.seek(0)
        held.pop_all()  # its taker closes it
    return file
