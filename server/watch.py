"""For whoever runs it: one log line a request without personal data, and figures for Prometheus."""

import logging
import sys
import time
from contextlib import suppress

import orjson
from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

REQUESTS = Counter("ruhu_requests_total", "Requests answered.", ["method", "route", "status"])
SECONDS = Histogram(
    "ruhu_request_seconds", "From the first byte parsed to the answer.", ["route"], buckets=(0.005, 0.02, 0.1, 0.5, 2, 10)
)
OPERATIONS = Counter("ruhu_operations_total", "Operations of phones, by how they ended.", ["kind", "outcome"])

# An invented one would open a new series, and could say anything in the log.
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_log = logging.getLogger("ruhu.request")


def init_app(app: Flask) -> None:
    """Count and log every request of `app`. The line names the route, never the path: a path may hold a code or a name."""
    _plain_lines()

    @app.before_request
    def begin() -> None:
        g.began, g.cpu = time.perf_counter(), time.thread_time()

    @app.after_request
    def count(answer: Response) -> Response:
        method = request.method if request.method in _METHODS else "other"
        route = request.url_rule.rule if request.url_rule else "-"
        spent = time.perf_counter() - g.get("began", time.perf_counter())
        with suppress(OSError):  # figures that a full disk cannot take must not cost an answer
            REQUESTS.labels(method, route, answer.status_code).inc()
            SECONDS.labels(route).observe(spent)
        line = {
            "at": round(time.time(), 3),
            "method": method,
            "route": route,
            "status": answer.status_code,
            "ms": round(spent * 1000, 1),
            "cpu_ms": round((time.thread_time() - g.get("cpu", time.thread_time())) * 1000, 1),
            "bytes": answer.content_length,
            "account": g.account_id if "account_id" in g else None,
            "problem": g.problem if "problem" in g else None,
        }
        _log.info(orjson.dumps(line).decode())
        return answer


def _plain_lines() -> None:
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False
