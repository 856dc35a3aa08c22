"""The kit as one zip: the same bytes for the same facts."""

import io
from collections.abc import Iterable, Iterator
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from goodstanding.badges.pictures import code_svg
from goodstanding.badges.presskit.found import Kit
from goodstanding.badges.presskit.markup import signature_html, website_html
from goodstanding.badges.presskit.pictures import badges, link_png, square_png
from goodstanding.badges.presskit.sheet import sheet_pdf
from goodstanding.badges.presskit.texts import languages
from goodstanding.badges.presskit.wording import Told, told
from goodstanding.reports.paper import PAPERS

FIRST = "en"
"""The language of the README beside the folders."""
PRESSED = (".png", ".pdf")


def archive(kit: Kit) -> bytes:
    """The zip of a press kit."""
    return zipped(kit.name, files(kit), kit.facts.awarded_on)


def files(kit: Kit) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file, in order."""
    each = [told(kit, language) for language in languages()]
    yield "README.txt", _text(next(one.readme for one in each if one.language == FIRST))
    yield from _badge_files(kit, each[0].address)
    for one in each:
        yield from ((f"{one.language}/{name}", content) for name, content in _language_files(one, kit))


def _badge_files(kit: Kit, address: str) -> Iterator[tuple[str, bytes]]:
    for name, plain, baked in badges(kit):
        yield f"badge/{name}", baked
        yield f"badge/plain/{name}", plain
    yield "badge/credential.json", bytes(kit.badge.signed)
    yield "badge/credential.jwt", bytes(kit.badge.jwt)
    yield "badge/qr.svg", code_svg(address).encode()


def _language_files(one: Told, kit: Kit) -> Iterator[tuple[str, bytes]]:
    if one.language != FIRST:
        yield "README.txt", _text(one.readme)
    yield "press-release.txt", _text(one.press_release)
    yield "post-short.txt", _text(one.short_post)
    yield "post-long.txt", _text(one.long_post)
    yield "picture-description.txt", _text(one.description)
    yield "link-1200x630.png", link_png(one, kit)
    yield "square-1080x1080.png", square_png(one, kit)
    for theme in ("light", "dark"):
        yield f"website-{theme}.html", _text(website_html(one, kit.badge, is_dark=theme == "dark"))
    yield "signature.html", _text(signature_html(one, kit.badge))
    yield "signature.txt", _text(one.signature)
    for paper in PAPERS:
        yield f"sales-{paper.removeprefix('us-')}.pdf", sheet_pdf(one, kit, paper)


def _text(words: str) -> bytes:
    return f"{words}\n".encode()


def zipped(folder: str, contents: Iterable[tuple[str, bytes]], on: date) -> bytes:
    """A zip with all files in one folder, dated a day; what is compressed already is stored as it is."""
    out = io.BytesIO()
    with ZipFile(out, "w") as zipfile:
        for path, content in contents:
            info = ZipInfo(f"{folder}/{path}", (on.year, on.month, on.day, 0, 0, 0))
            info.compress_type = ZIP_STORED if path.endswith(PRESSED) else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            zipfile.writestr(info, content)
    return out.getvalue()
