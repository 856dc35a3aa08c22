"""Mails about an account: codes that sign in, and what happened to its passkeys. Call them in a transaction."""

import secrets
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from goodstanding.base.letters import Letter, Part, address_of, button, paragraph, spoken_in, write
from goodstanding.base.outbox import enqueue
from goodstanding.people.models import Account, Erasure

MINUTES = 15


def send_code(email: str, code: str, language: str) -> None:
    """The code that signs in, once. It stands in the mail's text, which is forgotten when the mail has left, and
    not in its subject, which mail servers write down."""
    with override(spoken_in(language)):
        letter = Letter(
            _("Your code for Goodstanding"),
            [
                paragraph(_("Enter this code where you asked for it:")),
                paragraph(code),
                paragraph(_("It works once, for %(minutes)s minutes.") % {"minutes": MINUTES}),
            ],
            [paragraph(_("If you did not ask for it, do nothing: without the code nobody gets in."))],
        )
        send(letter, email, "people.code", language)


def send_no_account(email: str, language: str) -> None:
    """What somebody learns, in the mailbox only, who asked to sign in with an address that has no account."""
    with override(spoken_in(language)):
        letter = Letter(
            _("No account for this address"),
            [
                paragraph(_("Somebody, perhaps you, asked to sign in to Goodstanding with this address.")),
                paragraph(_("It has no account. Sign in with another address, or make an account for this one.")),
                button(_("Make an account"), address_of(reverse("sign_up"))),
            ],
            [paragraph(_("If you did not ask for it, do nothing."))],
        )
        send(letter, email, "people.no_account", language)


def tell_of_passkey(account: Account, name: str, number: int, *, is_new: bool) -> None:
    with override(spoken_in(account.language)):
        words = (
            _("The passkey “%(name)s” now signs in to your account.")
            if is_new
            else _("The passkey “%(name)s” was removed. It no longer signs in to your account.")
        )
        subject = _("A passkey was added") if is_new else _("A passkey was removed")
        otherwise = _("If this was not you, sign in with a code and remove the passkeys that you do not know.")
        parts: list[Part] = [
            paragraph(words % {"name": name}),
            button(_("Look at your passkeys"), address_of(reverse("account"))),
        ]
        send(Letter(subject, parts, [paragraph(otherwise)]), account.email, "people.passkey", account.language)


def tell_of_export(account: Account, number: int, until: datetime) -> None:
    """Where the person fetches the export, and until when."""
    with override(spoken_in(account.language)):
        day = {"day": date_format(until.astimezone(ZoneInfo(account.zone)), "j F Y")}
        letter = Letter(
            _("Your data is ready"),
            [
                paragraph(_("Everything that Goodstanding holds about you is in one file.")),
                button(_("Fetch your data"), address_of(reverse("export_file", args=[number]))),
                paragraph(_("The link works until %(day)s, for you alone: you sign in first.") % day),
            ],
            [paragraph(_("If you did not ask for it, look at your passkeys: somebody may sign in as you."))],
        )
        send(letter, account.email, "people.export", account.language)


def tell_of_erasure(account: Account, wish: Erasure) -> None:
    """What will happen when, and how to take it back."""
    with override(spoken_in(account.language)):
        day = {"day": date_format(wish.due_at.astimezone(ZoneInfo(account.zone)), "j F Y")}
        letter = Letter(
            _("You will be erased on %(day)s") % day,
            [
                paragraph(_("You asked us to erase you. Until %(day)s you can change your mind.") % day),
                button(_("Keep your account"), address_of(reverse("my_data"))),
                paragraph(_("After that your names, addresses, texts and files are gone for good.")),
            ],
            [paragraph(_("If you did not ask for it, sign in and keep your account."))],
        )
        send(letter, account.email, "people.erasure", account.language)


def send(letter: Letter, to: str, purpose: str, language: str) -> None:
    written = write(letter, language)
    enqueue(
        to,
        written.subject,
        written.text,
        written.html,
        purpose=purpose,
        about=secrets.token_hex(8),  # each of these is a mail of its own
        language=spoken_in(language),
    )
