"""What gunicorn and the `flask` command load."""

import sys

from server.app import create_app
from server.config import ConfigError

try:
    app = create_app()
except ConfigError as error:
    sys.exit(f"Ruhu cannot start: {error}")
