"""BLAKE2b (RFC 7693), which names entries and words by what they say."""

from __future__ import annotations

try:
    # What hashlib itself takes it from. hashlib also loads OpenSSL, of which nothing is needed: 2.5 ms of an update.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

__all__ = ["digest"]


def digest(data: bytes, size: int = 64) -> bytes:
    """The digest of ``data``, of ``size`` bytes (1 to 64).

    >>> digest("猫".encode(), 4).hex()
    'a68cf446'
    """
    return blake2b(data, digest_size=size).digest()
