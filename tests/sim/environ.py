"""A request as the application is given it by gunicorn."""

import io
from typing import Any

from tests.sim.phone import Request


def environ(request: Request, cookie: str | None, body: io.BytesIO | None) -> dict[str, Any]:
    path, _, query = request.path.partition("?")
    given: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "ruhu.test",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "10.0.0.1",
        "CONTENT_LENGTH": str(len(request.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": body or io.BytesIO(request.body),
        "wsgi.input_terminated": True,  # as gunicorn says it
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        given[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    if cookie:
        given["HTTP_COOKIE"] = f"ruhu={cookie}"
    return given
