"""The newest checkpoint goes by mail to those whom new lines are about, once a week."""

import json
import re
from datetime import datetime, timedelta

import pytest

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.record import checkpoint, read_checkpoint, verify
from goodstanding.surveys import actions
from goodstanding.surveys.jobs.checkpoints import mail_newest_checkpoint
from making import OPENED, opened, scene

pytestmark = pytest.mark.django_db
MONDAY = OPENED + timedelta(days=7)


def written() -> list[str]:
    return sorted(OutgoingMail.objects.filter(purpose="record.checkpoint").values_list("to", flat=True))


def test_teams_and_operators_get_it_and_strangers_do_not():
    scene()
    checkpoint(MONDAY)
    assert actions.mail_checkpoint(by=SYSTEM, at=MONDAY) == 3
    assert written() == [f"{name}@people.example" for name in ("ole", "rivals-team", "team")]
    last = Event.objects.order_by("-position").first()
    assert (last.kind, last.tenant, last.data) == ("surveys.checkpoint_mailed", "", {"mails": 3})


def test_the_mail_carries_a_checkpoint_that_finds_a_cut_record():
    scene()
    signed = checkpoint(MONDAY)
    actions.mail_checkpoint(by=SYSTEM, at=MONDAY)
    text = OutgoingMail.objects.filter(purpose="record.checkpoint")[0].text
    kept = read_checkpoint(re.search(r"^\{.*\}$", text, re.MULTILINE)[0])
    assert kept.root == signed.root
    assert verify(outside=[kept]).whole
    assert json.loads(re.search(r"^\{.*\}$", text, re.MULTILINE)[0])["size"] == signed.position


def test_the_same_checkpoint_is_mailed_once_and_the_next_only_to_whom_it_has_news_of():
    set_up = scene()
    checkpoint(MONDAY)
    actions.mail_checkpoint(by=SYSTEM, at=MONDAY)
    assert actions.mail_checkpoint(by=SYSTEM, at=MONDAY) == 0
    checkpoint(MONDAY + timedelta(days=1))  # its one new line tells of the mails and is nobody's
    assert actions.mail_checkpoint(by=SYSTEM, at=MONDAY) == 0
    opened(set_up)
    checkpoint(MONDAY + timedelta(days=2))
    assert actions.mail_checkpoint(by=SYSTEM, at=MONDAY) == 2
    assert written().count("rivals-team@people.example") == 1
    assert written().count("team@people.example") == written().count("ole@people.example") == 2


def test_without_a_checkpoint_nothing_is_mailed_and_nobody_else_may_mail_it():
    scene()
    assert actions.mail_checkpoint(by=SYSTEM, at=MONDAY) == 0
    with pytest.raises(NotYours):
        actions.mail_checkpoint(by=STRANGER, at=MONDAY)


@pytest.mark.parametrize(
    ("switch", "at", "mails"),
    [
        ("weekly", MONDAY, 3),
        ("weekly", MONDAY + timedelta(days=1), 0),
        ("daily", MONDAY + timedelta(days=1), 3),
        ("off", MONDAY, 0),
    ],
)
def test_the_settings_say_when(settings, switch: str, at: datetime, mails: int):
    settings.CHECKPOINT_MAIL = switch
    scene()
    checkpoint(MONDAY)
    mail_newest_checkpoint(at)
    assert len(written()) == mails


@pytest.mark.parametrize(
    ("language", "subject"),
    [("es", "Punto de control de la bitácora de"), ("ar", "نقطة تحقق محضر")],
)
def test_everybody_reads_it_in_their_language(language, subject):
    set_up = scene()
    set_up.ole.language = language
    set_up.ole.save(update_fields=["language"])
    checkpoint(MONDAY)
    actions.mail_checkpoint(by=SYSTEM, at=MONDAY)
    assert OutgoingMail.objects.get(to="ole@people.example").subject.startswith(subject)
