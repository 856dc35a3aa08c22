"""The kit's pictures: the badge in its files, and what stands beside links and posts."""

from collections.abc import Iterator
from dataclasses import replace

from django.conf import settings
from django.utils.translation import override

from goodstanding.badges.formats.baking import bake_png, bake_svg
from goodstanding.badges.pictures import Look, look_of, preview_png, seal_png, seal_svg
from goodstanding.badges.presskit.found import Kit
from goodstanding.badges.presskit.wording import Told
from goodstanding.badges.wordings import worded

type Drawn = tuple[str, bytes, bytes]

LINK, SQUARE = (1200, 630), (1080, 1080)


def badges(kit: Kit) -> Iterator[Drawn]:
    """The name of each picture of the badge, the picture, and the same with the signed badge in it."""
    signed = bytes(kit.badge.signed)
    for theme in ("light", "dark"):
        look = seal_look(kit, is_dark=theme == "dark")
        vector, raster = seal_svg(look).encode(), seal_png(look)
        yield f"badge-{theme}.svg", vector, bake_svg(vector, signed)
        yield f"badge-{theme}.png", raster, bake_png(raster, signed)


def seal_look(kit: Kit, *, is_dark: bool = False) -> Look:
    """How the seal looks, in the product's first language."""
    programme = kit.badge.award.decision.round.programme
    with override(settings.LANGUAGE_CODE):
        designation, _meaning = worded(programme)
        return look_of(kit.facts, designation, is_dark=is_dark, emblem=kit.emblem)


def link_png(one: Told, kit: Kit) -> bytes:
    """1200 by 630 pixels, for links and wide posts."""
    return preview_png(told_look(one, kit), LINK, one.awarded_by)


def square_png(one: Told, kit: Kit) -> bytes:
    """1080 by 1080 pixels, for square posts."""
    return preview_png(told_look(one, kit), SQUARE, one.awarded_by)


def told_look(one: Told, kit: Kit) -> Look:
    """The look of the pictures with words in a language."""
    programme = kit.badge.award.decision.round.programme
    with override(one.language):
        look = look_of(kit.facts, worded(programme)[0], emblem=kit.emblem)
    return replace(look, line=one.line)
