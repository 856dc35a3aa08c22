"""What findings reports hold about persons."""

from django.db.models import Q

from goodstanding.people.holdings import declare
from goodstanding.reports.models import Reply

declare(
    Reply,
    topic="offices",
    whose=lambda person: Q(replied_by=person.account),
    keeps={"the word of a marketplace to its clients": "text"},
    told="text replied_at",
)
