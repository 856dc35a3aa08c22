"""The end of a field: the launch rule, what the close leaves out and flags, and that no clock reopens it."""

from datetime import timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import DueJob, Event
from goodstanding.base.record import verify
from goodstanding.base.schedule import queue_due
from goodstanding.marketplaces.actions.companies import Buyer
from goodstanding.people.models import Contact, OptOut
from goodstanding.surveys import actions
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from goodstanding.surveys.jobs import closing as job
from goodstanding.surveys.models import Closing, Draft, Extension, Flag, Response, ResponseExclusion, Round
from goodstanding.surveys.queries import answers_of
from goodstanding.surveys.refusals import FieldClosed
from making import ITEMS, OPENED, launched, lines, opened, points, scene
from racing import race, refused

pytestmark = [pytest.mark.django_db, pytest.mark.database]
OVER = OPENED + timedelta(days=21)
LATER = OVER + timedelta(days=14)
MIXED = Answers({item: 3 + number % 3 for number, item in enumerate(ITEMS)}, minutes=4)


def state(survey):
    return Round.objects.get(pk=survey.pk).state


def kinds():
    return list(Event.objects.order_by("position").values_list("kind", flat=True))


def answered(count, clients=20):
    set_up = scene()
    survey, links = launched(set_up, clients)
    for hours, link in enumerate(links[:count]):
        actions.answer(link.token, points(4), by=STRANGER, at=OPENED + timedelta(hours=hours))
    return set_up, survey, links


@pytest.mark.parametrize(
    ("count", "first", "second"),
    [
        (15, "candidate", "candidate"),
        (14, "fielding", "candidate"),
        (10, "fielding", "candidate"),
        (9, "fielding", "closed"),
    ],
)
def test_a_field_whose_time_is_over_is_extended_once_where_fewer_than_fifteen_answered(count, first, second):
    _set_up, survey, _links = answered(count)
    job.end_fields(OVER - timedelta(seconds=1))
    assert state(survey) == "fielding"
    job.end_fields(OVER)
    assert state(survey) == first
    job.end_fields(LATER - timedelta(seconds=1))
    assert state(survey) == first
    job.end_fields(LATER)
    assert (state(survey), Extension.objects.count()) == (second, int(first == "fielding"))


def test_running_the_job_again_does_no_more():
    _set_up, survey, _links = answered(15)
    for _ in range(3):
        job.end_fields(OVER)
    assert (Closing.objects.count(), kinds().count("surveys.closed")) == (1, 1)
    assert Closing.objects.get(round=survey).closed_at == OVER


def test_the_schedule_ends_fields_every_ten_minutes():
    queue_due(OVER)
    assert DueJob.objects.get(name="end-fields").cron == "*/10 * * * *"


def test_a_clock_set_back_reopens_nothing():
    _set_up, survey, links = answered(15)
    job.end_fields(OVER)
    job.end_fields(OPENED)
    with pytest.raises(FieldClosed):
        actions.answer(links[19].token, points(5), by=STRANGER, at=OPENED)
    assert state(survey) == "candidate"


def test_one_field_that_cannot_be_ended_keeps_no_other_open():
    _set_up, survey, _links = answered(15)
    broken = actions.open_round(
        _set_up.programme, _set_up.rival, 2026, by=_set_up.rivals_team.actor, at=OPENED - timedelta(days=1)
    )
    Round.objects.filter(pk=broken.pk).update(
        state="fielding", launched_at=OPENED - timedelta(days=1), closes_at=OPENED, award_rule="none-such"
    )
    with pytest.raises(ExceptionGroup, match="could not be ended"):
        job.end_fields(OVER)
    assert (state(broken), state(survey)) == ("fielding", "candidate")


@pytest.mark.parametrize("verb", [actions.close, actions.extend])
@pytest.mark.parametrize("who", ["team", "ole", "mallory"])
def test_no_person_ends_a_field(verb, who):
    set_up, survey, _links = answered(3)
    with pytest.raises(NotYours):
        verb(survey, by=getattr(set_up, who).actor, at=OVER)


def roster_with(*emails):
    others = lines(16)
    mine = [
        RosterLine(Buyer(f"x{number}", f"Extra {number}", email.split("@")[1]), (Addressee(email),))
        for number, email in enumerate(emails)
    ]
    return [*others, *mine]


def with_roster(roster):
    set_up = scene()
    survey = opened(set_up)
    actions.commit_roster(survey, roster, by=set_up.team.actor, at=OPENED)
    return set_up, survey, actions.launch(survey, by=set_up.team.actor, at=OPENED)


def test_an_answer_from_the_marketplaces_own_domain_is_left_out_by_rule():
    set_up, survey, links = with_roster(roster_with("boss@kazi-hub.example", "amina@mail.kazi-hub.example"))
    for link in links:
        actions.answer(link.token, points(4), by=STRANGER, at=OPENED)
    closing = actions.close(survey, by=SYSTEM, at=OVER)
    left_out = ResponseExclusion.objects.values_list("response__invitation__contact__email", "reason", "excluded_by")
    assert sorted(left_out) == [
        ("amina@mail.kazi-hub.example", "own_domain", None),
        ("boss@kazi-hub.example", "own_domain", None),
    ]
    assert (closing.answered, len(answers_of(set_up.ole.actor, survey))) == (16, 16)
    assert len(answers_of(set_up.ole.actor, survey, with_excluded=True)) == 18
    assert kinds().count("surveys.excluded") == 2


def test_own_answers_make_no_candidate():
    own = [f"p{number}@kazi-hub.example" for number in range(3)]
    _set_up, survey, links = with_roster([*lines(8), *roster_with(*own)[16:]])
    for link in links:
        actions.answer(link.token, points(5), by=STRANGER, at=OPENED)
    actions.close(survey, by=SYSTEM, at=OVER)
    assert survey.state == "closed"


def test_the_close_flags_patterns_and_decides_nothing_about_them():
    set_up = scene()
    survey, links = launched(set_up)
    for hours, (link, given) in enumerate(zip(links, [points(4), points(4), MIXED, MIXED], strict=False)):
        actions.answer(link.token, given, by=STRANGER, at=OPENED + timedelta(hours=hours))
    actions.close(survey, by=SYSTEM, at=OVER)
    found = [(flag.kind, flag.figures, flag.responses.count()) for flag in Flag.objects.order_by("pk")]
    assert found == [
        ("straight_line", {"longstring": 13}, 2),
        ("alike", {"respondents": 2}, 2),
    ]
    assert ResponseExclusion.objects.count() == 0
    assert kinds()[-2:] == ["surveys.closed", "surveys.flagged"]


def test_clients_who_answer_from_one_company_domain_are_flagged_and_those_on_free_mail_are_not():
    roster = [
        RosterLine(Buyer(f"c{n}", f"Client {n}", ""), (Addressee(f"amina{n}@{domain}"),))
        for n, domain in enumerate(["baraka.example", "baraka.example", "gmail.com", "gmail.com"])
    ]
    _set_up, survey, links = with_roster(roster)
    for number, link in enumerate(links):
        shifted = {item: 1 + (place * (number + 2)) % 4 for place, item in enumerate(ITEMS)}
        actions.answer(link.token, Answers(shifted, minutes=4), by=STRANGER, at=OPENED)
    actions.close(survey, by=SYSTEM, at=OVER)
    flag = Flag.objects.get(kind="domain")
    assert flag.figures == {"clients": 2}
    asked = flag.responses.values_list("invitation__contact__email", flat=True)
    assert {email.split("@")[1] for email in asked} == {"baraka.example"}


def test_drafts_are_gone_when_the_field_closes():
    _set_up, survey, links = answered(3)
    assert actions.save_draft(links[5].token, {"q1": "4"}, by=STRANGER, at=OPENED)
    actions.close(survey, by=SYSTEM, at=OVER)
    assert Draft.objects.count() == 0


def test_who_never_wants_to_be_asked_again_counts_as_not_reached():
    _set_up, survey, links = answered(10)
    contact = Contact.objects.get(pk=links[19].invitation.contact_id)
    OptOut.objects.create(contact=contact, said_at=OPENED)
    answering = Contact.objects.get(pk=links[0].invitation.contact_id)
    OptOut.objects.create(contact=answering, said_at=OPENED)
    closing = actions.close(survey, by=SYSTEM, at=OVER)
    assert (closing.invited, closing.undeliverable, closing.answered) == (19, 1, 10)


@pytest.mark.django_db(transaction=True)
def test_jobs_that_end_a_field_at_once_end_it_once():
    _set_up, survey, _links = answered(15)
    ends = race(*[lambda: actions.end_field(Round.objects.get(pk=survey.pk), by=SYSTEM, at=OVER)] * 6)
    assert (refused(ends), [end for end in ends if end]) == ([], [Closing.objects.get()])
    assert Flag.objects.count() == 1
    assert verify().whole


@pytest.mark.django_db(transaction=True)
def test_an_edit_at_the_closing_second_counts_or_is_refused_and_nothing_is_half_written():
    _set_up, survey, links = answered(15)
    edits = [lambda link=link: actions.answer(link.token, MIXED, by=STRANGER, at=OVER) for link in links[:6]]
    ends = race(*edits, lambda: actions.end_field(Round.objects.get(pk=survey.pk), by=SYSTEM, at=OVER))
    kept = [end.pk for end in ends[:-1] if isinstance(end, Response)]
    assert set(refused(ends)) <= {"FieldClosed"}
    changed = Response.objects.filter(revision=2)
    assert sorted(changed.values_list("pk", flat=True)) == sorted(kept)
    assert Flag.objects.get(kind="straight_line").responses.count() == 15 - len(kept)
