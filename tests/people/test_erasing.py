"""A person who leaves is found nowhere; what others rely on stays without the name, and the record stays whole."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from leaving import ADDRESS, LATER, NAME, OF_WORKER, answered, found, worked

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.base.record import verify
from goodstanding.engagements.models import Review
from goodstanding.marketplaces.models import Worker
from goodstanding.people.actions import ask_erasure, erase_again, erase_now, take_erasure_back
from goodstanding.people.commands import erase_listed, erase_person, print_erased
from goodstanding.people.housekeeping import forget_files
from goodstanding.people.jobs import erase_persons
from goodstanding.people.models import Account, Contact, Grant
from goodstanding.people.queries import person_with
from goodstanding.surveys.models import Response
from goodstanding.surveys.queries import check_receipt
from goodstanding.surveys.receipts import verify_answers
from working import scene_of_work

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today():
    with clock.pinned(LATER):
        yield


def erased(email: str):
    about = person_with(SYSTEM, email)
    return erase_now(about, by=SYSTEM, at=LATER)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_who_left_is_found_and_the_record_is_whole(settings):
    """In the database file and its log, or in a dump, and in the data folder, in seven encodings."""
    life = worked()
    signed_in = Client()
    signed_in.force_login(life.wanjiru)
    folder = Path(settings.DATA) / "mail"
    folder.mkdir(exist_ok=True)
    (folder / "1.log").write_bytes(f"To: {ADDRESS}\nSubject: Hello\n\nHello\n".encode())
    data = Path(settings.DATA)
    assert {word for word, _bytes in found(OF_WORKER, data)} == set(OF_WORKER)
    assert erase_person(ADDRESS, now=True) == 0
    assert found(OF_WORKER, data) == []
    assert verify().whole
    assert signed_in.get("/account").status_code == 404


@pytest.mark.django_db
def test_what_others_rely_on_stays_without_the_name():
    life = worked()
    erased(ADDRESS)
    page = Worker.objects.get(pk=life.work.wanjirus.pk)
    assert (page.name, page.slug, page.headline) == ("A former worker", f"former-worker-{page.pk}", "")
    reviews = (
        Review.objects.filter(engagement=life.engagement).order_by("side").values_list("side", "points", "comment")
    )
    assert list(reviews) == [("company", 500, "A former member is quick."), ("worker", 400, "")]
    account = Account.objects.get(pk=life.wanjiru.pk)
    assert (account.email, account.name, account.is_active) == (
        f"erased-{account.pk}@erased.invalid",
        "A former member",
        False,
    )
    assert not Grant.objects.filter(account=account, ended_at=None).exists()
    assert not OutgoingMail.objects.filter(to=ADDRESS).exists()


@pytest.mark.django_db
def test_points_of_a_respondent_count_and_the_receipt_says_that_the_comment_is_gone():
    kept = answered()
    email = kept.amina.email
    erased(email)
    response = Response.objects.get(pk=kept.response.pk)
    assert (response.answers, response.comment) == (kept.response.answers, "")
    assert not Contact.objects.filter(email=email).exists()
    assert check_receipt(STRANGER, str(response.pk), response.digest).state == "erased"
    assert verify_answers() == 0
    assert Client().get(f"/i/{kept.token}").status_code == 404
    assert Event.objects.filter(kind="surveys.answers_erased", subject_id=str(response.pk)).count() == 1


@pytest.mark.django_db
def test_a_respondent_without_an_account_is_erased_by_address():
    kept = answered()
    other = Contact.objects.exclude(email=kept.amina.email).first()
    address = other.email
    about = erased(address)
    assert (about.account, about.contact) == (0, other.pk)
    assert not Contact.objects.filter(email=address).exists()


@pytest.mark.django_db
def test_a_wish_waits_14_days_and_is_done_then():
    work = scene_of_work()
    wish = ask_erasure(work.wanjiru, by=work.wanjiru.actor, at=LATER)
    assert ask_erasure(work.wanjiru, by=work.wanjiru.actor, at=LATER + DAY) == wish
    erase_persons(LATER + 13 * DAY)
    assert Account.objects.get(pk=work.wanjiru.pk).is_active
    erase_persons(LATER + 14 * DAY)
    erase_persons(LATER + 15 * DAY)
    assert not Account.objects.get(pk=work.wanjiru.pk).is_active
    assert Event.objects.filter(kind="people.erased").count() == 1


@pytest.mark.django_db
def test_a_wish_that_is_taken_back_is_not_done():
    work = scene_of_work()
    ask_erasure(work.wanjiru, by=work.wanjiru.actor, at=LATER)
    take_erasure_back(work.wanjiru, by=work.wanjiru.actor, at=LATER + DAY)
    erase_persons(LATER + 14 * DAY)
    assert Account.objects.get(pk=work.wanjiru.pk).name == "Wanjiru"


@pytest.mark.django_db
@pytest.mark.parametrize("act", [ask_erasure, take_erasure_back])
def test_nobody_else_asks_or_takes_back(act):
    work = scene_of_work()
    with pytest.raises(NotYours):
        act(work.wanjiru, by=work.mallory.actor, at=LATER)


@pytest.mark.django_db
def test_a_person_erases_nobody_at_once():
    work = scene_of_work()
    about = person_with(SYSTEM, ADDRESS)
    with pytest.raises(NotYours):
        erase_now(about, by=work.wanjiru.actor, at=LATER)


@pytest.mark.django_db
def test_the_list_of_ids_erases_again_after_a_restore(tmp_path, capsys, monkeypatch):
    work = scene_of_work()
    erased(ADDRESS)
    print_erased()
    listed = tmp_path / "erased.jsonl"
    listed.write_text(capsys.readouterr().out)
    assert listed.read_text() == f'{{"account": {work.wanjiru.pk}, "contact": null}}\n'
    Account.objects.filter(pk=work.wanjiru.pk).update(name=NAME, email=ADDRESS)  # as a restored backup has them
    assert erase_again(work.wanjiru.pk, None, by=SYSTEM, at=LATER).account == work.wanjiru.pk
    assert Account.objects.get(pk=work.wanjiru.pk).name == "A former member"
    assert erase_listed(tmp_path / "none") == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("email", "now", "says"), [("nobody@x.example", True, "Nobody"), (ADDRESS, False, "--now")])
def test_the_command_refuses_what_it_cannot_do(email, now, says, capsys):
    scene_of_work()
    assert erase_person(email, now) == 2
    assert says in capsys.readouterr().err


def test_mails_in_files_go_and_those_of_others_stay(tmp_path):
    from goodstanding.people.holdings import Person

    mails = {"1.log": f"To: {ADDRESS}\n\nHello\n", "2.log": "To: amina@x.example\n\nHello\n"}
    for name, text in mails.items():
        (tmp_path / name).write_text(text)
    forget_files(tmp_path, Person(ADDRESS))
    assert [path.name for path in tmp_path.iterdir()] == ["2.log"]
