"""Verbs on accounts, the offices they hold, their passkeys, and contacts."""

from goodstanding.people.actions.accounts import describe, grant, register, revoke
from goodstanding.people.actions.asking import lock_contact, note_ask, opt_out
from goodstanding.people.actions.contacts import keep_contacts
from goodstanding.people.actions.erasing import ask_erasure, erase_again, erase_due, erase_now, take_erasure_back
from goodstanding.people.actions.exporting import ask_export, forget_exports
from goodstanding.people.actions.passkeys import add_passkey, name_passkey, remove_passkey
from goodstanding.people.actions.reading import note_reading

__all__ = [
    "add_passkey",
    "ask_erasure",
    "ask_export",
    "describe",
    "erase_again",
    "erase_due",
    "erase_now",
    "forget_exports",
    "grant",
    "keep_contacts",
    "lock_contact",
    "name_passkey",
    "note_ask",
    "note_reading",
    "opt_out",
    "register",
    "remove_passkey",
    "revoke",
    "take_erasure_back",
]
