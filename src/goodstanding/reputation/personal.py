"""What scores and standings hold about persons, and what an erasure leaves: numbers without a name."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse

from goodstanding.base.access import Actor
from goodstanding.marketplaces.personal import seen_worker, shops_of
from goodstanding.people.holdings import Person, declare, declare_pages, unnamed
from goodstanding.people.reading_log import Seen, shows
from goodstanding.reputation import models

CODE = "a code, a key or a digest of the install's own"
OFFICE = "the word of a company or a team, which is no person"


def pages(person: Person) -> list[tuple[str, str, str]]:
    return [("rule", name, reverse("reputation:rule_changes", args=[slug])) for name, slug in shops_of(person)]


def by_slugs(actor: Actor, place: Mapping[str, Any]) -> Seen | None:
    return seen_worker(actor, marketplace__slug=place["marketplace"], slug=place["slug"])


def of_worker(person: Person) -> Q:
    return Q(worker__in=person.workers)


declare_pages(pages)
declare(
    models.RuleComment,
    topic="account",
    whose=lambda person: Q(account=person.account),
    erases={"text": ""},
    told="change text said_at edited_at taken_back_at",
)
declare(
    models.RemovalRequest,
    topic="scores",
    whose=lambda person: Q(engagement__worker__in=person.workers),
    erases={"why": ""},
    keeps={OFFICE: "reason"},
    told="engagement why state asked_at decided_at reason",
)
declare(
    models.Violation,
    topic="scores",
    whose=of_worker,
    erases={"reason": unnamed("reason"), "lifted_why": unnamed("lifted_why")},
    told="kind found_on reason lifted_on lifted_why",
)
declare(
    models.Score,
    topic="scores",
    whose=of_worker,
    keeps={CODE: "rule sums"},
    told="week rule score outcomes companies",
)
declare(
    models.Standing,
    topic="scores",
    whose=of_worker,
    keeps={CODE: "rule policy lost_for"},
    told="kind rule policy since until lost_for",
)
declare(
    models.StandingNotice,
    topic="scores",
    whose=lambda person: Q(standing__worker__in=person.workers),
    keeps={CODE: "condition"},
    told="kind condition value needed on",
)
declare(models.Pause, topic="scores", whose=of_worker, told="since until")
declare(
    models.Exclusion,
    topic="scores",
    whose=lambda person: Q(engagement__worker__in=person.workers),
    told="engagement reason since until",
)
declare(models.CompanyFlag, keeps={CODE: "policy"})
declare(models.Override, keeps={CODE: "missed", OFFICE: "reason"})
declare(models.RequirementSet, keeps={OFFICE: "name"})
declare(models.RateRequirement, keeps={CODE: "measure"})
declare(models.PaperRequirement, keeps={OFFICE: "title"})
declare(models.RuleChange, keeps={CODE: "rule texts effect", OFFICE: "why whose_feedback withdrawn_why"})
declare(models.ScorecardFormula, keeps={CODE: "name"})
declare(models.UsualRates, keeps={CODE: "policy shares"})
declare(models.Snapshot, keeps={CODE: "rule policy score_policy digest"})
for route, kind in (
    ("reputation:worker", "card"),
    ("reputation:score", "score"),
    ("reputation:score_table", "score"),
    ("reputation:worker_standing", "standing"),
):
    shows(route, kind, by_slugs)
