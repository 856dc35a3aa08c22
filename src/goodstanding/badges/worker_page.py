"""The verification page of a worker's badge: the state in words first, then what it means and what it does not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodstanding.badges import addresses
from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.inserts import day, isolated
from goodstanding.badges.models import WorkerCredential
from goodstanding.badges.page import Answer
from goodstanding.badges.pictures import seal_svg
from goodstanding.badges.queries.workers import newest_signed
from goodstanding.badges.worker_facts import PublicStanding, is_shown, public_standing, standing_look
from goodstanding.base.access import STRANGER
from goodstanding.base.checks.origin import is_loopback


@dataclass(frozen=True)
class WorkerPage:
    """Everything that the page shows. `newer` is the address of what the badge was signed as after this one."""

    answer: Answer
    facts: PublicStanding
    title: str
    address: str
    newer: str
    seal: SafeString
    rows: tuple[tuple[str, str], ...]
    shares_person: bool
    issuer: str
    issuer_page: str
    json_ld: SafeString
    is_demo: bool


def worker_page_of(credential: WorkerCredential, *, at: datetime) -> WorkerPage:
    """The page of a worker's badge at a moment."""
    facts, address = public_standing(credential, at.date()), addresses.of_credential(credential.pk)
    newest = newest_signed(STRANGER, credential.badge) or credential
    is_newest = newest.pk == credential.pk
    answer = _answer(credential, facts, is_newest, newest.issued_at.date())
    shop = credential.badge.worker.marketplace
    return WorkerPage(
        answer=answer,
        facts=facts,
        title=_("%(title)s on %(marketplace)s") % {"title": facts.title, "marketplace": facts.marketplace},
        address=address,
        newer="" if is_newest or facts.state == "gone" else addresses.of_credential(newest.pk),
        seal=_seal(facts),
        rows=tuple(_rows(credential, facts)),
        shares_person=("independence", "yes") in facts.said,
        issuer=addresses.of_issuer(shop),
        issuer_page=addresses.of_issuer_page(shop),
        json_ld=_json_ld(facts, address, is_active=answer.holds),
        is_demo=is_loopback(settings.ORIGIN),
    )


def _answer(credential: WorkerCredential, facts: PublicStanding, is_newest: bool, signed_on: date) -> Answer:
    if is_shown(credential) and not is_authentic(credential):
        title = _("This badge could not be checked")
        why = _("What is stored here does not bear a right signature of its issuer. Do not rely on it.")
        return Answer("warning", _("Could not be checked"), title, why)
    if not is_newest and facts.is_held:
        title = _("Replaced on %(day)s") % {"day": day(signed_on)}
        return Answer("neutral", _("Replaced"), title, _("The standing is held; a newer badge says so."))
    return _of_state(facts)


def _of_state(facts: PublicStanding) -> Answer:
    since, names = {"day": day(facts.since)}, {"name": isolated(facts.worker), "title": facts.title}
    names |= {"marketplace": isolated(facts.marketplace)}
    match facts.state:
        case "held":
            held = _("%(title)s since %(day)s") % {**names, **since}
            lead = _("%(name)s is %(title)s on %(marketplace)s.") % names
            return Answer("good", _("Valid today"), held, lead, holds=True)
        case "expired":
            lead = _("The marketplace has not confirmed the standing since.")
            return Answer("neutral", _("Expired"), _("Expired on %(day)s") % since, lead)
        case "lost":
            lead = _("The standing of %(name)s as %(title)s on %(marketplace)s ended.") % names
            return Answer("bad", _("Revoked"), _("Ended on %(day)s") % since, lead)
        case "withdrawn":
            lead = _("%(marketplace)s withdrew this badge of %(name)s.") % names
            reason = _("Reason: %(reason)s") % {"reason": isolated(facts.reason)}
            return Answer("bad", _("Revoked"), _("Revoked on %(day)s") % since, f"{lead} {reason}")
    return Answer(
        "neutral",
        pgettext("badge", "Withdrawn"),
        pgettext("badge", "Withdrawn on %(day)s") % since,
        _("This badge is withdrawn."),
    )


def _seal(facts: PublicStanding) -> SafeString:
    return mark_safe(seal_svg(standing_look(facts)))  # noqa: S308  element() escapes every text and value


def _rows(credential: WorkerCredential, facts: PublicStanding) -> Iterator[tuple[str, str]]:
    said = dict(facts.said)
    if not said or facts.held_since is None:
        return
    yield _("Held since"), day(facts.held_since)
    yield _("Last confirmed"), day(date.fromisoformat(said["confirmed"]))
    if said["weeks"] != "not counted":
        good, _of, of = said["weeks"].partition(" of ")
        yield _("Good weeks"), _("%(good)s of the last %(of)s") % {"good": good, "of": of}
    if said["score"] != "not shown":
        yield _("Job success score"), _("%(score)s of 100") % {"score": said["score"].replace("-", "–")}
    yield _("Rated engagements"), said["engagements"].replace("-", "–")
    yield _("This file is valid until"), day(credential.valid_until)
    yield _("Short address"), addresses.of_short_code(credential.code).partition("//")[2]


def _json_ld(facts: PublicStanding, address: str, *, is_active: bool) -> SafeString:
    """schema.org EducationalOccupationalCredential, which a person holds, safe inside a script; {} when gone."""
    if facts.state == "gone" or facts.held_since is None:
        return mark_safe("{}")
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalCredential",
        "@id": address,
        "url": address,
        "name": f"{facts.title}, {facts.marketplace}",
        "credentialCategory": "badge",
        "recognizedBy": {"@type": "Organization", "name": facts.marketplace},
        "about": {"@type": "Person", "name": facts.worker, "url": facts.profile},
        "dateCreated": facts.held_since.isoformat(),
    }
    if is_active and facts.valid_until:
        said["expires"] = facts.valid_until.isoformat()
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(text)  # noqa: S308  nothing in it ends the element
