"""ID numbers and telephone numbers at rest: AES-256-GCM with a key that lies outside the database."""

import hmac
import os
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from peewee import TextField

from server.config import ConfigError

_VERSION = "1:"
_NONCE = 12


class _Keys:
    """The keys in use: to seal, for digests that can be looked up but not read, to sign, and to derive others from."""

    seal: AESGCM
    digest: bytes
    signature: bytes
    derivation: bytes


def load(path: Path, *, create: bool) -> None:
    """Read the key file (64 hexadecimal digits); make one where there is none and `create` allows it.

    Raises ConfigError when the file is missing or unusable: a server with the wrong key would write what nobody can read.
    """
    if not path.exists():
        if not create:
            raise ConfigError(f"The field key {path}, which this store is sealed with, is missing: put it back from your copy.")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, os.urandom(32).hex().encode())
        os.close(handle)
    try:
        key = bytes.fromhex(path.read_text().strip())
        _Keys.seal = AESGCM(key)
    except ValueError:
        raise ConfigError(f"The field key {path} is damaged: expected 64 hexadecimal digits.") from None
    _Keys.digest = hmac.digest(key, b"ruhu digest", sha256)
    _Keys.signature = hmac.digest(key, b"ruhu signature", sha256)
    _Keys.derivation = hmac.digest(key, b"ruhu derivation", sha256)


def digest(value: str) -> str:
    """The same text for the same value, useless without the key: for UNIQUE and for looking up."""
    return hmac.digest(_Keys.digest, value.encode(), sha256).hex()


def signature(data: bytes) -> str:
    """What nobody can write beside `data` who has the database but not the key."""
    return hmac.digest(_Keys.signature, data, sha256).hex()


def derived(label: str, account_id: str) -> bytes:
    """A key of 32 bytes that is this account's, for the use that `label` names: nothing is stored, so it survives a restore."""
    return hmac.digest(_Keys.derivation, f"{label} {account_id}".encode(), sha256)


def fingerprint() -> str:
    """What a store remembers its key by: tells one key from another, and nothing about either."""
    return hmac.digest(_Keys.digest, b"ruhu fingerprint", sha256).hex()[:32]


class SealedField(TextField):
    """Text that the database holds only as ciphertext."""

    def db_value(self, value: str | None) -> str | None:
        if value is None:
            return None
        nonce = os.urandom(_NONCE)
        return _VERSION + b64encode(nonce + _Keys.seal.encrypt(nonce, value.encode(), None)).decode()

    def python_value(self, value: str | None) -> str | None:
        if value is None:
            return None
        raw = b64decode(value.removeprefix(_VERSION))
        try:
            return _Keys.seal.decrypt(raw[:_NONCE], raw[_NONCE:], None).decode()
        except InvalidTag:
            raise ConfigError("A sealed field does not open: the field key is not the one it was written with.") from None


def mask_id(number: str) -> str:
    """`522634********1234`."""
    return number[:6] + "*" * (len(number) - 10) + number[-4:] if len(number) > 10 else "*" * len(number)


def mask_phone(number: str) -> str:
    """`138****5678`."""
    return number[:3] + "****" + number[-4:] if len(number) > 7 else "*" * len(number)
