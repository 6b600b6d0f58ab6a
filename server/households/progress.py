"""An import's progress for a page that shows a bar: a line of JSON a step, the result last."""

import logging
from collections.abc import Iterator

import orjson
import peewee

from server import db
from server.households.importer import Import
from server.problems import Problem

_log = logging.getLogger("ruhu")


def lines(job: Import) -> Iterator[bytes]:
    """Run `job` as its lines are fetched; a failure on the way is the last line, for the status has left already."""
    # The request is over by now, and with it the connection that it had.
    opened = db.database.connect(reuse_if_open=True)
    try:
        for step in job.steps():
            yield _line({"progress": step._asdict()})
        yield _line({"result": job.report.wire()})
    except Problem as problem:
        yield _line({"problem": problem.wire()})
    except peewee.PeeweeException as error:
        _log.error("an import ended half-way", exc_info=error)
        yield _line({"problem": Problem("busy" if db.retryable(error) else "unexpected").wire()})
    finally:
        if opened:
            db.database.close()


def _line(content: object) -> bytes:
    return orjson.dumps(content) + b"\n"
