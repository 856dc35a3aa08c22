"""A programme's public page: what stands on it by itself, what its operator writes, and in which language."""

from datetime import date, timedelta

import pytest

from accreditation.telling import DAY, awarded
from community.publishing import LATER, PROGRAMME, browser, texts, words
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.community import actions, queries
from goodstanding.community.refusals import WrongLink
from goodstanding.surveys.actions import add_phase
from making import OPENED, scene

pytestmark = pytest.mark.django_db


def test_a_new_programme_has_a_useful_page_at_once():
    scene()
    page = browser().get(PROGRAMME)
    shown = words(page.text)
    assert page.status_code == 200
    assert [
        part
        for part in ("Why join", "How it works", "They answer 13 questions", "Who may join?", "Open Assembly")
        if part not in shown
    ] == []
    assert "At least 10 clients have sent a valid answer." in shown
    assert "The mean over clients is at least 4.00 of 5, and more where few have answered" in shown
    assert "Nobody yet. A name shows here on the day its award is signed." in shown
    assert 'href="/policies/accredit-1@2026-01-01"' in page.text


def test_there_is_no_page_of_a_programme_that_is_not_there():
    assert browser().get("/programmes/none").status_code == 404


def test_who_holds_the_award_today_is_named_and_nobody_else():
    set_up = scene()
    award = awarded(set_up)
    assert "Kazi Hub until 1 April 2027" in words(browser().get(PROGRAMME).text)
    assert "Ajira Desk" not in words(browser().get(PROGRAMME).text)
    over = award.valid_until + timedelta(days=1)
    assert queries.holders(STRANGER, set_up.programme, over) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", "Cómo funciona"), ("fr", "Comment ça marche"), ("pt", "Como funciona"), ("ar", "كيف يجري ذلك")],
)
def test_the_text_that_we_wrote_speaks_every_language(language, said):
    scene()
    page = browser(language=language).get(PROGRAMME)
    assert (said in words(page.text), page["Content-Language"]) == (True, language)
    assert "They answer" not in page.text
    assert said in words(browser().get(f"{PROGRAMME}?language={language}").text)


def test_the_operators_own_text_takes_the_place_of_ours():
    set_up = scene()
    actions.edit_page(set_up.programme, "en", texts("We ask.", why="- Proof"), by=set_up.ole.actor, at=LATER)
    shown = words(browser().get(PROGRAMME).text)
    assert ("We ask." in shown, "Why join Proof" in shown, "How it works" in shown) == (True, True, False)


def test_a_language_without_a_text_of_its_own_shows_english_and_says_so():
    set_up = scene()
    actions.edit_page(set_up.programme, "en", texts("We ask."), by=set_up.ole.actor, at=LATER)
    page = browser(language="ar").get(PROGRAMME).text
    assert '<div class="prose" lang="en" dir="ltr"><p>We ask.</p>' in page
    assert "لم تُترجم كلمات البرنامج نفسه إلى لغتك بعد. تجدها هنا بلغة English." in words(page)
    actions.edit_page(set_up.programme, "ar", texts("نحن نسأل."), by=set_up.ole.actor, at=LATER)
    page = browser(language="ar").get(PROGRAMME).text
    assert ("نحن نسأل." in page, "We ask." in page, "لم تُترجم" in page) == (True, False, False)


def test_every_text_is_kept_with_who_and_when_and_an_earlier_one_comes_back():
    set_up = scene()
    first = actions.edit_page(set_up.programme, "en", texts("First."), by=set_up.ole.actor, at=LATER)
    actions.edit_page(set_up.programme, "en", texts("Second."), by=set_up.ole.actor, at=LATER + DAY)
    actions.restore_page(first, by=set_up.ole.actor, at=LATER + 2 * DAY)
    kept = queries.versions(set_up.ole.actor, set_up.programme, "en")
    assert [(v.texts["welcome"], v.edited_by.name, v.edited_at, v.restores) for v in kept] == [
        ("First.", "Ole", LATER + 2 * DAY, first),
        ("Second.", "Ole", LATER + DAY, None),
        ("First.", "Ole", LATER, None),
    ]
    kinds = Event.objects.filter(kind__startswith="community.").values_list("kind", flat=True)
    assert list(kinds) == ["community.page_edited", "community.page_edited", "community.page_restored"]


def test_what_stands_already_is_no_new_version():
    set_up = scene()
    first = actions.edit_page(set_up.programme, "en", texts("We ask."), by=set_up.ole.actor, at=LATER)
    assert actions.edit_page(set_up.programme, "en", texts("We ask."), by=set_up.ole.actor, at=LATER + DAY) == first
    assert actions.restore_page(first, by=set_up.ole.actor, at=LATER + DAY) == first
    assert queries.versions(set_up.ole.actor, set_up.programme, "en").count() == 1


def test_only_the_operator_edits_and_reads_the_versions():
    set_up = scene()
    version = actions.edit_page(set_up.programme, "en", texts("We ask."), by=set_up.ole.actor, at=LATER)
    for by in (set_up.team.actor, set_up.mallory.actor, STRANGER):
        with pytest.raises(NotYours):
            actions.edit_page(set_up.programme, "en", texts("Mine."), by=by, at=LATER)
        with pytest.raises(NotYours):
            actions.restore_page(version, by=by, at=LATER)
        assert list(queries.versions(by, set_up.programme, "en")) == []


def test_a_link_that_is_not_https_is_refused():
    set_up = scene()
    with pytest.raises(WrongLink, match="javascript"):
        actions.edit_page(set_up.programme, "en", texts("[x](javascript:alert)"), by=set_up.ole.actor, at=LATER)


def test_sponsors_stand_by_tier_with_links_that_say_they_are_paid_for():
    set_up = scene()
    named = [("supporter", "Little Fund", ""), ("principal", "Big Fund", "https://big.example")]
    for tier, name, site in named:
        actions.name_sponsor(set_up.programme, tier, name, site=site, by=set_up.ole.actor, at=LATER)
    page = browser().get(PROGRAMME).text
    assert "Sponsors Principal sponsor Big Fund Supporter Little Fund Sponsors have no part" in words(page)
    assert '<a href="https://big.example" rel="sponsored nofollow"><bdi>Big Fund</bdi></a>' in page
    moved = actions.name_sponsor(set_up.programme, "sponsor", "Big Fund", by=set_up.ole.actor, at=LATER)
    actions.remove_sponsor(moved, by=set_up.ole.actor, at=LATER)
    actions.remove_sponsor(moved, by=set_up.ole.actor, at=LATER)
    assert [(tier, [s.name for s in some]) for tier, some in queries.sponsors(STRANGER, set_up.programme)] == [
        ("supporter", ["Little Fund"])
    ]
    assert Event.objects.filter(kind="community.sponsor_removed").count() == 1


def test_the_calendar_shows_what_is_not_over_in_the_readers_language():
    set_up = scene()
    said = {"en": "Last day to join", "fr": "Dernier jour pour participer", "es": ""}
    dates = [(said, date(2026, 6, 30), None), ({"en": "Winners' meeting"}, date(2026, 5, 2), date(2026, 5, 3))]
    for phrase, first, last in [*dates, ({"en": "Long over"}, date(2026, 4, 1), None)]:
        actions.add_milestone(set_up.programme, phrase, first, last, by=set_up.ole.actor, at=LATER)
    english, french = browser().get(PROGRAMME).text, words(browser(language="fr").get(PROGRAMME).text)
    assert "Calendar 2 May 2026 – 3 May 2026 Winners' meeting 30 June 2026 Last day to join" in words(english).replace(
        "&#x27;", "'"
    )
    assert "30 juin 2026 Dernier jour pour participer" in french
    assert "Long over" not in english
    assert english.count('"@type":"Event"') == 2
    actions.remove_milestone(queries.milestones(STRANGER, set_up.programme, LATER.date())[0], by=SYSTEM, at=LATER)
    assert "Winners" not in browser().get(PROGRAMME).text


def test_fees_stand_by_phase_the_one_of_today_first():
    set_up = scene()
    for name, starts_on, cents in [
        ("Pilot", date(2025, 1, 1), 0),
        ("Beta", OPENED.date(), 0),
        ("Regular", date(2027, 1, 1), 9_000),
    ]:
        add_phase(set_up.programme, name, starts_on, fee_cents=cents, by=SYSTEM, at=OPENED)
    shown = words(browser().get(PROGRAMME).text)
    assert "Beta, since 2 March 2026 free for a round Regular, from 1 January 2027 USD 90.00 for a round" in shown
    assert "Pilot" not in shown
