"""The factory: settings in, a Flask application out."""

import logging
from typing import Any

import peewee
from flask import Flask, Response, g, request
from flask_compress import Compress
from flask_login import LoginManager
from werkzeug.exceptions import ClientDisconnected, HTTPException, InternalServerError
from werkzeug.middleware.proxy_fix import ProxyFix

from server import cli, config, db, disk, founding, health, origin, pages, turns, watch
from server.accounts import routes as accounts
from server.accounts import sessions
from server.accounts.model import Account
from server.cards import routes as cards
from server.config import Config
from server.coverages import routes as coverages
from server.document import Document
from server.endpoint import reply
from server.flags import routes as flags
from server.flags import service as flagging
from server.households import register
from server.households import routes as households
from server.needs import moves
from server.needs import routes as needs
from server.pairings import routes as pairings
from server.patience import patience
from server.photos import pictures
from server.photos import routes as photos
from server.problems import Problem
from server.regions import routes as regions
from server.reviews import routes as reviews
from server.sync import routes as sync
from server.tallies import routes as tallies
from server.trail import routes as trail

ROOMS = (trail, regions, accounts, households, pairings, photos, needs, flags, reviews, coverages, tallies, cards, sync)
_BY_STATUS = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_media_type"}
_log = logging.getLogger("ruhu")


def create_app(settings: Config | None = None) -> Flask:
    """The application for `settings`, or for the environment's. Raises ConfigError when it would not be safe to serve."""
    settings = settings or config.load()
    app = Flask(__name__, static_folder=None)
    app.config.update(
        RUHU=settings,
        CHECK_ANSWERS=settings.check_answers,
        API_TITLE="Ruhu",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
        COMPRESS_MIMETYPES=["application/json", "text/csv"],
        COMPRESS_MIN_SIZE=256,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=3,
    )
    db.bind(settings.database_url)
    founding.check(settings)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    watch.init_app(app)
    _connections(app)
    origin.init_app(app)
    _sign_in(app, settings)
    _failures(app)
    Compress(app)
    pictures.once_drawn(flagging.look)
    register.once_moved(moves.follow)
    api = Document(app, settings.cookie_name)
    for room in ROOMS:
        api.register_blueprint(room.bp)
    health.init_app(app)
    cli.init_app(app)
    pages.init_app(app, settings.web)
    return app


def _connections(app: Flask) -> None:
    @app.before_request
    def connect() -> None:
        turns.stood(patience.stood(request.environ))
        db.database.connect(reuse_if_open=True)

    @app.teardown_request
    def close(_error: BaseException | None) -> None:
        if app.testing:
            return
        if "cut_off" in g:  # then the next request must not get this connection, nor the others that lie ready
            db.database.manual_close()
            db.database.close_idle()
        db.database.close()


def _sign_in(app: Flask, settings: Config) -> None:
    manager = LoginManager(app)

    @manager.request_loader
    def load(_request: Any) -> Account | None:
        found = sessions.of_token(request.cookies.get(settings.cookie_name))
        if found is None:
            return None
        account, g.session, g.renewed = found.account, found.session, found.renewed
        # Two accounts of one phone share the browser's cookie; what one has saved must not leave under the other's name.
        if request.headers.get("Ruhu-Account", account.id) != account.id:
            return None
        g.account_id = account.id
        return account


def _failures(app: Flask) -> None:
    @app.errorhandler(Problem)
    def problem(error: Problem) -> Response:
        g.problem = error.code
        answer = reply(error.wire(), error.status)
        answer.mimetype = "application/problem+json"
        answer.headers.update(error.headers)
        return answer

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        if isinstance(error, InternalServerError):  # what went wrong after the verb was done: no fault of who asked
            return unexpected(error.original_exception or error)
        # RFC 9110, 15.5.6: a method that is not offered is answered with those that are.
        told = {name: value for name, value in error.get_headers() if name == "Allow"}
        code = _BY_STATUS.get(error.code or 500)
        return problem(Problem(code, headers=told) if code else Problem("invalid", error.description or ""))

    @app.errorhandler(peewee.PeeweeException)
    def store(error: peewee.PeeweeException) -> Response:
        if not db.retryable(error):
            return unexpected(error)
        _log.warning("the store is busy or away: %s", error)
        g.cut_off = True
        return busy()

    @app.errorhandler(OSError)
    def machine(error: OSError) -> Response:
        if not disk.full(error):
            return unexpected(error)
        _log.error("the disk is full: %s", error)
        return busy()

    @app.errorhandler(ClientDisconnected)
    def cut_short(_error: ClientDisconnected) -> Response:
        # Whoever still hears it, behind a proxy that lost the rest, must send the same again, not mend it.
        return busy()

    def busy() -> Response:
        return problem(Problem("busy", headers={"Retry-After": "2"}))

    @app.errorhandler(Exception)
    def unexpected(error: BaseException) -> Response:
        _log.error("unexpected failure at %s", request.url_rule, exc_info=error)
        return problem(Problem("unexpected"))
