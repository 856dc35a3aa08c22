"""Who signs in, which offices they hold, and the addresses that surveys are sent to."""

from functools import cached_property
from typing import ClassVar, cast

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from goodstanding.base.access import Actor, Office, Role

READ_KINDS = {
    "card": "Scorecard",
    "score": "Score and engagements",
    "standing": "Standing",
    "profile": "Profile",
    "work": "Engagement",
    "contacts": "List of contacts",
    "answers": "Answers with names",
}


class Account(AbstractBaseUser):
    """A person who can sign in. The address is kept in lower case: one person, one account."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=8, default="en")
    zone = models.CharField(max_length=64, default="UTC", help_text="IANA time zone of the deadlines shown")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_in_lower_case")
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def actor(self) -> Actor:
        """This account with the roles it holds now, as `base.access` understands them."""
        grants = self.grants.filter(ended_at=None).values_list("office", "tenant")
        return Actor(account=self.pk, roles=frozenset(Role(cast(Office, office), tenant) for office, tenant in grants))


class Grant(models.Model):
    """An office held at a tenant from a day to another; the office says what kind of tenant it is."""

    OFFICES: ClassVar[dict[Office, str]] = {
        "operator": "operates a programme",
        "team": "works for a marketplace",
        "client": "buys work for a company",
        "worker": "works through a marketplace",
    }

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    office = models.CharField(max_length=12, choices=list(OFFICES.items()))
    tenant = models.BigIntegerField(help_text="id of the programme, marketplace, company or worker")
    granted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "office", "tenant"], condition=models.Q(ended_at=None), name="one_grant_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.office} {self.tenant}"


class Contact(models.Model):
    """A person's address, one row for the whole install, so that one calendar can spare its owner."""

    email = models.EmailField(unique=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.email


class OptOut(models.Model):
    """'Never ask me again', said once: for one marketplace, or for all where `marketplace` is 0."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="opt_outs")
    marketplace = models.BigIntegerField(default=0, help_text="id of the marketplace; 0 for all")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "marketplace"], name="opted_out_once")]

    def __str__(self) -> str:
        return f"{self.contact_id} from {self.marketplace or 'all'}"


class Ask(models.Model):
    """A line of the ask calendar: one mail that asked a contact for answers, whatever the programmes in it."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="asks")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["contact", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.asked_at:%Y-%m-%d}"


class Reading(models.Model):
    """Somebody of another office opened data that names a person: one row an hour, reader and page."""

    subject = models.CharField(max_length=40, help_text="whose: 'account:3', 'contact:7' or 'worker:5'")
    kind = models.CharField(max_length=24, choices=list(READ_KINDS.items()))
    reader = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=12, choices=list(Grant.OFFICES.items()))
    tenant = models.BigIntegerField()
    why = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(help_text="the full hour in which it was read")

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="reading_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "reader", "office", "tenant", "at"], name="read_once_an_hour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.at:%Y-%m-%d %H}"


class Erasure(models.Model):
    """A person's wish to be erased, and what became of it. It holds ids only, so that it outlives what it erased."""

    account = models.BigIntegerField(null=True, help_text="id; none for a contact without an account")
    contact = models.BigIntegerField(null=True, help_text="id of the contact with the same address")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="when it is done, if it is not taken back before")
    taken_back_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(taken_back_at=None, done_at=None),
                name="one_erasure_waits",
            )
        ]

    def __str__(self) -> str:
        return f"erasure of account {self.account}, contact {self.contact}"


class DataExport(models.Model):
    """A person's own data as a file, made by a task; its link ends, and the file with it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="exports")
    content = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account"], condition=models.Q(made_at=None), name="one_export_is_made")
        ]

    def __str__(self) -> str:
        return f"data of account {self.account_id}"
