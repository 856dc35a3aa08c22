"""Delivery reports: who came back for good is replaced, once; everything else marks nobody."""

from datetime import timedelta
from email import message_from_bytes
from mailbox import Maildir, mbox

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.models import Event
from goodstanding.surveys import actions
from goodstanding.surveys.bounces import note_bounces
from goodstanding.surveys.bounces.reports import Failure, failures_in, messages_in
from goodstanding.surveys.models import Invitation, Undeliverable
from making import OPENED, launched, points, scene
from surveys.mailing import mails, run
from surveys.setting_up import later, signed_in

database = pytest.mark.database
pytestmark = pytest.mark.django_db
REPORT = """From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: goodstanding@trust.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="b1"

--b1
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0000

Final-Recipient: rfc822; {address}
Original-Recipient: rfc822;{address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b1
Content-Type: {returned}

From: goodstanding@trust.example
To: {address}
Message-ID: {message_id}
Subject: Your opinion

Hello
--b1--
"""
GONE = Failure("<abc@trust.example>", "amina@client1.example", "5.1.1")


def report(failure, action="failed", kind="delivery-status", headers_only=False):
    return REPORT.format(
        kind=kind,
        address=failure.address,
        action=action,
        status=failure.status,
        message_id=failure.message_id,
        returned="text/rfc822-headers" if headers_only else "message/rfc822",
    ).encode()


def read(tmp_path, *mails):
    for number, mail in enumerate(mails):
        (tmp_path / f"{number}.eml").write_bytes(mail)
    return [each for number in range(len(mails)) for each in messages_in(tmp_path / f"{number}.eml")]


@pytest.mark.parametrize("headers_only", [False, True])
def test_a_report_says_which_mail_failed_for_whom_and_why(tmp_path, headers_only):
    (message,) = read(tmp_path, report(GONE, headers_only=headers_only))
    assert failures_in(message) == [GONE]


@pytest.mark.parametrize(
    "mail",
    [
        report(GONE, action="delayed"),
        report(GONE, action="delivered"),
        report(GONE, kind="disposition-notification"),
        report(GONE).replace(b"Message-ID", b"X-Other"),
        b"From: amina@client1.example\nSubject: Out of office\n\nBack on Monday.\n",
        b"",
    ],
)
def test_what_is_no_failure_is_none(tmp_path, mail):
    assert [failures_in(message) for message in read(tmp_path, mail)] == [[]]


@pytest.mark.parametrize(
    ("status", "blames"),
    [
        ("5.1.1", True), ("5.1.10", True), ("5.0.0", True), ("5.2.1", True), ("5.4.4", True), ("5.1.1 (unknown)", True),
        ("5.7.1", False), ("5.6.1", False), ("5.3.4", False), ("5.5.0", False), ("4.4.7", False), ("4.2.2", False),
        ("2.0.0", False), ("", False), ("nonsense", False), ("15.1.1", False),
    ],
)  # fmt: skip
def test_permanent_codes_about_the_address_alone_blame_it(status, blames):
    assert Failure("<m>", "a@b.example", status).blames_address is blames


@given(junk=some.binary(max_size=60), place=some.integers(0, 900), length=some.integers(0, 40))
def test_no_mail_is_too_broken_to_be_read(junk, place, length):
    mail = report(GONE)
    for broken in (junk, mail[:place] + junk + mail[place + length :]):
        assert isinstance(failures_in(message_from_bytes(broken)), list)


def asked(clients=60):
    survey, links = launched(scene(), clients=clients)
    run(OPENED)
    return survey, links, {mail.to: mail.message_id for mail in mails()}


def came_back(tmp_path, *failures, name="box"):
    box = mbox(tmp_path / name)
    for failure in failures:
        box.add(report(failure))
    box.close()
    with clock.pinned(OPENED + timedelta(days=1)):
        return note_bounces([tmp_path / name])


@database
def test_a_bounce_replaces_its_client_once_however_often_the_mailbox_is_read(tmp_path, capsys):
    _survey, links, ids = asked()
    gone = links[3].invitation.contact.email
    for _ in range(2):
        assert came_back(tmp_path, Failure(ids[gone], gone.upper(), "5.1.1")) == 0
    assert [(one.invitation.contact.email, one.reason) for one in Undeliverable.objects.all()] == [(gone, "bounced")]
    assert Invitation.objects.filter(row__place__gt=45).count() == 1
    assert Event.objects.filter(kind="surveys.undeliverable").count() == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == [
        "Mails read: 1.",
        "Addresses that cannot be reached: 1.",
        "Known already, answered, or of a field that has closed: 0.",
    ]
    assert said[5:8] == [
        "Mails read: 2.",
        "Addresses that cannot be reached: 0.",
        "Known already, answered, or of a field that has closed: 2.",
    ]


def test_a_report_marks_nobody_unless_mail_address_and_code_are_ours_its_and_final(tmp_path, capsys):
    _survey, links, ids = asked()
    one, other = (link.invitation.contact.email for link in links[:2])
    actions.answer(links[1].token, points(4), by=STRANGER, at=OPENED)
    failures = [
        Failure(ids[one], one, "4.4.7"),
        Failure(ids[one], one, "5.7.1"),
        Failure(ids[one], other, "5.1.1"),
        Failure("<made-up@trust.example>", one, "5.1.1"),
        Failure(ids[other], other, "5.1.1"),
    ]
    assert came_back(tmp_path, *failures) == 0
    assert Undeliverable.objects.count() == 0
    assert capsys.readouterr().out.splitlines() == [
        "Mails read: 5.",
        "Addresses that cannot be reached: 0.",
        "Known already, answered, or of a field that has closed: 1.",
        "Failures that are not the address's, or may pass: 2.",
        "About no invitation of ours, or about another address than it was sent to: 2.",
    ]


def test_a_maildir_is_read_and_left_as_it_was(tmp_path):
    _survey, links, ids = asked()
    gone = links[0].invitation.contact.email
    Maildir(tmp_path / "Maildir").add(report(Failure(ids[gone], gone, "5.1.1")))
    before = sorted(path.name for path in (tmp_path / "Maildir").rglob("*"))
    assert note_bounces([tmp_path / "Maildir"]) == 0
    assert Undeliverable.objects.get().invitation.contact.email == gone
    assert sorted(path.name for path in (tmp_path / "Maildir").rglob("*")) == before


def test_a_mailbox_that_is_not_there_is_bad_input(tmp_path, capsys):
    (tmp_path / "folder").mkdir()
    assert note_bounces([tmp_path / "none"]) == note_bounces([tmp_path / "folder"]) == 2
    assert "no Maildir" in capsys.readouterr().err


PAGE = "/programmes/trusted-talent-partner/rounds/{pk}/unreached"


@database
def test_an_operator_marks_an_address_by_hand_and_twice_is_once():
    set_up = scene()
    survey, links = launched(set_up, clients=60)
    ole, url = signed_in(set_up.ole), PAGE.format(pk=survey.pk)
    sent = {"email": f" {links[5].invitation.contact.email.upper()} ", "reason": "left"}
    with later(days=2):
        assert "Which address reaches nobody?" in ole.get(url).text
        for _ in range(2):
            assert ole.post(url, sent)["Location"] == f"{url}?noted"
        assert "the next of the draw is asked in its place" in ole.get(f"{url}?noted").text
    marked = Undeliverable.objects.get()
    assert (marked.invitation, marked.reason) == (links[5].invitation, "left")
    assert Invitation.objects.filter(row__place=46).count() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"email": "nobody@else.example", "reason": "left"}, "Nobody is asked at this address in this round"),
        ({"email": "amina", "reason": "left"}, "Enter a valid email address."),
        ({"email": "amina1@client1.example"}, "This field is required."),
        ({"email": "amina1@client1.example", "reason": "dislikes_us"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_marked_is_shown_again(given, words):
    set_up = scene()
    survey, _links = launched(set_up)
    page = signed_in(set_up.ole).post(PAGE.format(pk=survey.pk), given)
    assert (page.status_code, Undeliverable.objects.count()) == (422, 0)
    assert words in page.text
    assert given["email"] in page.text


@pytest.mark.parametrize("who", ["team", "rivals_team", "mallory", None])
def test_nobody_else_marks_an_address(who):
    set_up = scene()
    survey, links = launched(set_up)
    browser, url = signed_in(getattr(set_up, who) if who else None), PAGE.format(pk=survey.pk)
    sent = {"email": links[0].invitation.contact.email, "reason": "left"}
    assert browser.get(url).status_code == browser.post(url, sent).status_code == 404
    assert Undeliverable.objects.count() == 0


def test_after_the_close_the_page_says_that_nobody_is_replaced():
    set_up = scene()
    survey, links = launched(set_up)
    survey.state = "closed"
    survey.save()
    ole, url = signed_in(set_up.ole), PAGE.format(pk=survey.pk)
    assert "nobody is replaced now" in ole.get(url).text
    sent = {"email": links[0].invitation.contact.email, "reason": "left"}
    assert ole.post(url, sent).status_code == 422
