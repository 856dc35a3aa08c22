"""What findings of an edition are made of; for who operates the programme, checked by the caller."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, QuerySet

from goodstanding.accreditation.models import Decision
from goodstanding.accreditation.queries.norms import GRADES, JUDGED
from goodstanding.base.access import Actor
from goodstanding.disputes.models import Case
from goodstanding.engagements.models import Engagement
from goodstanding.rules.findings.change import Scores
from goodstanding.rules.findings.integrity import Seen
from goodstanding.rules.findings.participation import Took
from goodstanding.rules.findings.publication import Entry, Year
from goodstanding.surveys.models import Enrolment, Flag, Programme, ResponseExclusion, Round
from goodstanding.surveys.queries import policies_of

REHIRE: Final = timedelta(days=180)
LEAST_ENDED: Final = 10


def year_of(actor: Actor, programme: Programme, edition: int) -> Year:
    """Everything that findings of an edition are made of; nothing for who does not operate the programme."""
    if not actor.operates(programme.pk):
        return Year((), (), (), Seen(0, 0, 0, 0, 0), ({}, {}))
    before, after = (entries_of(actor, programme, each) for each in (edition - 1, edition))
    return Year(
        before, after, _rounds(actor, programme, edition), _seen(programme, edition), _rehire(programme, edition)
    )


def items_of(actor: Actor, programme: Programme) -> list[str]:
    """The keys of the programme's questions in their order."""
    return [item.key for item in policies_of(actor, programme).instrument(programme.instrument).items]


def entries_of(actor: Actor, programme: Programme, edition: int) -> list[Entry]:
    """The signed results of assurance A or B of an edition, about the programme's own questions."""
    if not actor.operates(programme.pk):
        return []
    decisions = Decision.objects.filter(
        in_force=True,
        round__programme=programme,
        round__edition=edition,
        round__instrument=programme.instrument,
        round__state="decided",
        assurance__in=GRADES,
        outcome__in=JUDGED,
    )
    keys = items_of(actor, programme)
    return [_entry(each, keys) for each in decisions.select_related("round").order_by("round__marketplace", "pk")]


def _entry(decision: Decision, keys: list[str]) -> Entry:
    rows = decision.verdict["items"]
    items = {keys[row["item"] - 1]: float(row["mean"]) for row in rows if row["assessed"]}
    return Entry(str(decision.round.marketplace_id), str(decision.pk), float(decision.verdict["trust_score"]), items)


def launched(actor: Actor, programme: Programme, edition: int) -> QuerySet[Round]:
    """The rounds of an edition whose field was opened, for who operates the programme."""
    rounds = Round.objects.filter(programme=programme, edition=edition, launched_at__isnull=False)
    return rounds if actor.operates(programme.pk) else rounds.none()


def _rounds(actor: Actor, programme: Programme, edition: int) -> list[Took]:
    rounds = launched(actor, programme, edition).filter(closing__isnull=False).select_related("closing")
    decisions = {each.round_id: each for each in Decision.objects.filter(round__in=rounds, in_force=True)}
    return [_took(survey, decisions.get(survey.pk)) for survey in rounds.order_by("marketplace", "pk")]


def _took(survey: Round, decision: Decision | None) -> Took:
    outcome, silence = (decision.outcome, decision.verdict.get("silence")) if decision else ("", None)
    is_signed = survey.state == "decided"
    return Took(
        reached=survey.closing.invited,
        answered=survey.closing.answered,
        candidate=outcome in JUDGED,
        awarded=is_signed and outcome == "awarded",
        late=silence["difference"] if silence else None,
    )


def _seen(programme: Programme, edition: int) -> Seen:
    flags = Flag.objects.filter(round__programme=programme, round__edition=edition)
    survey = "response__invitation__row__roster__round"
    left_out = ResponseExclusion.objects.filter(**{f"{survey}__programme": programme, f"{survey}__edition": edition})
    cases = Case.objects.filter(judge_office="operator", judge_tenant=programme.pk, opened_at__year=edition)
    other = cases.annotate(codes=Count("rulings__code", distinct=True)).filter(codes__gt=1)
    kept = flags.filter(review__outcome="kept")
    return Seen(flags.count(), kept.count(), left_out.count(), cases.count(), other.count())


def _rehire(programme: Programme, edition: int) -> tuple[Scores, Scores]:
    """For the year before an edition and its own: marketplace -> the share of engagements that ended in it after which
    the company took the worker again in time."""
    shops = Enrolment.objects.filter(programme=programme).values("marketplace")
    recent = Engagement.objects.filter(marketplace__in=shops, accepted_on__gte=date(edition - 1, 1, 1))
    begun: dict[tuple[int, int], list[date]] = defaultdict(list)
    for company, worker, day in recent.values_list("company", "worker", "accepted_on"):
        begun[company, worker].append(day)
    over = Engagement.objects.filter(marketplace__in=shops, ended_on__year__in=(edition - 1, edition))
    found: dict[int, dict[int, list[bool]]] = {edition - 1: defaultdict(list), edition: defaultdict(list)}
    for shop, company, worker, ended in over.values_list("marketplace", "company", "worker", "ended_on"):
        if ended:
            again = any(ended < day <= ended + REHIRE for day in begun.get((company, worker), ()))
            found[ended.year][shop].append(again)
    return _shares(found[edition - 1]), _shares(found[edition])


def _shares(found: Mapping[int, Sequence[bool]]) -> Scores:
    return {str(shop): sum(some) / len(some) for shop, some in sorted(found.items()) if len(some) >= LEAST_ENDED}
