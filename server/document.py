"""What the API says of itself at `/api/openapi.json`: told by the routes (`endpoint.Route`), in one place for all of them."""

from collections.abc import Iterator
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin
from flask import Flask
from flask_smorest import Api
from marshmallow import fields
from werkzeug.routing import Rule

from server import ids
from server.endpoint import JSON, PUBLIC, SIGNED_IN, Route
from server.problems import CATALOGUE
from server.reviews.schema import ProblemShown
from server.wire import Id, Text

_SAFE = ("get", "head", "options")
_ID = {"format": "uuid", "pattern": ids.UUID.pattern.replace(r"\Z", "$")}
_WEEK = {"pattern": "^[0-9]{4}-W[0-9]{2}$"}
_PATH: dict[str, dict[str, str]] = {"week": _WEEK, "form": {}}  # what is neither is an id
_BINARY = {"type": "string", "format": "binary"}
_FILE = {"type": "object", "properties": {"file": _BINARY}, "required": ["file"], "additionalProperties": False}


class Document(Api):
    """flask-smorest's document, with our routes' own words and our own failures in place of its handler."""

    DEFAULT_ERROR_RESPONSE_NAME = None
    ERROR_SCHEMA = ProblemShown

    def __init__(self, app: Flask, cookie: str) -> None:
        self._cookie = cookie
        super().__init__(app, spec_kwargs={"marshmallow_plugin": _Routes(app)})

    def _init_spec(self, **options: Any) -> None:
        super()._init_spec(**options)
        self.ma_plugin.converter.add_attribute_function(_form)
        self.spec.components.security_scheme("session", {"type": "apiKey", "in": "cookie", "name": self._cookie})

    def _register_error_handlers(self) -> None:
        pass


class _Routes(MarshmallowPlugin):
    """Fills in every operation before its schemas are resolved."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        self._app = app

    def path_helper(self, *, parameters: list[dict[str, Any]], **_: Any) -> None:  # type: ignore[override]
        for parameter in parameters:
            parameter["schema"] |= _PATH.get(parameter["name"], _ID)

    def operation_helper(self, path: str | None = None, operations: Any = None, **about: Any) -> None:
        rule: Rule = about["rule"]
        view: Any = self._app.view_functions[rule.endpoint]
        for method, operation in operations.items():
            operation |= _operation(view.route, method, bool(rule.arguments))
        super().operation_helper(path, operations)


def _operation(route: Route, method: str, names: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "security": [] if route.may == PUBLIC else [{"session": []}],
        "parameters": [{"in": "header", "name": name, **said} for name, said in route.headers.items()],
        "responses": {
            str(route.status): {
                "description": "",
                "content": _content(route.media, route.gives),
            }
        },
    }
    if route.query:
        found["parameters"].append({"in": "query", "schema": route.query})
    if body := _content(route.brings, route.takes):
        found["requestBody"] = {"required": route.takes is not None, "content": body}
    codes = {*route.problems, *_problems(route, method, names)}
    for status in sorted({CATALOGUE[code][0] for code in codes}):
        mine = sorted(code for code in codes if CATALOGUE[code][0] == status)
        told = {"$ref": "#/components/schemas/ProblemShown", "properties": {"code": {"enum": mine}}}
        content = {} if method == "head" else {"content": {"application/problem+json": {"schema": told}}}
        found["responses"][str(status)] = {"description": ", ".join(mine), **content}
    return found


def _content(media: tuple[str, ...], schema: Any) -> dict[str, Any]:
    bodies = {JSON: schema, "multipart/form-data": _FILE}
    return {kind: {"schema": bodies.get(kind, _BINARY)} for kind in media}


def _problems(route: Route, method: str, names: bool) -> Iterator[str]:
    """What the wrapper itself answers; what only the verb knows stands at the route."""
    yield "busy"
    if method not in _SAFE:
        yield "foreign_origin"
    if route.may != PUBLIC:
        yield "not_signed_in"
    if route.may not in (PUBLIC, SIGNED_IN):
        yield from ("password_change_required", "not_yours")
    if route.takes:
        yield from ("invalid", "too_large")
    if route.query:
        yield from ("invalid", "not_found")
    if names:
        yield "not_found"


def _form(_converter: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    match field:
        case Id():
            return _ID
        case Text():
            return {"minLength": field.least, "maxLength": field.most}
    return {}
