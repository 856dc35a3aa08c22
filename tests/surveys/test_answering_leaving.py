"""Ways out: no, a colleague, never again, taking answers back; and the way to mend them after the close."""

from datetime import timedelta
from random import Random

import pytest
from respondent import FOUR, Form, Respondent, by_client, receipt_in

from goodstanding.accreditation.actions import bring_up_to_date, compute, sign
from goodstanding.accreditation.models import Decision
from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.models import Event
from goodstanding.base.record import verify
from goodstanding.people.models import Contact, OptOut
from goodstanding.surveys import actions, links
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.models import Correction, Decline, Handover, Invitation, Response, Withdrawal
from goodstanding.surveys.queries.mailing import unanswered
from goodstanding.surveys.refusals import (
    AnsweredAlready,
    FieldClosed,
    HandedOn,
    NotACorrection,
    NothingKept,
    UnknownInvitation,
)
from making import ITEMS, OPENED, launched, points, scene

pytestmark = pytest.mark.django_db
CLOSED = OPENED + timedelta(days=21)
COLLEAGUE = "juma@client1.example"


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(OPENED):
        yield


@pytest.fixture
def field():
    """A round in the field, its links, and Amina at the first."""
    set_up = scene()
    survey, sent = launched(set_up)
    sent = by_client(sent)
    return set_up, survey, sent, Respondent(sent[0].token)


def leaving(amina, path, **more):
    """Presses a button of the page behind 'I am not the right person'."""
    amina.open()
    return amina.browser.post(path, Form(amina.browser.get("/survey/no").text, path).fields | more)


def kinds():
    return list(Event.objects.order_by("position").values_list("kind", flat=True))


def test_declining_ends_reminders_and_can_be_taken_back_by_answering(field):
    _set_up, _survey, sent, amina = field
    for _ in range(2):
        assert leaving(amina, "/survey/decline")["Location"] == "/survey"
    assert (Decline.objects.count(), kinds().count("surveys.declined")) == (1, 1)
    assert sent[0].invitation not in unanswered(SYSTEM)
    page = amina.open()
    assert (amina.status, "You do not take part" in page) == (200, True)
    fields = Form(amina.browser.get("/survey/change").text).fields
    amina.send(fields | FOUR)
    assert (Decline.objects.count(), Response.objects.count()) == (0, 1)


def test_an_invitation_is_handed_on_once_and_only_the_colleague_answers_it(field):
    _set_up, _survey, sent, amina = field
    assert leaving(amina, "/survey/colleague", email=f" {COLLEAGUE.upper()} ").status_code == 302
    successor = Handover.objects.get(invitation=sent[0].invitation).successor
    assert (successor.contact.email, successor.row, successor.language) == (COLLEAGUE, sent[0].invitation.row, "en")
    page = amina.open()
    assert (amina.status, "You handed this invitation on" in page) == (410, True)
    assert [i.contact.email for i in unanswered(SYSTEM).filter(row=successor.row)] == [COLLEAGUE]
    juma = Respondent(links.minted(successor.row_id, successor.contact_id).token)
    juma.send(juma.filled())
    assert Response.objects.get().invitation == successor
    with pytest.raises(HandedOn):
        actions.answer(amina.token, points(1), by=STRANGER, at=OPENED)


def test_handing_on_is_replayable_and_has_no_second_address_nor_a_third_person(field):
    _set_up, _survey, _sent, amina = field
    first = actions.hand_over(amina.token, COLLEAGUE, by=STRANGER, at=OPENED)
    assert actions.hand_over(amina.token, COLLEAGUE, by=STRANGER, at=OPENED) == first
    with pytest.raises(HandedOn):
        actions.hand_over(amina.token, "other@client1.example", by=STRANGER, at=OPENED)
    juma = links.minted(first.successor.row_id, first.successor.contact_id).token
    with pytest.raises(HandedOn):
        actions.hand_over(juma, "third@client1.example", by=STRANGER, at=OPENED)
    assert (Handover.objects.count(), kinds().count("surveys.handed_on")) == (1, 1)


@pytest.mark.parametrize(
    "email",
    [
        "amina1@client1.example",
        "amina2@client2.example",
        "juma@client1.example.evil.example",
        "juma@gmail.com",
        "juma",
        "",
        "a@client1.example,b@client1.example",
        "juma@client1.example\nBcc: x@y.example",
    ],
)
def test_an_address_that_is_no_colleagues_is_named_and_nothing_is_written(field, email):
    amina = field[3]
    contacts = Contact.objects.count()
    shown = leaving(amina, "/survey/colleague", email=email)
    assert shown.status_code == 422
    assert "Give the address of a colleague at your company who was not asked yet." in shown.text
    assert (Handover.objects.count(), Contact.objects.count()) == (0, contacts)


def test_on_free_mail_nobody_is_a_colleague(field):
    _set_up, _survey, sent, amina = field
    sent[0].invitation.contact.email = "amina@gmail.com"
    sent[0].invitation.contact.save()
    sent[0].invitation.row.company.domain = ""
    sent[0].invitation.row.company.save()
    assert leaving(amina, "/survey/colleague", email="juma@gmail.com").status_code == 422


@pytest.mark.parametrize(("scope", "marketplace"), [("this", "kazi_hub"), ("all", None), ("nonsense", "kazi_hub")])
def test_never_again_is_kept_for_this_marketplace_or_for_all(field, scope, marketplace):
    set_up, _survey, sent, amina = field
    for _ in range(2):
        assert leaving(amina, "/survey/never", scope=scope).status_code == 302
    said = OptOut.objects.get()
    pk = getattr(set_up, marketplace).pk if marketplace else 0
    assert (said.contact, said.marketplace) == (sent[0].invitation.contact, pk)
    assert sent[0].invitation not in unanswered(SYSTEM)
    page = amina.open()
    assert "will not ask you again" in page if marketplace else "No marketplace will ask you again" in page


def test_who_has_answered_may_still_say_never_again_and_the_answers_count(field):
    amina = field[3]
    amina.send(amina.filled())
    receipt = amina.browser.get("/survey/receipt").text
    assert amina.send(Form(receipt, "/survey/never").fields | {"scope": "all"}, "/survey/never").status_code == 302
    assert (OptOut.objects.count(), Response.objects.count(), Decline.objects.count()) == (1, 1, 0)


def test_withdrawn_answers_are_erased_and_the_record_keeps_that_it_happened(field):
    amina = field[3]
    amina.send(amina.filled(comment="Kind people"))
    response = Response.objects.get()
    form = Form(amina.browser.get("/survey/receipt").text, "/survey/withdraw").fields
    for _ in range(2):
        assert amina.send(form, "/survey/withdraw")["Location"] == "/survey"
    assert (Response.objects.count(), Withdrawal.objects.count()) == (0, 1)
    event = Event.objects.get(kind="surveys.withdrawn")
    assert (event.subject_id, event.data) == (str(response.pk), {})
    assert "Your answers are withdrawn" in amina.open()
    assert verify().whole


def test_nothing_is_declined_or_handed_on_after_answering_and_nothing_withdrawn_before(field):
    _set_up, _survey, sent, _amina = field
    with pytest.raises(NothingKept):
        actions.withdraw(sent[0].token, by=STRANGER, at=OPENED)
    actions.answer(sent[0].token, points(4), by=STRANGER, at=OPENED)
    with pytest.raises(AnsweredAlready):
        actions.decline(sent[0].token, by=STRANGER, at=OPENED)
    with pytest.raises(AnsweredAlready):
        actions.hand_over(sent[0].token, COLLEAGUE, by=STRANGER, at=OPENED)


def test_nothing_is_declined_or_handed_on_after_the_close(field):
    _set_up, survey, sent, amina = field
    actions.close(survey, by=SYSTEM, at=CLOSED)
    for act in (actions.decline, lambda token, **who: actions.hand_over(token, COLLEAGUE, **who)):
        with pytest.raises(FieldClosed):
            act(sent[0].token, by=STRANGER, at=CLOSED)
    assert Invitation.objects.count() == 14
    assert "This survey has closed" in amina.open()


@pytest.mark.parametrize("act", [actions.decline, actions.withdraw])
def test_a_made_up_token_does_nothing(act):
    with pytest.raises(UnknownInvitation):
        act("w" * 34, by=STRANGER, at=OPENED)


def varied(seed):
    """Answers without a pattern, so that nothing is flagged."""
    random = Random(seed)
    return Answers({key: random.choice((3, 4, 4, 5)) for key in ITEMS}, minutes=4)


TWELVE = [varied(seed) for seed in range(12)]


def decided(field, values):
    """The field closed with these answers, Amina's first, and the verdict computed."""
    set_up, survey, sent, _amina = field
    for hours, (link, given) in enumerate(zip(sent, values, strict=False)):
        actions.answer(link.token, given, by=STRANGER, at=OPENED + timedelta(hours=hours))
    actions.close(survey, by=SYSTEM, at=CLOSED)
    return compute(survey, by=set_up.ole.actor, at=CLOSED)


def test_a_correction_before_the_signature_mends_the_answers_and_the_verdict(field):
    _set_up, survey, _sent, amina = field
    before = decided(field, [points(1), *TWELVE[1:]])
    amina.open()
    page = amina.browser.get("/survey/change").text
    assert "Correct your answers" in page
    fields = Form(page).fields
    assert amina.send(fields | dict.fromkeys(FOUR, "5")).status_code == 409
    for _ in range(2):
        sent = amina.send(fields | dict.fromkeys(FOUR, "5"), "/survey/change")
        assert (sent.status_code, sent["Location"]) == (302, "/survey/receipt")
    mended = Response.objects.get(invitation__token_digest=field[2][0].invitation.token_digest)
    assert (mended.revision, set(mended.answers.values())) == (2, {5})
    correction = Correction.objects.get()
    assert (correction.response, correction.revision) == (mended, 2)
    assert kinds().count("surveys.corrected") == 1
    bring_up_to_date(survey, by=SYSTEM, at=CLOSED)
    after = Decision.objects.get()
    assert after.inputs_digest != before.inputs_digest
    assert after.verdict["trust_score"] > before.verdict["trust_score"]
    assert receipt_in(amina.browser.get("/survey/receipt").text) == [str(mended.pk), mended.digest]


def test_after_the_first_signature_nothing_is_corrected_or_withdrawn(field):
    set_up, _survey, sent, amina = field
    set_up.programme.approvers = 2
    set_up.programme.save()
    decision = decided(field, TWELVE)
    amina.open()
    fields = Form(amina.browser.get("/survey/change").text).fields
    sign(decision, "none", by=set_up.ole.actor, at=CLOSED)
    shown = amina.send(fields | dict.fromkeys(FOUR, "5"), "/survey/change")
    assert shown.status_code == 409
    assert "The decision is signed, so nothing changes in it any more." in shown.text
    with pytest.raises(NotACorrection):
        actions.withdraw(sent[0].token, by=STRANGER, at=CLOSED)
    assert "Correct my answers" not in amina.open()
    assert (Correction.objects.count(), Response.objects.count()) == (0, 12)


def test_who_did_not_answer_has_nothing_to_correct(field):
    decided(field, [])
    with pytest.raises(NotACorrection):
        actions.correct(field[2][0].token, points(4), by=STRANGER, at=CLOSED)
    assert field[3].browser.get("/survey/change").status_code == 404


def test_answers_are_withdrawn_after_the_close_with_their_corrections_until_somebody_signs(field):
    _set_up, survey, sent, _amina = field
    decided(field, TWELVE)
    actions.correct(sent[0].token, points(5), by=STRANGER, at=CLOSED)
    actions.withdraw(sent[0].token, by=STRANGER, at=CLOSED)
    bring_up_to_date(survey, by=SYSTEM, at=CLOSED)
    assert (Response.objects.count(), Correction.objects.count()) == (11, 0)
    assert Decision.objects.get().verdict["n_clients"] == 11
