"""Verbs on passkeys: credentials of an account's own devices, as WebAuthn has them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.people.mails import tell_of_passkey
from goodstanding.people.models import Account
from goodstanding.people.queries import passkeys_of

declare("people.passkey_added", "A passkey was added to an account.")
declare("people.passkey_named", "A passkey was given another name.")
declare("people.passkey_removed", "A passkey was removed from an account.")


@transaction.atomic
def add_passkey(
    account: Account, name: str, credential: Mapping[str, Any], *, by: Actor, at: datetime
) -> Authenticator:
    """Keeps a credential that the account's device has made and the server has checked, and tells the account."""
    require(person(by) == account.pk)
    passkey: Authenticator = WebAuthn.add(account, name, dict(credential)).instance
    record("people.passkey_added", by=by, at=at, subject=("account", account.pk), data={"passkey": passkey.pk})
    tell_of_passkey(account, name, passkey.pk, is_new=True)
    return passkey


@transaction.atomic
def name_passkey(passkey: Authenticator, name: str, *, by: Actor, at: datetime) -> None:
    require(person(by) == passkey.user_id)
    if passkey.data["name"] == name:
        return
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])
    record("people.passkey_named", by=by, at=at, subject=("account", passkey.user_id), data={"passkey": passkey.pk})


@transaction.atomic
def remove_passkey(account: Account, number: int, *, by: Actor, at: datetime) -> None:
    """Forgets a passkey and tells the account; the e-mailed code still signs in. Removed twice is removed once."""
    require(person(by) == account.pk)
    passkey = passkeys_of(by).select_for_update().filter(pk=number).first()
    if passkey is None:
        return
    name = passkey.data["name"]
    passkey.delete()
    record("people.passkey_removed", by=by, at=at, subject=("account", account.pk), data={"passkey": number})
    tell_of_passkey(account, name, number, is_new=False)
