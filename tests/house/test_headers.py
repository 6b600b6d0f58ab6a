"""What every answer carries, from the API and from the web app's own files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob: data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture
def built(app_with: Callable[..., Flask], tmp_path: Path) -> Flask:
    """The app with a web app that is built."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "service-worker.js").write_text("")
    (tmp_path / "assets" / "main-1a2b3c.js").write_text("")
    return app_with(RUHU_WEB=str(tmp_path), RUHU_TRUSTED_PROXIES="1")


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/", "no-cache"),
        ("/visits/1", "no-cache"),
        ("/service-worker.js", "no-cache"),
        ("/assets/main-1a2b3c.js", "max-age=315360000, public, immutable"),
        ("/api/session", "no-store"),
        ("/api/none", "no-store"),
    ],
)
def test_every_answer_is_dressed(built: Flask, path: str, cache: str) -> None:
    answer = built.test_client().get(path)
    assert answer.headers["Content-Security-Policy"] == STRICT
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == cache
    answer.close()


@pytest.mark.parametrize("path", ["/", "/api/session"])
def test_https_promises_to_stay_https(built: Flask, path: str) -> None:
    client = built.test_client()
    with client.get(path, headers={"X-Forwarded-Proto": "https"}) as answer:
        assert answer.headers["Strict-Transport-Security"] == "max-age=63072000"
    with client.get(path) as answer:
        assert "Strict-Transport-Security" not in answer.headers
