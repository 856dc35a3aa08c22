"""The account's own page: name, language, time zone, passkeys."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.webauthn.internal import auth
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from goodstanding.base import clock
from goodstanding.base.access import actor_of
from goodstanding.base.errors import NotYours
from goodstanding.people.actions import add_passkey, describe, name_passkey, remove_passkey
from goodstanding.people.forms import AccountForm, PasskeyForm, PasskeyNameForm
from goodstanding.people.models import Account
from goodstanding.people.queries import own_account, passkeys_of
from goodstanding.people.refusals import SignedInLongAgo
from goodstanding.people.views.language import in_language

FRESH = 3_600  # seconds after signing in within which a passkey is added


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and how one gets in."""
    mine = own(request)
    form = AccountForm(request.POST or None, initial=described(mine))
    if request.method == "POST" and form.is_valid():
        describe(mine, **form.cleaned_data, by=actor_of(request), at=clock.now())
        return in_language(redirect("account"), form.cleaned_data["language"])
    return shown(request, mine, form=form)


def own(request: HttpRequest) -> Account:
    mine = own_account(actor_of(request))
    if mine is None:
        raise NotYours
    return mine


def described(mine: Account) -> dict[str, str]:
    return {"name": mine.name, "language": mine.language, "zone": mine.zone}


def shown(request: HttpRequest, mine: Account, **forms: AccountForm | PasskeyForm | PasskeyNameForm) -> HttpResponse:
    """The page, with the form that failed in place of a fresh one."""
    given = {
        "account": mine,
        "form": AccountForm(initial=described(mine)),
        "adding": PasskeyForm(user=mine, auto_id="passkey_%s"),
        "passkeys": passkeys_of(actor_of(request)),
        "is_fresh": is_fresh(request, mine),
        **forms,
    }
    failed = any(form.errors for form in forms.values())
    return render(request, "people/account.html", given, status=422 if failed else 200)


def is_fresh(request: HttpRequest, mine: Account) -> bool:
    """Whether this session signed in with a code or a passkey within the hour."""
    records = get_authentication_records(request, mine)
    return bool(records) and time.time() - records[-1]["at"] < FRESH


@never_cache
@require_POST
def new_challenge(request: HttpRequest) -> HttpResponse:
    """What the device needs to make a passkey. Raises SignedInLongAgo."""
    mine = own(request)
    if not is_fresh(request, mine):
        raise SignedInLongAgo
    return JsonResponse(auth.begin_registration(mine, True))


@never_cache
@require_POST
def passkeys(request: HttpRequest) -> HttpResponse:
    """Adds the passkey that the device has made. Raises SignedInLongAgo."""
    mine = own(request)
    if not is_fresh(request, mine):
        raise SignedInLongAgo
    form = PasskeyForm(request.POST, user=mine, auto_id="passkey_%s")
    if not form.is_valid():
        return shown(request, mine, adding=form)
    given = form.cleaned_data
    add_passkey(mine, given["name"], given["credential"], by=actor_of(request), at=clock.now())
    return redirect("account")


@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a passkey another name."""
    mine, actor = own(request), actor_of(request)
    passkey = passkeys_of(actor).filter(pk=pk).first()
    if passkey is None:
        raise NotYours
    form = PasskeyNameForm(request.POST, auto_id=f"passkey_{pk}_%s")
    if not form.is_valid():
        return shown(request, mine, naming=form)
    name_passkey(passkey, form.cleaned_data["name"], by=actor, at=clock.now())
    return redirect("account")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets a passkey; of one that is not there nothing is said."""
    remove_passkey(own(request), pk, by=actor_of(request), at=clock.now())
    return redirect("account")
