"""What badges hold about persons: who spoke for a marketplace."""

from django.db.models import Q

from goodstanding.badges import models
from goodstanding.people.holdings import declare, unnamed

CODE = "a code, a key, a signature or a host of the install's own"
OFFICE = "the word of a marketplace or a programme, which is no person"
declare(
    models.Story,
    topic="offices",
    whose=lambda person: Q(written_by=person.account),
    keeps={OFFICE: "text"},
    told="text written_at",
)
declare(
    models.Publicity,
    topic="offices",
    whose=lambda person: Q(set_by=person.account),
    keeps={OFFICE: "words"},
    told="words set_at",
)
declare(models.StoryRemoval, keeps={OFFICE: "reason"})
declare(models.BadgeWording, keeps={OFFICE: "language designation meaning"})
declare(models.StatusList, keeps={CODE: "signed"})
declare(models.Credential, keeps={"a badge of a marketplace": "code signed jwt key"})
declare(models.DomainProof, keeps={CODE: "domain"})
declare(models.LookalikeReport, keeps={CODE: "site"})
declare(
    models.WorkerCredential,
    whose=lambda person: Q(badge__worker__in=person.workers),
    erases={"signed": b"", "jwt": b""},
    keeps={CODE: "policy digest key"},
)
declare(
    models.WorkerBadge,
    topic="scores",
    whose=lambda person: Q(worker__in=person.workers),
    erases={"reason": unnamed("reason")},
    keeps={CODE: "code"},
    told="standing shows_score code on_at ended_at cause reason",
)
