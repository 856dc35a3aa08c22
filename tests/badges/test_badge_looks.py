"""The pictures: legible, the programme's own emblem and words, the state never hidden."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from badges.holding import LATER, badged
from goodstanding.badges import actions
from goodstanding.badges.formats import baking
from goodstanding.badges.models import Credential, Emblem
from goodstanding.badges.pictures import Look, plate_png, plate_svg, preview_png, seal_png, seal_svg
from goodstanding.badges.pictures.look import ENDED, HELD
from goodstanding.badges.pictures.words import BOLD, PLAIN, fitted, width
from goodstanding.base import clock
from goodstanding.base.errors import NotYours
from making import Scene, scene

LOOK = Look("2026", "Trusted Talent Partner", "Kazi Hub", "Valid until 2 April 2027", True)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [*HELD.values(), *ENDED.values()])
def test_every_word_stands_out_from_its_ground(colours):
    pairs = [(word, colours.paper) for word in (colours.ink, colours.soft, colours.word)]
    assert min(contrast(*pair) for pair in [*pairs, (colours.on_seal, colours.seal)]) >= 4.5


@pytest.mark.parametrize("text", ["Kazi Hub", "سوق المواهب", "The Very Long Name of a Marketplace of Freelancers GmbH"])
def test_words_fit_their_room(text):
    for weight in (PLAIN, BOLD):
        words = fitted(text, 28, 200, weight)
        assert width(words.text, words.size, weight) <= 200
        assert words.size >= 18


def test_arabic_letters_are_joined():
    assert width("سوق", 28, PLAIN) < sum(width(letter, 28, PLAIN) for letter in "سوق")


def test_the_pictures_have_their_sizes_and_the_state_in_words():
    sizes = [Image.open(io.BytesIO(data)).size for data in (seal_png(LOOK), plate_png(LOOK), preview_png(LOOK))]
    assert sizes == [(400, 400), (688, 160), (1200, 630)]
    assert "Valid until 2 April 2027" in plate_svg(LOOK)
    assert "Valid" not in seal_svg(LOOK)


def test_a_name_cannot_break_out_of_the_picture():
    nasty = Look("2026", "<script>", '"><image href="x"/>\x07&', "<b>", True)
    for drawn in (seal_svg(nasty), plate_svg(nasty)):
        assert re.findall(r"<(?:script|b|image)\b", drawn) == []
        assert baking.bake_svg(drawn.encode(), b"{}")


@pytest.fixture
def held() -> tuple[Scene, Credential]:
    set_up = scene()
    return set_up, badged(set_up)


def emblem(colour: str = "#ff0000") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(out, "PNG")
    return out.getvalue()


@pytest.mark.django_db
def test_the_operator_sets_an_emblem_and_words_that_pictures_and_page_then_show(held):
    set_up, found = held
    ole = Client()
    ole.force_login(set_up.ole)
    with clock.pinned(LATER):
        before = Client().get(f"/credentials/{found.pk}/badge.png").content
        ole.post("/programmes/trusted-talent-partner/badges/emblem", {"emblem": SimpleUploadedFile("e.png", emblem())})
        words = {"es-designation": "Socio de Talento", "es-meaning": "Clientes confían."}
        assert ole.post("/programmes/trusted-talent-partner/badges/words/es", words).status_code == 302
        after = Client().get(f"/credentials/{found.pk}/badge.png").content
        assert "Socio de Talento" in Client().get(f"/credentials/{found.pk}/live.svg?lang=es").text
        page = Client(headers={"Accept-Language": "es"}).get(f"/credentials/{found.pk}").text
    assert "Clientes confían." in page
    assert baking.read(after) == baking.read(before) == bytes(found.signed)
    pixels = [Image.open(io.BytesIO(data)).convert("RGB").getpixel((200, 60)) for data in (before, after)]
    assert pixels[1] == (255, 0, 0) != pixels[0]


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"hello"])
def test_an_emblem_that_is_no_picture_says_why_and_changes_nothing(held, data):
    set_up, _found = held
    ole = Client()
    ole.force_login(set_up.ole)
    given = {"emblem": SimpleUploadedFile("e.png", data)}
    answer = ole.post("/programmes/trusted-talent-partner/badges/emblem", given)
    assert (answer.status_code, Emblem.objects.count()) == (422, 0)
    assert "PNG, JPEG or WebP of at most 1 MB" in answer.text


@pytest.mark.django_db
def test_only_the_operator_changes_how_badges_look():
    set_up = scene()
    for who in (set_up.team, set_up.mallory):
        with pytest.raises(NotYours):
            actions.set_emblem(set_up.programme, emblem(), by=who.actor, at=LATER)
        with pytest.raises(NotYours):
            actions.word_badge(set_up.programme, "es", "x", "", by=who.actor, at=LATER)
