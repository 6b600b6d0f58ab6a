"""The API's document: valid OpenAPI 3.1, and it describes every route under /api."""

from flask import Flask
from openapi_spec_validator import validate


def test_it_is_valid(app: Flask) -> None:
    validate(app.test_client().get("/api/openapi.json").json)


def test_it_describes_every_route(app: Flask) -> None:
    paths = app.test_client().get("/api/openapi.json").json["paths"]
    described = {(method.upper(), path) for path, methods in paths.items() for method in methods if method != "parameters"}
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/") or rule.rule == "/api/openapi.json":
            continue
        path = rule.rule.replace("<", "{").replace(">", "}")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            assert (method, path) in described, (method, path)
