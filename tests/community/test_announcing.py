"""Announcing an award by one act: with consent, from the day set, and for as long as the award counts."""

from datetime import timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded, decided
from community.publishing import LATER, PROGRAMME, browser, consent, words
from goodstanding.accreditation import actions as accreditation
from goodstanding.badges.actions import remove_story, write_story
from goodstanding.badges.models import Story
from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.community import actions, queries
from goodstanding.community.congratulations import Words, default_words, filled, problem_with
from goodstanding.community.languages import LANGUAGES
from goodstanding.community.models import Announcement
from goodstanding.community.refusals import NoConsent, NotHeld, WrongPlaceholder
from making import scene

pytestmark = pytest.mark.django_db
NEWS = "/news/kazi-hub-trusted-talent-partner-2026"
HERE = f"{PROGRAMME}/news"


@pytest.fixture
def hall():
    set_up = scene()
    return set_up, awarded(set_up)


def seen() -> tuple[int, bool, bool]:
    """The page's status, and whether the news and the feed name the marketplace."""
    return (
        Client().get(NEWS).status_code,
        "Kazi Hub" in words(Client().get("/news").text),
        "Kazi Hub" in Client().get("/news.atom").text,
    )


PUBLIC, HIDDEN = (200, True, True), (404, False, False)


def test_one_act_makes_page_news_and_feed(hall):
    set_up, _award = hall
    consent(set_up)
    ole = browser(set_up.ole)
    assert "Kazi Hub , 2026 Its marketplace agrees Announce the award" in words(ole.get(HERE).text)
    assert seen() == HIDDEN
    assert ole.post(f"{HERE}/{hall[1].pk}/announce")["Location"] == HERE
    assert seen() == PUBLIC
    assert "Kazi Hub , 2026 Announced See the news" in words(ole.get(HERE).text)
    page = words(Client().get(NEWS).text)
    assert "Kazi Hub earns “Trusted Talent Partner” 2026 We congratulate Kazi Hub." in page
    assert "may call itself “Trusted Talent Partner” until 1 April 2027." in page


def test_announcing_twice_announces_once(hall):
    set_up, award = hall
    consent(set_up)
    made = {actions.announce(award, by=set_up.ole.actor, at=LATER).pk for _ in range(2)}
    assert (len(made), Event.objects.filter(kind="community.announced").count()) == (1, 1)


def test_without_the_marketplaces_consent_nothing_is_announced(hall):
    set_up, award = hall
    with pytest.raises(NoConsent):
        actions.announce(award, by=set_up.ole.actor, at=LATER)
    page = browser(set_up.ole)
    assert "No consent yet" in page.get(HERE).text
    assert "Announce the award" not in page.get(HERE).text
    assert page.post(f"{HERE}/{award.pk}/announce").status_code == 409
    assert seen() == HIDDEN


def test_an_announcement_is_hidden_until_the_day_that_the_marketplace_set(hall):
    set_up, award = hall
    first_day = LATER.date() + timedelta(days=20)
    consent(set_up, not_before=first_day)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    assert "Announced, public from 1 May 2026" in browser(set_up.ole).get(HERE).text
    midnight = (LATER + 20 * DAY).replace(hour=0)
    seen_at = []
    for moment in (LATER, midnight - timedelta(seconds=1), midnight):
        with clock.pinned(moment):
            seen_at.append(seen())
    assert seen_at == [HIDDEN, HIDDEN, PUBLIC]
    (published,) = queries.public_news(STRANGER, first_day)
    assert published.since == midnight


def test_a_later_embargo_and_a_consent_taken_back_hide_it_again(hall):
    set_up, award = hall
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    looks = [seen()]
    consent(set_up, not_before=LATER.date() + timedelta(days=1))
    looks.append(seen())
    consent(set_up)
    looks.append(seen())
    consent(set_up, announces=False)
    looks.append(seen())
    assert looks == [PUBLIC, HIDDEN, PUBLIC, HIDDEN]
    assert "Announced, hidden: the consent was taken back" in browser(set_up.ole).get(HERE).text


def test_with_the_award_the_announcement_goes_and_with_a_suspension_until_it_ends(hall):
    set_up, award = hall
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    looks = []
    for act in (accreditation.suspend, accreditation.reinstate, accreditation.withdraw):
        act(award, "Checked.", by=set_up.ole.actor, at=LATER)
        looks.append(seen())
    assert looks == [HIDDEN, PUBLIC, HIDDEN]
    page = browser(set_up.ole).get(HERE).text
    assert ("Announced, hidden: the award does not count today" in page, "Take the news back" in page) == (True, True)


@pytest.mark.parametrize("act", [accreditation.suspend, accreditation.withdraw])
def test_an_award_that_does_not_count_is_not_announced(hall, act):
    set_up, award = hall
    consent(set_up)
    act(award, "Checked.", by=set_up.ole.actor, at=LATER)
    with pytest.raises(NotHeld):
        actions.announce(award, by=set_up.ole.actor, at=LATER)


def test_the_news_of_an_award_that_is_over_stays_and_says_so(hall):
    set_up, award = hall
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    with clock.pinned(LATER + 400 * DAY):
        assert "This award held until 1 April 2027." in words(Client().get(NEWS).text)
    assert "This award held" not in Client().get(NEWS).text


def test_an_announcement_is_taken_back_and_made_anew(hall):
    set_up, award = hall
    consent(set_up)
    first = actions.announce(award, by=set_up.ole.actor, at=LATER)
    ole = browser(set_up.ole)
    ole.post(f"{HERE}/{award.pk}/retract")
    actions.retract(first, by=set_up.ole.actor, at=LATER)
    assert seen() == HIDDEN
    second = actions.announce(award, by=set_up.ole.actor, at=LATER)
    assert (second.slug, second.key == first.key) == ("kazi-hub-trusted-talent-partner-2026-2", False)
    assert Client().get(f"{NEWS}-2").status_code == 200
    assert Event.objects.filter(kind="community.retracted").count() == 1


def test_only_who_operates_the_programme_and_has_no_part_in_the_marketplace_announces(hall):
    set_up, award = hall
    consent(set_up)
    for by in (set_up.team.actor, set_up.mallory.actor, STRANGER):
        with pytest.raises(NotYours):
            actions.announce(award, by=by, at=LATER)
    made = actions.announce(award, by=set_up.ole.actor, at=LATER)
    with pytest.raises(NotYours):
        actions.retract(made, by=set_up.team.actor, at=LATER)
    assert list(queries.announcements(set_up.team.actor)) == []


def test_the_team_learns_of_it_by_mail(hall):
    set_up, award = hall
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    mail = OutgoingMail.objects.get(purpose="community.announced")
    assert (mail.to, mail.subject) == ("team@people.example", "Open Assembly announces the award of Kazi Hub")
    assert "/marketplaces/kazi-hub/public" in mail.text
    assert NEWS in mail.text


def test_under_an_embargo_the_mail_names_the_day_and_leads_to_no_page_that_is_not_there(hall):
    set_up, award = hall
    consent(set_up, not_before=LATER.date() + timedelta(days=20))
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    mail = OutgoingMail.objects.get(purpose="community.announced")
    assert ("It becomes public on 1 May 2026" in mail.text, NEWS in mail.text) == (True, False)


def test_the_winners_own_words_stand_below_the_news_until_they_are_removed(hall):
    set_up, award = hall
    consent(set_up)
    actions.announce(award, by=set_up.ole.actor, at=LATER)
    write_story(set_up.kazi_hub, "We called every client.\n\nIt helped.", by=set_up.team.actor, at=LATER + DAY)
    page = Client().get(NEWS)
    assert "In the words of Kazi Hub We called every client. It helped." in words(page.text)
    assert '"dateModified":"2026-04-12T09:00:00+00:00"' in page.text
    assert "Edit your story" in browser(set_up.team).get(NEWS).text
    assert "Edit your story" not in page.text
    remove_story(Story.objects.get(), "It names a client.", by=set_up.ole.actor, at=LATER + DAY)
    assert "We called every client." not in Client().get(NEWS).text


def test_the_words_are_kept_in_every_language_as_they_were_on_the_day(hall):
    set_up, award = hall
    consent(set_up)
    own = Words("{marketplace}!", "Bravo {marketplace}, {designation} {edition} jusqu’au {until}.")
    actions.edit_congratulation(set_up.programme, "fr", own, by=set_up.ole.actor, at=LATER)
    made = actions.announce(award, by=set_up.ole.actor, at=LATER)
    later = Words("Autre {marketplace}", "Autre.")
    actions.edit_congratulation(set_up.programme, "fr", later, by=set_up.ole.actor, at=LATER)
    stands = Announcement.objects.get(pk=made.pk).words
    assert tuple(stands) == tuple(LANGUAGES)
    assert stands["fr"] == {
        "title": "Kazi Hub!",
        "text": "Bravo Kazi Hub, Trusted Talent Partner 2026 jusqu’au 1 avril 2027.",
    }
    assert "Bravo Kazi Hub" in browser(language="fr").get(NEWS).text


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("{marketplace} earns {designation}", None),
        ("{marketplace} and {score}", "{score} is not a name that is filled in."),
        ("{marketplace} and {", "{ is not a name that is filled in."),
        ("{marketplace} and }", "} is not a name that is filled in."),
        ("{marketplace.name}", "{marketplace.name} is not a name that is filled in."),
        ("Somebody wins", "{marketplace} is missing: say who is congratulated."),
    ],
)
def test_words_of_congratulation_have_known_names_in_braces_only(said, problem):
    found = problem_with(said)
    assert (found is None) if problem is None else (found or "").startswith(problem)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_words_that_we_wrote_are_right_in_every_language(language):
    said = default_words(language)
    assert problem_with(f"{said.title}\n{said.text}") is None
    assert (said == default_words("en")) is (language == "en")


def test_what_a_name_contains_is_never_a_place():
    names = {"marketplace": "{until}", "until": "tomorrow"}
    assert filled(Words("{marketplace}", "{until}"), names) == Words("{until}", "tomorrow")


def test_the_operators_page_of_words_checks_saves_and_shows_an_example(hall):
    set_up, _award = hall
    ole, here = browser(set_up.ole), f"{PROGRAMME}/congratulation"
    wrong = ole.post(here, {"title": "Won", "text": "By {nobody}."})
    assert (wrong.status_code, "{nobody} is not a name that is filled in." in wrong.text) == (422, True)
    assert "By {nobody}.</textarea>" in wrong.text
    saved = ole.post(here, {"title": "{marketplace} wins", "text": "Until {until}."}, follow=True)
    assert "Kazi Hub wins Until 1 April 2027." in words(saved.text)
    with pytest.raises(WrongPlaceholder):
        actions.edit_congratulation(set_up.programme, "en", Words("x", "y"), by=set_up.ole.actor, at=LATER)


def test_a_marketplace_that_fell_short_is_nowhere_on_the_operators_page_of_news():
    set_up = scene()
    decided(set_up, [2] * 12)
    consent(set_up)
    page = browser(set_up.ole).get(HERE)
    assert "Kazi Hub" not in page.text
    assert "No award is held today" in page.text
    assert LATER > DECIDED
