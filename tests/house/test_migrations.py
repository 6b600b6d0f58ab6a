"""The migrations make exactly the tables that the models describe, on both databases."""

from flask import Flask
from playhouse.schema_diff import diff_models

from server import db
from server.tables import TABLES


def test_models_and_migrations_agree(app: Flask) -> None:
    assert not diff_models(db.database.obj, TABLES), str(diff_models(db.database.obj, TABLES))


def test_running_them_again_does_nothing(app: Flask) -> None:
    assert db.migrate() == []
