"""Uploaded files: bounded, pictures written anew so that nothing but their pixels is kept, one row a content."""

import io
import warnings
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from goodstanding.base.access import Actor
from goodstanding.base.errors import Refusal
from goodstanding.base.models import File

LARGEST: Final = 1_000_000
PIXELS: Final = 12_000_000
FORMATS: Final = ("PNG", "JPEG", "WEBP")


class UnusablePicture(Refusal):
    """An upload that is not kept as a picture."""

    status = 422

    def __init__(self, fact: str) -> None:
        super().__init__(
            rule=_("A picture is a PNG, JPEG or WebP of at most 1 MB and 12 million pixels."),
            fact=fact,
            way_on=_("Export it as PNG, smaller if need be, and send it again."),
        )


def picture(data: bytes, side: int, largest: int = LARGEST) -> bytes:
    """The picture as a PNG of at most `side` pixels each way, its pixels alone: no comments, profiles or places.

    `largest` counts bytes. Raises UnusablePicture. A vector picture (SVG) is refused: it may hold scripts and
    addresses.
    """
    if len(data) > largest:
        raise UnusablePicture(_("This file is larger."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of is refused below, or is not kept
            return _written_anew(data, side)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UnusablePicture(_("This file cannot be read as one.")) from error


def _written_anew(data: bytes, side: int) -> bytes:
    with Image.open(io.BytesIO(data), formats=FORMATS) as found:
        if found.width * found.height > PIXELS:
            raise UnusablePicture(_("This picture has more pixels."))
        drawn = found.convert("RGBA")
    drawn.thumbnail((side, side))
    plain = Image.new("RGBA", drawn.size)
    plain.paste(drawn)
    out = io.BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def keep_file(
    content: bytes, media_type: str, *, owner: str, by: Actor, at: datetime, kept_until: date | None = None
) -> File:
    """The row of this content for its owner, in the transaction of the action that needs it; once a content."""
    digest = sha256(content).hexdigest()
    given = {"media_type": media_type, "content": content, "kept_at": at, "kept_until": kept_until}
    file, _is_new = File.objects.get_or_create(owner=owner, digest=digest, defaults=given)
    return file
