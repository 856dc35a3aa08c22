"""What is public by the marketplace's own switch, and what is never public."""

from datetime import date
from hashlib import sha256

import pytest
from django.db import transaction
from django.test import Client

from accreditation.telling import DAY, DECIDED, awarded, decided, signed
from badges.publishing import public_answers, without_chance
from goodstanding.accreditation.models import Shortfall
from goodstanding.badges import actions
from goodstanding.badges.models import Publicity
from goodstanding.badges.publicity import OFF, Switches, agreed, story_of, switches
from goodstanding.badges.refusals import LinkInStory
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant
from goodstanding.people.models import Account
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.review import Finding
from making import OPENED, closed, launched, points, scene

pytestmark = pytest.mark.django_db
LATER = DECIDED + 10 * DAY
SHOWN = Switches(shows_figures=True)
STORY = "We began in two rooms in Nairobi.\n\nWe still call every client."


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(LATER):
        yield


def of_kazi_hub(set_up) -> Client:
    team = Client()
    team.force_login(set_up.team)
    return team


def events() -> list[Event]:
    return list(Event.objects.filter(kind__startswith="badges.").order_by("position"))


def test_everything_is_off_until_a_team_says_otherwise():
    assert switches(scene().kazi_hub.pk) == OFF == Switches(shows_figures=False, announces=False, not_before=None)


def test_a_change_is_one_event_with_a_digest_of_the_words_agreed_to():
    set_up = scene()
    wanted = Switches(shows_figures=True, announces=True, not_before=date(2026, 5, 1))
    for _twice in range(2):
        actions.set_publicity(set_up.kazi_hub, wanted, by=set_up.team.actor, at=LATER)
    row = Publicity.objects.get()
    assert row.words == (
        "Everybody may see the trust score, its interval and the response rate of each of our awards. "
        "The operator may announce our awards, with our name, from 1 May 2026 on."
    )
    assert [event.data for event in events()] == [
        {
            "figures": True,
            "announced": True,
            "not_before": "2026-05-01",
            "words": sha256(row.words.encode()).hexdigest(),
        }
    ]
    assert switches(set_up.kazi_hub.pk) == wanted


@pytest.mark.parametrize(
    ("set_to", "on", "may"),
    [
        (OFF, date(2026, 5, 1), False),
        (Switches(announces=True), date(2026, 5, 1), True),
        (Switches(announces=True, not_before=date(2026, 5, 1)), date(2026, 4, 30), False),
        (Switches(announces=True, not_before=date(2026, 5, 1)), date(2026, 5, 1), True),
    ],
)
def test_announcing_takes_consent_and_waits_for_the_embargo(set_to, on, may):
    assert set_to.may_announce(on) is may


@pytest.mark.parametrize("who", ["ole", "rivals_team", "mallory"])
def test_nobody_but_the_team_switches_or_writes(who):
    set_up = scene()
    other = getattr(set_up, who).actor
    with pytest.raises(NotYours):
        actions.set_publicity(set_up.kazi_hub, SHOWN, by=other, at=LATER)
    with pytest.raises(NotYours):
        actions.write_story(set_up.kazi_hub, STORY, by=other, at=LATER)
    assert events() == []


def test_the_team_switches_on_its_page_and_the_public_sees_it_at_once():
    set_up = scene()
    awarded(set_up)
    team, public = of_kazi_hub(set_up), Client()
    assert "5.00" in team.get("/marketplaces/kazi-hub/public").text
    given = {"shows_figures": "True", "announces": "False", "not_before": ""}
    assert team.post("/marketplaces/kazi-hub/public", given).status_code == 302
    assert "5.00" in public.get("/register/kazi-hub").text
    assert ',"5.00",' in public.get("/register.csv").text
    assert "Everybody may see the trust score" in team.get("/marketplaces/kazi-hub/public").text
    team.post("/marketplaces/kazi-hub/public", given | {"shows_figures": "False"})
    assert "5.00" not in public.get("/register/kazi-hub").text + public.get("/register.csv").text


def test_an_embargo_without_an_announcement_is_refused_on_the_page_and_what_was_typed_is_kept():
    team = of_kazi_hub(scene())
    given = {"shows_figures": "True", "announces": "False", "not_before": "2026-05-01"}
    answer = team.post("/marketplaces/kazi-hub/public", given)
    assert answer.status_code == 422
    assert "Let the operator announce your awards first, or leave the day out." in answer.text
    assert 'value="2026-05-01"' in answer.text
    assert events() == []


def test_a_story_stands_on_the_marketplace_page_as_plain_text_until_it_is_emptied():
    set_up = scene()
    awarded(set_up)
    team, public = of_kazi_hub(set_up), Client()
    assert team.post("/marketplaces/kazi-hub/public/story", {"story": "<b>Bold</b> & honest."}).status_code == 302
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; honest." in public.get("/register/kazi-hub").text
    team.post("/marketplaces/kazi-hub/public/story", {"story": ""})
    assert "In its own words" not in public.get("/register/kazi-hub").text
    assert [event.kind for event in events()] == ["badges.story_written"] * 2


@pytest.mark.parametrize("text", ["See https://kazi.example", "Write to jobs@kazi.example", "www.kazi"])
def test_a_story_holds_no_links(text):
    set_up = scene()
    with pytest.raises(LinkInStory):
        actions.write_story(set_up.kazi_hub, text, by=set_up.team.actor, at=LATER)
    answer = of_kazi_hub(set_up).post("/marketplaces/kazi-hub/public/story", {"story": text})
    assert (answer.status_code, text in answer.text) == (422, True)


def test_an_operator_removes_a_story_with_a_reason_that_everybody_reads():
    set_up = scene()
    awarded(set_up)
    actions.write_story(set_up.kazi_hub, STORY, by=set_up.team.actor, at=LATER)
    ole = Client()
    ole.force_login(set_up.ole)
    assert "Remove this story" in ole.get("/register/kazi-hub").text
    assert ole.post("/register/kazi-hub/story/remove", {"reason": " "}).status_code == 422
    for reason in ("It names a client.", "Another reason."):
        ole.post("/register/kazi-hub/story/remove", {"reason": reason})
    shown = Client().get("/register/kazi-hub").text
    assert ("Nairobi" in shown, "It names a client." in shown, "Remove this story" in shown) == (False, True, False)
    actions.write_story(set_up.kazi_hub, STORY, by=set_up.team.actor, at=LATER)
    assert story_of(set_up.kazi_hub.pk).removal.reason == "It names a client."
    actions.write_story(set_up.kazi_hub, "We began in Nairobi.", by=set_up.team.actor, at=LATER)
    assert "We began in Nairobi." in Client().get("/register/kazi-hub").text


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory", "ole"])
def test_no_other_than_an_operator_without_a_role_in_the_marketplace_removes_a_story(who):
    set_up = scene()
    awarded(set_up)
    actions.write_story(set_up.kazi_hub, STORY, by=set_up.team.actor, at=LATER)
    grant(set_up.ole, "team", set_up.kazi_hub.pk, by=SYSTEM, at=LATER)
    other = Account.objects.get(pk=getattr(set_up, who).pk)
    with pytest.raises(NotYours):
        actions.remove_story(story_of(set_up.kazi_hub.pk), "No.", by=other.actor, at=LATER)
    browser = Client()
    browser.force_login(other)
    assert browser.post("/register/kazi-hub/story/remove", {"reason": "No."}).status_code == 404


def test_the_words_agreed_to_say_what_stays_off_too():
    assert agreed(OFF) == (
        "The trust score, its interval and the response rate of our awards stay hidden. "
        "The operator does not announce our awards."
    )


@pytest.mark.database
def test_a_candidate_and_a_shortfall_answer_the_public_like_one_that_never_applied():
    set_up = scene()
    never_applied = answers_on(LATER, OPENED + 400 * DAY)
    survey = closed(set_up, [2] * 12)
    assert public_answers() == never_applied[0]
    signed(set_up, survey)
    wanted = Switches(shows_figures=True, announces=True)
    actions.set_publicity(set_up.kazi_hub, wanted, by=set_up.team.actor, at=LATER)
    actions.write_story(set_up.kazi_hub, STORY, by=set_up.team.actor, at=LATER)
    assert Shortfall.objects.count() == 1
    assert answers_on(LATER, OPENED + 400 * DAY) == never_applied


def answers_on(*days):
    """The public answers on each of these days."""
    found = []
    for at in days:
        with clock.pinned(at):
            found.append(public_answers())
    return found


@pytest.mark.database
def test_a_former_holder_that_fell_short_answers_the_public_like_one_that_did_not_apply_again():
    set_up = scene()
    awarded(set_up)
    late = OPENED + 800 * DAY
    before = answers_on(late)
    again = OPENED + 320 * DAY
    survey, links = launched(set_up, edition=2027, at=again)
    for link in links[:12]:
        surveys.answer(link.token, points(2), by=STRANGER, at=again)
    surveys.close(survey, by=SYSTEM, at=again + 21 * DAY)
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=again + 21 * DAY)
    signed(set_up, survey, again + 22 * DAY)
    assert answers_on(late) == before
    assert "Lapsed" in before[0]["/register"][-1]


def answers_of_a_world(values):
    """The public answers where Kazi Hub has a badge and its clients gave these values, and nothing else differs."""
    with transaction.atomic():
        set_up = scene()
        award = decided(set_up, values).award
        actions.prove_made_domain(set_up.kazi_hub, by=SYSTEM, at=DECIDED)
        actions.issue(award, by=SYSTEM, at=DECIDED)
        found = without_chance(public_answers())
        transaction.set_rollback(True)
    return found


@pytest.mark.database
def test_with_the_switch_off_worlds_that_differ_only_in_score_answer_alike():
    perfect, good = answers_of_a_world([5] * 12), answers_of_a_world([4] * 6 + [5] * 6)
    assert {path for path in perfect if perfect[path] != good.get(path)} == set()
    assert perfect.keys() == good.keys()
    assert "Check the badge" in perfect["/register/kazi-hub"][-1]
