"""Verbs by which a person leaves: the wish, its taking back, and the erasure itself."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import models, transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.people.holdings import Holding, Person, holdings, named
from goodstanding.people.mails import tell_of_erasure
from goodstanding.people.models import Account, Contact, Erasure, OptOut
from goodstanding.people.queries import person_of, waiting_erasure

TIME_TO_UNDO: Final = timedelta(days=14)
AT_ONCE: Final = 500

declare("people.erasure_asked", "A person asked to be erased.")
declare("people.erasure_taken_back", "A person took the wish to be erased back.")
declare("people.erased", "A person's names, addresses, texts and files were erased.")


@transaction.atomic
def ask_erasure(account: Account, *, by: Actor, at: datetime) -> Erasure:
    """The wish of an account's holder, done after 14 days; asked twice it is one wish."""
    require(person(by) == account.pk)
    waiting = waiting_erasure(by)
    if waiting:
        return waiting
    contact = Contact.objects.filter(email=account.email).values_list("pk", flat=True).first()
    wish = Erasure.objects.create(account=account.pk, contact=contact, asked_at=at, due_at=at + TIME_TO_UNDO)
    record("people.erasure_asked", by=by, at=at, subject=("account", account.pk), data={"erasure": wish.pk})
    tell_of_erasure(account, wish)
    return wish


@transaction.atomic
def take_erasure_back(account: Account, *, by: Actor, at: datetime) -> None:
    """Nothing is erased; where nothing was to be, nothing happens."""
    require(person(by) == account.pk)
    wish = waiting_erasure(by)
    if wish is None or not _open(wish).update(taken_back_at=at):
        return
    record("people.erasure_taken_back", by=by, at=at, subject=("account", account.pk), data={"erasure": wish.pk})


def _open(wish: Erasure) -> "models.QuerySet[Erasure]":
    return Erasure.objects.filter(pk=wish.pk, taken_back_at=None, done_at=None)


@transaction.atomic
def erase_now(about: Person, *, by: Actor, at: datetime) -> Person:
    """Erases a person at once, with or without a wish that waits, for the system; the person with all its names."""
    require(by.is_system)
    waiting = Erasure.objects.filter(account=about.account, taken_back_at=None, done_at=None)
    ids = {"account": about.account or None, "contact": about.contact or None}
    wish = waiting.first() or Erasure.objects.create(**ids, asked_at=at, due_at=at)
    return _erase(wish, about, by, at)


@transaction.atomic
def erase_due(wish: Erasure, *, by: Actor, at: datetime) -> Person | None:
    """Does a wish whose time has come, and returns whom it erased; done twice it is done once."""
    require(by.is_system)
    wanted = _open(wish).select_for_update(of=("self",)).first()
    about = person_of(by, wanted.account, wanted.contact) if wanted else None
    return _erase(wanted, about, by, at) if wanted and about else None


@transaction.atomic
def erase_again(account: int | None, contact: int | None, *, by: Actor, at: datetime) -> Person | None:
    """Repeats an erasure, by its ids, on a database that was restored from before it; whom it found, or None."""
    require(by.is_system)
    about = person_of(by, account, contact)
    return about and erase_now(about, by=by, at=at)


def _erase(wish: Erasure, about: Person, by: Actor, at: datetime) -> Person:
    """Everything that the nouns declare goes; who is erased is never asked for answers again."""
    about = named(about)
    for holding in holdings():
        _clear(holding, about, by, at)
    if about.contact:
        OptOut.objects.get_or_create(contact_id=about.contact, marketplace=0, defaults={"said_at": at})
    Erasure.objects.filter(pk=wish.pk).update(done_at=at, contact=about.contact or None)
    subject = ("account", about.account) if about.account else ("contact", about.contact)
    record("people.erased", by=by, at=at, subject=subject, data={"erasure": wish.pk})
    return about


def _clear(holding: Holding, about: Person, by: Actor, at: datetime) -> None:
    keys = list(holding.rows(about).values_list("pk", flat=True))
    rows = holding.model._default_manager.filter(pk__in=keys)
    if holding.is_deleted:
        rows.delete()
    elif holding.erases:
        for row in rows.iterator(chunk_size=AT_ONCE):
            _replace(holding, row, about, by, at)


def _replace(holding: Holding, row: Any, about: Person, by: Actor, at: datetime) -> None:
    values = {name: value(row, about, at) if callable(value) else value for name, value in holding.erases.items()}
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    holding.model._default_manager.filter(pk=row.pk).update(**values)
    if holding.event:
        noun = holding.model._meta.model_name or ""
        record(holding.event, by=by, at=at, subject=(noun, str(row.pk)))
