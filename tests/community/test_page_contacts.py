"""Messages to a programme's contacts."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from accreditation.telling import DAY
from community.publishing import LATER, PROGRAMME, browser
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.community import actions, jobs
from goodstanding.community.models import ContactMessage
from goodstanding.people.actions import grant, register, revoke
from making import OPENED, scene

pytestmark = pytest.mark.django_db
ASKED = {"name": "Amina", "email": "amina@client.example", "text": "May a cooperative join?\n\nWe are twelve."}


@pytest.fixture(autouse=True)
def nobody_wrote_before():
    cache.clear()
    yield
    cache.clear()


def mails():
    return list(OutgoingMail.objects.filter(purpose="community.message").order_by("pk"))


def test_a_message_reaches_the_contact_of_its_role_and_the_answer_its_sender():
    set_up = scene()
    expert = register(email="eve@people.example", name="Eve", by=SYSTEM, at=OPENED)
    grant(expert, "operator", set_up.programme.pk, by=SYSTEM, at=OPENED)
    actions.name_contact(set_up.programme, "expert", expert, by=set_up.ole.actor, at=LATER)
    for role in ("leader", "expert"):
        answer = browser().post(f"{PROGRAMME}/contact/{role}", ASKED, follow=True)
        assert answer.redirect_chain == [(f"{PROGRAMME}/contact/{role}?language=en&sent", 302)]
        assert "Message sent" in answer.text
    assert [(mail.to, mail.headers, mail.subject) for mail in mails()] == [
        (to, {"Reply-To": "amina@client.example"}, "Trusted Talent Partner: a message from Amina")
        for to in ("ole@people.example", "eve@people.example")
    ]
    assert "Amina (amina@client.example) writes" in mails()[0].text
    assert "May a cooperative join?" in mails()[0].text


def test_a_message_is_kept_whole_so_that_a_case_can_be_made_of_it():
    set_up = scene()
    browser().post(f"{PROGRAMME}/contact/leader?language=fr", ASKED)
    kept = ContactMessage.objects.get()
    assert (kept.programme, kept.role, kept.reached, kept.name, kept.email, kept.language, kept.text, kept.sent_at) == (
        set_up.programme,
        "leader",
        set_up.ole,
        "Amina",
        "amina@client.example",
        "fr",
        ASKED["text"],
        LATER,
    )
    event = Event.objects.get(kind="community.message_written")
    assert (event.actor, event.subject_id, event.data) == ("stranger", str(kept.pk), {})


def test_a_message_is_erased_after_180_days_with_the_mail_that_carried_it_and_its_sender_knows_before():
    set_up = scene()
    page = browser().get(f"{PROGRAMME}/contact/leader").text
    assert "Your message, name and address are kept for 180 days, then erased." in page
    for asked in (ASKED, {**ASKED, "name": "Zawadi"}):
        browser().post(f"{PROGRAMME}/contact/leader", asked)
    ContactMessage.objects.filter(name="Zawadi").update(sent_at=LATER + DAY)
    jobs.erase_old_messages(LATER + 180 * DAY)
    assert (ContactMessage.objects.count(), len(mails())) == (2, 2)
    for _twice in range(2):
        jobs.erase_old_messages(LATER + 180 * DAY + timedelta(seconds=1))
    assert [message.name for message in ContactMessage.objects.all()] == ["Zawadi"]
    assert [mail.subject for mail in mails()] == ["Trusted Talent Partner: a message from Zawadi"]
    event = Event.objects.get(kind="community.messages_erased")
    assert (event.actor, event.tenant, event.data) == (
        "system",
        f"programme:{set_up.programme.pk}",
        {"messages": 1},
    )


def test_nobody_but_the_system_erases_messages():
    set_up = scene()
    with pytest.raises(NotYours):
        actions.erase_messages(set_up.programme, by=set_up.ole.actor, at=LATER)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "no address"),
        ("email", "a@b.example\nBcc: c@d.example"),
        ("name", ""),
        ("text", ""),
        ("text", "x" * 3_001),
    ],
)
def test_what_cannot_be_answered_or_read_is_not_sent_and_what_was_typed_is_kept(field, value):
    scene()
    page = browser().post(f"{PROGRAMME}/contact/leader", {**ASKED, field: value})
    assert (page.status_code, mails()) == (422, [])
    assert ("Amina" if field != "name" else "amina@client.example") in page.text


def test_a_name_with_line_breaks_writes_no_header():
    scene()
    browser().post(f"{PROGRAMME}/contact/leader", {**ASKED, "name": "Amina\r\nBcc: all@client.example"})
    assert mails()[0].subject == "Trusted Talent Partner: a message from Amina Bcc: all@client.example"


def test_from_one_connection_five_messages_an_hour_go_out():
    scene()
    sent = [browser().post(f"{PROGRAMME}/contact/leader", {**ASKED, "text": f"{n}"}).status_code for n in range(6)]
    assert (sent, len(mails())) == ([302] * 5 + [429], 5)


def test_a_contact_who_operates_no_more_is_not_written_to():
    set_up = scene()
    actions.name_contact(set_up.programme, "leader", set_up.ole, by=set_up.ole.actor, at=LATER)
    next_one = register(email="eve@people.example", name="Eve", by=SYSTEM, at=OPENED)
    grant(next_one, "operator", set_up.programme.pk, by=SYSTEM, at=LATER)
    revoke(set_up.ole.grants.get(), by=SYSTEM, at=LATER)
    browser().post(f"{PROGRAMME}/contact/leader", ASKED)
    assert [mail.to for mail in mails()] == ["eve@people.example"]


def test_nobody_is_named_who_does_not_operate_and_by_nobody_else():
    set_up = scene()
    with pytest.raises(NotYours):
        actions.name_contact(set_up.programme, "leader", set_up.mallory, by=set_up.ole.actor, at=LATER)
    with pytest.raises(NotYours):
        actions.name_contact(set_up.programme, "leader", set_up.ole, by=set_up.team.actor, at=LATER)


def test_a_role_that_is_none_and_a_programme_without_people_have_no_form():
    set_up = scene()
    assert browser().get(f"{PROGRAMME}/contact/janitor").status_code == 404
    revoke(set_up.ole.grants.get(), by=SYSTEM, at=LATER)
    assert browser().get(f"{PROGRAMME}/contact/leader").status_code == 404
    message = actions.contacts.Message("Amina", "amina@client.example", "?", "en")
    with pytest.raises(NotYours):
        actions.write_message(set_up.programme, "leader", message, by=STRANGER, at=LATER)
