"""Signing up and in by an e-mailed code, or by a passkey."""

from allauth.account.models import Login
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base.access import actor_of
from goodstanding.people.forms import CodeForm, PasskeySignInForm, SignInForm, SignUpForm
from goodstanding.people.mails import MINUTES
from goodstanding.people.queries import own_account
from goodstanding.people.signing_in import Code, ask_for_code, limit, waiting_code
from goodstanding.people.views.language import in_language

HOME = "/home"
page = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for the address of an account and mails it a code."""
    return ask(request, SignInForm(request.POST or None), "people/sign_in.html")


@never_cache
@page
def sign_up(request: HttpRequest) -> HttpResponse:
    """Asks for name and address and mails a code, whether or not the address has an account already."""
    return ask(request, SignUpForm(request.POST or None), "people/sign_up.html")


def ask(request: HttpRequest, form: Form, template: str) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(HOME)
    if request.method == "POST" and form.is_valid():
        ask_for_code(request, form.cleaned_data["email"], form.cleaned_data.get("name", ""))
        return redirect("sign_in_code")
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


@never_cache
@page
def enter_code(request: HttpRequest) -> HttpResponse:
    """Takes the code. Sent twice, it signs in once and leads to the same page."""
    code = waiting_code(request)
    if code is None:
        return nothing_waits(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if code.opens_with(form.cleaned_data["code"]):
            return landed(request, code.finish())
        if not code.record_invalid_attempt():
            return nothing_waits(request)
        form.add_error("code", _("This is not the code. Look for the newest mail, and enter it as it stands there."))
    given = {"form": form, "code": code, "minutes": MINUTES}
    return render(request, "people/code.html", given, status=422 if form.errors else 200)


def nothing_waits(request: HttpRequest) -> HttpResponse:
    """The way on from a code that was used, is too old, or failed too often."""
    if request.user.is_authenticated:
        return redirect(HOME)
    given = {"form": SignInForm(), "is_over": request.method == "POST", "minutes": MINUTES}
    return render(request, "people/sign_in.html", given, status=422 if request.method == "POST" else 200)


@never_cache
@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """Mails another code in place of the one that waits."""
    code: Code | None = waiting_code(request)
    if code is None:
        return nothing_waits(request)
    if code.can_resend:
        code.resend()
    return redirect("sign_in_code")


@never_cache
@require_POST
def passkey_challenge(request: HttpRequest) -> HttpResponse:
    """What the device signs to sign in with a passkey; it names nobody."""
    limit(request, "webauthn_login", "")
    return JsonResponse(auth.begin_authentication(user=None))


@never_cache
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Signs in whose passkey signed the challenge."""
    limit(request, "webauthn_login", "")
    form = PasskeySignInForm(request.POST)
    if not form.is_valid():
        given = {"form": SignInForm(), "is_unknown_passkey": True}
        return render(request, "people/sign_in.html", given, status=422)
    passkey = form.cleaned_data["credential"]
    response: HttpResponse = perform_passwordless_login(request, passkey, Login(user=passkey.user))
    return landed(request, response)


def landed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to who has just signed in, and from now on pages in the language of the account."""
    mine = own_account(actor_of(request))
    return in_language(response, mine.language) if mine else response
