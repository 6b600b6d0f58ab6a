"""tus 1.0.0 (tus.io/protocols/resumable-upload), server side: core, creation (with upload), checksum, expiration, termination.

What its headers say, here; what has come so far, in `partial.py`. `X-HTTP-Method-Override` is not honoured: the guard against
foreign origins goes by the method.
"""

from base64 import b64decode
from binascii import Error as Base64Error
from typing import Any

from werkzeug.datastructures import Headers

from server.photos.store import BYTES_LIMIT
from server.problems import Problem

VERSION = "1.0.0"
ALGORITHMS = ("sha1", "sha256")
CAPABILITIES = {
    "Tus-Resumable": VERSION,
    "Tus-Version": VERSION,
    "Tus-Extension": "creation,creation-with-upload,checksum,expiration,termination",
    "Tus-Max-Size": str(BYTES_LIMIT),
    "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
}
MEDIA = "application/offset+octet-stream"
_COUNT = {"required": True, "schema": {"type": "integer", "minimum": 0}}
_HEADERS: dict[str, Any] = {
    "Tus-Resumable": {"required": True, "schema": {"type": "string", "const": VERSION}},
    "Upload-Length": _COUNT,
    "Upload-Offset": _COUNT,
    "Upload-Metadata": {"required": True, "schema": {"type": "string", "description": "photo_id, sha256, filetype"}},
    "Upload-Checksum": {"schema": {"type": "string", "pattern": f"^({'|'.join(ALGORITHMS)}) [A-Za-z0-9+/]+=*$"}},
}


def headers(*names: str) -> dict[str, Any]:
    """What a request with these headers is said to ask for in the API's document; every one names the version."""
    return {name: _HEADERS[name] for name in ("Tus-Resumable", *names)}


def require_version(headers: Headers) -> None:
    """Core, Tus-Resumable: another version is answered 412, and the request is not processed."""
    if headers.get("Tus-Resumable") != VERSION:
        raise Problem("precondition_failed", headers={"Tus-Version": VERSION})


def number(headers: Headers, name: str) -> int:
    """Core, Upload-Offset and Upload-Length: a non-negative integer. Raises Problem `invalid`."""
    value = headers.get(name, "")
    if not (value.isascii() and value.isdigit()) or len(value) > 15:
        raise Problem("invalid", errors={name: ["invalid"]})
    return int(value)


def metadata(headers: Headers) -> dict[str, str]:
    """Creation, Upload-Metadata: `key base64,key base64`. Raises Problem `invalid`."""
    pairs = (pair.strip().partition(" ") for pair in headers.get("Upload-Metadata", "").split(",") if pair.strip())
    try:
        return {key: b64decode(value, validate=True).decode() for key, _, value in pairs}
    except (Base64Error, UnicodeDecodeError):
        raise Problem("invalid", errors={"Upload-Metadata": ["invalid"]}) from None


def checksum(headers: Headers) -> tuple[str, bytes] | None:
    """Checksum, Upload-Checksum: algorithm and digest. Raises Problem `unknown_checksum` (400) for another algorithm."""
    value = headers.get("Upload-Checksum")
    if value is None:
        return None
    algorithm, _, encoded = value.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Problem("unknown_checksum")
    try:
        return algorithm, b64decode(encoded, validate=True)
    except Base64Error:
        raise Problem("invalid", errors={"Upload-Checksum": ["invalid"]}) from None
