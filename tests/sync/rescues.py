"""A phone that seals what it could not send, from the format's description alone: nothing here is shared with the server."""

import json
from base64 import b64decode
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from werkzeug.test import TestResponse

from server.accounts.model import Account
from tests.bodies import ago, photo, record
from tests.cast import PASSWORD, Cast

NONCE = b"twelve bytes"


def rescue_key(cast: Cast, account: Account) -> bytes:
    """What the phone was lent when `account` signed in."""
    body = {"phone": account.phone, "password": PASSWORD, "device": {"id": "phone-1", "name": "Redmi"}}
    return b64decode(cast.client(None).post("/api/session", json=body).json["keys"]["rescue"])


def header(account: Account, **changes: Any) -> bytes:
    said = {
        "ruhu": "rescue", "version": 1, "account_id": account.id, "device_id": "phone-1", "made_at": ago(hours=1),
        "part": 1, "parts": 1,
    }  # fmt: skip
    return json.dumps({**said, **changes}, ensure_ascii=False).encode()


def sealed(key: bytes, said: bytes, *operations: Any, pictures: tuple[tuple[str, bytes], ...] = (), **more: Any) -> bytes:
    """The file. `pictures`: the id and the bytes of each photo."""
    photos = [{"id": one, "sha256": sha256(data).hexdigest(), "bytes": len(data)} for one, data in pictures]
    texts = {"sent_at": ago(hours=1), "operations": operations, "photos": photos, **more}
    plain = json.dumps(texts).encode() + b"\n" + b"".join(data for _, data in pictures)
    return said + b"\n" + NONCE + AESGCM(key).encrypt(NONCE, plain, said)


def rescue(cast: Cast, owner: Account, *operations: Any, **more: Any) -> bytes:
    """A whole file of `owner`."""
    return sealed(rescue_key(cast, owner), header(owner), *operations, **more)


def hand_in(cast: Cast, person: Account | None, data: bytes, **more: Any) -> TestResponse:
    answer: TestResponse = cast.client(person).post("/api/rescues", data=data, content_type="application/octet-stream", **more)
    return answer


def with_pictures(household: Any, *pictures: bytes) -> tuple[dict[str, Any], tuple[tuple[str, bytes], ...]]:
    """A visit, and the photos that it announces with their ids."""
    notes = [photo(sha256=sha256(data).hexdigest(), bytes=len(data)) for data in pictures]
    return record(household, photos=notes), tuple((note["id"], data) for note, data in zip(notes, pictures, strict=True))
