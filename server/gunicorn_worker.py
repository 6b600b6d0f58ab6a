"""gunicorn's threaded worker, with an end to its patience."""

from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from server.patience import patience


class PatientWorker(ThreadWorker):
    """Every connection is timed from when it has something to say until its request is answered."""

    def enqueue_req(self, conn: TConn) -> None:
        patience.begin(conn)
        super().enqueue_req(conn)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        patience.done(conn)
        super().finish_request(conn, fs)

    def murder_pending(self) -> None:  # called once a second at least
        super().murder_pending()
        patience.end_overdue()
