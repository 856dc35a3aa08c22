"""An uploaded file as it came, and as it is kept."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image

from goodstanding.base.files import UnusablePicture, picture
from goodstanding.base.letters import one_line
from goodstanding.disputes.files.fenced import UnusablePdf, pages_alone
from goodstanding.disputes.refusals import UnusableFile
from goodstanding.rules.disputes import CasePolicy

PDF, JPEG, PNG = b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
WIDEST: Final = 2_000
"""Pixels of a picture that is kept, each way."""
QUALITY: Final = 85
"""Of a photograph, as JPEG measures it."""


@dataclass(frozen=True)
class Upload:
    """A file as it was sent, under the name that its owner gave it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Cleaned:
    """A file as it is kept."""

    name: str
    media_type: str
    content: bytes


def cleaned(files: Sequence[Upload], policy: CasePolicy) -> list[Cleaned]:
    """The files written anew. Raises UnusableFile for too many, one too large, and what is no PDF, PNG or JPEG.

    It may take seconds: call it outside the transaction.
    """
    if len(files) > policy.files_most:
        raise UnusableFile("", _("There are more."), policy.files_most, policy.file_bytes)
    return [_clean(each, policy) for each in files]


def _clean(upload: Upload, policy: CasePolicy) -> Cleaned:
    name = one_line(upload.name)[-120:] or "file"
    if len(upload.content) > policy.file_bytes:
        raise UnusableFile(name, _("This file is larger."), policy.files_most, policy.file_bytes)
    try:
        media_type, content = _written_anew(upload.content, policy.file_bytes)
    except UnusablePicture as refusal:
        raise UnusableFile(name, refusal.fact, policy.files_most, policy.file_bytes) from None
    except UnusablePdf as refusal:
        raise UnusableFile(name, str(refusal), policy.files_most, policy.file_bytes) from None
    return Cleaned(name, media_type, content)


def _written_anew(content: bytes, largest: int) -> tuple[str, bytes]:
    if content.startswith(PDF):
        return "application/pdf", pages_alone(content)
    if content.startswith(PNG):
        return "image/png", picture(content, WIDEST, largest)
    if content.startswith(JPEG):
        return "image/jpeg", _photograph(picture(content, WIDEST, largest))
    raise UnusablePdf(_("This file is none of these."))


def _photograph(png: bytes) -> bytes:
    """A picture without transparency as a JPEG, a tenth of the size."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png), formats=("PNG",)) as drawn:
        drawn.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
