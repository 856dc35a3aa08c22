import re
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.middleware.csp import get_nonce
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from django.utils.translation.trans_real import translation

from goodstanding.base import shell
from goodstanding.base.shell import Column, Table, csrf_failure, public_css
from goodstanding.base.styleguide import styleguide

PAGES = Path(shell.__file__).parent / "templates"
REFUSAL = {"rule": "A roster lists every client.", "fact": "This roster has no client.", "way_on": "Add the clients."}


def asked(path, method="get"):
    request = getattr(RequestFactory(), method)(path)
    request.user = AnonymousUser()
    return request


def guide(query=""):
    return styleguide(asked(f"/styleguide{query}")).content.decode()


def rendered(source, **given):
    return Template("{% load parts %}" + source).render(Context(given))


def test_the_public_sheet_has_no_layers_no_addresses_and_leaves_room_for_a_page():
    css = public_css()
    assert "@layer" not in css
    assert "url(" not in css
    assert css.count("{") == css.count("}")
    assert len(css) < 13_500


def test_the_public_sheet_can_be_forced_light_or_dark():
    assert [
        "@media (prefers-color-scheme:dark)" in public_css(scheme=scheme) for scheme in (None, "light", "dark")
    ] == [
        True,
        False,
        False,
    ]


def test_a_public_page_is_one_document_with_a_nonce_and_asks_nobody_else():
    request = asked("/nowhere")
    page = render_to_string("base/missing.html", request=request)
    assert f'<style nonce="{get_nonce(request)}">' in page
    assert re.findall(r'(?:src|href)="([^"]*)"', page) == ["/static/base/seal.svg", "#main", "/", "/"]
    assert " style=" not in page
    assert len(page.encode()) < 20_000


@pytest.mark.parametrize(
    ("language", "opening"), [("en", '<html lang="en" dir="ltr">'), ("ar", '<html lang="ar" dir="rtl">')]
)
def test_a_page_says_its_language_and_direction(language, opening):
    with override(language):
        assert opening in render_to_string("base/missing.html")


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_the_words_of_the_shell_and_its_parts_exist_in_every_language(language):
    said = {
        words for page in PAGES.rglob("*.html") for words in re.findall(r'{% translate "([^"]+)"', page.read_text())
    }
    catalogue = translation(language)
    assert {words for words in said if words not in catalogue._catalog} == set()


@pytest.mark.parametrize("template", ["refusal", "refusal_fragment", "missing", "limited"])
def test_a_refusal_gives_the_rule_the_fact_and_the_way_on(template):
    page = render_to_string(f"base/{template}.html", {"refusal": REFUSAL})
    assert all(sentence in page for sentence in REFUSAL.values())


def test_a_failure_shows_its_reference():
    assert '<bdi class="number">7Q4K-2M9X</bdi>' in render_to_string("base/error.html", {"reference": "7Q4K-2M9X"})


def test_a_form_without_its_token_is_refused_with_a_way_on():
    answer = csrf_failure(asked("/answers", "post"), reason="CSRF cookie not set.")
    assert answer.status_code == 403
    assert b"Go back, load the page again" in answer.content
    assert b"CSRF cookie" not in answer.content


@pytest.mark.parametrize(
    ("holds", "word", "tone"),
    [(True, "Holds", "good"), (False, "Does not hold", "bad"), (None, "Not judged yet", "neutral")],
)
def test_a_gate_says_in_a_word_and_a_shape_whether_it_holds(holds, word, tone):
    gate = render_to_string("base/parts/gate.html", {"name": "Level", "value": "4.21", "need": "4.00", "holds": holds})
    assert f'<li class="gate {tone}">' in gate
    assert f'<span class="word">{word}</span>' in gate
    assert '<svg class="shape"' in gate


def test_the_four_tones_have_four_shapes():
    shapes = {
        render_to_string("base/parts/shape.html", {"tone": tone}) for tone in ("good", "warning", "bad", "neutral")
    }
    assert len(shapes) == 4


def test_a_notice_keeps_its_markup_and_escapes_what_it_is_given():
    notice = rendered('{% notice "bad" title %}<p>{{ name }}</p>{% endnotice %}', title="<b>", name="<Mallory>")
    assert '<p class="title">&lt;b&gt;</p><p>&lt;Mallory&gt;</p>' in notice


def test_a_disclosure_is_closed_unless_asked():
    source = '{% disclosure "Why" is_open=shown %}<p>So.</p>{% enddisclosure %}'
    assert [rendered(source, shown=shown).split(">")[0] for shown in (False, True)] == [
        '<details class="why-open"',
        '<details class="why-open" open',
    ]


def test_a_table_pairs_every_cell_with_its_column():
    client, mean = Column("Client"), Column("Mean", numeric=True)
    assert Table("Clients", [client, mean], [["Amina Foods", "4.62"]]).lines() == [
        [(client, "Amina Foods"), (mean, "4.62")]
    ]


def test_the_styleguide_shows_both_shells_directions_and_schemes():
    assert '<html lang="en" dir="ltr">' in guide()
    assert '<html lang="en" dir="rtl">' in guide("?dir=rtl")
    assert 'dir="ltr"' in guide("?dir=sideways")
    assert "@media all{:root" in guide("?scheme=dark")
    assert '<nav class="side"' in guide("?shell=portal")


def test_the_styleguide_has_every_chart_and_no_empty_place():
    page = guide()
    assert page.count('role="img"') == 10
    assert "None" not in re.sub(r"<style.*?</style>", "", page)


def test_the_styleguide_only_answers_reading():
    assert styleguide(asked("/styleguide", "post")).status_code == 405
