"""The operator's pages about the public face of a programme."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from community.publishing import LATER, PROGRAMME, browser, texts, words
from goodstanding.base.access import STRANGER
from goodstanding.community import actions, queries
from goodstanding.community.default_texts import SECTIONS
from making import scene

pytestmark = pytest.mark.django_db
EDIT = f"{PROGRAMME}/page/edit"


@pytest.fixture
def desk():
    set_up = scene()
    return set_up, browser(set_up.ole)


def test_the_fields_begin_with_our_text_in_the_language_at_hand(desk):
    _set_up, ole = desk
    page = ole.get(f"{EDIT}?language=fr").text
    assert "La règle" not in page
    assert "Rejoignez" in page
    assert "You have not written this language yet." in words(page)


def test_a_preview_shows_the_page_and_stores_nothing(desk):
    set_up, ole = desk
    page = ole.post(EDIT, {**texts("We *ask*.", why="- Proof\n- More"), "preview": "1"})
    assert (page.status_code, "<ul>\n<li>Proof</li>\n<li>More</li>\n</ul>" in page.text) == (200, True)
    assert "Preview, not saved yet" in page.text
    assert list(queries.versions(set_up.ole.actor, set_up.programme, "en")) == []


def test_publishing_goes_back_to_the_page_and_says_so(desk):
    set_up, ole = desk
    answer = ole.post(f"{EDIT}?language=es", texts("Preguntamos.", faq="¿Quién?\r\n\r\nTodos."), follow=True)
    assert answer.redirect_chain == [(f"{EDIT}?language=es&saved", 302)]
    assert "Everybody sees this text now." in answer.text
    assert queries.page_text(STRANGER, set_up.programme, "es").texts["faq"] == "¿Quién?\n\nTodos."


def test_a_wrong_link_is_named_on_the_same_page_and_what_was_typed_is_kept(desk):
    set_up, ole = desk
    page = ole.post(EDIT, texts("See [the rule](http://rule.example)."))
    assert page.status_code == 422
    assert "Start this link with https://: http://rule.example" in page.text
    assert "See [the rule](http://rule.example).</textarea>" in page.text
    assert list(queries.versions(set_up.ole.actor, set_up.programme, "en")) == []


def test_english_stands_beside_the_other_languages(desk):
    set_up, ole = desk
    actions.edit_page(set_up.programme, "en", texts("We ask the clients."), by=set_up.ole.actor, at=LATER)
    assert "<p>We ask the clients.</p>" in ole.get(f"{EDIT}?language=pt").text
    assert "<p>We ask the clients.</p>" not in ole.get(EDIT).text


def test_an_earlier_version_is_read_and_brought_back(desk):
    set_up, ole = desk
    for welcome in ("First.", "Second."):
        version = actions.edit_page(set_up.programme, "en", texts(welcome), by=set_up.ole.actor, at=LATER)
    page = ole.get(f"{PROGRAMME}/page/versions")
    assert ("<p>First.</p>" in page.text, page.text.count("Bring this text back")) == (True, 1)
    answer = ole.post(f"{PROGRAMME}/page/versions/{version.pk - 1}/restore")
    assert answer["Location"] == f"{EDIT}?language=en&saved"
    assert queries.page_text(STRANGER, set_up.programme, "en").texts["welcome"] == "First."
    assert ole.post(f"{PROGRAMME}/page/versions/{version.pk + 99}/restore").status_code == 404


def test_a_sponsor_is_named_and_removed(desk):
    set_up, ole = desk
    here = f"{PROGRAMME}/page/sponsors"
    assert ole.post(here, {"name": "Big Fund", "tier": "principal", "site": "http://big.example"}).status_code == 422
    assert ole.post(here, {"name": "Big Fund", "tier": "principal", "site": "https://big.example"})["Location"] == here
    sponsor = set_up.programme.sponsors.get()
    assert "Big Fund" in words(ole.get(here).text)
    ole.post(f"{here}/{sponsor.pk}/remove")
    assert "No sponsor is named" in words(ole.get(here).text)


def test_a_logo_is_written_anew_and_gone_with_its_sponsor(desk):
    set_up, ole = desk
    here, drawn = f"{PROGRAMME}/page/sponsors", BytesIO()
    Image.new("RGB", (900, 300), "teal").save(drawn, "JPEG", comment=b"taken at home")
    given = {"name": "Big Fund", "tier": "principal", "site": ""}
    wrong = ole.post(here, {**given, "logo": SimpleUploadedFile("logo.svg", b"<svg/>")})
    assert (wrong.status_code, "This file cannot be read as one." in wrong.text) == (422, True)
    ole.post(here, {**given, "logo": SimpleUploadedFile("logo.jpg", drawn.getvalue())})
    sponsor = set_up.programme.sponsors.get()
    address = f"{PROGRAMME}/sponsors/{sponsor.pk}/logo.png"
    logo = browser().get(address)
    assert (logo["Content-Type"], Image.open(BytesIO(logo.content)).size) == ("image/png", (240, 80))
    assert b"taken at home" not in logo.content
    assert f'<img src="{address}" alt="" height="40">' in browser().get(PROGRAMME).text
    ole.post(here, given)
    assert browser().get(address).status_code == 200
    ole.post(f"{here}/{sponsor.pk}/remove")
    assert browser().get(address).status_code == 404


def test_a_date_is_added_and_removed(desk):
    set_up, ole = desk
    here = f"{PROGRAMME}/page/dates"
    wrong = {"starts_on": "2026-06-30", "ends_on": "2026-06-29", "en": "Last day to join"}
    assert "The last day is not before the first." in ole.post(here, wrong).text
    assert ole.post(here, {**wrong, "ends_on": ""})["Location"] == here
    assert "30 June 2026 Last day to join" in words(ole.get(here).text)
    ole.post(f"{here}/{set_up.programme.milestones.get().pk}/remove")
    assert "No date is ahead" in words(ole.get(here).text)


def test_a_contact_is_chosen_among_those_who_operate(desk):
    _set_up, ole = desk
    here = f"{PROGRAMME}/page/contacts"
    assert "Programme leader Ole · not named on the page" in words(ole.get(here).text)
    person = ole.get(here).context["form"].fields["person"].queryset.get()
    assert ole.post(here, {"role": "leader", "person": person.pk + 1}).status_code == 422
    assert ole.post(here, {"role": "leader", "person": person.pk})["Location"] == here
    assert "Programme leader : Ole Joining, dates, fees" in words(browser().get(PROGRAMME).text)
    assert "Expert-in-residence : Open Assembly" in words(browser().get(PROGRAMME).text)


def test_the_sections_of_the_form_are_those_of_the_page(desk):
    _set_up, ole = desk
    assert tuple(ole.get(EDIT).context["form"].fields) == SECTIONS
