"""What setting up a round needs to know: of the actor's own marketplaces and programmes, never of anybody else."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from goodstanding.base.access import Actor
from goodstanding.base.models import Event
from goodstanding.marketplaces.models import Company, Marketplace
from goodstanding.rules.quality import domain_of
from goodstanding.surveys.editions import again_from
from goodstanding.surveys.models import (
    InvitationText,
    Phase,
    Programme,
    Roster,
    RosterContact,
    RosterDraft,
    RosterRow,
    Round,
)
from goodstanding.surveys.modes import NOMINATED_RULE, Forecast, ModeOffer, forecast, is_nominated
from goodstanding.surveys.queries.policies import award_rule_of, policies_of
from goodstanding.surveys.queries.rounds import judges, next_in_draw
from goodstanding.surveys.roster.contacts import Wanted
from goodstanding.surveys.roster.free_mail import SHARED
from goodstanding.surveys.roster.reading import Frame

EDITIONS_AHEAD = 1


def programmes_joined(actor: Actor, marketplace: Marketplace) -> QuerySet[Programme]:
    """The programmes that a marketplace is in, for its team."""
    joined = Programme.objects.filter(enrolments__marketplace=marketplace).order_by("name")
    return joined if actor.serves(marketplace.pk) else joined.none()


def rounds_of(actor: Actor, marketplace: Marketplace) -> QuerySet[Round]:
    """The rounds of a marketplace, for its team, newest first."""
    rounds = Round.objects.filter(marketplace=marketplace).select_related("programme", "marketplace", "draw")
    return rounds.order_by("-edition", "-pk") if actor.serves(marketplace.pk) else rounds.none()


def editions_open(actor: Actor, marketplace: Marketplace, today: date) -> list[int]:
    """The years that a new round may be named after: this one and the next."""
    return [today.year + ahead for ahead in range(EDITIONS_AHEAD + 1)]


def next_round(actor: Actor, programme: Programme, marketplace: Marketplace, today: date) -> tuple[int, date]:
    """The edition of a marketplace's next round, and the first day from today on which it may be opened.

    It is this year's edition, or the one after the newest round that has its roster.
    """
    begun = rounds_of(actor, marketplace).filter(programme=programme).exclude(state="draft")
    newest = begun.values_list("edition", flat=True).first()
    edition = max(today.year, newest + 1) if newest else today.year
    days = (retry_day(actor, programme, marketplace), spared_until(actor, programme, marketplace, edition))
    return edition, max([today, *filter(None, days)])


def mode_offers(actor: Actor, programme: Programme, on: date) -> list[ModeOffer]:
    """The ways to choose clients in a round opened on a day, with what each costs; public."""
    policies, rule = policies_of(actor, programme), award_rule_of(actor, programme, on)
    own, nominated = policies.policy(rule, "award"), policies.policy(NOMINATED_RULE, "award")
    title = _("Everyone, or a draw where you have many clients")
    drawn = [] if is_nominated(rule) else [ModeOffer("drawn", title, _(own.about), _(own.costs))]
    return [*drawn, ModeOffer("nominated", _("The clients that you name"), _(nominated.about), _(nominated.costs))]


def prospects(actor: Actor, survey: Round, clients: int, on: date) -> Forecast:
    """What a roster of this many clients can bring in this round."""
    policies = policies_of(actor, survey.programme)
    rule = policies.award(survey.award_rule, survey.opened_at.date())
    nominated = is_nominated(survey.award_rule)
    return forecast(clients, rule, policies.assurance(on), policies.fieldwork(on), nominated=nominated)


def phase_of(actor: Actor, programme: Programme, on: date) -> Phase | None:
    """The phase that a programme is in on a day; public."""
    return programme.phases.filter(starts_on__lte=on).order_by("starts_on").last()


def spared_until(actor: Actor, programme: Programme, marketplace: Marketplace, edition: int) -> date | None:
    """The first day on which clients may be asked again in this edition, as the receipts of earlier rounds say it;
    None where nobody was asked. For the marketplace's team.
    """
    if not actor.serves(marketplace.pk):
        return None
    asked = Round.objects.filter(programme=programme, marketplace=marketplace, closes_at__isnull=False)
    earlier = asked.exclude(edition=edition).values_list("edition", "closes_at")
    return max((again_from(year, closes_at.date()) for year, closes_at in earlier if closes_at), default=None)


def retry_day(actor: Actor, programme: Programme, marketplace: Marketplace) -> date | None:
    """The first day of a new round after the newest shortfall; None without one. For the marketplace's team."""
    if not actor.serves(marketplace.pk):
        return None
    rounds = Round.objects.filter(programme=programme, marketplace=marketplace).values_list("pk", flat=True)
    told = Event.objects.filter(kind="accreditation.fell_short", subject_kind="round")
    newest = told.filter(subject_id__in=map(str, rounds)).order_by("position").last()
    if newest is None:
        return None
    decided: date = newest.at.date()
    return policies_of(actor, programme).fieldwork(decided).retry_from(decided)


def frame_of(actor: Actor, survey: Round, language: str) -> Frame:
    """What a client list for a round is read against: this marketplace's own rounds of the same edition only."""
    asked = RosterRow.objects.filter(
        roster__round__marketplace=survey.marketplace, roster__round__edition=survey.edition, invitations__isnull=False
    ).exclude(roster__round=survey)
    companies = Company.objects.filter(pk__in=asked.values("company")) if actor.serves(survey.marketplace_id) else []
    addresses = RosterContact.objects.filter(row__in=asked).values_list("contact__email", flat=True)
    domains = {company.domain for company in companies} | {domain_of(email) for email in addresses}
    return Frame(
        own_domains=frozenset([survey.marketplace.domain]),
        asked_ids=frozenset(company.external_id for company in companies),
        asked_domains=frozenset(domains - SHARED - {""}),
        language=language,
    )


def draft_of(actor: Actor, survey: Round) -> RosterDraft | None:
    """The list that a marketplace has uploaded and not yet committed, for its team."""
    return RosterDraft.objects.filter(round=survey).first() if actor.serves(survey.marketplace_id) else None


def drawn_without_contact(actor: Actor, survey: Round) -> list[RosterRow]:
    """The clients whose turn it is in the draw and for whom nobody is named yet, in its order: before the launch those
    drawn, while the field is open those that replace others. For the marketplace's team.
    """
    if not actor.serves(survey.marketplace_id) or survey.state not in ("rostered", "fielding"):
        return []
    return [row for row in next_in_draw(actor, survey) if not row.contacts.all()]


def drawn_clients(actor: Actor, survey: Round) -> list[RosterRow]:
    """The clients that are asked, in the order of the draw, for the marketplace's team."""
    if not actor.serves(survey.marketplace_id) or not survey.draw.drawn:
        return []
    rows = RosterRow.objects.filter(roster__round=survey, place__lte=survey.draw.drawn)
    return list(rows.select_related("company").order_by("place"))


def wanted_of(actor: Actor, rows: Iterable[RosterRow]) -> list[Wanted]:
    """By what a list may name these clients."""
    return [Wanted(row.pk, row.company.external_id, row.company.name, row.company.domain) for row in rows]


def addresses_in(actor: Actor, survey: Round) -> frozenset[str]:
    """The addresses that a roster names, for the marketplace's team."""
    named = RosterContact.objects.filter(row__roster__round=survey)
    return (
        frozenset(named.values_list("contact__email", flat=True))
        if actor.serves(survey.marketplace_id)
        else frozenset()
    )


def languages_drawn(actor: Actor, survey: Round) -> Counter[str]:
    """How many people will be asked in each language."""
    if not actor.serves(survey.marketplace_id) or not survey.draw.drawn:
        return Counter()
    named = RosterContact.objects.filter(row__roster__round=survey, row__place__lte=survey.draw.drawn)
    return Counter(named.values_list("language", flat=True))


def texts_of(actor: Actor, survey: Round) -> dict[str, InvitationText]:
    """A marketplace's own words in the invitations of a round, by language, for its team and whoever sends them."""
    texts = InvitationText.objects.filter(round=survey) if actor.serves(survey.marketplace_id) else []
    return {text.language: text for text in texts}


def roster_judged(actor: Actor, programme: str, survey: int) -> Roster | None:
    """The committed roster of a round, for who may judge it."""
    rosters = Roster.objects.select_related("round__programme", "round__marketplace", "attested_by")
    roster = rosters.filter(round=survey, round__programme__slug=programme).first()
    return roster if roster and judges(actor, roster.round) else None


def clients_on(actor: Actor, roster: Roster) -> QuerySet[RosterRow]:
    """The clients that a roster lists, by the marketplace's own ids, without whom to ask; for who may judge it."""
    rows = RosterRow.objects.filter(roster=roster).select_related("company").order_by("company__external_id")
    return rows if judges(actor, roster.round) else rows.none()
