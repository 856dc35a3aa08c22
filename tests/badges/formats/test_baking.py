"""Badges inside pictures: read back by us and by others, refused where a picture is broken or ambiguous."""

import struct
import xml.etree.ElementTree as ElementTree
import zlib
from io import BytesIO

import pytest
from openbadgeslib.baking import extract_png, extract_svg
from PIL import Image

from badges.formats.issuing import badge, badge_jwt
from goodstanding.badges.formats import baking
from goodstanding.badges.formats.baking import NotBaked, bake_png, bake_svg
from goodstanding.badges.formats.baking.png import MAGIC

SVG = b"""<?xml version="1.0"?>
<!-- <svg> is drawn below --><svg xmlns="http://www.w3.org/2000/svg" width="9"><path d=""/></svg>"""
KEYWORD = b"openbadgecredential"


def png():
    file = BytesIO()
    Image.new("RGB", (9, 9), "navy").save(file, "PNG")
    return file.getvalue()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunk(*chunks):
    """A picture with chunks behind its header (8 + 25 bytes)."""
    return png()[:33] + b"".join(chunks) + png()[33:]


@pytest.mark.parametrize("signed", [badge(), badge_jwt()], ids=["credential", "jwt"])
def test_a_baked_png_gives_back_the_signed_bytes_and_is_still_the_picture(signed):
    baked = bake_png(png(), signed)
    assert baking.read(baked) == signed
    assert extract_png(baked, keyword=KEYWORD) == signed.decode()
    assert Image.open(BytesIO(baked)).getpixel((4, 4)) == Image.open(BytesIO(png())).getpixel((4, 4))
    assert bake_png(bake_png(png(), b"{}"), signed) == baked


@pytest.mark.parametrize("signed", [badge(), badge_jwt()], ids=["credential", "jwt"])
def test_a_baked_svg_gives_back_the_signed_bytes_and_is_still_the_picture(signed):
    baked = bake_svg(SVG, signed)
    assert baking.read(baked) == baking.read(b"\xef\xbb\xbf\n" + baked) == signed
    element, path = ElementTree.fromstring(baked)
    assert (element.tag, path.tag) == (
        "{https://purl.imsglobal.org/ob/v3p0}credential",
        "{http://www.w3.org/2000/svg}path",
    )
    assert (element.get("verify"), element.text) == (
        (None, signed.decode()) if signed == badge() else (signed.decode(), None)
    )
    assert bake_svg(bake_svg(SVG, b"{}"), signed) == baked


def test_openbadgeslib_reads_the_jwt_of_an_svg():
    assert extract_svg(bake_svg(SVG, badge_jwt()), element="openbadges:credential") == badge_jwt().decode()


def test_the_element_stands_right_behind_the_first_tag():
    assert bake_svg(b'<svg width="9"/>'.replace(b"/>", b"></svg>"), b"{}") == (
        b'<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" width="9">'
        b"<openbadges:credential><![CDATA[{}]]></openbadges:credential></svg>"
    )


def test_any_other_file_is_read_as_it_is():
    assert baking.read(b" \n" + badge() + b"\n") == badge()


OTHER_SVG = b'<svg xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential>{}</o:credential>%s</svg>'
OTHERWISE = "the badge in the picture is compressed or marked otherwise than Open Badges 3.0 has it"
COMPRESSED = KEYWORD + b"\0\1\0\0\0" + zlib.compress(b"{}")
PLAIN = KEYWORD + b"\0\0\0\0\0{}"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (png(), "the picture carries no badge"),
        (with_chunk(chunk(b"iTXt", PLAIN), chunk(b"iTXt", PLAIN)), "the picture carries several badges"),
        (with_chunk(chunk(b"iTXt", PLAIN), chunk(b"tEXt", KEYWORD + b"\0{}")), "the picture carries several badges"),
        (with_chunk(chunk(b"iTXt", COMPRESSED)), OTHERWISE),
        (bake_png(png(), b"{}")[:-20], "the PNG is cut off"),
        (bake_png(png(), b"{}").replace(b"{}", b"[]"), "the PNG is damaged"),
        (MAGIC, "the PNG is cut off"),
        (SVG, "the picture carries no badge"),
        (OTHER_SVG % b"<o:credential>{}</o:credential>", "the picture carries several badges"),
        (SVG[:-6], "the SVG is damaged"),
        (b'<!DOCTYPE svg [<!ENTITY a "{}">]><svg>&a;</svg>', "the SVG has a document type"),
        (b" " * (4 * 1024 * 1024 + 1), "more than 4 MiB"),
    ],
)  # fmt: skip
def test_a_picture_without_exactly_one_badge_is_refused(file, why):
    with pytest.raises(NotBaked) as refused:
        baking.read(file)
    assert str(refused.value) == why


def test_another_prefix_for_the_namespace_is_read():
    assert baking.read(OTHER_SVG % b"") == b"{}"


@pytest.mark.parametrize(
    ("bake", "picture"), [(bake_png, SVG), (bake_svg, b"<html></html>"), (bake_svg, b"<!-- <svg> --><g></g>")]
)
def test_only_pictures_of_their_kind_are_baked(bake, picture):
    with pytest.raises(NotBaked):
        bake(picture, b"{}")
