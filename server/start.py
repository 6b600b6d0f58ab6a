"""`make run`: make the store where there is none, fill an empty one with the demonstration, say what to try, and serve."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from server import certificate, config, db, marks

_HERE = """
Ruhu 入户 is at  {address}   (Ctrl-C stops it; the data stays in {var})
"""
_TRY_FIRST = """
  Demonstration accounts, password  ruhu-demo
    13800000001  helper, 西江镇      13800000002  supervisor, 西江镇      13800000003  county staff, 雷山县
    13800000004  helper, 丹江镇      13800000005  supervisor, 丹江镇

  Try first: sign in as the helper in a narrow window, switch the network off, record a visit with a photo and a need,
  switch the network on, and approve it as the supervisor in another browser. Then download the week as county staff.
"""
_SECURE = """  On a phone of the same network: install {authority} on it once
  (Android: Settings > Security > Install a certificate > CA; iOS: open the file, then trust it under About), then open
  {address}
"""


def main() -> None:
    """Run from the repository's root by the Makefile. Settings: PORT, RUHU_VAR, HTTPS=1 (see README)."""
    os.umask(0o077)  # what is made here holds people's data
    try:
        door = config.door()
        if door.secure:
            os.environ["RUHU_HTTPS"] = "1"
        settings = config.load()
    except config.ConfigError as error:
        sys.exit(f"Cannot start: {error}")
    host, port = certificate.lan_address() if door.secure else "127.0.0.1", door.port
    _require_free(host, port)
    _flask("init")
    if not settings.production:
        _flask("demo", "--if-empty")
    address = f"{'https' if door.secure else 'http'}://{host}:{port}"
    print(_HERE.format(address=address, var=settings.var))  # noqa: T201
    if _demonstrates(settings.database_url):
        print(_TRY_FIRST)  # noqa: T201
    command = [sys.executable, "-m", "gunicorn", "-c", "server/gunicorn_conf.py", "-b", f"{host}:{port}", "wsgi:app"]
    if door.secure:
        chain = certificate.make(settings.var / "tls", host)
        print(_SECURE.format(address=address, authority=chain[2]))  # noqa: T201
        command[3:3] = ["--certfile", str(chain[0]), "--keyfile", str(chain[1])]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606


def _demonstrates(store: str) -> bool:
    db.bind(store)
    with db.database.connection_context():
        return marks.get("demonstration") is not None


def _require_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(f"Cannot start: {host}:{port} cannot be used ({error.strerror}). Choose another: make run PORT=8080")


def _flask(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "flask", "--app", "wsgi", *arguments], cwd=Path(__file__).parent.parent)  # noqa: S603
    if done.returncode:
        sys.exit(f"Cannot start: `flask --app wsgi {' '.join(arguments)}` failed; its message stands above.")


if __name__ == "__main__":
    main()
