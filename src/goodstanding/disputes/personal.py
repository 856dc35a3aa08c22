"""What cases hold about persons, and what an erasure leaves: the ruling, without the name."""

from django.db.models import Q

from goodstanding.base.models import File
from goodstanding.disputes import models
from goodstanding.marketplaces.personal import EMPTIED
from goodstanding.people.holdings import FORMER_MEMBER, Person, address_of_nobody, declare, unnamed

CODE = "a code, a key or a digest of the install's own"
RULED = "the word of who ruled, on which the other side relies"


def party(path: str, person: Person) -> Q:
    """The worker, or somebody of the public, who speaks for no company."""
    worker = Q(**{f"{path}office": "worker", f"{path}tenant__in": person.workers})
    return worker | Q(**{f"{path}office": "public", f"{path}email__iexact": person.email})


def files_of(person: Person) -> Q:
    theirs = models.StatementFile.objects.filter(party("statement__party__", person))
    others = models.StatementFile.objects.exclude(pk__in=theirs.values("pk"))
    return Q(pk__in=theirs.values("file")) & ~Q(pk__in=others.values("file"))


declare(File, whose=files_of, erases=EMPTIED)
declare(
    models.StatementFile,
    topic="work",
    whose=lambda person: party("statement__party__", person),
    erases={"name": "erased"},
    told="statement number name file",
)
declare(
    models.Statement,
    topic="work",
    whose=lambda person: party("party__", person),
    erases={"text": ""},
    told="case number text made_at",
)
declare(
    models.Agreement,
    topic="work",
    whose=lambda person: party("party__", person),
    erases={"text": ""},
    told="case text proposed_at state answered_at",
)
declare(
    models.Appeal,
    topic="work",
    whose=lambda person: party("party__", person),
    erases={"text": ""},
    told="case text at",
)
declare(
    models.Withdrawal,
    topic="work",
    whose=lambda person: Q(withdrawn_by=person.account),
    erases={"reason": ""},
    told="case reason at",
)
declare(
    models.Case,
    topic="work",
    whose=lambda person: Q(pk__in=models.Party.objects.filter(party("", person)).values("case")),
    erases={"title": unnamed("title")},
    keeps={CODE: "kind policy subject_kind judge_name"},
    told="kind title state opened_at closed_at closing",
)
declare(
    models.Ruling,
    topic="work",
    whose=lambda person: Q(case__in=models.Party.objects.filter(party("", person)).values("case")),
    erases={"reasons": unnamed("reasons")},
    keeps={CODE: "code effect", RULED: "conflict_line"},
    told="case instance code reasons effect at",
)
declare(
    models.Reviewer,
    whose=lambda person: Q(email__iexact=person.email),
    erases={"email": address_of_nobody},
)
declare(models.Party, whose=lambda person: party("", person) & ~Q(office="public"), erases={"name": FORMER_MEMBER})
declare(
    models.Party,
    whose=lambda person: party("", person) & Q(office="public"),
    erases={
        "name": FORMER_MEMBER,
        "email": address_of_nobody,
        "token_digest": lambda row, person, at: f"erased-{row.pk}",
    },
    keeps={CODE: "zone language"},
)
declare(
    models.Report,
    topic="work",
    whose=lambda person: Q(reported_by=person.account),
    erases={"text": "", "private": "", "name": FORMER_MEMBER},
    keeps={CODE: "rule policy about_kind office"},
    told="case rule text private office name",
)
declare(
    models.Report,
    whose=lambda person: Q(case__in=models.Party.objects.filter(party("", person)).values("case")),
    erases={"text": unnamed("text"), "private": unnamed("private")},
)
declare(models.Measure, keeps={CODE: "office", RULED: "lifted_why"})
declare(models.Snooze, keeps={RULED: "reason"})
declare(models.Handover, keeps={RULED: "line"})
