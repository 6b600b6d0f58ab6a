"""Settings are typed, and loud when wrong or when they weaken a production server."""

import pytest

from server import db, marks, sealed
from server.app import create_app
from server.config import ConfigError, door, load


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RUHU_ENV", "prod"),
        ("RUHU_HTTPS", "maybe"),
        ("RUHU_TRUSTED_PROXIES", "-1"),
        ("RUHU_METRICS_PORT", "two"),
        ("RUHU_METRICS_PORT", "99999"),
        ("RUHU_PATIENCE", "0"),
        ("DATABASE_URL", "mysql://x"),
        ("PHOTO_STORE", "s3://bucket/photos"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_expected(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}='{value}' cannot be used: expected "):
        load({name: value})


@pytest.mark.parametrize(("name", "value"), [("PORT", "99999"), ("PORT", "0"), ("PORT", "eighty"), ("HTTPS", "maybe")])
def test_a_wrong_door_is_named_with_what_is_expected(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"{name}='{value}' cannot be used: expected "):
        door({name: value})


def test_every_word_for_yes_opens_a_secure_door() -> None:
    assert [door({"HTTPS": word}).secure for word in ("1", "true", "YES", "0", "no", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_production_refuses_cookies_in_the_clear() -> None:
    with pytest.raises(ConfigError, match="RUHU_HTTPS=0 is refused"):
        load({"RUHU_ENV": "production", "RUHU_HTTPS": "0"})


def test_production_means_https_and_a_cookie_bound_to_this_host() -> None:
    assert load({"RUHU_ENV": "production"}).cookie_name == "__Host-ruhu"


def test_production_refuses_a_demonstration_store(tmp_path) -> None:
    settings = load({"RUHU_VAR": str(tmp_path)})
    before = db.database.obj
    try:
        db.bind(settings.database_url)
        with db.database.connection_context():
            db.migrate()
            marks.put("demonstration", "yes")
        with pytest.raises(ConfigError, match="refused on a demonstration store"):
            create_app(load({"RUHU_VAR": str(tmp_path), "RUHU_ENV": "production"}))
    finally:
        db.database.initialize(before)


def test_a_damaged_key_is_refused_before_anything_is_written_with_it(tmp_path) -> None:
    key = tmp_path / "field.key"
    key.write_text("not a key")
    with pytest.raises(ConfigError, match="is damaged"):
        sealed.load(key, create=True)
