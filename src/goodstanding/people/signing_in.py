"""Signing in, and up, by a code that is e-mailed: asked for, waiting in the browser's session, entered once.

An account is made only when its address has shown, by the code, that its owner asked for it. Known and unknown
addresses take the same steps: one mail, one page.
"""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.stagekit import stash_login
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.cryptokit import compare_user_code
from allauth.core.ratelimit import consume
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from goodstanding.base import clock
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.letters import spoken_in
from goodstanding.people.actions import register
from goodstanding.people.adapter import CODE, NO_ACCOUNT
from goodstanding.people.models import Account
from goodstanding.people.queries import account_named
from goodstanding.people.refusals import TooManyTries

STAGE = "login_by_code"


class Code(LoginCodeVerificationProcess):
    """A code on its way: for an account, for somebody who signs up, or for nobody (then none was made)."""

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        if self.user or self.newcomer:
            get_adapter().send_mail(CODE, email, {"code": self.generate_code()})
        else:
            get_adapter().send_mail(NO_ACCOUNT, email, {})

    def resend(self) -> None:
        limit(self.request, "request_login_code", self.email)
        self.send()
        self.record_resend()
        self.persist()

    @property
    def newcomer(self) -> str:
        """The name of somebody who signs up, else nothing."""
        return str(self.state.get("newcomer", ""))

    @property
    def email(self) -> str:
        return str(self.state["email"])

    def opens_with(self, entered: str) -> bool:
        return bool(compare_user_code(actual=entered, expected=self.code))

    def finish(self, redirect_url: str | None = None) -> HttpResponse:
        """Signs in; who is new is given an account first. Leads to the page that was wanted, if one was."""
        if self.user is None:
            self._user = welcomed(self.email, self.newcomer)
        self.request.session.set_expiry(None)
        response: HttpResponse = super().finish(redirect_url or self.state.get("next"))
        return response


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Leads a stranger to signing in, and from there back to the page that was asked for."""
    return redirect(reverse("sign_in", query={"next": request.get_full_path()}))


def ask_for_code(request: HttpRequest, email: str, newcomer: str = "") -> None:
    """E-mails a code that this browser can enter. Raises TooManyTries."""
    limit(request, "request_login_code", email)
    user = account_named(SYSTEM, email)
    login = Login(user=user, email=email)
    login.state["stages"] = {"current": STAGE}
    stage = LoginByCodeStage(LoginStageController(request, login), request, login)
    state = stage.state
    state.update(Code.initial_state(user=user, email=email), initiated_by_user=True)
    state["next"] = get_next_redirect_url(request)  # None for an address elsewhere
    if newcomer and not Account.objects.filter(email=email).exists():
        state["newcomer"] = newcomer
    code = Code(stage)
    code.send()
    request.session.set_expiry(settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    stash_login(request, login)


def waiting_code(request: HttpRequest) -> Code | None:
    """The code that this browser has asked for, unless it was used, failed too often, or is too old."""
    if request.user.is_authenticated:
        return None
    stage = LoginStageController.enter(request, STAGE)
    if stage is None:
        return None
    code = Code(stage)
    if code.is_valid():
        return code
    code.abort()
    return None


def limit(request: HttpRequest, action: str, key: str) -> None:
    if not consume(request, action=action, key=key):
        raise TooManyTries


def welcomed(email: str, name: str) -> Account:
    """The account of an address that has just shown it is its owner's, made where it is missing."""
    try:
        with transaction.atomic():
            return account_named(SYSTEM, email) or register(
                email=email, name=name, language=spoken_in(get_language() or ""), by=STRANGER, at=clock.now()
            )
    except IntegrityError:  # the same person was faster in another window
        return Account.objects.get(email=email)
