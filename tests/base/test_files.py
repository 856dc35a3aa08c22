"""Uploaded pictures: bounded, their pixels alone, one row a content."""

import io

import pytest
from PIL import Image, PngImagePlugin

from goodstanding.base.access import SYSTEM
from goodstanding.base.files import LARGEST, UnusablePicture, keep_file, picture
from goodstanding.base.models import File
from making import OPENED


def drawn(kind: str = "PNG", size: tuple[int, int] = (600, 300), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#2552aa").save(out, kind, **more)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_written_anew_as_png_no_larger_than_asked(kind):
    with Image.open(io.BytesIO(picture(drawn(kind), 256))) as found:
        assert (found.format, found.size, found.mode) == ("PNG", (256, 128), "RGBA")


def test_nothing_but_the_pixels_is_kept():
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "secret <script>")
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    for data in (drawn(pnginfo=said), drawn("JPEG", exif=exif), drawn() + b"<script>secret</script>"):
        assert b"secret" in data
        assert b"secret" not in picture(data, 256)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"%PDF-1.7",
        drawn()[:200],
        b"x" * (LARGEST + 1),
        drawn(size=(4_000, 3_001)),
    ],
    ids=["empty", "svg", "gif", "pdf", "cut off", "too large", "too many pixels"],
)
def test_what_is_no_bounded_picture_is_refused(data):
    with pytest.raises(UnusablePicture):
        picture(data, 256)


@pytest.mark.django_db
def test_a_content_is_kept_once_for_each_owner():
    first = keep_file(b"x", "image/png", owner="programme:1", by=SYSTEM, at=OPENED)
    assert keep_file(b"x", "image/png", owner="programme:1", by=SYSTEM, at=OPENED) == first
    assert keep_file(b"x", "image/png", owner="programme:2", by=SYSTEM, at=OPENED) != first
    assert File.objects.count() == 2
