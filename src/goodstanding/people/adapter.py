"""How the account library works here: our mails, our pages, and passkeys beside codes instead of after them."""

import hmac
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from goodstanding.people.mails import send_code, send_no_account

CODE = "code"
NO_ACCOUNT = "no_account"


class Accounts(DefaultAccountAdapter):
    """The one door is the e-mailed code; a passkey opens it too."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Puts the mail in the outbox; the library's own mails have no texts here."""
        language = get_language() or settings.LANGUAGE_CODE
        with transaction.atomic():
            if template_prefix == CODE:
                send_code(email, context["code"], language)
            elif template_prefix == NO_ACCOUNT:
                send_no_account(email, language)
            else:
                raise ValueError(f"no mail is called {template_prefix}")

    def get_login_stages(self) -> list[str]:
        """The code alone: a passkey is another way in, never a second lock that could keep its owner out."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/home"

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        return redirect("sign_in")

    def get_client_ip(self, request: HttpRequest) -> str:
        """A name for the caller's address that the shared cache may keep: keyed, so that nobody reads addresses in it.

        IPv6 addresses count by their /64, as the library does it.
        """
        from allauth.core.internal.ratelimit import truncate_ip

        try:
            address = truncate_ip(super().get_client_ip(request).strip())
        except PermissionDenied:
            address = ""  # a server on a socket file names none: all callers share one limit
        return hmac.new(settings.SECRET_KEY.encode(), address.encode(), sha256).hexdigest()[:32]


class Passkeys(DefaultMFAAdapter):
    """What a device shows when it makes a passkey."""

    def _get_site_name(self) -> str:
        return "Goodstanding"
