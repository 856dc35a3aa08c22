"""Verbs on a programme's public page and its news."""

from goodstanding.community.actions.contacts import erase_messages, name_contact, write_message
from goodstanding.community.actions.news import announce, edit_congratulation, retract
from goodstanding.community.actions.pages import (
    add_milestone,
    edit_page,
    name_sponsor,
    remove_milestone,
    remove_sponsor,
    restore_page,
)

__all__ = [
    "add_milestone",
    "announce",
    "edit_congratulation",
    "edit_page",
    "erase_messages",
    "name_contact",
    "name_sponsor",
    "remove_milestone",
    "remove_sponsor",
    "restore_page",
    "retract",
    "write_message",
]
