"""Long work on a workbook, for a page that shows a bar: a line of JSON a step, the result last."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any, BinaryIO, Final, NamedTuple, Protocol

import orjson
from flask import Response, request

from server import db, disk
from server.brought import workbook
from server.problems import Problem

LINES: Final = "application/x-ndjson"
_log = logging.getLogger("ruhu")


class Step(NamedTuple):
    """`stage` is reading (in rows) or writing (in households or pairings)."""

    done: int
    of: int
    stage: str


class Job(Protocol):
    """`steps` does the work; between two of them no write is open, so that whoever listens may be slow."""

    def steps(self) -> Iterator[Step]: ...

    def wire(self) -> dict[str, Any]:
        """What came of it, whole when `steps` has ended."""
        ...


def answer(begin: Callable[[BinaryIO], Job]) -> dict[str, Any] | Response:
    """Do the job that `begin` makes of the request's workbook; whoever asks for `LINES` is told of its steps.

    Raises Problem `invalid` where no workbook came, and what `begin` raises.
    """
    with ExitStack() as held:
        job = begin(held.enter_context(workbook()))
        if request.accept_mimetypes.best != LINES:
            for _ in job.steps():
                pass
            return job.wire()
        told = Response(_lines(job), mimetype=LINES, headers={"X-Accel-Buffering": "no"})
        told.call_on_close(held.pop_all().close)
        return told


def _lines(job: Job) -> Iterator[bytes]:
    """Run `job` as its lines are fetched; a failure on the way is the last line, for the status has left already."""
    # The request is over by now, and with it the connection that it had.
    opened = False
    try:
        opened = db.database.connect(reuse_if_open=True)
        for step in job.steps():
            yield _line({"progress": step._asdict()})
        yield _line({"result": job.wire()})
    except Problem as problem:
        yield _line({"problem": problem.wire()})
    except Exception as error:
        _log.error("an import ended half-way", exc_info=error)
        yield _line({"problem": Problem("busy" if db.retryable(error) or disk.full(error) else "unexpected").wire()})
    finally:
        if opened:
            db.database.close()


def _line(content: object) -> bytes:
    return orjson.dumps(content) + b"\n"
