"""The verification page's content: the state in words first, then whose badge it is, by whom, and its history."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodstanding.accreditation.independence import independence_words
from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import awards_ever, independence_of, standings_on
from goodstanding.accreditation.states import Standing
from goodstanding.badges import addresses
from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.contents import origin_of
from goodstanding.badges.facts import PublicAward, public_facts_of
from goodstanding.badges.inserts import day, isolated
from goodstanding.badges.models import Credential
from goodstanding.badges.pictures import look_of, seal_svg
from goodstanding.badges.queries import domains_of, newest_badge
from goodstanding.badges.queries.domains import LASTS
from goodstanding.badges.wordings import emblem_of, worded
from goodstanding.base.access import STRANGER
from goodstanding.base.checks.origin import is_loopback
from goodstanding.base.shell import Moment, Tone
from goodstanding.marketplaces.models import Marketplace

METHODS: Final = {
    "dns": gettext_lazy("a DNS TXT record"),
    "file": gettext_lazy("a file on its website"),
    "meta": gettext_lazy("a tag on its home page"),
}


@dataclass(frozen=True)
class Answer:
    """The state of a badge in words: what a reader needs who reads one line only."""

    tone: Tone
    word: str
    title: str
    lead: str
    holds: bool = False


@dataclass(frozen=True)
class Page:
    """Everything that the verification page shows. `newer` is the address of a badge that took this one's place."""

    answer: Answer
    facts: PublicAward
    designation: str
    meaning: str
    address: str
    newer: str
    seal: SafeString
    rows: tuple[tuple[str, object], ...]
    independence: tuple[str, ...]
    proof: str
    is_proof_old: bool
    history: tuple[Moment, ...]
    stranger: str
    json_ld: SafeString
    issuer: str
    is_demo: bool


def page_of(credential: Credential, *, at: datetime, referrer: str = "") -> Page:
    """The page of a badge at a moment, for a visitor who comes from `referrer`, an address or ""."""
    award, judged = credential.award, _judged(credential.award, at.date())
    standing = next(standing for each, standing in judged if each.pk == award.pk)
    facts, newest = public_facts_of([(award, standing)])[0], newest_badge(STRANGER, award)
    survey = award.decision.round
    designation, meaning = worded(survey.programme)
    answer = _answer(credential, facts, designation, newest)
    address = addresses.of_credential(credential.pk)
    return Page(
        answer=answer,
        facts=facts,
        designation=designation,
        meaning=meaning,
        address=address,
        newer=_newer(credential, facts, newest),
        seal=_seal(facts, designation, emblem_of(survey.programme)),
        rows=tuple(_rows(credential, facts)),
        independence=independence_words(independence_of(STRANGER, award.decision)),
        proof=_proof(facts),
        is_proof_old=_is_old(facts, at.date()),
        history=tuple(_history(judged, award, at.date())),
        stranger=_stranger(referrer, survey.marketplace),
        json_ld=_json_ld(facts, address, designation, is_active=answer.holds),
        issuer=addresses.of_issuer(survey.programme),
        is_demo=is_loopback(settings.ORIGIN),
    )


def _answer(credential: Credential, facts: PublicAward, designation: str, newest: Credential | None) -> Answer:
    whose = _("%(name)s: %(designation)s %(edition)s, awarded by %(operator)s.") % {
        "name": facts.marketplace,
        "designation": designation,
        "edition": facts.edition,
        "operator": facts.operator,
    }
    if not is_authentic(credential):
        title = _("This badge could not be checked")
        why = _("What is stored here does not bear a right signature of its issuer. Do not rely on it.")
        return Answer("warning", _("Could not be checked"), title, why)
    if newest and newest.pk != credential.pk and facts.is_held:
        title = _("Replaced on %(day)s") % {"day": day(newest.issued_at)}
        return Answer("neutral", _("Replaced"), title, _("The award counts; a newer badge says so."))
    return _of_state(facts, whose)


def _of_state(facts: PublicAward, whose: str) -> Answer:
    until, since = {"day": day(facts.valid_until)}, {"day": day(facts.since)}
    reason = _("Reason: %(reason)s") % {"reason": isolated(facts.reason)}
    match facts.state:
        case "granted":
            return Answer("good", _("Valid today"), _("Valid until %(day)s") % until, whose, holds=True)
        case "provisional":
            title = _("Valid until %(day)s, provisional") % until
            return Answer("warning", _("Valid, provisional"), title, whose, holds=True)
        case "suspended":
            return Answer("bad", _("Suspended"), _("Suspended on %(day)s") % since, f"{whose} {reason}")
        case "withdrawn":
            return Answer("bad", _("Revoked"), _("Revoked on %(day)s") % since, f"{whose} {reason}")
        case "renewed":
            return Answer("neutral", _("Renewed"), _("Renewed on %(day)s") % since, whose)
    return Answer("neutral", _("Expired"), _("Expired on %(day)s") % since, whose)


def _newer(credential: Credential, facts: PublicAward, newest: Credential | None) -> str:
    """The address of the badge that took this one's place: of the same award, or of the one that renewed it."""
    if newest and newest.pk != credential.pk:
        return addresses.of_credential(newest.pk)
    if facts.state != "renewed":
        return ""
    survey = credential.award.decision.round
    later = Credential.objects.filter(
        award__decision__round__programme=survey.programme_id,
        award__decision__round__marketplace=survey.marketplace_id,
        award__awarded_at__gt=credential.award.awarded_at,
    )
    newest = later.order_by("award__awarded_at", "-number").first()
    return addresses.of_credential(newest.pk) if newest else ""


def _seal(facts: PublicAward, designation: str, emblem: bytes) -> SafeString:
    look = look_of(facts, designation, emblem=emblem if len(emblem) <= _INLINE else b"")
    return mark_safe(seal_svg(look))  # noqa: S308  element() escapes every text and value


_INLINE = 8_000
"""Bytes of an emblem that the page carries; it fits into one answer of 20 kB."""


def _rows(credential: Credential, facts: PublicAward) -> Iterator[tuple[str, object]]:
    yield _("Programme"), f"{facts.programme}, {facts.edition}"
    yield _("Awarded"), day(facts.awarded_on)
    yield _("Answers"), _("%(band)s client organisations") % {"band": facts.answers}
    yield _("How they were gathered"), facts.gathered
    yield _("Assurance"), f"{facts.assurance_words} ({facts.assurance})"
    if facts.figures:
        yield from _figures(facts)
    yield _("Short address"), addresses.of_short_code(credential.code).partition("//")[2]


def _figures(facts: PublicAward) -> Iterator[tuple[str, str]]:
    figures = facts.figures
    if figures is None:
        return
    span = f" ({figures.interval[0]:.2f}–{figures.interval[1]:.2f})" if figures.interval else ""
    yield _("Trust score, of 5"), f"{figures.score:.2f}{span}"
    if figures.rate is not None:
        yield _("Clients asked who answered"), f"{100 * figures.rate:.0f} %"


def _proof(facts: PublicAward) -> str:
    if facts.proved_on is None:
        return _("Nobody has shown yet to control the domain that this marketplace names.")
    if facts.proved_by == "demo":
        return _("Nobody checked %(domain)s: this is a made world, and nobody can own that domain.") % {
            "domain": facts.domain
        }
    given = {"domain": facts.domain, "day": day(facts.proved_on), "method": METHODS[facts.proved_by]}
    return _("Control of %(domain)s was checked on %(day)s, by %(method)s.") % given


def _is_old(facts: PublicAward, on: date) -> bool:
    """Whether nobody has shown control of the domain within the last year; nobody ever does in a made world."""
    return facts.proved_by != "demo" and (facts.proved_on is None or on - facts.proved_on > LASTS)


def _judged(award: Award, on: date) -> list[tuple[Award, Standing]]:
    """Every award of the marketplace in this programme with its state, the newest first."""
    survey = award.decision.round
    own = {"decision__round__programme": survey.programme_id, "decision__round__marketplace": survey.marketplace_id}
    return standings_on(STRANGER, awards_ever(STRANGER).filter(**own), on)


def _history(judged: list[tuple[Award, Standing]], award: Award, on: date) -> Iterator[Moment]:
    """What became of every award, the newest first."""
    for each, standing in judged:
        edition = str(each.decision.round.edition)
        yield from _happened(each, standing.state, edition, on, is_this=each.pk == award.pk)


def _happened(award: Award, state: str, edition: str, on: date, *, is_this: bool) -> Iterator[Moment]:
    said = [(award.awarded_at.date(), _("Awarded"), "")]
    for pause in award.suspensions.all():
        said.append((pause.suspended_at.date(), _("Suspended"), pause.reason))
        if hasattr(pause, "reinstatement"):
            said.append((pause.reinstatement.reinstated_at.date(), _("Reinstated"), pause.reinstatement.reason))
    if hasattr(award, "withdrawal"):
        said.append((award.withdrawal.withdrawn_at.date(), _("Withdrawn"), award.withdrawal.reason))
    elif state == "lapsed":
        said.append((award.valid_until, _("Expired"), ""))
    for when, what, why in reversed([one for one in said if one[0] <= on]):
        yield Moment(day(when), f"{edition}: {what}", why, now=is_this and when == said[-1][0])


def _stranger(referrer: str, shop: Marketplace) -> str:
    """The host that a visitor came from, where it is not the holder's or ours; "" else."""
    try:
        host = (urlsplit(referrer).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if not host or host == urlsplit(settings.ORIGIN).hostname:
        return ""
    own = domains_of(STRANGER, shop)
    return "" if any(host == domain or host.endswith(f".{domain}") for domain in own) else host[:253]


def _json_ld(facts: PublicAward, address: str, designation: str, *, is_active: bool) -> SafeString:
    """schema.org Certification, safe inside a script element."""
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Certification",
        "@id": address,
        "url": address,
        "name": f"{designation} {facts.edition}",
        "certificationStatus": "CertificationActive" if is_active else "CertificationInactive",
        "issuedBy": {"@type": "Organization", "name": facts.operator},
        "about": {"@type": "Organization", "name": facts.marketplace, "url": origin_of(facts.site)},
        "validFrom": facts.awarded_on.isoformat(),
        "expires": facts.valid_until.isoformat(),
        "logo": f"{address}/og.png",
    }
    text = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(text)  # noqa: S308  nothing in it ends the element
