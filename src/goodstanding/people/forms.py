"""What signing in, signing up and the account page take."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goodstanding.people.fields import AddressField, NameField, ZoneField


class SignInForm(forms.Form):
    email = AddressField(label=_("E-mail"), max_length=254)


class SignUpForm(SignInForm):
    field_order = ("name", "email")

    name = NameField(label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class AccountForm(forms.Form):
    name = NameField(label=_("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language of your pages and mails"), choices=settings.LANGUAGES)
    zone = ZoneField(label=_("Time zone"), help_text=_("Deadlines are shown in it."))


class PasskeyNameForm(forms.Form):
    name = NameField(label=_("Name of the passkey"), max_length=60)


MALFORMED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


@contextmanager
def readable() -> Iterator[None]:
    """What a stranger sends as a credential goes through a parser of bytes; junk is an error of the form."""
    try:
        yield
    except MALFORMED as error:
        raise ValidationError(_("This is no passkey that can be read.")) from error


class PasskeySignInForm(LoginWebAuthnForm):
    """A challenge that a passkey has signed."""

    def clean_credential(self) -> Authenticator:
        with readable():
            return super().clean_credential()


class PasskeyForm(AddWebAuthnForm):
    """A new passkey: its name, and the credential that the device has made."""

    name = NameField(label=_("Name of the passkey"), max_length=60, required=False, help_text=_("Such as: my phone"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["name"] = ""

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"] or _("Passkey"))

    def clean(self) -> dict[str, Any]:
        """A passkey signs in alone, so its device must have checked who holds it."""
        self.cleaned_data["passwordless"] = True
        with readable():
            return dict(super().clean())
