"""Verbs of a person's own export."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.tasks import task

from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.people.mails import tell_of_export
from goodstanding.people.models import Account, DataExport
from goodstanding.people.packing import pack
from goodstanding.people.queries import own_person

FETCHED_WITHIN: Final = timedelta(days=7)

declare("people.export_asked", "A person asked for everything the install holds about it.")
declare("people.export_made", "A person's export was made; its link ends in 7 days.")


@transaction.atomic
def ask_export(account: Account, *, by: Actor, at: datetime) -> DataExport:
    """The wish for an export, made by the worker; asked twice while it is made, it is one."""
    require(person(by) == account.pk)
    wish, is_new = DataExport.objects.get_or_create(account=account, made_at=None, defaults={"asked_at": at})
    if is_new:
        record("people.export_asked", by=by, at=at, subject=("account", account.pk), data={"export": wish.pk})
        make.enqueue(wish.pk)
    return wish


@task()
def make(number: int) -> None:
    """Packs the export; made twice it is made once."""
    wish = DataExport.objects.filter(pk=number, made_at=None, account__is_active=True).select_related("account").first()
    if wish:
        make_export(wish, by=SYSTEM, at=clock.now())


@transaction.atomic
def make_export(wish: DataExport, *, by: Actor, at: datetime) -> None:
    about = own_person(wish.account.actor)
    require(about is not None)
    assert about is not None
    content = pack(about, at)
    made = {"content": content, "made_at": at, "ends_at": at + FETCHED_WITHIN}
    if DataExport.objects.filter(pk=wish.pk, made_at=None).update(**made):
        data = {"export": wish.pk, "bytes": len(content)}
        record("people.export_made", by=by, at=at, subject=("account", wish.account_id), data=data)
        tell_of_export(wish.account, wish.pk, at + FETCHED_WITHIN)


@transaction.atomic
def forget_exports(*, by: Actor, at: datetime) -> int:
    """Removes the files whose links have ended; returns how many."""
    return DataExport.objects.filter(ends_at__lte=at).delete()[0]
