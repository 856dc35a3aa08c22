"""What judgements on marketplaces hold about persons: who decided, whose name alone goes."""

from django.db.models import Q

from goodstanding.accreditation import models
from goodstanding.people.holdings import declare

OFFICE = "the word of a programme or a team, which others rely on"
CODE = "a code or a digest of the install's own"
declare(
    models.Signature,
    topic="offices",
    whose=lambda person: Q(signed_by=person.account),
    keeps={OFFICE: "conflict"},
    told="decision conflict signed_at",
)
declare(
    models.Hold,
    topic="offices",
    whose=lambda person: Q(held_by=person.account),
    keeps={OFFICE: "reason"},
    told="decision reason held_at",
)
declare(
    models.Decision,
    keeps={CODE: "policy policy_digest inputs_digest outcome assurance", "figures of a round": "verdict"},
)
for table in (models.Suspension, models.Reinstatement, models.Withdrawal):
    declare(table, keeps={OFFICE: "reason"})
declare(models.Promise, keeps={OFFICE: "text"})
declare(models.Release, keeps={CODE: "policy policy_digest inputs_digest"})
declare(models.NormCell, keeps={CODE: "key figures reason"})
declare(models.NormMember, keeps={CODE: "region category bands"})
declare(
    models.Findings,
    keeps={
        CODE: "instrument policy policy_digest norm_policy inputs_digest",
        "figures of many": "tables behind",
        OFFICE: "introduction",
    },
)
