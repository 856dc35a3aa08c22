"""What accounts, contacts, mails, sessions and tasks hold about persons, and what an erasure leaves."""

from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks_db.models import DBTaskResult

from goodstanding.base.models import Checkpoint, DueJob, Event, File, MailAttempt, MailHold, OutgoingMail, TreeNode
from goodstanding.people.holdings import FORMER_MEMBER, Person, address_of_nobody, declare, unnamed
from goodstanding.people.models import Account, Contact, DataExport, Grant, Reading


def told_of(person: Person) -> Q:
    """Mails to others in which the person's name or address stands."""
    named = Q()
    for name in (person.email, *person.names):
        if len(name) > 2:
            named |= Q(subject__contains=name) | Q(text__contains=name) | Q(html__contains=name)
    return named if named else Q(pk=None)


def sessions_of(person: Person) -> Q:
    """Sessions that the person signed in with, or in which the address waits for its code."""
    return Q(pk__in=[session.pk for session in Session.objects.iterator() if is_of(session.get_decoded(), person)])


def is_of(session: dict[str, Any], person: Person) -> bool:
    return session.get("_auth_user_id") == str(person.account) or person.email in str(session).lower()


OURS = "an id, a code or a digest of the install's own"
declare(
    Account,
    topic="account",
    whose=lambda person: Q(pk=person.account),
    erases={
        "email": address_of_nobody,
        "name": FORMER_MEMBER,
        "password": "!",
        "language": "en",
        "zone": "UTC",
        "is_active": False,
        "last_login": None,
    },
    told="email name language zone created_at last_login",
)
declare(
    Grant,
    topic="account",
    whose=lambda person: Q(account=person.account),
    told="office tenant granted_at ended_at",
)
declare(
    Grant,
    whose=lambda person: Q(account=person.account, ended_at=None),
    erases={"ended_at": lambda row, person, at: at},
)
declare(
    Contact,
    topic="answers",
    whose=lambda person: Q(pk=person.contact),
    erases={"email": address_of_nobody},
    told="email created_at",
)
declare(
    Reading,
    whose=lambda person: Q(subject__in=person.subjects),
    erases={"subject": "", "why": ""},
    told="subject kind office tenant why at",
    deletes=True,
)
declare(DataExport, whose=lambda person: Q(account=person.account), erases={"content": None}, deletes=True)
declare(EmailAddress, whose=lambda person: Q(user=person.account), erases={"email": ""}, deletes=True)
declare(
    EmailConfirmation,
    whose=lambda person: Q(email_address__user=person.account),
    keeps={OURS: "key"},
    deletes=True,
)
declare(
    Authenticator,
    topic="account",
    whose=lambda person: Q(user=person.account),
    erases={"data": {}},
    told="type created_at last_used_at",
    deletes=True,
)
declare(Session, whose=sessions_of, erases={"session_key": "", "session_data": ""}, deletes=True)
declare(
    DBTaskResult,
    whose=lambda person: Q(args_kwargs__icontains=person.email) | Q(traceback__icontains=person.email),
    erases={"args_kwargs": {}, "traceback": ""},
    keeps={OURS: "task_path worker_ids queue_name backend_name return_value exception_class_path"},
    deletes=True,
)
declare(
    OutgoingMail,
    topic="mails",
    whose=lambda person: Q(to__iexact=person.email),
    erases={"to": "", "headers": {}},
    keeps={OURS: "purpose about message_id language"},
    told="purpose subject language written_at state settled_at",
    deletes=True,
)
declare(
    OutgoingMail,
    whose=told_of,
    erases={name: unnamed(name) for name in ("subject", "text", "html")},
)
declare(MailAttempt, keeps={"what the mail server said; it goes with its mail": "reason"})
declare(MailHold, keeps={"why the operator of the install held its mail": "reason"})
declare(File, erases={"content": b"", "digest": ""}, keeps={OURS: "owner media_type"})
for line, columns in (
    (Event, "kind actor tenant subject_kind subject_id data previous digest"),
    (Checkpoint, "digest root key_id signature"),
    (TreeNode, "digest"),
):
    declare(line, keeps={"the record, which holds ids, numbers and digests only": columns})
declare(DueJob, keeps={OURS: "name cron"})
for table, columns in ((Permission, "name codename"), (Group, "name"), (ContentType, "app_label model")):
    declare(table, keeps={OURS: columns})
