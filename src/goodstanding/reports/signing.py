"""The report as signed JSON: the canonical bytes of its figures and words, with an Ed25519 signature beside them."""

from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from django.conf import settings

from goodstanding.base.canonical import canonical
from goodstanding.base.keys import FileSigner, Signer
from goodstanding.reports.content import Report


def report_signer() -> FileSigner:
    """The signer of reports: a key of its own, made and kept as the record's is."""
    return FileSigner(settings.DATA / "keys", "reports")


def content_of(report: Report) -> dict[str, Any]:
    """The findings as plain values, every figure a text as people read it; without replies, which come later."""
    findings = replace(report, people=tuple(replace(each, reply=None, replied_on=None) for each in report.people))
    return asdict(findings)


def digest(report: Report) -> str:
    """SHA-256, in hexadecimal, of the report's canonical bytes (RFC 8785)."""
    return sha256(canonical(content_of(report))).hexdigest()


def as_json(report: Report, signer: Signer | None) -> bytes:
    """Canonical JSON of members report, digest and signature (RFC 8032, over the canonical bytes of `report`).

    Without a signer the signature is null: nobody answers for the report but who made it.
    """
    content = content_of(report)
    message = canonical(content)
    whole = {"report": content, "digest": sha256(message).hexdigest(), "signature": _signature(message, signer)}
    return canonical(whole) + b"\n"


def _signature(message: bytes, signer: Signer | None) -> dict[str, str] | None:
    if signer is None:
        return None
    return {
        "algorithm": "Ed25519",
        "key": signer.key_id,
        "public_key": signer.public_key.hex(),
        "value": signer.sign(message).hex(),
    }
