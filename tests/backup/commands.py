"""The commands, as the terminal would run them on the bound store."""

from pathlib import Path

from click.testing import Result
from flask import Flask


def run(app: Flask, *arguments: str | Path) -> Result:
    """Run one; its outcome."""
    with app.app_context():
        return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments])


def done(app: Flask, *arguments: str | Path) -> str:
    """Run one that must succeed; what it said."""
    result = run(app, *arguments)
    assert result.exit_code == 0, result.output
    return result.output
