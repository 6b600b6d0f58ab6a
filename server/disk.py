"""A disk that has no more room: whatever it comes of is put off, not a failure of ours."""

import errno
from typing import Final

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def full(error: BaseException) -> bool:
    """Whether `error` says so."""
    return isinstance(error, OSError) and error.errno in _FULL
