"""What stands in the database instead of who somebody is."""

from __future__ import annotations

import hashlib
import hmac


class Pseudonyms:
    """Keyed hashes of ids (HMAC-SHA-256, RFC 2104): without the key nobody can test whose id one is.

    Args:
        key: the secret.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, identity: str) -> str:
        """The pseudonym of an id, 64 hexadecimal digits; empty for none."""
        return hmac.new(self._key, identity.encode(), hashlib.sha256).hexdigest() if identity else ""
