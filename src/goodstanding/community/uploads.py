"""What is handed out at a session: a PDF or a PNG, written anew before it is kept."""

from typing import Final

from django.utils.translation import gettext as _

from goodstanding.base.files import UnusablePicture, picture
from goodstanding.community.refusals import UnusableMaterial
from goodstanding.disputes.files.fenced import UnusablePdf, pages_alone

LARGEST: Final = 8_000_000
"""Bytes: slides of an hour with pictures."""
WIDEST: Final = 2_000
"""Pixels of a picture, each way."""
PDF, PNG = b"%PDF-", b"\x89PNG\r\n\x1a\n"


def written_anew(content: bytes) -> tuple[str, bytes]:
    """The media type, and the pages of a PDF or the pixels of a PNG alone. Raises UnusableMaterial."""
    if len(content) > LARGEST:
        raise UnusableMaterial(_("This file is larger."))
    try:
        if content.startswith(PDF):
            return "application/pdf", pages_alone(content)
        if content.startswith(PNG):
            return "image/png", picture(content, WIDEST, LARGEST)
    except (UnusablePicture, UnusablePdf) as error:
        raise UnusableMaterial(_("This file cannot be read as one.")) from error
    raise UnusableMaterial(_("This file is none of these."))
