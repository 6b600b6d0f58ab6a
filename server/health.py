"""`/healthz`: whether this process can reach its store."""

from typing import Any

from flask import Flask, Response

from server import marks
from server.endpoint import PUBLIC, endpoint, reply


def init_app(app: Flask) -> None:
    """Add the page for load balancers and monitors; it says nothing about anybody."""

    @app.get("/healthz")
    @endpoint(PUBLIC)
    def healthz(_actor: None) -> Response:
        answer: dict[str, Any] = {"ok": True, "initialised": marks.get("epoch") is not None}
        return reply(answer)
