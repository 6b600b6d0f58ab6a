"""The one wrapper around every route: sign-in, permission, parsing, transaction, answer. The answer leaves after the commit."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import orjson
import peewee
from flask import Response, current_app, request
from flask_login import current_user
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import ClientDisconnected

from server import db
from server.accounts import access
from server.accounts.model import Account
from server.patience import patience
from server.problems import Problem
from server.wire import flat, parsed

BODY_LIMIT = 1024 * 1024  # bytes, after unpacking
PUBLIC = "public"  # nobody need be signed in
SIGNED_IN = "signed_in"  # anybody signed in, also with a password that must be changed first
JSON = "application/json"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TRIES = 3


@dataclass(eq=False)
class Route:
    """All that a route says of itself; `document.py` tells it on, and the fuzz tests hold the route to it.

    `may` is a verb of the access table (or `PUBLIC`, `SIGNED_IN`): roles that never do it are turned away by the wrapper, and
    the verb itself asks about the thing. Unless `writes` says otherwise, everything but GET runs in one write transaction.
    `media`: the kinds of its answer, `brings`: those of a body that the verb reads itself; `headers` that it asks for, in
    OpenAPI's words; `problems` that only the verb knows of.
    """

    may: str
    takes: type[Schema] | None = None
    query: type[Schema] | None = None
    gives: type[Schema] | None = None
    status: int = 0
    writes: bool | None = None
    media: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    headers: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.media = self.media or ((JSON,) if self.gives else ())
        self.brings = self.brings or ((JSON,) if self.takes else ())
        self.status = self.status or (200 if self.media else 204)


def endpoint(may: str, **said: Any) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Make a route of `verb(actor, [query], [body], **path)`; what may be said of it: see `Route`.

    A `Response` that the verb returns goes out as it is.
    """
    route = Route(may, **said)

    def decorate(verb: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(verb)
        def answer(**path: Any) -> Response:
            actor = None if may == PUBLIC else _actor(may)
            if actor:
                patience.extend(request.environ)
            _refuse_nul(path)
            given = [] if route.query is None else [_load(route.query, request.args.to_dict())]
            if route.takes is not None:
                given.append(_load(route.takes, body()))
            changing = request.method not in ("GET", "HEAD") if route.writes is None else route.writes
            result = _written(verb, actor, *given, **path) if changing else verb(actor, *given, **path)
            return reply(result, route.status, route.gives)

        answer.route = route  # type: ignore[attr-defined]
        return answer

    return decorate


def _written(verb: Callable[..., Any], *given: Any, **path: Any) -> Any:
    """`verb` in a write of its own, done over when another came in between: nothing of it was kept.

    PostgreSQL has ended it to let that one go on, or that one has put down the same id: this time the verb finds it there.
    """
    for _ in range(_TRIES - 1):
        try:
            with db.write():
                return verb(*given, **path)
        except peewee.PeeweeException as error:
            if not (db.deadlocked(error) or isinstance(error, peewee.IntegrityError)):
                raise
    with db.write():
        return verb(*given, **path)


def _refuse_nul(path: dict[str, str]) -> None:
    # PostgreSQL holds no NUL: what contains one names nothing that is there.
    if any("\0" in value for value in (*path.values(), *request.args.values())):
        raise Problem("not_found")


def _actor(may: str) -> Account:
    if not current_user.is_authenticated:
        raise Problem("not_signed_in")
    actor: Account = current_user._get_current_object()
    if may != SIGNED_IN:
        if actor.must_change_password:
            raise Problem("password_change_required")
        access.require_role(actor, may)
    return actor


def body(limit: int = BODY_LIMIT) -> Any:
    """The request's JSON, unpacked where it came gzipped. Raises Problem `too_large`, `invalid`; ClientDisconnected."""
    raw = request.stream.read(limit + 1)
    if len(raw) < min(request.content_length or 0, limit + 1):
        raise ClientDisconnected
    if request.content_encoding == "gzip":
        try:
            unpacking = zlib.decompressobj(wbits=31)
            raw = unpacking.decompress(raw, limit + 1)
        except zlib.error:
            raise Problem("invalid", "the body is not gzip") from None
    if len(raw) > limit:
        raise Problem("too_large", limit=limit)
    try:
        return parsed(raw)
    except ValueError:
        raise Problem("invalid", "the body is not JSON in UTF-8") from None


def _load(schema: type[Schema], data: Any) -> Any:
    try:
        return _instance(schema).load(data)
    except ValidationError as error:
        raise Problem("invalid", errors=flat(error.messages)) from None


_instances: dict[type[Schema], Schema] = {}


def _instance(schema: type[Schema]) -> Schema:
    # Building a schema costs ten times what using it does.
    return _instances.setdefault(schema, _instances.get(schema) or schema())


def reply(result: Any, status: int = 200, gives: type[Schema] | None = None) -> Response:
    """`result` as JSON. With CHECK_ANSWERS (tests) an answer that its own schema would refuse raises."""
    if isinstance(result, Response):
        return result
    if result is None:
        return Response(status=204)
    if gives is not None and current_app.config["CHECK_ANSWERS"]:
        _instance(gives).load(orjson.loads(orjson.dumps(result)))
    return Response(orjson.dumps(result), status, mimetype="application/json")
