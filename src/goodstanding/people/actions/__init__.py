"""Verbs on accounts, the offices they hold, their passkeys, and contacts."""

from goodstanding.people.actions.accounts import describe, grant, register, revoke
from goodstanding.people.actions.asking import lock_contact, note_ask, opt_out
from goodstanding.people.actions.contacts import keep_contacts
from goodstanding.people.actions.passkeys import add_passkey, name_passkey, remove_passkey

__all__ = [
    "add_passkey",
    "describe",
    "grant",
    "keep_contacts",
    "lock_contact",
    "name_passkey",
    "note_ask",
    "opt_out",
    "register",
    "remove_passkey",
    "revoke",
]
