"""Passwords: argon2id, and the first one that somebody else reads out."""

import secrets
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 8
DEMONSTRATION = "ruhu-demo"
# RFC 9106's second recommendation in memory (64 MiB, 3 passes) is library default; one lane, for a two-core server.
_hasher = PasswordHasher(parallelism=1)
# Of words that were forgotten at once. Written down: hashing anew at each start would cost each a sixth of its time.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=1$vRAlkE5pI3PMO/r5hGRNGw$cxi19xgOHOoeGvl2or+w81PmbhvjR8SUPXHMxoU92R0"
# Read out over a telephone and typed on a small keyboard: no letter or digit that looks like another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Password:
    """A password and its hash, made before the write that keeps it: hashing takes 150 ms, and all writers wait for one."""

    text: str
    hash: str
    one_time: bool


def chosen(text: str) -> Password:
    """A password that stays."""
    return Password(text, _hasher.hash(text), one_time=False)


def initial() -> Password:
    """A password of ten characters (about 49 bits), to be changed at the first sign-in."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    return Password(text, _hasher.hash(text), one_time=True)


def matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one that `stored` is a hash of; as slow for an account that does not exist."""
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def weak(password: str, *others: str) -> bool:
    """Whether the catalogue's `weak_password` applies: too short, all one character, or one of `others`."""
    return len(password) < SHORTEST or len(set(password)) < 3 or password in (DEMONSTRATION, *others)
