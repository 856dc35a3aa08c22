"""Reads that make the facts of a report out of a signed round."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from goodstanding.accreditation.assess.verdicts import Judgement
from goodstanding.accreditation.judging import Inputs, inputs_of, judge_inputs, rules_for
from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries import compared_by, independence_of, signed_decisions
from goodstanding.accreditation.queries.telling import decided_on
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.marketplaces.queries import marketplaces_served
from goodstanding.policies import Instrument
from goodstanding.reports.facts import Facts, Reviewed, Willing
from goodstanding.reports.refusals import FactsChanged
from goodstanding.surveys.models import Flag, Response, Round
from goodstanding.surveys.queries import policies_of
from goodstanding.surveys.queries.mailing import names_given

WILLING = ("named", "comment_withheld")
RELATED = (
    *("round__programme", "round__marketplace", "round__closing", "round__draw", "round__roster__verification"),
    *("award", "shortfall"),
)
"""What the facts of a decision are read from that it has one of."""


def reported(actor: Actor, slug: str, edition: int, programme: str = "") -> Decision | None:
    """The signed decision on an edition, for the team; of the programme, by its slug, where one is named."""
    shop = marketplaces_served(actor).filter(slug=slug).first()
    signed = signed_decisions(actor, shop) if shop else Decision.objects.none()
    found = signed.filter(round__edition=edition).select_related(*RELATED)
    return (found.filter(round__programme__slug=programme) if programme else found).first()


def all_reported(actor: Actor) -> QuerySet[Decision]:
    """Every signed decision, for the system, in the order of marketplaces, programmes and editions."""
    decisions = Decision.objects.filter(round__state="decided", in_force=True).select_related(*RELATED)
    ordered = decisions.order_by("round__marketplace__slug", "round__programme_id", "round__edition")
    return ordered if actor.is_system else ordered.none()


def all_facts(actor: Actor) -> Iterator[tuple[Decision, Facts | None]]:
    """Every signed decision with its facts as `facts_of` makes them, None where they have changed. Each is read once,
    though the edition after needs it too."""
    for _series, decisions in groupby(all_reported(actor), key=_series_of):
        before: Facts | None = None
        for decision in decisions:
            before = _facts_unless_changed(decision, before)
            yield decision, before


def facts_of(actor: Actor, decision: Decision) -> Facts | None:
    """The facts of a signed round with those of the edition before, for the marketplace's team; else None.

    Raises FactsChanged where what was signed cannot be computed again.
    """
    survey = decision.round
    if not actor.serves(survey.marketplace_id) or survey.state != "decided":
        return None
    return _facts(decision, _before(survey))


def willing_response(actor: Actor, slug: str, edition: int, key: UUID) -> Response | None:
    """The response of a respondent who chose to be named, for the team it is about, once the round is decided."""
    rows = _willing(Round.objects.filter(marketplace__slug=slug, edition=edition, state="decided"))
    return rows.filter(pk=key, invitation__row__roster__round__marketplace__in=actor.tenants("team")).first()


def _before(survey: Round) -> Facts | None:
    """The edition before; None too where its facts have changed, for then there is nothing to compare with."""
    past = Decision.objects.filter(
        round__programme=survey.programme_id,
        round__marketplace=survey.marketplace_id,
        round__edition__lt=survey.edition,
        round__state="decided",
        in_force=True,
    )
    newest = past.select_related(*RELATED).order_by("-round__edition").first()
    return _facts_unless_changed(newest, None) if newest else None


def _series_of(decision: Decision) -> tuple[int, int]:
    return decision.round.marketplace_id, decision.round.programme_id


def _facts_unless_changed(decision: Decision, before: Facts | None) -> Facts | None:
    try:
        return _facts(decision, before)
    except FactsChanged:
        return None


def _facts(decision: Decision, before: Facts | None) -> Facts:
    survey = decision.round
    inputs, policies = inputs_of(SYSTEM, survey), policies_of(SYSTEM, survey.programme)
    if inputs.digest != decision.inputs_digest:
        raise FactsChanged
    rules = rules_for(policies, survey.opened_at.date(), survey.award_rule)
    instrument: Instrument = policies.instrument(survey.instrument, survey.opened_at.date())
    award = getattr(decision, "award", None)

    def judge(judged: Inputs) -> Judgement:
        return judge_inputs(survey, judged, policies, rules)

    return Facts(
        marketplace=survey.marketplace.name,
        programme=survey.programme.name,
        operator=survey.programme.operator,
        designation=survey.programme.designation,
        edition=str(survey.edition),
        on=decided_on(SYSTEM, decision),
        judgement=judge(inputs),
        asked=instrument.items,
        instrument=instrument,
        questions=(),
        until=award.valid_until if award else None,
        waves=inputs.waves,
        reviewed=_reviewed(survey, inputs, judge),
        willing=tuple(_named(survey)),
        before=before,
        independence=independence_of(SYSTEM, decision),
        compared=compared_by(SYSTEM, decision),
    )


def _reviewed(survey: Round, inputs: Inputs, judge: Callable[[Inputs], Judgement]) -> Reviewed:
    flags = Flag.objects.filter(round=survey)
    counts = flags.aggregate(flags=Count("pk"), kept=Count("pk", filter=Q(review__outcome="kept")))
    everybody = replace(inputs, counted=(*inputs.counted, *inputs.excluded), excluded=())
    return Reviewed(
        **counts,
        excluded=len(inputs.excluded),
        with_excluded=judge(everybody) if inputs.excluded else None,
    )


def _willing(rounds: QuerySet[Round]) -> QuerySet[Response]:
    rows = Response.objects.filter(
        invitation__row__roster__round__in=rounds, confidentiality__in=WILLING, exclusion=None
    )
    return rows.select_related("invitation__row__company", "invitation__contact", "reply").order_by("pk")


def _named(survey: Round) -> Iterator[Willing]:
    responses = list(_willing(Round.objects.filter(pk=survey.pk)))
    names = names_given(SYSTEM, [response.invitation for response in responses])
    for response in responses:
        invitation, reply = response.invitation, getattr(response, "reply", None)
        yield Willing(
            respondent=str(invitation.pk),
            client=str(invitation.row_id),
            key=str(response.pk),
            name=names.get(invitation.pk) or invitation.contact.email,
            company=invitation.row.company.name,
            comment=response.comment if response.confidentiality == "named" else "",
            reply=reply.text if reply else "",
            replied_on=reply.replied_at.date() if reply else None,
        )
