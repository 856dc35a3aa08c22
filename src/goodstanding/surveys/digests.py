"""What a respondent's fingerprint is a digest of. Only who has the link of the invitation can make it."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any


def canonical_answers(scores: Mapping[str, Any], about: Mapping[str, str], comment: str, confidentiality: str) -> bytes:
    """Answers as bytes: sorted keys, no spaces, UTF-8."""
    parts = [dict(scores), dict(about), comment, confidentiality]
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(token: str, response: str, revision: int, answers: bytes) -> str:
    """SHA-256(salt + canonical answers); salt = HMAC-SHA256(token, response id + revision), which only the link has."""
    salt = hmac.digest(token.encode(), f"{response}:{revision}".encode(), "sha256")
    return hashlib.sha256(salt + answers).hexdigest()
