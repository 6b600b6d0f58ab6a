"""`make run`: make the store where there is none, fill an empty one with the demonstration, say what to try, and serve."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from server import certificate, config

_TRY_FIRST = """
Ruhu 入户 is at  {address}   (Ctrl-C stops it; the data stays in {var})

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
    port = os.environ.get("PORT", "8000")
    secure = os.environ.get("HTTPS", "0") == "1"
    host = certificate.lan_address() if secure else "127.0.0.1"
    if secure:
        os.environ["RUHU_HTTPS"] = "1"
    try:
        settings = config.load()
    except config.ConfigError as error:
        sys.exit(f"Cannot start: {error}")
    _require_free(host, port)
    _flask("init")
    if not settings.production:
        _flask("demo", "--if-empty")
    address = f"{'https' if secure else 'http'}://{host}:{port}"
    print(_TRY_FIRST.format(address=address, var=settings.var))  # noqa: T201
    command = [sys.executable, "-m", "gunicorn", "-c", "server/gunicorn_conf.py", "-b", f"{host}:{port}", "wsgi:app"]
    if secure:
        chain = certificate.make(settings.var / "tls", host)
        print(_SECURE.format(address=address, authority=chain[2]))  # noqa: T201
        command[3:3] = ["--certfile", str(chain[0]), "--keyfile", str(chain[1])]
    sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606


def _require_free(host: str, port: str) -> None:
    if not port.isdigit():
        sys.exit(f"Cannot start: PORT={port!r} is no port number, for example PORT=8080.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            sys.exit(f"Cannot start: {host}:{port} cannot be used ({error.strerror}). Choose another: make run PORT=8080")


def _flask(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", "flask", "--app", "wsgi", *arguments], cwd=Path(__file__).parent.parent)  # noqa: S603
    if done.returncode:
        sys.exit(f"Cannot start: `flask --app wsgi {' '.join(arguments)}` failed; its message stands above.")


if __name__ == "__main__":
    main()
