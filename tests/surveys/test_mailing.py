"""Who is written to, when, and when not: one mail for everything that is due, rests, reminders, and their end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils.translation import get_language

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.tokens import digest_of
from goodstanding.base.worker import run_worker
from goodstanding.people.actions import opt_out
from goodstanding.people.models import Ask, Contact, OptOut
from goodstanding.surveys import actions
from goodstanding.surveys.models import Invitation, Mailing, Programme, Undeliverable
from goodstanding.surveys.queries import field_counts
from goodstanding.surveys.queries.mailing import wave_of
from making import CHARTER, OPENED, Scene, launched, points, scene
from racing import race
from surveys.mailing import AMINA, DAY, asked_by, by_kazi_hub, by_the_rival, close, mails, run, run_daily, waves

pytestmark = pytest.mark.django_db


def links_in(written):
    return [word for word in written.text.split() if "/i/" in word]


def test_a_launch_writes_no_mail_and_the_job_writes_one_to_each_who_is_invited():
    _survey, links = launched(scene(), clients=14)
    assert mails() == []
    run(OPENED)
    assert sorted(written.to for written in mails()) == sorted(link.invitation.contact.email for link in links)
    assert {waves_of[0] for link in links for waves_of in waves(link)} == {1}
    assert Ask.objects.count() == 14


def test_the_mail_carries_the_link_of_which_the_database_has_the_digest_alone():
    _survey, links = by_kazi_hub(scene())
    run(OPENED)
    (address,) = links_in(mails()[0])
    assert digest_of(address.rsplit("/", 1)[1]) == Invitation.objects.get().token_digest
    assert address.endswith(links[0].token)


def test_running_the_job_again_writes_nothing_more():
    by_kazi_hub(scene())
    run(OPENED)
    run(OPENED)
    run(OPENED + timedelta(minutes=10))
    assert (len(mails()), Mailing.objects.count(), Ask.objects.count()) == (1, 1, 1)


def test_a_client_of_two_marketplaces_gets_one_mail_with_a_link_for_each():
    set_up = scene()
    rounds = [by_kazi_hub(set_up), by_the_rival(set_up)]
    run(OPENED)
    (written,) = mails()
    assert [address.rsplit("/", 1)[1] for address in links_in(written)] == [links[0].token for _, links in rounds]
    assert written.subject == "Your opinion of Kazi Hub, Ajira Desk"
    assert (Mailing.objects.count(), Ask.objects.count()) == (2, 1)


def test_reminders_carry_the_same_link_on_days_7_and_14_and_are_two():
    _survey, links = by_kazi_hub(scene())
    run_daily(OPENED, 21)
    assert waves(links[0]) == [(1, 0), (2, 7), (3, 14)]
    assert {tuple(links_in(written)) for written in mails()} == {tuple(links_in(mails()[0]))}
    assert [written.subject for written in mails()] == [
        "Your opinion of Kazi Hub: 13 questions",
        "Reminder: your opinion of Kazi Hub, until 23 March 2026",
        "Reminder: your opinion of Kazi Hub, until 23 March 2026",
    ]


def test_reminders_of_two_marketplaces_are_one_mail():
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    run_daily(OPENED, 21)
    assert [len(links_in(written)) for written in mails()] == [2, 2, 2]


def test_after_a_worker_was_off_the_reminders_keep_their_distance():
    _survey, links = by_kazi_hub(scene())
    run(OPENED)
    run_daily(OPENED + 12 * DAY, 9)
    assert waves(links[0]) == [(1, 0), (2, 12), (3, 19)]


def answers(link, at):
    actions.answer(link.token, points(4), by=STRANGER, at=at)


def declines(link, at):
    actions.decline(link.token, by=STRANGER, at=at)


def opts_out(link, at):
    opt_out(link.invitation.contact, marketplace=0, by=STRANGER, at=at)


def opts_out_of_this_one(link, at):
    survey = link.invitation.row.roster.round
    opt_out(link.invitation.contact, marketplace=survey.marketplace_id, by=STRANGER, at=at)


def is_not_there(link, at):
    actions.mark_undeliverable(link.invitation, "said_by_phone", by=SYSTEM, at=at)


def withdraws(link, at):
    answers(link, at)
    actions.withdraw(link.token, by=STRANGER, at=at)


def hands_over(link, at):
    actions.hand_over(link.token, "wanjiru@dukahouse.example", by=STRANGER, at=at)


@pytest.mark.parametrize(
    "ends", [answers, declines, opts_out, opts_out_of_this_one, is_not_there, withdraws, hands_over]
)
def test_a_contact_is_not_reminded_after(ends):
    _survey, links = by_kazi_hub(scene())
    company = links[0].invitation.row.company
    company.domain = "dukahouse.example"
    company.save()
    run(OPENED)
    ends(links[0], OPENED + DAY)
    run_daily(OPENED + DAY, 20)
    assert [written.to for written in mails()].count(AMINA) == 1
    assert waves(links[0]) == [(1, 0)]


def test_a_colleague_who_was_handed_the_link_is_asked_by_a_mail_of_her_own():
    _survey, links = by_kazi_hub(scene())
    company = links[0].invitation.row.company
    company.domain = "dukahouse.example"
    company.save()
    run(OPENED)
    hands_over(links[0], OPENED + DAY)
    run(OPENED + DAY)
    assert [written.to for written in mails()] == [AMINA, "wanjiru@dukahouse.example"]
    assert links_in(mails()[1]) != links_in(mails()[0])


def test_nobody_is_written_to_after_the_close():
    survey, _links = by_kazi_hub(scene())
    run(OPENED)
    close(survey, OPENED + 5 * DAY)
    run_daily(OPENED + 5 * DAY, 20)
    assert len(mails()) == 1


def test_whoever_was_just_asked_rests_for_three_days_and_is_asked_then():
    set_up = scene()
    by_kazi_hub(set_up)
    run(OPENED)
    _survey, links = by_the_rival(set_up, OPENED + DAY)
    for hours in range(24, 24 * 4):
        run(OPENED + timedelta(hours=hours))
    assert waves(links[0]) == [(1, 3)]


def test_a_rest_never_puts_a_mail_off_into_the_last_days_of_its_field():
    set_up = scene()
    _survey, links = by_kazi_hub(set_up)
    run_daily(OPENED, 15)
    rival_survey, rivals = by_the_rival(set_up, OPENED + 15 * DAY)
    rival_survey.closes_at = OPENED + 19 * DAY
    rival_survey.save()
    assert waves(links[0])[-1] == (3, 14)
    run(OPENED + 15 * DAY)
    assert waves(rivals[0]) == []
    run(OPENED + 16 * DAY)
    assert waves(rivals[0]) == [(1, 16)]


def surveys_of(set_up: Scene, slug: str) -> Programme:
    """Another programme in which Kazi Hub is."""
    programme = actions.found_programme(replace(CHARTER, slug=slug), by=SYSTEM, at=OPENED)
    actions.join(programme, set_up.kazi_hub, by=SYSTEM, at=OPENED)
    return programme


def test_an_urgent_mail_takes_along_what_else_waits():
    set_up = scene()
    by_kazi_hub(set_up)
    run(OPENED)
    urgent, links = by_the_rival(set_up, OPENED + DAY)
    urgent.closes_at = OPENED + 4 * DAY
    urgent.save()
    other = surveys_of(set_up, "second")
    _survey, waiting = asked_by(set_up.kazi_hub, set_up.team, other, OPENED + DAY)
    run(OPENED + DAY)
    assert (waves(links[0]), waves(waiting[0])) == ([(1, 1)], [(1, 1)])
    assert len(mails()) == 2


def test_who_opted_out_of_all_is_not_asked_counts_as_not_reached_and_the_record_alone_says_why():
    set_up = scene()
    survey, _links = by_kazi_hub(set_up, emails=(AMINA, "juma@duka.example"))
    opt_out(Contact.objects.get(email=AMINA), by=STRANGER, at=OPENED)
    run(OPENED)
    assert [written.to for written in mails()] == ["juma@duka.example"]
    assert field_counts(SYSTEM, survey) == {"invited": 1, "undeliverable": 1, "answered": 0}
    assert Event.objects.get(kind="surveys.undeliverable").data == {"reason": "opted_out"}


def test_who_opted_out_of_one_marketplace_is_asked_by_another():
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    amina = Contact.objects.get(email=AMINA)
    opt_out(amina, marketplace=set_up.kazi_hub.pk, by=STRANGER, at=OPENED)
    opt_out(amina, marketplace=set_up.kazi_hub.pk, by=STRANGER, at=OPENED)
    run(OPENED)
    (written,) = mails()
    assert "Kazi Hub" not in written.text
    assert "Ajira Desk" in written.text
    assert OptOut.objects.count() == Event.objects.filter(kind="people.opted_out").count() == 1


def test_who_opted_out_is_replaced_from_the_draws_order_and_the_next_client_is_mailed():
    set_up = scene()
    _survey, links = launched(set_up, clients=60)
    opt_out(links[0].invitation.contact, by=STRANGER, at=OPENED)
    run(OPENED)
    assert len(mails()) == 45
    assert Invitation.objects.get(row__place=46).mailings.count() == 1


def test_who_answers_after_all_by_the_old_link_is_counted_as_reached():
    survey, links = by_kazi_hub(scene())
    is_not_there(links[0], OPENED)
    answers(links[0], OPENED + DAY)
    assert field_counts(SYSTEM, survey) == {"invited": 1, "undeliverable": 0, "answered": 1}


@pytest.mark.parametrize("who", ["team", "mallory", "rivals_team"])
def test_only_the_operator_marks_by_hand_whom_no_mail_reaches(who):
    set_up = scene()
    _survey, links = by_kazi_hub(set_up)
    with pytest.raises(NotYours):
        actions.mark_undeliverable(links[0].invitation, "said_so", by=getattr(set_up, who).actor, at=OPENED)
    actions.mark_undeliverable(links[0].invitation, "said_so", by=set_up.ole.actor, at=OPENED)
    assert Undeliverable.objects.get().reason == "said_so"


def test_only_the_system_writes_to_contacts():
    set_up = scene()
    _survey, links = by_kazi_hub(set_up)
    for who in (set_up.team, set_up.ole, set_up.mallory):
        with pytest.raises(NotYours):
            actions.mail_contact(links[0].invitation.contact, by=who.actor, at=OPENED)


def test_an_answer_belongs_to_the_wave_that_was_mailed_before_it():
    _survey, links = by_kazi_hub(scene())
    seen = [wave_of(SYSTEM, links[0].invitation)]
    for day in (0, 7, 14):
        run(OPENED + day * DAY)
        seen.append(wave_of(SYSTEM, links[0].invitation))
    assert seen == [1, 1, 2, 3]


@pytest.mark.parametrize(("language", "word"), [("es", "opinión"), ("ar", "رأي"), ("sw", "opinion")])
def test_a_contact_is_written_to_in_the_language_of_the_roster(language, word):
    by_kazi_hub(scene(), language=language)
    run(OPENED)
    assert word in mails()[0].subject
    assert get_language() == "en"


def test_more_than_eight_requests_at_once_are_two_mails():
    set_up = scene()
    for number in range(9):
        asked_by(set_up.kazi_hub, set_up.team, surveys_of(set_up, f"programme-{number}"))
    run(OPENED)
    run(OPENED + 3 * DAY)
    assert [len(links_in(written)) for written in mails()] == [8, 1]


def test_a_contact_whose_mail_cannot_be_made_keeps_nobody_else_waiting():
    _survey, links = by_kazi_hub(scene(), emails=(AMINA, "juma@duka.example"))
    Invitation.objects.filter(pk=links[0].invitation.pk).update(token_digest="0" * 64)
    with pytest.raises(ExceptionGroup, match="could not be written to") as failed:
        run(OPENED)
    assert [type(error).__name__ for error in failed.value.exceptions] == ["LostKey"]
    assert [written.to for written in mails()] == [links[1].invitation.contact.email]


def test_the_worker_runs_the_job_every_ten_minutes_and_sends_the_mails():
    by_kazi_hub(scene())
    for minutes in (0, 10, 20):
        with clock.pinned(OPENED + timedelta(minutes=minutes, seconds=1)):
            run_worker(once=True)
    (sent,) = mail.outbox
    assert sent.to == [AMINA]
    headers = sent.message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].startswith("<http://127.0.0.1:8000/never/")


def test_the_record_names_the_invitation_and_the_wave_and_no_address():
    by_kazi_hub(scene())
    run(OPENED)
    event = Event.objects.get(kind="surveys.mailed")
    assert (event.subject_kind, event.subject_id, event.data) == (
        "invitation",
        str(Invitation.objects.get().pk),
        {"wave": 1},
    )


def test_a_transaction_that_fails_after_the_mail_was_written_leaves_nothing_and_the_next_run_does_all():
    _survey, links = by_kazi_hub(scene())
    contact = links[0].invitation.contact
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.mail_contact(contact, by=SYSTEM, at=OPENED)
        1 / 0  # noqa: B018
    assert (OutgoingMail.objects.count(), Mailing.objects.count(), Ask.objects.count()) == (0, 0, 0)
    run(OPENED)
    assert (len(mails()), Mailing.objects.count(), Ask.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_at_once_one_writes_the_mail():
    set_up = scene()
    by_kazi_hub(set_up)
    by_the_rival(set_up)
    contact = Contact.objects.get(email=AMINA)
    ends = race(*[lambda: actions.mail_contact(contact, by=SYSTEM, at=OPENED)] * 4)
    assert [end is None for end in ends].count(False) == 1
    assert (len(mails()), Mailing.objects.count(), Ask.objects.count()) == (1, 2, 1)
