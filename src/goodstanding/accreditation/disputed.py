"""Appeals against decisions: who may open one, what it is about, who is part of it, what a ruling does."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from goodstanding.accreditation.models import Decision, Hold, Signature
from goodstanding.accreditation.queries.reopening import SUBJECT, may_be_appealed, others_of
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.disputes.actions.opening import Filing, Side
from goodstanding.disputes.describing import Fact, Subject, describes, foresees, involves
from goodstanding.disputes.models import Case
from goodstanding.disputes.subjects import offer
from goodstanding.people.queries import held_at

OUTCOMES = {
    "awarded": gettext_noop("awarded"),
    "not_awarded": gettext_noop("not awarded"),
    "insufficient_clients": gettext_noop("not judged, too few clients"),
    "insufficient_item_coverage": gettext_noop("not judged, too many items with too few answers"),
}


def about_decision(actor: Actor, pk: int) -> Sequence[Filing]:
    """The team of the marketplace appeals against the decision on its newest decided round."""
    decision = _found(pk)
    if decision is None or not may_be_appealed(actor, decision):
        return []
    survey = decision.round
    shop, programme = survey.marketplace, survey.programme
    team = Side("team", shop.pk, shop.name, zone=shop.zone)
    title = _("The decision on %(round)s") % {"round": survey}
    return [Filing("award", (SUBJECT, pk), title, team, None, programme.pk, programme.name)]


offer(SUBJECT, about_decision)


@describes(SUBJECT)
def decision_words(pk: int) -> Subject | None:
    """A decision with its outcome and its days, for who rules the appeal."""
    decision = _found(pk)
    if decision is None:
        return None
    survey = decision.round
    facts = [
        (_("Marketplace"), survey.marketplace.name),
        (_("Programme"), survey.programme.name),
        (_("Outcome"), _(OUTCOMES[decision.outcome])),
        (_("Assurance"), decision.assurance),
        (_("Policy"), decision.policy),
    ]
    link = reverse("portals:decision", args=[survey.programme.slug, survey.pk])
    return Subject(str(survey), link, facts, _timeline(decision))


def _timeline(decision: Decision) -> list[Fact]:
    signed = Signature.objects.filter(decision=decision).select_related("signed_by").order_by("pk")
    held = Hold.objects.filter(decision=decision).select_related("held_by").order_by("pk")
    facts = [Fact(decision.computed_at, _("The rule was applied"))]
    facts += [Fact(each.held_at, _("%(name)s held it") % {"name": each.held_by.name}, each.reason) for each in held]
    return facts + [Fact(each.signed_at, _("%(name)s signed") % {"name": each.signed_by.name}) for each in signed]


@involves(SUBJECT)
def tied_to(pk: int) -> set[int]:
    """Who signed the decision, and who works for the marketplace."""
    decision = _found(pk)
    if decision is None:
        return set()
    signed = Signature.objects.filter(decision=decision).values_list("signed_by", flat=True)
    return {*signed, *(grant.account_id for grant in held_at(SYSTEM, "team", decision.round.marketplace_id))}


@foresees(SUBJECT)
def effect_of_ruling(case: Case, code: str, percent: int | None, at: datetime) -> Sequence[str]:
    """What counts until the decision is taken again, and who takes it again; nothing where it stands."""
    decision = _found(case.subject_id)
    if code != "decide_again" or decision is None:
        return ()
    names = {"outcome": _(OUTCOMES[decision.outcome])}
    said = [_("Until another decision is signed the first counts: %(outcome)s.") % names]
    if not others_of(SYSTEM, decision):
        said.append(_("Nobody else operates the programme: who signed first signs again, and says so."))
    return said


def _found(pk: int) -> Decision | None:
    found = Decision.objects.filter(pk=pk, round__state="decided")
    return found.select_related("round__programme", "round__marketplace").first()
