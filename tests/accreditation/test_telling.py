"""Letters of a round: to the team, to the operators, and one mail to everybody who answered."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.translation.trans_real import translation

from accreditation.telling import DAY, DECIDED, decided, letters, run, signed
from goodstanding.accreditation import actions
from goodstanding.accreditation.actions.promising import Pledge
from goodstanding.accreditation.mails import Told, respondent_mail
from goodstanding.accreditation.models import ToldRespondents
from goodstanding.accreditation.refusals import NotDecided
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event
from goodstanding.people.actions import grant, opt_out, register
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.models import Invitation
from making import OPENED, closed, launched, points, scene

pytestmark = pytest.mark.django_db
CLOSED = OPENED + 21 * DAY
TEAM, OLE = "team@people.example", "ole@people.example"
TOLD = Told(
    marketplace="Kazi Hub",
    programme="Trusted Talent Partner",
    operator="Open Assembly",
    designation="Trusted Talent Partner",
    until=date(2027, 4, 1),
    promises=[("Answer within a day", date(2026, 9, 1))],
    next_edition=2027,
)
NEVER = "https://trust.example/never/7/t"


def written(told: Told = TOLD, language: str = "en", name: str = "Amina"):
    return respondent_mail(told, language=language, name=name, never=NEVER)


def test_a_candidate_is_told_to_the_team_and_to_the_operator_once():
    closed(scene(), [5] * 12)
    for hours in range(3):
        run(CLOSED + timedelta(hours=hours))
    assert [(each.purpose, each.to, each.subject) for each in letters()] == [
        ("accreditation.closed", TEAM, "Kazi Hub: enough clients have answered"),
        ("accreditation.waiting", OLE, "Kazi Hub waits for your signature"),
    ]
    team, operator = letters()
    assert "Of the 14 clients reached, 12 answered; 10 are needed." in team.text
    assert "http://127.0.0.1:8000/programmes/trusted-talent-partner/board" in operator.text


@pytest.mark.parametrize(("answers", "has_report"), [(9, True), (4, False)])
def test_too_few_answers_are_told_with_what_there_is_all_the_same(answers, has_report):
    closed(scene(), [5] * answers)
    run(CLOSED)
    team, operator = letters()
    assert (team.subject, operator.subject) == (
        "Kazi Hub: too few clients have answered",
        "Kazi Hub: too few answers",
    )
    assert ("You get a report" in team.text) is has_report


def test_no_letter_before_the_decision_says_a_score():
    closed(scene(), [5] * 12)
    run(CLOSED)
    assert not any(re.search(r"\d\.\d\d", each.text) for each in letters())


def test_an_award_is_told_with_its_reasons_and_its_last_day():
    decided(scene(), [5] * 12)
    run(DECIDED)
    (letter,) = letters("decided")
    assert (letter.to, letter.subject) == (TEAM, "Kazi Hub is awarded “Trusted Talent Partner”")
    assert "Round 2026 is decided: you are awarded “Trusted Talent Partner” until 1 April 2027." in letter.text
    assert "The trust score is 5.00" in letter.text
    assert "http://127.0.0.1:8000/marketplaces/kazi-hub/2026" in letter.text.splitlines()


@pytest.mark.parametrize(("late", "may_promise"), [(0, True), (13, True), (14, False)])
def test_the_letter_speaks_of_promises_while_there_is_time(late, may_promise):
    decided(scene(), [5] * 12)
    run(DECIDED + late * DAY)
    assert ("Until 15 April 2026 you may write down" in letters("decided")[0].text) is may_promise


def test_a_shortfall_is_told_with_what_to_fix_in_words_and_the_day_of_the_next_try():
    decided(scene(), [3] * 12)
    run(DECIDED)
    (letter,) = letters("decided")
    assert letter.subject == "Kazi Hub: not awarded this time"
    assert "You may open the next round from 1 October 2026 on." in letter.text
    assert "- Item 13, “Overall, Kazi Hub is honest with us.”: 3.00" in letter.text.splitlines()
    assert "What to fix" in letter.text.splitlines()


def test_the_letter_on_fewer_answers_than_hide_each_in_the_crowd_has_counts_alone():
    decided(scene(), [3] * 4)
    run(DECIDED)
    (letter,) = letters("decided")
    assert letter.subject == "Kazi Hub: too few clients for a judgement"
    assert "Clients that answered: 4. Needed: 10." in letter.text
    assert not re.search(r"\d\.\d\d", letter.text)


def test_a_decision_of_long_ago_is_no_news():
    decided(scene(), [5] * 12)
    run(DECIDED + 31 * DAY)
    assert letters("decided") == []


def test_everybody_on_the_team_is_told_and_nobody_else():
    set_up = scene()
    wanjiru = register(email="wanjiru@kazi-hub.example", name="Wanjiru", by=SYSTEM, at=OPENED)
    grant(wanjiru, "team", set_up.kazi_hub.pk, by=SYSTEM, at=OPENED)
    decided(set_up, [5] * 12)
    run(DECIDED)
    assert [each.to for each in letters("decided")] == [TEAM, "wanjiru@kazi-hub.example"]


def test_everybody_who_answered_gets_one_mail_two_weeks_after_the_decision():
    set_up = scene()
    decision = decided(set_up, [5] * 12)
    actions.promise(decision, [Pledge("Answer within a day", date(2026, 9, 1))], by=set_up.team.actor, at=DECIDED)
    for day in range(20):
        run(DECIDED + day * DAY)
    mails = letters("respondents")
    answered = Invitation.objects.filter(response__isnull=False).values_list("contact__email", flat=True)
    assert sorted(each.to for each in mails) == sorted(answered)
    assert len(mails) == ToldRespondents.objects.get().mails == 12
    assert ToldRespondents.objects.get().told_at == DECIDED + 14 * DAY
    assert "- Answer within a day (by 1 September 2026)" in mails[0].text.splitlines()
    assert mails[0].headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Event.objects.get(kind="accreditation.respondents_told").data == {"mails": 12}


def test_the_team_may_tell_them_earlier_and_once():
    set_up = scene()
    decision = decided(set_up, [5] * 12)
    first = actions.tell_respondents(decision, by=set_up.team.actor, at=DECIDED + DAY)
    again = actions.tell_respondents(decision, by=set_up.team.actor, at=DECIDED + 2 * DAY)
    run(DECIDED + 14 * DAY)
    assert first == again
    assert len(letters("respondents")) == 12


@pytest.mark.parametrize("who", ["ole", "rivals_team", "mallory"])
def test_nobody_else_tells_them(who):
    set_up = scene()
    decision = decided(set_up, [5] * 12)
    with pytest.raises(NotYours):
        actions.tell_respondents(decision, by=getattr(set_up, who).actor, at=DECIDED)


def test_respondents_are_not_told_before_the_decision():
    set_up = scene()
    decision = actions.compute(closed(set_up, [5] * 12), by=SYSTEM, at=DECIDED)
    with pytest.raises(NotDecided):
        actions.tell_respondents(decision, by=set_up.team.actor, at=DECIDED)


def test_who_said_never_again_or_withdrew_is_left_alone():
    set_up = scene()
    survey, links = launched(set_up)
    for link in links[:13]:
        surveys.answer(link.token, points(4 + links.index(link) % 2), by=STRANGER, at=OPENED + DAY)
    surveys.withdraw(links[0].token, by=STRANGER, at=OPENED + 2 * DAY)
    opt_out(links[1].invitation.contact, marketplace=set_up.kazi_hub.pk, by=STRANGER, at=OPENED)
    opt_out(links[2].invitation.contact, by=STRANGER, at=OPENED)
    opt_out(links[3].invitation.contact, marketplace=set_up.rival.pk, by=STRANGER, at=OPENED)
    surveys.close(survey, by=SYSTEM, at=CLOSED)
    for flag in survey.flags.all():
        surveys.review_flag(flag, surveys.review.Finding("kept", "Nothing to it."), by=set_up.ole.actor, at=CLOSED)
    actions.tell_respondents(signed(set_up, survey), by=SYSTEM, at=DECIDED)
    told = {each.to for each in letters("respondents")}
    assert told == {link.invitation.contact.email for link in links[3:13]}


def test_the_mail_to_respondents():
    assert written().text == (
        "Hello Amina,\n\n"
        "You answered our questions about Kazi Hub in the programme “Trusted Talent Partner”. Thank you. Kazi Hub is "
        "awarded “Trusted Talent Partner” until 1 April 2027.\n\n"
        "Kazi Hub has written down what it will change:\n\n"
        "- Answer within a day (by 1 September 2026)\n\n"
        "For Kazi Hub we ask you again in the edition of 2027 at the earliest.\n\n"
        "Open Assembly, for Trusted Talent Partner\n\n"
        "----\n"
        "It is the only mail about this result.\n\n"
        f"Never ask me again\n{NEVER}\n"
    )


def test_without_an_award_the_mail_says_nothing_of_one():
    mail = written(replace(TOLD, until=None, promises=[]))
    assert "The answers are evaluated, and Kazi Hub knows the result." in mail.text
    assert "award" not in mail.text + mail.subject
    assert "write" not in mail.text


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_in_another_language_nothing_is_left_in_english(language):
    for told in (TOLD, replace(TOLD, until=None)):
        english, other = set(written(told).text.splitlines()), set(written(told, language).text.splitlines())
        assert english & other == {"", "----", NEVER}
        assert "%(" not in written(told, language).text
    assert "The answers are evaluated, and %(marketplace)s knows the result." in translation(language)._catalog


def test_what_a_marketplace_promises_becomes_no_markup():
    mail = written(replace(TOLD, promises=[("<b>No</b> %(day)s {name}\nfees", date(2026, 9, 1))]))
    assert "&lt;b&gt;No&lt;/b&gt; %(day)s {name} fees (by 1 September 2026)" in mail.html
    assert "- <b>No</b> %(day)s {name} fees (by 1 September 2026)" in mail.text.splitlines()
