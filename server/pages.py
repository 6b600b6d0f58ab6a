"""The built web app: its assets by WhiteNoise, and one page for every address that is not the API's."""

from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, Response, send_file
from whitenoise import WhiteNoise

from server.origin import HEADERS
from server.problems import Problem


def init_app(app: Flask, folder: Path) -> None:
    """Serve the web app from `folder`; without a build, say how to make one."""
    served = WhiteNoise(app.wsgi_app, max_age=0, immutable_file_test=_hashed, add_headers_function=_dress)
    if folder.is_dir():
        served.add_files(str(folder))
    app.wsgi_app = served  # type: ignore[method-assign]

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def page(path: str) -> Response:
        if path.startswith(("api/", "assets/")):
            raise Problem("not_found")
        index = folder / "index.html"
        if not index.is_file():
            return Response("The web app is not built: run `make build`.\n", 503, mimetype="text/plain")
        answer = send_file(index)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def _hashed(_path: str, url: str) -> bool:
    return url.startswith("/assets/")


def _dress(headers: Headers, _path: str, url: str) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    if not url.startswith("/assets/"):
        headers["Cache-Control"] = "no-cache"
