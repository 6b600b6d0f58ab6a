"""A file made for one answer: whole on disk before its first byte leaves, gone with the answer."""

from collections.abc import Callable
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any, cast

from flask import Response, send_file


def download(write: Callable[[IO[bytes]], object], media: str, name: str) -> Response:
    """What `write` puts into a file, to be saved as `name`. When it fails half-way that is an error, never a short file."""
    with ExitStack() as held:
        file = held.enter_context(TemporaryFile())
        write(file)
        length = file.tell()
        file.seek(0)
        # send_file and not a header by hand: a Chinese name must travel quoted, or the server drops the whole answer.
        answer = send_file(cast(Any, file), media, as_attachment=True, download_name=name)
        answer.content_length = length
        held.pop_all()  # the answer closes it
    return answer
