"""The thread: who reads what, what is sent twice, which files are kept, and mails about messages."""

import io
from datetime import timedelta

import pytest
from PIL import Image

from goodstanding.base.errors import NotYours
from goodstanding.base.files import UnusablePicture
from goodstanding.base.models import Event, File, OutgoingMail
from goodstanding.engagements.actions.threads import Evidence, make_note, say
from goodstanding.engagements.jobs.engagements import tell_of_messages
from goodstanding.engagements.models import Entry
from goodstanding.engagements.queries.engagements import entries_seen, thread
from goodstanding.engagements.refusals import UnusableEvidence
from making import OPENED
from working import engaged, scene_of_work

pytestmark = pytest.mark.django_db

AT = OPENED + timedelta(days=2)
MINUTE = timedelta(minutes=1)
MESSAGES = OutgoingMail.objects.filter(purpose="engagements.messages").order_by("pk")


def test_a_note_is_read_by_its_own_side_and_a_message_by_both_and_the_team() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    say(engagement, "Hello.", by=work.amina.actor, at=AT)
    make_note(engagement, "Ask finance.", by=work.amina.actor, at=AT)
    make_note(engagement, "Ask my sister.", by=work.wanjiru.actor, at=AT)
    read = {
        name: [entry.text for entry in entries_seen(getattr(work, name).actor, engagement).exclude(kind="happened")]
        for name in ("amina", "wanjiru", "team")
    }
    assert read == {"amina": ["Hello.", "Ask finance."], "wanjiru": ["Hello.", "Ask my sister."], "team": ["Hello."]}
    assert "Ask" not in str(list(Event.objects.values_list("data", flat=True)))


def test_nobody_else_writes() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    for name in ("otieno", "team", "mallory"):
        for act in (say, make_note):
            with pytest.raises(NotYours):
                act(engagement, "Hello.", by=getattr(work, name).actor, at=AT)


def test_the_same_words_within_a_minute_are_one_message() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    sent = [
        say(engagement, "Yes.", by=work.amina.actor, at=AT),
        say(engagement, "Yes.", by=work.amina.actor, at=AT + MINUTE / 2),
        say(engagement, "Yes.", by=work.wanjiru.actor, at=AT + MINUTE / 2),
        say(engagement, "Yes!", by=work.amina.actor, at=AT + MINUTE / 2),
        say(engagement, "Yes.", by=work.amina.actor, at=AT + MINUTE),
        make_note(engagement, "Yes.", by=work.amina.actor, at=AT + MINUTE),
    ]
    assert sent[0] == sent[1]
    assert len({entry.pk for entry in sent}) == 5


def picture(kind: str = "JPEG", side: int = 20) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (40, 90, 170)).save(out, kind)
    return out.getvalue()


def test_a_picture_is_written_anew_and_a_pdf_kept_as_it_came() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    shown = say(engagement, "See.", Evidence(picture()), by=work.amina.actor, at=AT).file
    paper = say(engagement, "Read.", Evidence(b"%PDF-1.7 words"), by=work.amina.actor, at=AT).file
    assert (shown.media_type, bytes(shown.content[:4]), shown.owner) == (
        "image/png",
        b"\x89PNG",
        f"engagement:{engagement.pk}",
    )
    assert (paper.media_type, bytes(paper.content)) == ("application/pdf", b"%PDF-1.7 words")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"<svg onload='x()'/>", UnusablePicture),
        (b"", UnusablePicture),
        (b"%PDF-" + bytes(1_000_000), UnusableEvidence),
        (bytes(1_000_001), UnusablePicture),
    ],
)
def test_other_files_are_refused_and_leave_nothing(content: bytes, refusal: type[Exception]) -> None:
    work = scene_of_work()
    engagement = engaged(work)
    with pytest.raises(refusal):
        say(engagement, "See.", Evidence(content), by=work.amina.actor, at=AT)
    assert (Entry.objects.filter(kind="message").count(), File.objects.count()) == (0, 0)


def test_messages_are_told_of_together_at_most_once_an_hour() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    for number in range(3):
        say(engagement, f"Question {number}", by=work.amina.actor, at=AT + number * MINUTE)
    for later in (10, 20):
        tell_of_messages(AT + later * MINUTE)
    say(engagement, "One more", by=work.amina.actor, at=AT + 30 * MINUTE)
    for later in (40, 70, 80):
        tell_of_messages(AT + later * MINUTE)
    assert [(mail.to, mail.subject) for mail in MESSAGES.all()] == [
        ("wanjiru@people.example", "3 new messages: Dashboard for shipments"),
        ("wanjiru@people.example", "1 new message: Dashboard for shipments"),
    ]


def test_who_has_answered_gets_no_mail_of_what_was_answered() -> None:
    work = scene_of_work()
    engagement = engaged(work)
    say(engagement, "Ready?", by=work.amina.actor, at=AT)
    say(engagement, "Ready.", by=work.wanjiru.actor, at=AT + MINUTE)
    tell_of_messages(AT + 10 * MINUTE)
    assert [mail.to for mail in MESSAGES.all()] == ["amina@people.example"]


def test_a_long_thread_is_read_by_pages_and_opens_at_its_end() -> None:
    work = scene_of_work()
    engagement, amina = engaged(work), work.amina.actor
    Entry.objects.bulk_create(
        Entry(engagement=engagement, kind="message", side="company", text=f"m{number}", at=AT) for number in range(120)
    )
    newest, first = thread(amina, engagement), thread(amina, engagement, "1")
    assert (newest.number, newest.paginator.num_pages, list(newest)[-1].text) == (3, 3, "m119")
    assert (len(first), list(first)[1].text) == (50, "m0")
