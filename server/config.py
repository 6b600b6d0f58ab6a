"""Every setting, read once from the environment, typed, and loud when wrong."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PORTS = 65_535


class ConfigError(Exception):
    """A setting that cannot be used; the message names it and says what is expected."""


@dataclass(frozen=True)
class Config:
    """What the server was told. Sizes in bytes, spans in seconds."""

    production: bool
    var: Path
    database_url: str
    field_key: Path
    photo_store: Path
    web: Path
    https: bool
    trusted_proxies: int
    metrics_port: int
    patience: int
    check_answers: bool

    @property
    def cookie_name(self) -> str:
        # The prefix makes a browser refuse the cookie from a subdomain or over plain HTTP.
        return "__Host-ruhu" if self.https else "ruhu"


def _read(env: Mapping[str, str], name: str, default: T, parse: Callable[[str], T], expected: str) -> T:
    raw = env.get(name, "").strip()
    if not raw:
        return default
    try:
        return parse(raw)
    except (ValueError, KeyError):
        raise ConfigError(f"{name}={raw!r} cannot be used: expected {expected}.") from None


def _flag(raw: str) -> bool:
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[raw.lower()]


def _environment(raw: str) -> bool:
    return {"production": True, "development": False}[raw]


def _between(least: int, most: int) -> Callable[[str], int]:
    def parse(raw: str) -> int:
        number = int(raw)
        if not least <= number <= most:
            raise ValueError
        return number

    return parse


def _folder(raw: str) -> Path:
    if "://" in raw:
        raise ValueError
    return Path(raw)


def load(env: Mapping[str, str] = os.environ) -> Config:
    """The configuration that `env` describes; raises ConfigError naming the variable at fault."""
    root = Path(__file__).resolve().parent.parent
    var = _read(env, "RUHU_VAR", root / "var", Path, "a folder").resolve()
    production = _read(env, "RUHU_ENV", False, _environment, "production or development")
    config = Config(
        production=production,
        var=var,
        database_url=_read(env, "DATABASE_URL", f"sqlite:///{var / 'ruhu.db'}", _database_url, "sqlite:///… or postgresql://…"),
        field_key=_read(env, "RUHU_FIELD_KEY_FILE", var / "keys" / "field.key", Path, "a file"),
        photo_store=_read(env, "PHOTO_STORE", var / "photos", _folder, "a folder (a bucket is not offered yet)"),
        web=_read(env, "RUHU_WEB", root / "web" / "dist", Path, "the folder of the built web app"),
        https=_read(env, "RUHU_HTTPS", production, _flag, "1 or 0"),
        trusted_proxies=_read(env, "RUHU_TRUSTED_PROXIES", 0, _between(0, 9), "the number of proxies in front"),
        metrics_port=_read(env, "RUHU_METRICS_PORT", 0, _between(0, PORTS), "a port on the loopback address, or 0 for none"),
        patience=_read(env, "RUHU_PATIENCE", 20, _between(1, 3600), "seconds, from 1 to 3600"),
        check_answers=_read(env, "RUHU_CHECK_ANSWERS", False, _flag, "1 or 0"),
    )
    if config.production and not config.https:
        raise ConfigError("RUHU_HTTPS=0 is refused with RUHU_ENV=production: cookies would travel in the clear.")
    return config


@dataclass(frozen=True)
class Door:
    """Where `make run` serves."""

    port: int
    secure: bool


def door(env: Mapping[str, str] = os.environ) -> Door:
    """The door that `env` asks for; raises ConfigError naming the variable at fault."""
    return Door(
        port=_read(env, "PORT", 8000, _between(1, PORTS), "a port, for example 8080"),
        secure=_read(env, "HTTPS", False, _flag, "1 or 0"),
    )


def _database_url(raw: str) -> str:
    if not raw.startswith(("sqlite:///", "postgresql://")):
        raise ValueError
    return raw
