"""Where a badge's addresses point: its issuer, keys, list of revocations, achievement and policy."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goodstanding.badges import actions, addresses, offline
from goodstanding.badges.addresses import Issuing
from goodstanding.badges.authenticity import did_json, key_of
from goodstanding.badges.formats.contexts import CREDENTIALS, OPEN_BADGES
from goodstanding.badges.formats.did import CONTEXT
from goodstanding.badges.formats.packing import pack
from goodstanding.badges.published import achievement_of, policies_called
from goodstanding.badges.queries import issuer_called, list_numbered, marketplace_issuing
from goodstanding.badges.serving import HTML, MINUTE, VC_TYPES, served, wanted
from goodstanding.badges.views.found import get
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM, actor_of
from goodstanding.base.checks.origin import is_loopback


@require_safe
def issuer(request: HttpRequest, issuer: str) -> HttpResponse:
    """Who signs the badges of a programme: a page, or an Open Badges Profile."""
    programme = get(issuer_called(actor_of(request), issuer))
    return _issuer(request, programme, programme.operator)


@require_safe
def marketplace(request: HttpRequest, slug: str) -> HttpResponse:
    """The same of a marketplace, which signs the badges of its workers."""
    shop = get(marketplace_issuing(actor_of(request), slug))
    return _issuer(request, shop, shop.name)


def _issuer(request: HttpRequest, issuing: Issuing, name: str) -> HttpResponse:
    did, kind = addresses.did_of_issuer(issuing), wanted(request, *VC_TYPES)
    if kind != HTML:
        profile = {"id": did, "type": ["Profile"], "name": name, "url": addresses.of_issuer_page(issuing)}
        return served(request, pack({"@context": [CREDENTIALS, OPEN_BADGES], **profile}), kind, varies=True)
    keys, folder = json.loads(did_json(issuing))["verificationMethod"], addresses.of_issuer(issuing)
    given = {"issuer": issuing, "name": name, "did": did, "keys": keys, "did_json": f"{folder}/did.json"}
    return _page(request, "badges/issuer.html", {**given, "is_demo": is_loopback(settings.ORIGIN)})


@require_safe
def did(request: HttpRequest, issuer: str) -> HttpResponse:
    return _did(request, get(issuer_called(actor_of(request), issuer)))


@require_safe
def marketplace_did(request: HttpRequest, slug: str) -> HttpResponse:
    return _did(request, get(marketplace_issuing(actor_of(request), slug)))


def _did(request: HttpRequest, issuing: Issuing) -> HttpResponse:
    return served(request, did_json(issuing), "application/did+json", seconds=MINUTE)


@require_safe
def key(request: HttpRequest, issuer: str, fragment: str) -> HttpResponse:
    """One key of an issuer, as did.json has it."""
    return _key(request, get(issuer_called(actor_of(request), issuer)), fragment)


@require_safe
def marketplace_key(request: HttpRequest, slug: str, fragment: str) -> HttpResponse:
    return _key(request, get(marketplace_issuing(actor_of(request), slug)), fragment)


def _key(request: HttpRequest, issuing: Issuing, fragment: str) -> HttpResponse:
    found = get(key_of(issuing, fragment))
    return served(request, pack({"@context": CONTEXT, **found}), "application/json", seconds=MINUTE)


@require_safe
def verifier(request: HttpRequest, issuer: str) -> HttpResponse:
    """One page to keep: it checks this issuer's badges without a network, by the keys and revocations of today."""
    return _verifier(request, get(issuer_called(actor_of(request), issuer)))


@require_safe
def marketplace_verifier(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for the badges of a marketplace's workers."""
    return _verifier(request, get(marketplace_issuing(actor_of(request), slug)))


def _verifier(request: HttpRequest, issuing: Issuing) -> HttpResponse:
    now = clock.now()
    lists = [actions.sign_list(listed, by=SYSTEM, at=now) for listed in issuing.status_lists.order_by("pk")]
    whole = offline.page([did_json(issuing), *(bytes(listed.signed) for listed in lists)])
    response = served(request, whole, "text/html; charset=utf-8", seconds=MINUTE)
    response["Content-Disposition"] = f'attachment; filename="verify-{issuing.slug}.html"'
    return response


@require_safe
def status(request: HttpRequest, number: int) -> HttpResponse:
    """The signed list of revocations as it stands now; signed again when it is an hour old or a bit has changed."""
    listed = get(list_numbered(actor_of(request), number))
    listed = actions.sign_list(listed, by=SYSTEM, at=clock.now())
    kind = request.get_preferred_type(list(VC_TYPES)) or VC_TYPES[0]
    return served(request, listed.signed, kind, seconds=MINUTE, varies=True)


@require_safe
def achievement(request: HttpRequest, achievement: str) -> HttpResponse:
    """What is awarded, as it stands in the signed badges."""
    found, kind = get(achievement_of(actor_of(request), achievement)), wanted(request, *VC_TYPES)
    if kind != HTML:
        return served(request, pack({"@context": [CREDENTIALS, OPEN_BADGES], **found}), kind, varies=True)
    return _page(request, "badges/achievement.html", {"achievement": found})


@require_safe
def policy(request: HttpRequest, version: str) -> HttpResponse:
    """A version of a policy with its numbers, reasons and sources; public, as every policy is."""
    found, kind = get(policies_called(actor_of(request), version)), wanted(request, "application/json")
    if kind != HTML:
        return served(request, json.dumps([each.as_json() for each in found]), kind, varies=True)
    return _page(request, "badges/policy.html", {"policies": found, "version": version})


def _page(request: HttpRequest, template: str, given: dict[str, object]) -> HttpResponse:
    response = render(request, template, given)
    response["Vary"] = "Accept"
    return response
