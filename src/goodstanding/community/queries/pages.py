"""Reads of a programme's public page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import awards_held
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.base.models import File
from goodstanding.community.default_texts import default_texts
from goodstanding.community.languages import ORIGINAL
from goodstanding.community.models import ContactMessage, Milestone, PageVersion, RoleContact, Sponsor
from goodstanding.people.models import Account
from goodstanding.people.queries import held_at
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import policies_of, programmes

TIERS: Final = tuple(Sponsor.TIERS)


@dataclass(frozen=True)
class PageText:
    """The sections of a page and the language they are in; `version` is None for the text that we wrote."""

    language: str
    texts: Mapping[str, str]
    version: PageVersion | None

    def section(self, key: str) -> str:
        return self.texts.get(key, "")


@dataclass(frozen=True)
class Way:
    """How to reach somebody about one thing: the role, who holds it, and the name shown."""

    role: str
    account: Account
    name: str


def public_programme(actor: Actor, slug: str) -> Programme | None:
    """The programme with this slug; every programme is public."""
    return programmes(actor).filter(slug=slug).first()


def page_text(actor: Actor, programme: Programme, language: str) -> PageText:
    """The newest text in a language, else the newest English one, else ours; public."""
    for spoken in (language, ORIGINAL):
        if version := newest(actor, programme, spoken):
            return PageText(spoken, version.texts, version)
    return our_text(actor, programme, language)


def our_text(actor: Actor, programme: Programme, language: str) -> PageText:
    """The text that we wrote for every programme, in a language; public."""
    return PageText(language, default_texts(_names_in(programme), language), None)


def newest(actor: Actor, programme: Programme, language: str) -> PageVersion | None:
    """The text of a page as it was left last in a language; public."""
    return PageVersion.objects.filter(programme=programme, language=language).order_by("-pk").first()


def _names_in(programme: Programme) -> dict[str, object]:
    """What fills the places in the text that we wrote."""
    instrument = policies_of(SYSTEM, programme).instrument(programme.instrument)
    return {
        "programme": programme.name,
        "designation": programme.designation,
        "operator": programme.operator,
        "items": len(instrument.items),
    }


def versions(actor: Actor, programme: Programme, language: str) -> QuerySet[PageVersion]:
    """Every text that the page had in a language, the newest first, for who operates the programme."""
    kept = PageVersion.objects.filter(programme=programme, language=language).order_by("-pk")
    kept = kept.select_related("edited_by", "restores")
    return kept if actor.operates(programme.pk) else kept.none()


def sponsors(actor: Actor, programme: Programme) -> list[tuple[str, list[Sponsor]]]:
    """The sponsors of today by tier, the principal ones first, tiers without any left out; public."""
    named = list(Sponsor.objects.filter(programme=programme, removed_at=None).order_by("named_at", "pk"))
    tiers = [(tier, [sponsor for sponsor in named if sponsor.tier == tier]) for tier in TIERS]
    return [(tier, found) for tier, found in tiers if found]


def logo_of(actor: Actor, slug: str, sponsor: int) -> File | None:
    """The logo of a sponsor who stands on the page of the programme with this slug; public."""
    found = Sponsor.objects.filter(programme__slug=slug, pk=sponsor, removed_at=None).select_related("logo").first()
    return found.logo if found else None


def milestones(actor: Actor, programme: Programme, since: date) -> QuerySet[Milestone]:
    """The dates of the calendar that are not over on a day, the next one first; public."""
    dated = Milestone.objects.filter(programme=programme, removed_at=None)
    return dated.annotate(last=Coalesce("ends_on", "starts_on")).filter(last__gte=since).order_by("starts_on", "pk")


def contacts_named(actor: Actor, programme: Programme) -> dict[str, Account]:
    """Who was named for each role and still operates the programme; public."""
    operating = held_at(SYSTEM, "operator", programme.pk).values("account")
    named = RoleContact.objects.filter(Q(account__in=operating), programme=programme).select_related("account")
    return {contact.role: contact.account for contact in named}


def ways_to_reach(actor: Actor, programme: Programme) -> list[Way]:
    """A way for each role: who was named, else the operator's longest-serving person, unnamed. None for a programme
    that nobody operates."""
    named = contacts_named(actor, programme)
    first = held_at(SYSTEM, "operator", programme.pk).first()
    if first is None:
        return []
    return [
        Way(role, named[role], named[role].name) if role in named else Way(role, first.account, programme.operator)
        for role in RoleContact.ROLES
    ]


def messages_over(actor: Actor, at: datetime) -> QuerySet[ContactMessage]:
    """Messages that were kept for as long as they may be. The system alone asks."""
    over = ContactMessage.objects.filter(sent_at__lt=at - timedelta(days=ContactMessage.KEPT_DAYS))
    return over if actor.is_system else over.none()


def programmes_to_tidy(actor: Actor, at: datetime) -> QuerySet[Programme]:
    """Programmes with such messages. The system alone asks."""
    return Programme.objects.filter(pk__in=messages_over(actor, at).values("programme")).order_by("pk")


def holders(actor: Actor, programme: Programme, on: date) -> list[Award]:
    """The awards of a programme in force on a day, the newest of each marketplace, by its name; public."""
    awards = awards_held(actor, on).filter(decision__round__programme=programme).order_by("awarded_at")
    newest_of = {award.decision.round.marketplace_id: award for award in awards}
    return sorted(newest_of.values(), key=lambda award: award.decision.round.marketplace.name.casefold())


def begun_at(actor: Actor) -> datetime:
    """When the first programme was founded, the beginning of 1970 where there is none; public."""
    first = programmes(actor).order_by("founded_at").first()
    return first.founded_at if first else datetime.fromtimestamp(0, UTC)
