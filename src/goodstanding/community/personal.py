"""What programmes' pages hold about persons, and what an erasure leaves."""

from functools import reduce
from operator import or_

from django.db.models import Q

from goodstanding.community import models
from goodstanding.people.holdings import FORMER_MEMBER, Person, address_of_nobody, declare, unnamed

OFFICE = "the word of a programme, which is no person"
CODE = "a code or a key of the install's own"


def _speaks(person: Person) -> Q:
    """Sessions whose line of speakers has a name of the person."""
    called = [Q(speakers__contains=name) for name in person.names if len(name) > 2]
    return reduce(or_, called, Q(pk__in=[]))


declare(
    models.ContactMessage,
    topic="mails",
    whose=lambda person: Q(email__iexact=person.email),
    erases={"name": FORMER_MEMBER, "email": address_of_nobody, "text": ""},
    keeps={CODE: "language"},
    told="programme role name email language text sent_at",
)
declare(
    models.RoleContact,
    topic="offices",
    whose=lambda person: Q(account=person.account),
    told="programme role named_at",
)
declare(
    models.Gathering,
    topic="offices",
    whose=lambda person: Q(host=person.account),
    erases={name: unnamed(name) for name in ("title", "about", "place", "link")},
    keeps={OFFICE: "reason", CODE: "language zone"},
    told="kind title about place starts_at ends_at state",
)
declare(
    models.Rsvp,
    topic="offices",
    whose=lambda person: Q(account=person.account),
    told="gathering state answered_at",
)
declare(
    models.Session,
    topic="offices",
    whose=_speaks,
    erases={"speakers": unnamed("speakers")},
    keeps={OFFICE: "title room link"},
    told="gathering title speakers starts_at",
)
declare(
    models.BoardPost,
    topic="offices",
    whose=lambda person: Q(author=person.account),
    erases={"text": ""},
    keeps={OFFICE: "reason"},
    told="programme text posted_at reason",
)
declare(
    models.PostReport,
    topic="offices",
    whose=lambda person: Q(account=person.account),
    told="post reported_at",
)
declare(models.Material, keeps={OFFICE: "title url"})
declare(
    models.Coach,
    topic="offices",
    whose=lambda person: Q(account=person.account),
    erases={"hours": "", "about": ""},
    keeps={CODE: "items languages zone"},
    told="programme items languages hours about",
)
declare(
    models.ActionPlan,
    topic="offices",
    whose=lambda person: Q(owner=person.account) | Q(made_by=person.account),
    keeps={OFFICE: "action", CODE: "item"},
    told="marketplace item action state",
)
declare(
    models.ItemQuestion,
    whose=lambda person: Q(contact=person.contact),
    erases={"token_digest": lambda row, person, at: f"erased-{row.pk}"},
    keeps={CODE: "language"},
)
declare(
    models.DigestWish,
    topic="mails",
    whose=lambda person: Q(account=person.account) | Q(worker__in=person.workers),
    keeps={CODE: "categories"},
    told="categories days is_paused wished_at",
)
declare(models.Congratulation, keeps={OFFICE: "language title text"})
declare(models.Announcement, keeps={OFFICE: "slug words"})
declare(models.PageVersion, keeps={OFFICE: "language texts"})
declare(models.Sponsor, keeps={OFFICE: "name site"})
declare(models.Milestone, keeps={OFFICE: "words"})
