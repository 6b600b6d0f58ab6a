"""The API's document: valid OpenAPI 3.1, and it says of every route under /api who may use it and what it may answer.

That the routes keep to it is what `tests/fuzz` is about.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from openapi_spec_validator import validate


@pytest.fixture
def document(app: Flask) -> Any:
    return app.test_client().get("/api/openapi.json").json


def operations(document: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                yield method.upper(), path, operation


def test_it_is_valid(document: Any) -> None:
    validate(document)


def test_it_describes_every_route(app: Flask, document: Any) -> None:
    described = {(method, path) for method, path, _ in operations(document)}
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/") or rule.rule == "/api/openapi.json":
            continue
        path = re.sub(r"<(?:[^:>]+:)?(\w+)>", r"{\1}", rule.rule)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            assert (method, path) in described, (method, path)


def test_every_operation_says_what_it_may_answer(document: Any) -> None:
    for method, path, operation in operations(document):
        answers = operation["responses"]
        assert "503" in answers, path
        assert "401" in answers or not operation["security"], path
        assert "403" in answers or method in ("GET", "HEAD", "OPTIONS"), path
        assert "404" in answers or "{" not in path, path


def test_a_failure_is_described_with_the_codes_that_it_may_have(document: Any) -> None:
    signing_in = document["paths"]["/api/session"]["post"]["responses"]
    told = signing_in["401"]["content"]["application/problem+json"]["schema"]
    assert told["properties"]["code"]["enum"] == ["bad_credentials"]
    assert "too_many_attempts" in signing_in["429"]["description"]


def test_bodies_that_are_no_json_are_described_by_their_kind(document: Any) -> None:
    paths = document["paths"]
    assert "application/offset+octet-stream" in paths["/api/photos/uploads/{photo_id}"]["patch"]["requestBody"]["content"]
    importing = paths["/api/households/import"]["post"]
    assert "multipart/form-data" in importing["requestBody"]["content"]
    assert "application/x-ndjson" in importing["responses"]["200"]["content"]
    assert "text/csv" in paths["/api/tallies/{week}.csv"]["get"]["responses"]["200"]["content"]


def test_a_method_that_is_not_offered_is_answered_with_those_that_are(app: Flask, document: Any) -> None:
    for path, methods in document["paths"].items():
        offered = {method.upper() for method in methods} - {"PARAMETERS"}
        answer = app.test_client().open(path, method=min({"POST", "PUT", "DELETE", "PATCH"} - offered))
        assert answer.json["code"] == "method_not_allowed"
        assert offered <= set(answer.headers["Allow"].split(", ")), path
